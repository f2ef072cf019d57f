// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/city/CityFile.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace sandtable::city {
namespace {

using testing::HasSubstr;

struct Outcome
{
    int status = -1;
    std::string text; ///< standard output and error together
};

/// Runs the real program.
class CityTool : public testing::Test
{
protected:
    void SetUp() override
    {
        m_folder = std::filesystem::temp_directory_path() / ("sandtable-citytool-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    std::string path(const char* name) const { return (m_folder / name).string(); }
    std::size_t files() const
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(m_folder), {}));
    }
    static Outcome run(const std::string& arguments)
    {
        Outcome outcome;
        const std::string command =
            std::string(SANDTABLE_BIN_DIR) + "/sandtable-city " + arguments + " 2>&1 </dev/null";
        FILE* pipe = ::popen(command.c_str(), "r");
        std::array<char, 4096> chunk;
        while (pipe && std::fgets(chunk.data(), static_cast<int>(chunk.size()), pipe)) {
            outcome.text += chunk.data();
        }
        const int status = pipe ? ::pclose(pipe) : -1;
        outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return outcome;
    }
    /// Two crossing streets and four houses.
    std::string town() const
    {
        std::ofstream file(path("town.osm"));
        file << "<?xml version='1.0'?><osm version='0.6'>\n";
        int id = 0;
        const auto node = [&](double lon, double lat) {
            file << "<node id='" << ++id << "' version='1' lon='" << std::to_string(lon) << "' lat='"
                 << std::to_string(lat) << "'/>\n";
        };
        node(7.420, 43.730), node(7.424, 43.730), node(7.428, 43.730), node(7.424, 43.727), node(7.424, 43.733);
        for (const double lon : {7.421, 7.426}) {
            for (const double lat : {43.7285, 43.7315}) {
                node(lon, lat), node(lon + 0.0002, lat), node(lon + 0.0002, lat + 0.0002), node(lon, lat + 0.0002);
            }
        }
        file
            << "<way id='101' version='1'><nd ref='1'/><nd ref='2'/><nd ref='3'/><tag k='highway' v='primary'/></way>\n"
            << "<way id='102' version='1'><nd ref='4'/><nd ref='2'/><nd ref='5'/><tag k='highway' "
               "v='residential'/></way>\n";
        for (int house = 0; house < 4; ++house) {
            const int first = 6 + 4 * house;
            file << "<way id='" << 103 + house << "' version='1'>";
            for (const int corner : {0, 1, 2, 3, 0}) {
                file << "<nd ref='" << first + corner << "'/>";
            }
            file << "<tag k='building' v='yes'/></way>\n";
        }
        file << "</osm>\n";
        return path("town.osm");
    }

    std::filesystem::path m_folder;
};

TEST_F(CityTool, ImportsAndInspects)
{
    const Outcome imported = run("import --osm " + town() + " --name Kreuz --out " + path("city.gpkg"));
    ASSERT_EQ(imported.status, 0) << imported.text;
    EXPECT_THAT(imported.text, HasSubstr("made up"));
    const Outcome inspected = run("inspect " + path("city.gpkg") + " --json " + path("city.json"));
    EXPECT_EQ(inspected.status, 0) << inspected.text;
    EXPECT_THAT(inspected.text, HasSubstr("every rule is kept"));
    std::ifstream stream(path("city.json"));
    const auto json = nlohmann::json::parse(stream);
    EXPECT_EQ(json["name"], "Kreuz");
    EXPECT_EQ(json["counts"]["buildings"], 4);
    EXPECT_EQ(json["counts"]["roads"], 4);
    EXPECT_EQ(json["broken_rules"], 0);
    EXPECT_EQ(json["fingerprint"], readFingerprint(path("city.gpkg")).value_or(""));
    EXPECT_NEAR(json["extent"]["west"].get<double>(), 7.42, 0.002);
}

TEST_F(CityTool, BrokenRulesHaveAStatusOfTheirOwn)
{
    ASSERT_EQ(run("import --osm " + town() + " --out " + path("city.gpkg")).status, 0);
    auto city = readCity(path("city.gpkg"));
    ASSERT_TRUE(city);
    city->workers.push_back(city->workers.front());
    ASSERT_TRUE(writeCity(*city, path("city.gpkg")));
    const Outcome inspected = run("inspect " + path("city.gpkg"));
    EXPECT_EQ(inspected.status, 3);
    EXPECT_THAT(inspected.text, HasSubstr("broken workers.unique: 1 times"));
}

TEST_F(CityTool, DamagedInputIsOneLineAndLeavesNothing)
{
    std::ofstream(path("bad.osm.pbf")) << "no map at all";
    const Outcome imported = run("import --osm " + path("bad.osm.pbf") + " --out " + path("city.gpkg"));
    EXPECT_EQ(imported.status, 1);
    EXPECT_THAT(imported.text, HasSubstr("bad.osm.pbf: is no vector data that GDAL's driver OSM reads"));
    EXPECT_EQ(std::count(imported.text.begin(), imported.text.end(), '\n'), 1) << imported.text;
    EXPECT_EQ(files(), 1u) << "only the input is there";
}

TEST_F(CityTool, AMissingFolderIsToldBeforeTheWork)
{
    const Outcome imported = run("import --osm " + town() + " --out /nonexistent/folder/city.gpkg");
    EXPECT_EQ(imported.status, 1);
    EXPECT_THAT(imported.text, HasSubstr("/nonexistent/folder/city.gpkg: there is no folder /nonexistent/folder"));
    EXPECT_THAT(imported.text, testing::Not(HasSubstr("%")));
    EXPECT_EQ(run("import --osm " + town() + " --out " + m_folder.string()).status, 1) << "a folder is no target";
}

TEST_F(CityTool, OwnDataComesInByAMappingAndIsReportedRowByRow)
{
    std::ofstream(path("map.toml")) << "[[layer]]\nto = 'buildings'\nwhere = \"geom_type = 'area'\"\n"
                                       "fields = { storeys = 'FLOORS' }\n[[layer]]\nto = 'components'\n"
                                       "where = \"geom_type = 'point'\"\nfields = { subclass = \"'0137'\" }\n";
    std::ofstream(path("own.geojson")) << R"json({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"FLOORS":6},"geometry":{"type":"Polygon","coordinates":[[[113.1,23],[113.101,23],[113.101,23.001],[113.1,23.001],[113.1,23]]]}},
{"type":"Feature","properties":{"FLOORS":"six"},"geometry":{"type":"Polygon","coordinates":[[[113.102,23],[113.103,23],[113.103,23.001],[113.102,23.001],[113.102,23]]]}},
{"type":"Feature","properties":{"FLOORS":null},"geometry":{"type":"Point","coordinates":[113.1005,23.0005]}}]})json";
    const Outcome imported = run("import --map " + path("map.toml") + " " + path("own.geojson") + " --report " +
                                 path("rows.csv") + " --out " + path("city.gpkg"));
    ASSERT_EQ(imported.status, 0) << imported.text;
    EXPECT_THAT(imported.text, HasSubstr("buildings           1 taken         0 changed         1 refused"));
    EXPECT_THAT(imported.text, HasSubstr("WGS 84 (EPSG:4326)"));
    std::ifstream rows(path("rows.csv"));
    const std::string text(std::istreambuf_iterator<char>(rows), {});
    EXPECT_THAT(text, HasSubstr("\"own.geojson\",\"own\",1,buildings,refused,\"storeys: \"\"six\"\" is no number\""));
    EXPECT_EQ(run("inspect " + path("city.gpkg")).status, 0);
}

TEST_F(CityTool, ABrokenSourceLeavesTheOlderCityAlone)
{
    ASSERT_EQ(run("import --osm " + town() + " --out " + path("city.gpkg")).status, 0);
    const auto before = readFingerprint(path("city.gpkg"));
    const std::size_t files = this->files();
    std::ofstream(path("map.toml")) << "[[layer]]\nto = 'buildings'\n";
    std::ofstream(path("cut.geojson")) << R"json({"type":"FeatureCollection","features":[{"type":"Feature","prop)json";
    const Outcome imported = run("import --map " + path("map.toml") + " " + path("cut.geojson") + " --report " +
                                 path("rows.csv") + " --out " + path("city.gpkg"));
    EXPECT_EQ(imported.status, 1);
    EXPECT_THAT(imported.text, HasSubstr("cut.geojson: is no vector data"));
    EXPECT_EQ(this->files(), files + 2) << "the mapping and the source, no report and no half city";
    EXPECT_EQ(readFingerprint(path("city.gpkg")).value_or(""), before.value_or("none"));
    EXPECT_EQ(run("import --out " + path("other.gpkg")).status, 1) << "neither a mapping nor OpenStreetMap";
}

TEST_F(CityTool, AnExportComesBackTheSame)
{
    ASSERT_EQ(run("import --osm " + town() + " --out " + path("city.gpkg")).status, 0);
    const Outcome exported =
        run("export " + path("city.gpkg") + " --format shp --crs EPSG:32632 --out " + path("shapes"));
    ASSERT_EQ(exported.status, 0) << exported.text;
    EXPECT_THAT(exported.text, HasSubstr("checked: that gives the same fingerprint"));
    const Outcome imported = run("import --map " + path("shapes/mapping.toml") + " " + path("shapes") +
                                 "/*.shp --out " + path("again.gpkg"));
    ASSERT_EQ(imported.status, 0) << imported.text;
    EXPECT_EQ(readFingerprint(path("again.gpkg")).value_or(""), readFingerprint(path("city.gpkg")).value_or("none"));
    const Outcome again = run("export " + path("city.gpkg") + " --format shp --out " + path("shapes"));
    EXPECT_EQ(again.status, 1);
    EXPECT_THAT(again.text, HasSubstr("shapes: exists already"));
    EXPECT_NE(run("export " + path("city.gpkg") + " --format dwg --out " + path("x")).status, 0);
}

TEST_F(CityTool, MissingFilesAndWordsAreErrors)
{
    EXPECT_EQ(run("inspect " + path("none.gpkg")).status, 1);
    EXPECT_EQ(run("generate --profile " + path("none") + " --out " + path("city.gpkg")).status, 1);
    EXPECT_NE(run("").status, 0);
    EXPECT_NE(run("demolish").status, 0);
    EXPECT_EQ(files(), 0u);
}

TEST_F(CityTool, TheSameSeedGeneratesTheSameCity)
{
    const std::string generate =
        "generate --profile " SANDTABLE_SOURCE_DIR "/data/chancheng --seed 7 --scale 0.02 --out ";
    const Outcome first = run(generate + path("a.gpkg"));
    ASSERT_EQ(first.status, 0) << first.text;
    ASSERT_EQ(run(generate + path("b.gpkg")).status, 0);
    const auto fingerprint = readFingerprint(path("a.gpkg"));
    ASSERT_TRUE(fingerprint);
    EXPECT_EQ(*fingerprint, readFingerprint(path("b.gpkg")).value_or(""));
}

} // namespace
} // namespace sandtable::city
