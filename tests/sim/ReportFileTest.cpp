// SPDX-License-Identifier: GPL-3.0-or-later
#include "TinyCity.h"

#include <sandtable/sim/Agenda.h>
#include <sandtable/sim/FileReports.h>
#include <sandtable/sim/ReportFile.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

namespace sandtable::sim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(ReportFile, FindsColumnsByTheirUsualNames)
{
    const auto file =
        parseReports("r.csv", "\"srnumber\",\"Created Date\",\"RequestType\",\"Latitude\",\"Longitude\",\"Address\"\n"
                              "1,2020-01-01 00:05:00,Illegal Dumping Pickup,34.5,-118.5,\"16815 W VANOWEN ST\"\n");
    ASSERT_TRUE(file) << file.error().message;
    const FileReport& report = file->reports.at(0);
    EXPECT_EQ(report.text, "Illegal Dumping Pickup");
    EXPECT_EQ(report.address, "16815 W VANOWEN ST");
    EXPECT_EQ(report.secondOfDay, 300);
    ASSERT_TRUE(report.point);
    EXPECT_DOUBLE_EQ(report.point->lat, 34.5);
    EXPECT_DOUBLE_EQ(report.point->lon, -118.5);
}

TEST(ReportFile, ReadsChineseHeaders)
{
    const auto file =
        parseReports("r.csv", "类别,内容,时间,经度,纬度,地址\n井盖,井盖不见了,2025/3/1 8:30,113.1,23.0,汾江中路12号\n");
    ASSERT_TRUE(file);
    EXPECT_EQ(file->reports[0].text, "井盖: 井盖不见了");
    EXPECT_EQ(file->reports[0].secondOfDay, 8 * 3600 + 1800);
    EXPECT_TRUE(file->reports[0].point);
}

TEST(ReportFile, BadNumbersNameFileLineAndColumn)
{
    const auto file = parseReports("r.csv", "text,lat,lon\nhole,23.0,113.1\nhole,abc,113.1\nhole,23.0,400\n");
    ASSERT_TRUE(file);
    EXPECT_EQ(file->reports.size(), 3u);
    EXPECT_EQ(file->problemCount, 2u);
    EXPECT_THAT(file->problems,
                ElementsAre("r.csv:3: column lat: 'abc' is not a number", "r.csv:4: column lon: 400 is outside ±180"));
    EXPECT_TRUE(file->reports[0].point);
    EXPECT_FALSE(file->reports[1].point);
    EXPECT_FALSE(file->reports[2].point);
}

TEST(ReportFile, MissingFieldsAndZeroPlacesAreNoPlace)
{
    const auto file = parseReports("r.csv", "text,lat,lon\nhole,,\nhole\nhole,0,0\n");
    ASSERT_TRUE(file);
    EXPECT_EQ(file->problemCount, 0u);
    for (const FileReport& report : file->reports) {
        EXPECT_FALSE(report.point);
        EXPECT_EQ(report.secondOfDay, -1);
    }
}

TEST(ReportFile, FileWithoutAUsableColumnOrRowSaysSo)
{
    EXPECT_THAT(parseReports("r.csv", "a,b\n1,2\n").error().message,
                HasSubstr("r.csv:1: no column says what happened"));
    EXPECT_THAT(parseReports("r.csv", "text\n").error().message, HasSubstr("no row"));
    EXPECT_FALSE(parseReports("r.csv", ""));
    EXPECT_EQ(readReports("/nowhere/r.csv").error().code, ErrorCode::NotFound);
}

TEST(ReportFile, UnderstandsTimesOfTheUsualKinds)
{
    const auto file = parseReports(
        "r.csv", "text,time\na,01/31/2020 11:05:00 PM\nb,12:00:30 AM\nc,2020-01-31T07:08Z\nd,noon\ne,25:00\nf,:30\n");
    ASSERT_TRUE(file);
    std::vector<int> seconds;
    for (const FileReport& report : file->reports) {
        seconds.push_back(report.secondOfDay);
    }
    EXPECT_THAT(seconds, ElementsAre(23 * 3600 + 300, 30, 7 * 3600 + 480, -1, -1, -1));
}

TEST(ReportFile, LongTextsAreCutBetweenCharacters)
{
    std::string text = "text\n";
    for (int i = 0; i < 2000; ++i) {
        text += "坑";
    }
    const auto file = parseReports("r.csv", text);
    ASSERT_TRUE(file);
    EXPECT_LE(file->reports[0].text.size(), 1600u);
    EXPECT_EQ(file->reports[0].text.size() % 3, 0u);
}

class FileReportsTest : public ::testing::Test
{
protected:
    FileReports source(std::vector<FileReport> reports, std::uint64_t seed = 1)
    {
        return FileReports(m_city, m_sites, std::move(reports), 5000, std::chrono::minutes(480), Random(seed));
    }
    city::CityModel m_city = tinyCity();
    Sites m_sites{m_city};
    const EventTime m_start = fromMicros(1'772'380'800'000'000);
};

TEST_F(FileReportsTest, KeepsTheTimeOfDayOfEachRow)
{
    std::vector<FileReport> rows;
    for (int hour = 0; hour < 24; hour += 3) {
        rows.push_back({fmt::format("hour {}", hour), "", std::nullopt, hour * 3600 + 10});
    }
    FileReports reports = source(rows);
    const DayRhythm clock(1, DayRhythm::usual(), std::chrono::minutes(480));
    EventTime at = m_start;
    for (int i = 0; i < 500; ++i) {
        const PlannedReport planned = reports.next(at);
        at = planned.at;
        EXPECT_TRUE(planned.report.text().starts_with(fmt::format("hour {}（", clock.localHour(at))))
            << planned.report.text();
    }
}

TEST_F(FileReportsTest, PlaceOutsideTheCityIsPutInsideAndSaysSo)
{
    const FileReport row{"Bulky Items", "16815 W VANOWEN ST", geo::Wgs84{-118.5, 34.2}, -1};
    FileReports first = source({row}, 1);
    FileReports second = source({row}, 99);
    const protocol::SubmitReport a = first.next(m_start).report;
    const protocol::SubmitReport b = second.next(m_start).report;
    ASSERT_TRUE(a.has_point());
    EXPECT_EQ(a.point().lon(), b.point().lon());
    EXPECT_EQ(a.text(), b.text());
    EXPECT_THAT(a.text(), ::testing::StartsWith("Bulky Items（原址 16815 W VANOWEN ST 不在本市"));
    EXPECT_THAT(a.text(), HasSubstr(a.address()));
    const geo::LocalMetres at = m_city.frame.toLocal(geo::Wgs84{a.point().lon(), a.point().lat()});
    EXPECT_TRUE(geo::contains(m_city.regions[0].outer, at));
}

TEST_F(FileReportsTest, PlaceInsideTheCityStaysWhereItIs)
{
    const geo::Wgs84 at = m_city.frame.toWgs84(geo::LocalMetres{700, 900});
    const protocol::SubmitReport report = source({{"坑", "东风路1号", at, -1}}).next(m_start).report;
    EXPECT_DOUBLE_EQ(report.point().lon(), at.lon);
    EXPECT_EQ(report.text(), "坑, 东风路1号");
}

TEST_F(FileReportsTest, FileThatKnowsOnlyTheDayGetsTheUsualRhythm)
{
    std::vector<FileReport> rows(20, {"x", "东风路1号", std::nullopt, 0});
    FileReports reports = source(rows);
    const DayRhythm clock(1, DayRhythm::usual(), std::chrono::minutes(480));
    std::map<int, int> hours;
    EventTime at = m_start;
    for (int i = 0; i < 10'000; ++i) {
        at = reports.next(at).at;
        ++hours[clock.localHour(at)];
    }
    EXPECT_GT(hours.size(), 15u);
    EXPECT_GT(hours[9], hours[3]);
}

TEST_F(FileReportsTest, RealRequestsAreReadWhereTheyAreAtHand)
{
    const std::filesystem::path file = SANDTABLE_SOURCE_DIR "/../shared/data/reports/la311_2020.csv";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "skipped: no " << file;
    }
    auto read = readReports(file);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_GT(read->reports.size(), 9000u);
    FileReports reports = source(std::move(read->reports));
    EventTime at = m_start;
    for (int i = 0; i < 1000; ++i) {
        const PlannedReport planned = reports.next(at);
        at = planned.at;
        EXPECT_LE(planned.report.text().size(), 2000u);
        EXPECT_FALSE(planned.report.text().empty());
    }
}

} // namespace
} // namespace sandtable::sim
