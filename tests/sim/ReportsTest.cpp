// SPDX-License-Identifier: GPL-3.0-or-later
#include "TinyCity.h"

#include <sandtable/base/Utf8.h>
#include <sandtable/sim/Agenda.h>
#include <sandtable/sim/CitizenReports.h>
#include <sandtable/wording/Csv.h>

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace sandtable::sim {
namespace {

class CitizenReportsTest : public ::testing::Test
{
protected:
    std::vector<PlannedReport> reports(const city::CityModel& city, std::uint64_t seed, int count)
    {
        const Sites sites(city);
        CitizenReports source(city, m_catalogue, sites, 6000, Random(seed));
        std::vector<PlannedReport> out;
        EventTime at = kMorning;
        for (int i = 0; i < count; ++i) {
            out.push_back(source.next(at));
            at = out.back().at;
        }
        return out;
    }
    catalogue::Catalogue m_catalogue = shippedCatalogue();
    city::CityModel m_city = tinyCity();
};

TEST_F(CitizenReportsTest, SameSeedSameReports)
{
    const auto first = reports(m_city, 7, 300);
    const auto second = reports(m_city, 7, 300);
    const auto other = reports(m_city, 8, 300);
    int differ = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].at, second[i].at);
        EXPECT_EQ(first[i].report.SerializeAsString(), second[i].report.SerializeAsString());
        differ += first[i].report.text() != other[i].report.text() ? 1 : 0;
    }
    EXPECT_GT(differ, 250);
}

TEST_F(CitizenReportsTest, TextsAreChineseVariedAndNameAPlace)
{
    const auto made = reports(m_city, 7, 2000);
    std::set<std::string> texts;
    int named = 0;
    for (const PlannedReport& planned : made) {
        const std::string& text = planned.report.text();
        EXPECT_TRUE(hasChinese(text));
        EXPECT_TRUE(isUtf8(text));
        EXPECT_LT(text.size(), 600u);
        texts.insert(text);
        const bool road = text.find("东风路") != std::string::npos || text.find("南北巷") != std::string::npos;
        bool place = false;
        for (const city::Place& known : m_city.places) {
            place = place || text.find(known.name) != std::string::npos;
        }
        named += road || place ? 1 : 0;
    }
    EXPECT_EQ(named, 2000);
    EXPECT_GT(texts.size(), 1800u);
}

TEST_F(CitizenReportsTest, CityWithoutChineseNamesSpeaksEnglish)
{
    for (const PlannedReport& planned : reports(tinyCity(false), 7, 300)) {
        EXPECT_FALSE(hasChinese(planned.report.text())) << planned.report.text();
        EXPECT_FALSE(hasChinese(planned.report.reporter()));
    }
}

TEST_F(CitizenReportsTest, ChannelsMixAndSomeComeWithoutCoordinates)
{
    std::map<int, int> channels;
    int withPoint = 0;
    for (const PlannedReport& planned : reports(m_city, 7, 3000)) {
        ++channels[planned.report.channel()];
        withPoint += planned.report.has_point() ? 1 : 0;
        if (planned.report.channel() == protocol::CHANNEL_GRID_WORKER) {
            EXPECT_TRUE(planned.report.reporter().starts_with('W'));
            EXPECT_TRUE(planned.report.has_point());
        }
    }
    EXPECT_EQ(channels.size(), 6u);
    EXPECT_GT(channels[protocol::CHANNEL_WECHAT], 600);
    EXPECT_GT(withPoint, 1800);
    EXPECT_LT(withPoint, 2700);
}

TEST_F(CitizenReportsTest, CoordinatesLieInOrNearTheCity)
{
    for (const PlannedReport& planned : reports(m_city, 7, 2000)) {
        if (planned.report.has_point()) {
            const protocol::Point& point = planned.report.point();
            const geo::LocalMetres at = m_city.frame.toLocal(geo::Wgs84{point.lon(), point.lat()});
            EXPECT_GT(at.x, -400);
            EXPECT_LT(at.x, 2400);
            EXPECT_GT(at.y, -400);
            EXPECT_LT(at.y, 2400);
        }
    }
}

TEST_F(CitizenReportsTest, WhatIsReportedDependsOnThePlace)
{
    int dust = 0;
    int dustAtSite = 0;
    for (const PlannedReport& planned : reports(m_city, 7, 4000)) {
        if (planned.report.text().find("工地扬尘") != std::string::npos) {
            ++dust;
            dustAtSite += planned.report.text().find("金沙湾工地") != std::string::npos ? 1 : 0;
        }
    }
    EXPECT_GT(dust, 10);
    EXPECT_EQ(dust, dustAtSite);
}

TEST_F(CitizenReportsTest, BareCityStillReports)
{
    city::CityModel bare = tinyCity();
    bare.addresses.clear();
    bare.places.clear();
    bare.roads.clear();
    bare.workers.clear();
    for (const PlannedReport& planned : reports(bare, 7, 50)) {
        EXPECT_FALSE(planned.report.text().empty());
    }
}

TEST(Sites, FindsEachSettingOfTheCity)
{
    const city::CityModel city = tinyCity();
    const Sites sites(city);
    Random random(1);
    EXPECT_TRUE(sites.chinese());
    EXPECT_EQ(sites.pick(Setting::Market, random)->words, "东风市场");
    EXPECT_TRUE(sites.has(Setting::OldTown));
    EXPECT_TRUE(sites.pick(Setting::MainRoad, random)->words.size() > 0);
    EXPECT_EQ(sites.addressed(3)->words, city.addressText(city.addresses[3]));
    EXPECT_EQ(sites.addressed(3)->community, "社区1");
    const city::CityModel nothing;
    EXPECT_FALSE(Sites(nothing).addressed(3));
}

TEST(Sites, EnglishAddressesPutTheNumberFirst)
{
    const city::CityModel city = tinyCity(false);
    EXPECT_EQ(Sites(city).addressed(0)->words, "1 East Road 1");
}

} // namespace
} // namespace sandtable::sim
