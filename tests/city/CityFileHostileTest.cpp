// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleCity.h"

#include <sandtable/base/Random.h>
#include <sandtable/city/CityFile.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>
#include <vector>

namespace sandtable::city {
namespace {

using testing::HasSubstr;

/// A good file that a test spoils.
class HostileCityFile : public testing::Test
{
protected:
    void SetUp() override
    {
        CityModel city = sampleCity();
        ASSERT_TRUE(writeCity(city, m_file));
    }
    void spoil(const char* sql)
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(m_file.c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
        sqlite3_close(database);
    }
    Error problem(std::uint32_t parts = kEverything) const
    {
        const auto read = readCity(m_file, parts);
        return read ? Error{ErrorCode::Cancelled, "was read"} : read.error();
    }
    void expectMalformed(const char* text) const
    {
        const Error error = problem();
        EXPECT_EQ(error.code, ErrorCode::Malformed) << error.message;
        EXPECT_THAT(error.message, HasSubstr(text));
        EXPECT_THAT(error.message, HasSubstr("city.gpkg"));
    }

    TemporaryFolder m_folder;
    std::filesystem::path m_file = m_folder / "city.gpkg";
};

TEST_F(HostileCityFile, MissingFileIsNotFound)
{
    const auto read = readCity(m_folder / "other.gpkg");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::NotFound);
    EXPECT_THAT(read.error().message, HasSubstr("other.gpkg"));
    EXPECT_FALSE(std::filesystem::exists(m_folder / "other.gpkg"));
}

TEST_F(HostileCityFile, TextAndEmptyFilesAreMalformed)
{
    std::ofstream(m_file) << "this is no database, however long it may be, and it never was one at all";
    EXPECT_EQ(problem().code, ErrorCode::Malformed);
    std::ofstream(m_file, std::ios::trunc).close();
    expectMalformed("sandtable_meta is missing");
}

TEST_F(HostileCityFile, AFolderIsUnreadable)
{
    std::filesystem::remove(m_file);
    std::filesystem::create_directory(m_file);
    EXPECT_EQ(problem().code, ErrorCode::Unreadable);
}

TEST_F(HostileCityFile, EveryTruncationIsAnErrorAndNoCrash)
{
    const auto size = std::filesystem::file_size(m_file);
    for (std::uintmax_t left = size - 1; left > 0; left = left * 9 / 10) {
        std::filesystem::resize_file(m_file, left);
        EXPECT_FALSE(readCity(m_file)) << left;
    }
}

TEST_F(HostileCityFile, FlippedBytesNeverCrash)
{
    std::vector<char> good(std::filesystem::file_size(m_file));
    std::ifstream(m_file, std::ios::binary).read(good.data(), static_cast<std::streamsize>(good.size()));
    Random random(5);
    for (int round = 0; round < 300; ++round) {
        std::vector<char> bad = good;
        for (int i = 0; i < 40; ++i) {
            bad[random.below(static_cast<std::uint32_t>(bad.size()))] = static_cast<char>(random.next());
        }
        std::ofstream(m_file, std::ios::binary).write(bad.data(), static_cast<std::streamsize>(bad.size()));
        const auto read = readCity(m_file);
        if (read) {
            EXPECT_LE(read->regions.size(), 9u);
        } else {
            EXPECT_FALSE(read.error().message.empty());
        }
    }
}

TEST_F(HostileCityFile, AnotherVersionIsUnsupported)
{
    spoil("UPDATE sandtable_meta SET value='99' WHERE key='format'");
    EXPECT_EQ(problem().code, ErrorCode::Unsupported);
    EXPECT_THAT(problem().message, HasSubstr("99"));
}

TEST_F(HostileCityFile, OriginMustBeAPlace)
{
    spoil("UPDATE sandtable_meta SET value='nan' WHERE key='origin_lat'");
    expectMalformed("row origin_lat: \"nan\" is not a latitude");
    spoil("UPDATE sandtable_meta SET value='22.99' WHERE key='origin_lat';"
          "DELETE FROM sandtable_meta WHERE key='origin_lon'");
    expectMalformed("row origin_lon: is missing");
}

TEST_F(HostileCityFile, MissingTablesAreNamed)
{
    spoil("DROP TABLE cameras");
    expectMalformed("table cameras is missing");
    EXPECT_TRUE(readCity(m_file, kRoads).has_value()) << "what is not wanted is not looked at";
}

TEST_F(HostileCityFile, ViewsAreRefused)
{
    spoil("DROP TABLE components; CREATE VIEW components AS WITH RECURSIVE n(fid) AS (SELECT 1 UNION ALL SELECT fid+1 "
          "FROM n) SELECT fid, x'00' AS geom, 1 AS code, 1 AS grid FROM n");
    expectMalformed("table components is missing");
}

TEST_F(HostileCityFile, NullsNameTableRowAndField)
{
    spoil("CREATE TABLE t AS SELECT * FROM places; DROP TABLE places; CREATE TABLE places AS SELECT * FROM t;"
          "UPDATE places SET name=NULL WHERE fid=2");
    expectMalformed("table places, row 2, field name: is NULL instead of a text");
}

TEST_F(HostileCityFile, WrongTypesAndRangesNameTheField)
{
    spoil("UPDATE buildings SET height_m='tall' WHERE fid=1");
    expectMalformed("table buildings, row 1, field height_m: is not a number");
    spoil("UPDATE buildings SET height_m=-4 WHERE fid=1");
    expectMalformed("row 1, field height_m: is -4, not within 0 to 2000");
    spoil("UPDATE buildings SET height_m=9e999 WHERE fid=1");
    expectMalformed("field height_m: is inf");
    spoil("UPDATE buildings SET height_m=9, use='castle' WHERE fid=1");
    expectMalformed("row 1, field use: \"castle\" is none of the known words");
}

TEST_F(HostileCityFile, ReferencesMustPointToRows)
{
    spoil("UPDATE roads SET to_node=6 WHERE fid=3");
    expectMalformed("table roads, row 3, field to_node: refers to row 6, where 5 exist");
    spoil("UPDATE roads SET to_node=5 WHERE fid=3; UPDATE addresses SET building=99 WHERE fid=1");
    expectMalformed("table addresses, row 1, field building: refers to row 99");
    spoil("UPDATE addresses SET building=1 WHERE fid=1; UPDATE workers SET home_grid=-1 WHERE fid=1");
    expectMalformed("table workers, row 1, field home_grid");
}

TEST_F(HostileCityFile, RegionsNeverFormACycle)
{
    spoil("UPDATE regions SET parent=7 WHERE fid=4");
    expectMalformed("table regions, row 4, field parent");
    spoil("UPDATE regions SET parent=1 WHERE fid=4; UPDATE regions SET parent=NULL WHERE fid=8");
    expectMalformed("table regions, row 8, field parent: is not a region of a higher tier");
}

TEST_F(HostileCityFile, GapsInTheRowsAreTold)
{
    spoil("DELETE FROM components WHERE fid=1");
    expectMalformed("table components, row 1: fid is 2");
    spoil("UPDATE components SET fid=9000000000");
    expectMalformed("has 9000000000 rows");
}

TEST_F(HostileCityFile, BrokenGeometriesAreToldApart)
{
    const auto geometry = [&](const char* value, const char* expected) {
        spoil((std::string("UPDATE waters SET geom=") + value + " WHERE fid=1").c_str());
        expectMalformed((std::string("table waters, row 1, field geom: ") + expected).c_str());
    };
    geometry("NULL", "is NULL instead of a geometry");
    geometry("x''", "is cut short");
    geometry("x'4750'", "is cut short");
    geometry("x'58580001E6100000'", "is not a GeoPackage geometry");
    geometry("x'47500001E7100000010300000000000000'", "is not in EPSG:4326");
    geometry("x'47500000000010E6010300000000000000'", "is big-endian");
    geometry("x'4750000FE6100000010300000000000000'", "has an unknown envelope");
    geometry("x'47500001E61000000101000000'", "is of another geometry type than its layer");
    geometry("x'47500001E6100000010300000000000000'", "is a polygon without an outline");
    geometry("x'47500001E61000000103000000FFFFFFFF05000000'", "promises more points than it holds");
    geometry("x'47500001E6100000010300000001000000FFFFFFFF'", "promises more points than it holds");
    geometry("x'47500001E610000001030000000100000003000000'", "has a ring of fewer than three corners");
}

TEST_F(HostileCityFile, CoordinatesStayNearTheCity)
{
    // A point at 0° E, 0° N, and one that is not a number.
    spoil("UPDATE components SET geom=x'47500001E610000001010000000000000000000000"
          "0000000000000000' WHERE fid=1");
    expectMalformed("table components, row 1, field geom: has a coordinate too far from the city's origin");
    spoil("UPDATE components SET geom=x'47500001E61000000101000000000000000000F87F"
          "000000000000F87F' WHERE fid=1");
    expectMalformed("too far from the city's origin");
}

TEST_F(HostileCityFile, TextsAreShortAndUtf8)
{
    spoil("UPDATE cameras SET name=CAST(x'E7A5C0' AS TEXT) WHERE fid=1");
    expectMalformed("table cameras, row 1, field name: is not UTF-8");
    spoil("UPDATE cameras SET name=replace(hex(zeroblob(5000)), '0', 'x') WHERE fid=1");
    expectMalformed("field name: has 10000 bytes, at most 4096 are read");
}

TEST_F(HostileCityFile, StringsKeepTheirOrder)
{
    spoil("DELETE FROM sandtable_strings WHERE id=1");
    expectMalformed("table sandtable_strings, row 2: id is out of order");
}

} // namespace
} // namespace sandtable::city
