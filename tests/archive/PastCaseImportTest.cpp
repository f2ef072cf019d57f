// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/archive/PastCaseImport.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace sandtable;
using namespace sandtable::archive;

namespace {
/// One street, one community, one micro-grid of two kilometres around the origin.
city::CityModel oneGrid()
{
    city::CityModel city;
    city.frame = geo::Frame(geo::Wgs84{113.1, 23.0});
    const geo::Ring ring{{-1000, -1000}, {1000, -1000}, {1000, 1000}, {-1000, 1000}};
    std::uint32_t parent = city::kNone;
    for (const auto& [tier, code] : {std::pair{city::Tier::District, "440604"},
                                     {city::Tier::Street, "440604010"},
                                     {city::Tier::Community, "440604010001"},
                                     {city::Tier::MicroGrid, "440604010001001"}}) {
        city::Region region;
        region.tier = tier;
        region.code = code;
        region.name = code;
        region.parent = parent;
        region.outer = ring;
        city.regions.push_back(region);
        parent = static_cast<std::uint32_t>(city.regions.size() - 1);
    }
    return city;
}

class PastCases : public testing::Test
{
protected:
    PastCases()
        : m_list(*catalogue::Catalogue::load(std::string(SANDTABLE_SOURCE_DIR) + "/data/catalogue")), m_city(oneGrid())
    {
        std::string name = (std::filesystem::temp_directory_path() / "sandtable-past-XXXXXX").string();
        m_folder = ::mkdtemp(name.data());
    }
    ~PastCases() override { std::filesystem::remove_all(m_folder); }

    std::filesystem::path write(const std::string& name, const std::string& text)
    {
        std::ofstream(m_folder / name) << text;
        return m_folder / name;
    }
    Result<PastCaseReport> import(const std::filesystem::path& source, const PastCaseColumns& columns = {})
    {
        auto archive = storage::CaseArchive::open(m_folder / "past.db");
        return importPastCases({source, m_folder / "refused.csv", columns}, m_city, m_list, *archive);
    }
    std::vector<storage::PastCase> all() const
    {
        return storage::CaseArchive::open(m_folder / "past.db")->search({})->cases;
    }
    std::string refusals() const
    {
        std::ifstream in(m_folder / "refused.csv");
        return {std::istreambuf_iterator<char>(in), {}};
    }

    catalogue::Catalogue m_list;
    city::CityModel m_city;
    std::filesystem::path m_folder;
};
} // namespace

TEST_F(PastCases, RowsOfAHotlineAreTakenByTheirUsualNames)
{
    const std::string subclass = m_list.subclasses().front().nameZh;
    const auto report =
        import(write("hotline.csv", "工单编号,诉求内容,事发地址,经度,纬度,小类名称,承办单位,来源,受理时间,办结时间\n"
                                    "A1,\"井盖, \"\"破\"\"了\n第二行\",祖庙路3号,113.101,23.001," +
                                        subclass + "," + m_list.units().front().nameZh +
                                        ",微信,2024/5/3 8:11,2024/5/4 9:00\n"
                                        "A2,没有地点,,,,,,,2024-05-03 09:00:00,\n"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->taken, 2) << refusals();
    const auto cases = all();
    ASSERT_EQ(cases.size(), 2);
    EXPECT_EQ(cases[1].text, "井盖, \"破\"了\n第二行");
    EXPECT_EQ(cases[1].gridCode, "440604010001001");
    EXPECT_EQ(cases[1].itemCode, m_list.subclasses().front().code);
    EXPECT_EQ(cases[1].unitCode, m_list.units().front().code);
    EXPECT_EQ(cases[1].channel, protocol::CHANNEL_WECHAT);
    EXPECT_TRUE(cases[1].closed.has_value());
    EXPECT_FALSE(cases[0].at.has_value());
    EXPECT_FALSE(cases[0].closed.has_value());
}

TEST_F(PastCases, EachRefusedRowIsListedWithFieldValueAndReason)
{
    const auto report = import(write("bad.csv", "number,text,lon,lat,item,unit,channel,reported,closed\n"
                                                "1,ok,,,,,,2024-05-03 08:00,\n"
                                                "1,again,,,,,,2024-05-03 08:00,\n"
                                                ",no number,,,,,,2024-05-03 08:00,\n"
                                                "2,,,,,,,2024-05-03 08:00,\n"
                                                "3,bad time,,,,,,gestern,\n"
                                                "4,closed before,,,,,,2024-05-03 08:00,2024-05-02 08:00\n"
                                                "5,outside,113.5,23.0,,,,2024-05-03 08:00,\n"
                                                "6,half a place,113.1,,,,,2024-05-03 08:00,\n"
                                                "7,unknown item,,,Z99,,,2024-05-03 08:00,\n"
                                                "8,unknown unit,,,,D99,,2024-05-03 08:00,\n"
                                                "9,unknown channel,,,,,fax,2024-05-03 08:00,\n"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->rows, 11);
    EXPECT_EQ(report->taken, 1);
    EXPECT_EQ(report->refused, 10);
    const std::string list = refusals();
    for (const char* line : {"2,number,\"1\",\"there already\"", "3,number,\"\",\"missing\"", "4,text,\"\",\"missing\"",
                             "5,reported,\"gestern\"", "6,closed,\"2024-05-02 08:00\",\"before it was reported\"",
                             "7,lon,\"113.5\",\"outside the city\"", "8,lat,\"\"", "9,item,\"Z99\"", "10,unit,\"D99\"",
                             "11,channel,\"fax\""}) {
        EXPECT_NE(list.find(line), std::string::npos) << line << "\nin\n" << list;
    }
}

TEST_F(PastCases, TheSameFileAgainAddsNothing)
{
    const auto file = write("a.csv", "number,text,reported\n1,水管,2024-05-03 08:00\n2,井盖,2024-05-03 08:00\n");
    EXPECT_EQ(import(file)->taken, 2);
    EXPECT_EQ(import(file)->taken, 0);
    EXPECT_EQ(all().size(), 2);
}

TEST_F(PastCases, GeoJsonHasItsPlacesAsPoints)
{
    const auto report = import(write(
        "a.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[113.1,23.0]},
        "properties":{"number":"1","text":"水管","reported":"2024-05-03T08:00:00+08:00"}},{"type":"Feature","geometry":null,
        "properties":{"number":"2","text":"井盖","reported":"2024-05-03T09:00:00+08:00"}}]})"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->taken, 2) << refusals();
    EXPECT_EQ(all()[1].gridCode, "440604010001001");
}

TEST_F(PastCases, AMappingNamesColumnsAndDatum)
{
    const auto mapping = PastCaseColumns::load(write(
        "map.toml",
        "datum = \"gcj02\"\n[columns]\nnumber = \"ID\"\ntext = \"Was\"\nlon = \"X\"\nlat = \"Y\"\nreported = \"T\"\n"));
    ASSERT_TRUE(mapping) << mapping.error().message;
    // WGS 84 113.1, 23.0 in GCJ-02, to about a metre.
    const auto report = import(write("b.csv", "ID,Was,X,Y,T\n1,a,113.10537,22.99736,2024-05-03\n"), *mapping);
    ASSERT_TRUE(report) << report.error().message;
    ASSERT_EQ(report->taken, 1) << refusals();
    EXPECT_NEAR(all()[0].at->lon(), 113.1, 5e-4);
    EXPECT_NEAR(all()[0].at->lat(), 23.0, 5e-4);
}

TEST_F(PastCases, WhatCannotBeReadFailsWhole)
{
    EXPECT_EQ(import(m_folder / "none.csv").error().code, ErrorCode::NotFound);
    const auto noTime = import(write("c.csv", "number,text\n1,a\n"));
    ASSERT_FALSE(noTime);
    EXPECT_NE(noTime.error().message.find("reported"), std::string::npos);
    PastCaseColumns columns;
    columns.names[static_cast<std::size_t>(Column::Text)] = "missing";
    EXPECT_FALSE(import(write("d.csv", "number,text,reported\n1,a,2024-05-03\n"), columns));
    EXPECT_FALSE(import(write("e.geojson", R"({"type":"FeatureCollection","features":[{"type":)")));
    EXPECT_EQ(all().size(), 0);
}

TEST_F(PastCases, BadMappingsAreNamedWithTheirLine)
{
    for (const char* text :
         {"datum = \"utm\"\n", "[columns]\nwhat = \"x\"\n", "[columns]\ntext = 3\n", "colums = 1\n", "= ="}) {
        const auto mapping = PastCaseColumns::load(write("bad.toml", text));
        ASSERT_FALSE(mapping) << text;
        EXPECT_NE(mapping.error().message.find("bad.toml:"), std::string::npos) << mapping.error().message;
    }
    EXPECT_EQ(PastCaseColumns::load(m_folder / "no.toml").error().code, ErrorCode::NotFound);
}

TEST_F(PastCases, TextThatIsNotUtf8IsRefusedRowByRow)
{
    const auto report =
        import(write("gbk.csv", "number,text,reported\n1,\xcb\xae\xb9\xdc,2024-05-03\n2,水管,2024-05-03\n"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->taken, 1);
    EXPECT_EQ(report->refused, 1);
}
