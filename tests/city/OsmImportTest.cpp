// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleCity.h"

#include <sandtable/city/CityFile.h>
#include <sandtable/city/Fingerprint.h>
#include <sandtable/city/Import.h>
#include <sandtable/city/Rules.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <numeric>
#include <set>

namespace sandtable::city {
namespace {

using testing::HasSubstr;

/// Draws a town in OSM's XML, which GDAL's driver reads as it reads .pbf. Places are metres east and north of
/// 7.42° E, 43.73° N, so that the tests can speak of metres.
class OsmText
{
public:
    std::int64_t node(double east, double north, const std::map<std::string, std::string>& tags = {})
    {
        const geo::Wgs84 at = m_frame.toWgs84({east, north});
        m_nodes += "<node id='" + std::to_string(++m_last) + "' version='1' lat='" + std::to_string(at.lat) +
                   "' lon='" + std::to_string(at.lon) + "'>" + text(tags) + "</node>\n";
        return m_last;
    }
    void way(const std::vector<std::int64_t>& nodes, const std::map<std::string, std::string>& tags)
    {
        m_ways += "<way id='" + std::to_string(++m_last) + "' version='1'>";
        for (const std::int64_t id : nodes) {
            m_ways += "<nd ref='" + std::to_string(id) + "'/>";
        }
        m_ways += text(tags) + "</way>\n";
    }
    void box(double west, double south, double east, double north, const std::map<std::string, std::string>& tags)
    {
        const std::int64_t first = node(west, south);
        way({first, node(east, south), node(east, north), node(west, north), first}, tags);
    }
    std::filesystem::path save(const std::filesystem::path& file) const
    {
        std::ofstream(file) << "<?xml version='1.0'?>\n<osm version='0.6'>\n" << m_nodes << m_ways << "</osm>\n";
        return file;
    }

private:
    static std::string text(const std::map<std::string, std::string>& tags)
    {
        std::string xml;
        for (const auto& [key, value] : tags) {
            xml += "<tag k='" + key + "' v='" + value + "'/>";
        }
        return xml;
    }

    geo::Frame m_frame{geo::Wgs84{7.42, 43.73}};
    std::int64_t m_last = 0;
    std::string m_nodes;
    std::string m_ways;
};

/// Five streets each way, 200 m apart, with a house in every block.
OsmText gridTown()
{
    OsmText town;
    std::int64_t ids[5][5];
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 5; ++column) {
            ids[row][column] = town.node(column * 200, row * 200);
        }
    }
    for (int i = 0; i < 5; ++i) {
        const std::string number = std::to_string(i);
        town.way({ids[i][0], ids[i][1], ids[i][2], ids[i][3], ids[i][4]},
                 {{"highway", "residential"}, {"name", "Rue " + number}});
        town.way({ids[0][i], ids[1][i], ids[2][i], ids[3][i], ids[4][i]},
                 {{"highway", i == 2 ? "primary" : "residential"},
                  {"name", "Avenue " + number},
                  {"name:en", "Avenue No " + number}});
    }
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 4; ++column) {
            const double x = column * 200 + 50;
            const double y = row * 200 + 50;
            town.box(x, y, x + 20, y + 15, {{"building", "yes"}});
        }
    }
    return town;
}

Result<Import> importOsm(const std::filesystem::path& file, const std::string& name = "", const Progress& progress = {})
{
    return importCity({kOsmMapping, {file.string()}, name}, progress);
}

class OsmImportFile : public testing::Test
{
protected:
    Import imported(const OsmText& town, const std::string& name = "Testville")
    {
        auto result = importOsm(town.save(m_folder / "town.osm"), name);
        EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message);
        return result ? std::move(*result) : Import();
    }
    TemporaryFolder m_folder;
};

TEST_F(OsmImportFile, EveryRuleHolds)
{
    const Import town = imported(gridTown());
    const Inspection inspection = inspectCity(town.model);
    EXPECT_EQ(inspection.breaks(), 0u) << (inspection.broken.empty() ? "" : inspection.broken[0].examples[0]);
    EXPECT_EQ(inspection.counts.buildings, 16u);
    EXPECT_GE(inspection.counts.streets, 1u);
    EXPECT_GE(inspection.counts.communities, 2u);
    EXPECT_GE(inspection.counts.microGrids, 6u);
    EXPECT_GE(inspection.counts.workers, inspection.counts.microGrids);
    EXPECT_EQ(town.model.name, "Testville");
    EXPECT_THAT(town.model.code, testing::MatchesRegex("99[0-9]{4}"));
}

TEST_F(OsmImportFile, RoadsAreSplitWhereTheyMeet)
{
    const CityModel city = imported(gridTown()).model;
    EXPECT_EQ(city.roadNodes.size(), 25u);
    EXPECT_EQ(city.roads.size(), 40u);
    const auto arterial = std::count_if(city.roads.begin(), city.roads.end(),
                                        [](const Road& r) { return r.roadClass == RoadClass::Arterial; });
    EXPECT_EQ(arterial, 4);
    EXPECT_EQ(city.strings[city.roads.front().name], "Rue 0");
}

TEST_F(OsmImportFile, TheSameFileGivesTheSameCity)
{
    EXPECT_EQ(contentFingerprint(imported(gridTown()).model), contentFingerprint(imported(gridTown()).model));
}

TEST_F(OsmImportFile, LoosePiecesOfRoadAreLeftOutAndTold)
{
    OsmText town = gridTown();
    town.way({town.node(320, 320), town.node(340, 330)}, {{"highway", "service"}});
    const Import result = imported(town);
    EXPECT_EQ(result.model.roads.size(), 40u);
    EXPECT_THAT(result.notes, testing::Contains(HasSubstr("1 pieces of road that nothing connects")));
    EXPECT_THAT(result.model.source, HasSubstr("OpenStreetMap contributors"));
    EXPECT_THAT(result.model.source, HasSubstr("made up"));
}

TEST_F(OsmImportFile, HeightsComeFromTagsThenLevelsThenUse)
{
    OsmText town = gridTown();
    town.box(90, 120, 105, 135, {{"building", "yes"}, {"height", "24.5 m"}});
    town.box(120, 120, 135, 135, {{"building", "yes"}, {"building:levels", "4"}});
    town.box(150, 120, 165, 135, {{"building", "industrial"}});
    town.box(120, 90, 135, 105, {{"building", "yes"}, {"height", "164 ft"}});
    const CityModel city = imported(town).model;
    ASSERT_EQ(city.buildings.size(), 20u);
    EXPECT_FLOAT_EQ(city.buildings[16].heightM, 24.5F);
    EXPECT_EQ(city.buildings[16].storeys, 8);
    EXPECT_FLOAT_EQ(city.buildings[17].heightM, 12);
    EXPECT_EQ(city.buildings[18].use, BuildingUse::Industrial);
    EXPECT_EQ(city.buildings[18].storeys, 1);
    EXPECT_NEAR(city.buildings[19].heightM, 50, 0.1);
}

TEST_F(OsmImportFile, AddressesPlacesAndEnterprisesAreTaken)
{
    OsmText town = gridTown();
    town.node(60, 55, {{"addr:housenumber", "12"}, {"addr:street", "Rue 1"}});
    town.node(61, 56, {{"addr:housenumber", "12"}, {"addr:street", "Rue 1"}});
    town.node(62, 57, {{"addr:housenumber", "12号"}, {"addr:street", "人民路"}, {"shop", "bakery"}, {"name", "Pain"}});
    town.node(450, 460, {{"amenity", "hospital"}, {"name", "Hôpital"}, {"name:en", "Hospital"}});
    const CityModel city = imported(town).model;
    ASSERT_EQ(city.addresses.size(), 2u) << "the same door twice is one address";
    EXPECT_EQ(city.addressText(city.addresses[0]), "Rue 1 12");
    EXPECT_EQ(city.addressText(city.addresses[1]), "人民路12号");
    EXPECT_EQ(city.addresses[0].building, 0u);
    ASSERT_EQ(city.enterprises.size(), 1u);
    EXPECT_EQ(city.enterprises[0].sector, "F");
    EXPECT_EQ(city.enterprises[0].address, 1u);
    ASSERT_EQ(city.places.size(), 1u);
    EXPECT_EQ(city.places[0].nameEn, "Hospital");
}

TEST_F(OsmImportFile, BoundariesBecomeTheDistrictAndItsStreets)
{
    OsmText town = gridTown();
    // The outline's corners are the streets' corners, as in the real data.
    const std::int64_t a = town.node(-50, -50), b = town.node(410, -50), c = town.node(850, -50);
    const std::int64_t d = town.node(850, 850), e = town.node(390, 850), f = town.node(-50, 850);
    town.way({a, b, c, d, e, f, a}, {{"boundary", "administrative"}, {"admin_level", "6"}, {"name", "Ville"}});
    town.way({a, b, e, f, a},
             {{"boundary", "administrative"}, {"admin_level", "8"}, {"name", "Ouest"}, {"name:en", "West"}});
    town.way({b, c, d, e, b}, {{"boundary", "administrative"}, {"admin_level", "8"}, {"name", "Est"}});
    const CityModel city = imported(town, "").model;
    EXPECT_EQ(city.name, "Ville");
    EXPECT_NEAR(geo::signedArea(city.regions[0].outer), 900 * 900, 100);
    const auto [first, count] = city.tierRange(Tier::Street);
    ASSERT_EQ(count, 2u);
    std::map<std::string, double> areas;
    for (std::uint32_t i = first; i < first + count; ++i) {
        areas[city.regions[i].nameEn] = geo::signedArea(city.regions[i].outer);
    }
    EXPECT_NEAR(areas["West"], 450 * 900, 100);
    EXPECT_NEAR(areas["Est"], 450 * 900, 100);
    EXPECT_EQ(inspectCity(city).breaks(), 0u);
}

/// The town of two streets, the narrow western one in three communities of the next level but one; a hamlet
/// lies in each street.
OsmText townOfTwoLevels()
{
    OsmText town = gridTown();
    const std::int64_t a = town.node(-50, -50), b = town.node(210, -50), c = town.node(850, -50);
    const std::int64_t d = town.node(850, 850), e = town.node(210, 850), f = town.node(-50, 850);
    const std::int64_t g = town.node(-50, 250), h = town.node(210, 250);
    const std::int64_t i = town.node(-50, 550), j = town.node(210, 550);
    const auto boundary = [&](const std::vector<std::int64_t>& ring, const char* level, const char* name) {
        town.way(ring, {{"boundary", "administrative"}, {"admin_level", level}, {"name", name}});
    };
    boundary({a, b, c, d, e, f, a}, "6", "Ville");
    boundary({a, b, h, j, e, f, i, g, a}, "8", "Ouest");
    boundary({b, c, d, e, j, h, b}, "8", "Est");
    boundary({a, b, h, g, a}, "10", "Sud");
    boundary({g, h, j, i, g}, "10", "Milieu");
    boundary({i, j, e, f, i}, "10", "Nord");
    town.node(100, 100, {{"place", "hamlet"}, {"name", "Hameau"}});
    town.node(700, 700, {{"place", "hamlet"}, {"name", "Champs"}});
    return town;
}

TEST_F(OsmImportFile, CommunitiesFollowTheNextBoundariesWhereTheyCoverTheStreet)
{
    const Import result = imported(townOfTwoLevels(), "");
    const CityModel& city = result.model;
    std::map<std::string, double> west;
    std::set<std::string> east;
    const auto [first, count] = city.tierRange(Tier::Community);
    for (std::uint32_t i = first; i < first + count; ++i) {
        const Region& region = city.regions[i];
        if (city.regions[region.parent].name == "Ouest") {
            west[region.name] = geo::signedArea(region.outer);
        } else {
            east.insert(region.name);
        }
    }
    ASSERT_EQ(west.size(), 3u);
    EXPECT_NEAR(west["Sud"], 260 * 300, 100) << "a hamlet does not take the boundary's name away";
    EXPECT_NEAR(west["Milieu"], 260 * 300, 100);
    EXPECT_NEAR(west["Nord"], 260 * 300, 100);
    EXPECT_TRUE(east.contains("Champs")) << "made from blocks, called after what lies there";
    EXPECT_THAT(result.notes, testing::Contains(HasSubstr("communities of 1 of 2 streets follow")));
    EXPECT_EQ(inspectCity(city).breaks(), 0u);
}

TEST_F(OsmImportFile, BoundariesThatCoverLittleOfAStreetAreNoCommunities)
{
    OsmText town = townOfTwoLevels();
    town.box(500, 100, 560, 160, {{"boundary", "administrative"}, {"admin_level", "10"}, {"name", "Coin"}});
    const CityModel city = imported(town, "").model;
    EXPECT_TRUE(std::none_of(city.regions.begin(), city.regions.end(),
                             [](const Region& region) { return region.name == "Coin"; }));
    EXPECT_EQ(inspectCity(city).breaks(), 0u);
}

TEST_F(OsmImportFile, WaterIsClippedToTheDistrict)
{
    OsmText town = gridTown();
    town.box(210, -5000, 240, 5000, {{"natural", "water"}, {"water", "river"}, {"name", "Fleuve"}});
    const CityModel city = imported(town).model;
    ASSERT_EQ(city.waters.size(), 1u);
    EXPECT_EQ(city.waters[0].kind, WaterKind::River);
    EXPECT_LT(geo::area(city.waters[0].shape), 30 * 1100);
}

TEST_F(OsmImportFile, TheSeaLiesToTheRightOfTheCoast)
{
    OsmText town = gridTown();
    // Northwards along x = 700: the sea is east of it.
    town.way({town.node(700, -3000), town.node(700, 3000)}, {{"natural", "coastline"}});
    const CityModel city = imported(town).model;
    ASSERT_EQ(city.waters.size(), 1u);
    const geo::Bounds whole = city.bounds();
    geo::Bounds sea;
    sea.add(city.waters[0].shape.outer);
    EXPECT_NEAR(sea.max.x, whole.max.x, 0.01);
    EXPECT_NEAR(sea.max.x - sea.min.x, 160, 5) << "from the coast to the hull's edge 60 m past the last road";
}

TEST_F(OsmImportFile, ACoastThatEndsInsideIsLedOut)
{
    OsmText town = gridTown();
    town.way({town.node(700, 20), town.node(700, 780)}, {{"natural", "coastline"}});
    const CityModel city = imported(town).model;
    ASSERT_EQ(city.waters.size(), 1u);
    EXPECT_NEAR(geo::area(city.waters[0].shape), 160 * 920, 5000);
}

TEST_F(OsmImportFile, RoadsFitBetweenTheHouses)
{
    OsmText town = gridTown();
    town.box(40, 201.5, 60, 220, {{"building", "yes"}});
    const CityModel city = imported(town).model;
    EXPECT_EQ(inspectCity(city).breaks(), 0u);
    const auto narrow = std::count_if(city.roads.begin(), city.roads.end(),
                                      [](const Road& r) { return r.widthM < 3 && r.roadClass == RoadClass::Branch; });
    EXPECT_EQ(narrow, 1);
}

TEST_F(OsmImportFile, ErrorsNameTheFile)
{
    const auto expect = [&](const std::filesystem::path& file, ErrorCode code, const char* text) {
        const auto result = importOsm(file);
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().code, code);
        EXPECT_THAT(result.error().message, HasSubstr(file.string()));
        EXPECT_THAT(result.error().message, HasSubstr(text));
    };
    expect(m_folder / "none.osm.pbf", ErrorCode::NotFound, "no such file");
    std::ofstream(m_folder / "empty.osm.pbf").close();
    expect(m_folder / "empty.osm.pbf", ErrorCode::Malformed, "is empty");
    std::ofstream(m_folder / "text.osm.pbf") << "a letter, not a map";
    expect(m_folder / "text.osm.pbf", ErrorCode::Malformed, "is no vector data that GDAL's driver OSM reads");
    OsmText wild;
    wild.box(0, 0, 10, 10, {{"building", "yes"}});
    expect(wild.save(m_folder / "wild.osm"), ErrorCode::Malformed, "no roads");
}

TEST_F(OsmImportFile, Cancels)
{
    const auto result =
        importOsm(gridTown().save(m_folder / "town.osm"), "", [](double, const char*) { return false; });
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
}

/// Real extracts, where the checkout has them beside it.
class RealOsm : public testing::TestWithParam<const char*>
{
protected:
    void SetUp() override
    {
        m_file = std::filesystem::path(SANDTABLE_SOURCE_DIR) / "../shared/data/osm" / GetParam();
        if (!std::filesystem::exists(m_file)) {
            GTEST_SKIP() << m_file << " is not here";
        }
    }
    std::filesystem::path m_file;
};

TEST_P(RealOsm, RegionsTileAndRoadsConnect)
{
    const auto town = importOsm(m_file);
    ASSERT_TRUE(town.has_value()) << town.error().message;
    for (const BrokenRule& rule : inspectCity(town->model).broken) {
        // What is built over a road or a stream in the world is so in the model.
        EXPECT_TRUE(rule.rule == "buildings.road" || rule.rule == "buildings.water")
            << rule.rule << ": " << rule.examples[0];
    }
    EXPECT_GE(town->model.buildings.size(), 20u);
    EXPECT_GE(town->model.tierRange(Tier::MicroGrid).second, 6u);
}

TEST_P(RealOsm, CutFilesAreErrors)
{
    const TemporaryFolder folder;
    const std::filesystem::path cut = folder / "cut.osm.pbf";
    std::filesystem::copy_file(m_file, cut);
    std::filesystem::resize_file(cut, std::filesystem::file_size(cut) / 2);
    const auto town = importOsm(cut);
    ASSERT_FALSE(town.has_value());
    EXPECT_EQ(town.error().code, ErrorCode::Malformed);
    EXPECT_THAT(town.error().message, HasSubstr("cut.osm.pbf: is damaged or cut short"));
}

INSTANTIATE_TEST_SUITE_P(Files, RealOsm,
                         testing::Values("valhalla_bench_monaco.osm.pbf", "valhalla_bayfront_singapore.osm.pbf",
                                         "liechtenstein-2013-08-03.osm.pbf"));

} // namespace
} // namespace sandtable::city
