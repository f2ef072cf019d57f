// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleCity.h"
#include "SourceFile.h"

#include <sandtable/city/Import.h>
#include <sandtable/city/Rules.h>
#include <sandtable/geo/Datum.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <span>
#include <sstream>

namespace sandtable::city {
namespace {

using testing::HasSubstr;

constexpr const char* kHead = "[city]\ncode = '440604'\nname = '禅城区'\norigin = [113.1, 23.0]\n";
constexpr const char* kOutlineRule = "[[layer]]\nfrom = 'outline'\nto = 'outline'\n";

class ImportFile : public testing::Test
{
protected:
    /// A square of about a kilometre, which most tests put their rows into.
    std::string outline()
    {
        SourceFile file;
        file.layer = "outline";
        file.rows = {{boxWkt(113.1, 23.0, 113.11, 23.01), {}}};
        return file.save(m_folder / "outline.geojson").string();
    }
    Result<Import> run(const std::string& rules, std::vector<std::string> sources)
    {
        sources.insert(sources.begin(), outline());
        const std::string mapping = saveText(m_folder / "mapping.toml", std::string(kHead) + kOutlineRule + rules);
        return importCity({mapping, std::move(sources), ""});
    }
    Import imported(const std::string& rules, std::vector<std::string> sources)
    {
        auto result = run(rules, std::move(sources));
        EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message);
        return result ? std::move(*result) : Import();
    }
    std::string refusal(const std::string& rules, std::vector<std::string> sources)
    {
        const auto result = run(rules, std::move(sources));
        EXPECT_FALSE(result.has_value());
        return result ? "" : result.error().message;
    }
    static std::vector<std::string> reasons(const Import& result, ImportVerdict verdict)
    {
        std::vector<std::string> list;
        for (const ImportRow& row : result.report.rows) {
            if (row.verdict == verdict) {
                list.push_back(row.reason);
            }
        }
        return list;
    }
    TemporaryFolder m_folder;
};

SourceFile houses()
{
    SourceFile file;
    file.layer = "houses";
    file.columns = {"USE", "FLOORS", "HEIGHT"};
    file.rows = {{boxWkt(113.101, 23.001, 113.1012, 23.0012), {"住宅", "6", "18.5"}},
                 {boxWkt(113.102, 23.001, 113.1022, 23.0012), {"厂房", "2", "40 ft"}},
                 {boxWkt(113.103, 23.001, 113.1032, 23.0012), {"飞碟", "", ""}},
                 {boxWkt(113.2, 23.001, 113.2002, 23.0012), {"住宅", "3", ""}},
                 {"", {"住宅", "1", ""}},
                 {"POLYGON ((113.104 23.001,113.1042 23.0012,113.1042 23.001,113.104 23.0013,113.104 23.001))",
                  {"住宅", "1", ""}},
                 {boxWkt(113.105, 23.001, 113.1052, 23.0012), {"住宅", "many", ""}}};
    return file;
}

constexpr const char* kHouseRule = R"toml(
[tables.use]
"住宅" = "residential"
"厂房" = "industrial"
[[layer]]
from = "houses"
to = "buildings"
[layer.fields]
use = { value = "USE", table = "use", default = "other" }
storeys = "FLOORS"
height_m = "metres(HEIGHT)"
)toml";

TEST_F(ImportFile, EveryRowIsTakenChangedOrRefusedWithItsReason)
{
    const Import result = imported(kHouseRule, {houses().save(m_folder / "houses.geojson")});
    const CityModel& city = result.model;
    ASSERT_EQ(city.buildings.size(), 4u);
    EXPECT_EQ(city.buildings[0].use, BuildingUse::Residential);
    EXPECT_FLOAT_EQ(city.buildings[0].heightM, 18.5F);
    EXPECT_NEAR(city.buildings[1].heightM, 40 * 0.3048, 1e-4);
    EXPECT_EQ(city.buildings[2].use, BuildingUse::Other);
    EXPECT_THAT(reasons(result, ImportVerdict::Changed),
                testing::ElementsAre(AllOf(HasSubstr("\"飞碟\" is not in table use"), HasSubstr("no height")),
                                     HasSubstr("crosses itself")));
    EXPECT_THAT(reasons(result, ImportVerdict::Refused),
                testing::UnorderedElementsAre(HasSubstr("outside the outline, 9237 m from it"), "has no geometry",
                                              HasSubstr("storeys: \"many\" is no number")));
    EXPECT_EQ(inspectCity(city).breaks(), 0u);
}

TEST_F(ImportFile, TheReportHasEveryRowAndTheSummaryTheCounts)
{
    const Import result = imported(kHouseRule, {houses().save(m_folder / "houses.geojson")});
    ASSERT_TRUE(result.report.write(m_folder / "rows.csv"));
    std::stringstream text;
    text << std::ifstream(m_folder / "rows.csv").rdbuf();
    EXPECT_EQ(std::count(std::istreambuf_iterator<char>(text), {}, '\n'), 1 + 1 + 7);
    EXPECT_THAT(text.str(), HasSubstr("\"houses.geojson\",\"houses\",6,buildings,refused,\"storeys: \"\"many\"\" is"));
    EXPECT_THAT(result.report.summary(), HasSubstr("buildings           4 taken         2 changed         3 refused"));
}

TEST_F(ImportFile, ARuleThatFitsNoLayerIsTold)
{
    const std::string rule =
        std::string(kHouseRule) + "[[layer]]\nfrom = 'hauses'\nto = 'greens'\nfields = { kind = \"'park'\" }\n";
    const Import result = imported(rule, {houses().save(m_folder / "houses.geojson")});
    EXPECT_THAT(result.notes, testing::Contains(HasSubstr("line 19: the rule for greens fits no layer")));
    EXPECT_THAT(result.model.source, testing::Not(HasSubstr("fits no layer")));
}

TEST_F(ImportFile, RowsThatNoRuleWantsAreCounted)
{
    const std::string rule =
        std::string(kHouseRule).replace(std::string(kHouseRule).find("to ="), 0, "where = \"USE = '厂房'\"\n");
    const Import result = imported(rule, {houses().save(m_folder / "houses.geojson")});
    EXPECT_EQ(result.model.buildings.size(), 1u);
    EXPECT_EQ(result.report.count(ImportVerdict::Unmatched), 6u);
}

/// One component at domain.md's point.
SourceFile component(const std::string& crs, double x, double y)
{
    SourceFile file;
    file.driver = "ESRI Shapefile";
    file.options = {"ENCODING=UTF-8"};
    file.crs = crs;
    file.columns = {"CODE", "NAME"};
    file.rows = {{fmt::format("POINT ({:.10f} {:.10f})", x, y), {"4406040101000001", "井盖"}}};
    return file;
}

constexpr const char* kComponentRule = R"toml(
[[layer]]
from = "parts"
to = "components"
[layer.fields]
code = "CODE"
)toml";

double metresOff(const CityModel& city, geo::Wgs84 wanted)
{
    return city.components.empty() ? 1e9 : geo::distance(city.components[0].at, city.frame.toLocal(wanted));
}

TEST_F(ImportFile, EachCoordinateSystemPutsTheRowWhereItBelongs)
{
    const geo::Wgs84 place{113.105, 23.005};
    const geo::Gcj02 amap = geo::toGcj02(place);
    const geo::Bd09 baidu = geo::toBd09(amap);
    // Projected with GDAL from 113.105, 23.005; zone 38 puts its number before the easting.
    const double east = 408243.1007, north = 2545371.3907;
    struct Case
    {
        const char* own; ///< in the .prj
        const char* said;
        double x, y;
        double toleranceM;
    };
    const Case cases[] = {
        {"EPSG:4326", "", place.lon, place.lat, 0.001}, {"EPSG:4490", "", place.lon, place.lat, 0.001},
        {"", "GCJ-02", amap.lon, amap.lat, 0.001},      {"EPSG:4326", "GCJ-02", amap.lon, amap.lat, 0.001},
        {"", "BD-09", baidu.lon, baidu.lat, 0.001},     {"EPSG:4547", "", east, north, 0.001},
        {"", "EPSG:4547", east, north, 0.001},          {"", "EPSG:4526", 38'000'000 + east, north, 0.001}};
    for (const Case& one : cases) {
        SCOPED_TRACE(fmt::format("{} said {}", one.own, one.said));
        const std::string said =
            *one.said ? fmt::format("[[source]]\nmatch = 'parts.shp'\ncrs = '{}'\n", one.said) : "";
        const Import result =
            imported(said + kComponentRule, {component(one.own, one.x, one.y).save(m_folder / "parts.shp")});
        EXPECT_LT(metresOff(result.model, place), one.toleranceM);
    }
}

TEST_F(ImportFile, ALayerWithoutACoordinateSystemIsAnError)
{
    EXPECT_THAT(
        refusal(kComponentRule, {component("", 408243.1007, 2545371.3907).save(m_folder / "parts.shp")}),
        AllOf(HasSubstr("parts.shp: layer parts"), HasSubstr("names no coordinate system"), HasSubstr("EPSG:4547")));
}

TEST_F(ImportFile, ADatumWithoutParametersIsRefusedNotGuessed)
{
    // A local datum of which PROJ knows no way to WGS 84.
    const std::string rule = std::string("[[source]]\nmatch = 'parts.shp'\ncrs = '+proj=tmerc +lat_0=0 +lon_0=114 "
                                         "+x_0=500000 +ellps=krass +type=crs'\n") +
                             kComponentRule;
    EXPECT_THAT(refusal(rule, {component("", 408243.1007, 2545371.3907).save(m_folder / "parts.shp")}),
                HasSubstr("no exact way leads from"));
}

SourceFile namedPlace(std::vector<std::string> options)
{
    SourceFile file;
    file.driver = "ESRI Shapefile";
    file.columns = {"NAME"};
    file.rows = {{"POINT (113.105 23.005)", {"祖庙"}}};
    file.options = std::move(options);
    return file;
}

constexpr const char* kPlaceRule =
    "[[layer]]\nfrom = 'place'\nto = 'places'\nfields = { kind = \"'temple'\", name = 'NAME' }\n";

TEST_F(ImportFile, ChineseTextsComeFromGbkWithAndWithoutAWordAboutIt)
{
    const auto file = namedPlace({"ENCODING=GBK"}).save(m_folder / "place.shp");
    const Import known = imported(kPlaceRule, {file});
    ASSERT_EQ(known.model.places.size(), 1u);
    EXPECT_EQ(known.model.places[0].name, "祖庙") << "by its .cpg";
    std::filesystem::remove(m_folder / "place.cpg");
    // The language driver in the .dbf's header says nothing either.
    std::fstream(m_folder / "place.dbf", std::ios::in | std::ios::out | std::ios::binary).seekp(29).put(0);
    EXPECT_THAT(refusal(kPlaceRule, {file}),
                AllOf(HasSubstr("the text of NAME is not UTF-8"), HasSubstr("encoding = \"GBK\"")));
    const Import said = imported(std::string("[[source]]\nmatch = '*.shp'\nencoding = 'GBK'\n") + kPlaceRule, {file});
    ASSERT_EQ(said.model.places.size(), 1u);
    EXPECT_EQ(said.model.places[0].name, "祖庙");
}

TEST_F(ImportFile, ComponentsKeepTheirCodesAndGetThoseTheyLack)
{
    SourceFile file;
    file.layer = "parts";
    file.columns = {"CODE", "KIND"};
    const auto at = [](int i) { return fmt::format("POINT ({} 23.005)", 113.101 + i * 0.001); };
    file.rows = {{at(0), {"4406040102000001", ""}}, {at(1), {"", "0102"}},   {at(2), {"", "0102"}},
                 {at(3), {"440604010200", ""}},     {at(4), {"44", "0103"}}, {at(5), {"4406040102000001", ""}},
                 {at(6), {"4401060102000009", ""}}, {at(7), {"", "0900"}},   {at(7), {"", ""}}};
    const Import result =
        imported("[[layer]]\nfrom = 'parts'\nto = 'components'\nfields = { code = 'CODE', subclass = 'KIND' }\n",
                 {file.save(m_folder / "parts.geojson")});
    std::vector<std::uint64_t> codes;
    for (const Component& one : result.model.components) {
        codes.push_back(one.code);
    }
    EXPECT_THAT(codes, testing::ElementsAre(4406040102000001, 4406040102000002, 4406040102000003, 4406040103000001));
    EXPECT_THAT(reasons(result, ImportVerdict::Refused),
                testing::ElementsAre(HasSubstr("\"440604010200\" is not 16 digits but 12"), HasSubstr("occurs twice"),
                                     HasSubstr("does not begin with the city's 440604"), HasSubstr("0900 is no class"),
                                     "has neither code nor subclass"));
    EXPECT_THAT(reasons(result, ImportVerdict::Changed),
                testing::ElementsAre(HasSubstr("\"44\" is not 16 digits; numbered anew")));
}

TEST_F(ImportFile, ASourceThatFailsHalfWayFailsTheImportByName)
{
    SourceFile file = component("EPSG:4326", 113.105, 23.005);
    for (int i = 0; i < 500; ++i) {
        file.rows.push_back(file.rows.front());
    }
    const auto whole = file.save(m_folder / "parts.shp");
    for (const char* part : {"parts.shp", "parts.dbf"}) {
        SCOPED_TRACE(part);
        const std::uintmax_t bytes = std::filesystem::file_size(m_folder / part);
        std::filesystem::copy_file(m_folder / part, m_folder / "kept");
        std::filesystem::resize_file(m_folder / part, bytes / 2);
        EXPECT_THAT(refusal(kComponentRule, {whole}), AllOf(HasSubstr("parts.shp"), HasSubstr("cut short")));
        std::filesystem::rename(m_folder / "kept", m_folder / part);
    }
    EXPECT_TRUE(run(kComponentRule, {whole}).has_value());
}

/// A street, a side street that ends 11 cm short of it, one that goes on 20 cm from its end, and one far off.
SourceFile missedRoads()
{
    SourceFile file;
    file.layer = "roads";
    file.columns = {"NAME"};
    file.rows = {{"LINESTRING (113.101 23.005,113.106 23.005)", {"人民路"}},
                 {"LINESTRING (113.103 23.008,113.103 23.005001)", {"支路"}},
                 {"LINESTRING (113.106002 23.005,113.109 23.006)", {"人民东路"}},
                 {"LINESTRING (113.103 23.001,113.105 23.001)", {"断头路"}}};
    return file;
}
constexpr const char* kRoadRule =
    "[[layer]]\nfrom = 'roads'\nto = 'roads'\nfields = { class = \"'branch'\", name = 'NAME', "
    "width_m = 7 }\n";

TEST_F(ImportFile, RoadEndsThatMissEachOtherAreJoined)
{
    const Import result = imported(kRoadRule, {missedRoads().save(m_folder / "roads.geojson")});
    EXPECT_EQ(result.model.roads.size(), 4u) << "the street is split where the side street meets it";
    EXPECT_EQ(result.model.roadNodes.size(), 5u);
    EXPECT_THAT(reasons(result, ImportVerdict::Changed), testing::ElementsAre(HasSubstr("another road's, 0.2")));
    EXPECT_THAT(reasons(result, ImportVerdict::Refused),
                testing::ElementsAre("nothing connects it to the other roads"));
    EXPECT_EQ(inspectCity(result.model).breaks(), 0u);
}

TEST_F(ImportFile, RowsOnTheOtherSideOfTheEarthAreRefusedAndHarmNothing)
{
    SourceFile roads = missedRoads();
    roads.rows.push_back({"LINESTRING (-66.9 -23.0,-66.8 -23.0)", {"对跖路"}});
    roads.rows.push_back({"LINESTRING (113.102 23.0072,-66.8 -23.0)", {"环球路"}});
    SourceFile far = houses();
    far.rows = {{boxWkt(-66.9, -23.0, -66.8, -22.9), {"住宅", "6", ""}}, {boxWkt(0, 0, 1, 1), {"住宅", "6", ""}}};
    const Import result =
        imported(std::string(kRoadRule) + kHouseRule,
                 {roads.save(m_folder / "roads.geojson").string(), far.save(m_folder / "far.geojson").string()});
    EXPECT_EQ(result.model.roads.size(), 4u);
    EXPECT_EQ(result.model.buildings.size(), 0u);
    EXPECT_THAT(reasons(result, ImportVerdict::Refused),
                testing::Contains(HasSubstr("is its coordinate system right?")).Times(2));
}

TEST_F(ImportFile, PipesEndAtTheirManholesOrAtJointsMadeThere)
{
    SourceFile pipes;
    pipes.layer = "pipes";
    pipes.columns = {"DN", "FROM_ID", "TO_ID"};
    pipes.rows = {{"LINESTRING (113.101 23.005,113.102 23.005)", {"300", "A", ""}},
                  {"LINESTRING (113.102 23.005,113.103 23.005)", {"300", "", "Z"}},
                  {"LINESTRING (113.3 23.005,113.4 23.005)", {"300", "", ""}}};
    SourceFile holes;
    holes.layer = "holes";
    holes.columns = {"ID"};
    holes.rows = {{"POINT (113.101 23.005001)", {"A"}}, {"POINT (113.108 23.005)", {"B"}}};
    const Import result =
        imported("[[layer]]\nfrom = 'pipes'\nto = 'pipes'\nfields = { kind = \"'drain'\", material = "
                 "\"'concrete'\", diameter_mm = 'DN', from_node = 'FROM_ID', to_node = 'TO_ID' }\n"
                 "[[layer]]\nfrom = 'holes'\nto = 'pipe_nodes'\nfields = { network = \"'drain'\", id = 'ID' }\n",
                 {pipes.save(m_folder / "pipes.geojson").string(), holes.save(m_folder / "holes.geojson").string()});
    const CityModel& city = result.model;
    ASSERT_EQ(city.pipes.size(), 2u);
    ASSERT_EQ(city.pipeNodes.size(), 3u);
    EXPECT_EQ(city.pipeNodes[city.pipes[0].from].kind, PipeNodeKind::Manhole);
    EXPECT_EQ(city.pipeLine(city.pipes[0]).front(), city.pipeNodes[city.pipes[0].from].at);
    EXPECT_EQ(city.pipes[0].to, city.pipes[1].from) << "a joint where both end";
    EXPECT_EQ(city.pipes[0].diameterMm, 300);
    EXPECT_THAT(reasons(result, ImportVerdict::Changed), testing::ElementsAre(HasSubstr("there is no node \"Z\"")));
    EXPECT_THAT(reasons(result, ImportVerdict::Refused),
                testing::UnorderedElementsAre("lies outside the outline", "no pipe of its network ends there"));
}

TEST_F(ImportFile, AMappingFailsWithoutTheRowsThatItNeeds)
{
    const std::string outlineFile = outline();
    const std::string mapping =
        saveText(m_folder / "mapping.toml", std::string(kHead) + "needs = ['buildings']\n" + kOutlineRule);
    const auto result = importCity({mapping, {outlineFile}, ""});
    ASSERT_FALSE(result.has_value());
    EXPECT_THAT(result.error().message, HasSubstr("there are no buildings in it, and the mapping needs some"));
}

TEST_F(ImportFile, BodiesOfACityModelBecomeTheirGround)
{
    std::ofstream(m_folder / "model.gml") << R"xml(<?xml version="1.0" encoding="UTF-8"?>
<core:CityModel xmlns:core="http://www.opengis.net/citygml/2.0" xmlns:bldg="http://www.opengis.net/citygml/building/2.0"
                xmlns:gml="http://www.opengis.net/gml">
 <core:cityObjectMember><bldg:Building gml:id="B1">
  <bldg:measuredHeight uom="m">18.5</bldg:measuredHeight><bldg:storeysAboveGround>6</bldg:storeysAboveGround>
  <bldg:lod1Solid><gml:Solid srsName="EPSG:4547" srsDimension="3"><gml:exterior><gml:CompositeSurface>
   <gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>
    408200 2545300 2 408200 2545320 2 408230 2545320 2 408230 2545300 2 408200 2545300 2
   </gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>
   <gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>
    408200 2545300 2 408230 2545300 2 408230 2545300 20.5 408200 2545300 20.5 408200 2545300 2
   </gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>
  </gml:CompositeSurface></gml:exterior></gml:Solid></bldg:lod1Solid>
 </bldg:Building></core:cityObjectMember>
 <core:cityObjectMember><bldg:Building gml:id="B2">
  <bldg:lod1MultiSurface><gml:MultiSurface srsName="EPSG:4547" srsDimension="3">
   <gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>
    408250 2545300 2 408250 2545320 2 408270 2545320 2 408270 2545300 2 408250 2545300 2
   </gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>
   <gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>
    408250 2545300 2 408270 2545300 2 408270 2545300 11 408250 2545300 11 408250 2545300 2
   </gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>
  </gml:MultiSurface></bldg:lod1MultiSurface>
 </bldg:Building></core:cityObjectMember>
</core:CityModel>)xml";
    const auto result =
        importCity({SANDTABLE_SOURCE_DIR "/data/mappings/citygml.toml", {(m_folder / "model.gml").string()}, ""});
    ASSERT_TRUE(result.has_value()) << result.error().message;
    const CityModel& city = result->model;
    ASSERT_EQ(city.buildings.size(), 2u);
    EXPECT_FLOAT_EQ(city.buildings[0].heightM, 18.5F);
    EXPECT_EQ(city.buildings[0].storeys, 6);
    EXPECT_FLOAT_EQ(city.buildings[1].heightM, 9) << "from its lowest point to its highest";
    const std::span corners(city.buildingVertices);
    EXPECT_NEAR(geo::signedArea(corners.subspan(city.buildings[0].firstVertex, city.buildings[0].vertexCount)), 600,
                0.5);
    EXPECT_NEAR(geo::signedArea(corners.subspan(city.buildings[1].firstVertex, city.buildings[1].vertexCount)), 400,
                0.5);
    EXPECT_EQ(m_folder.files(), 1u) << "reading writes nothing beside the source";
}

TEST_F(ImportFile, ADrawingNeedsItsPlaneAndGivesItsClosedLines)
{
    SourceFile file;
    file.driver = "DXF";
    file.layer = "entities";
    file.crs = "";
    file.columns = {"Layer"};
    file.rows = {{"LINESTRING (408200 2545300,408230 2545300,408230 2545320,408200 2545320,408200 2545300)", {"JMD"}},
                 {"LINESTRING (408300 2545300,408330 2545300,408330 2545320)", {"JMD"}},
                 {"LINESTRING (408300 2545300,408330 2545300)", {"DLSS"}}};
    const std::string rule =
        "[[layer]]\nfrom = 'entities'\nto = 'buildings'\nwhere = \"Layer = 'JMD'\"\nfields = { storeys = 4 }\n";
    const auto source = file.save(m_folder / "drawing.dxf");
    EXPECT_THAT(refusal(rule, {source}), HasSubstr("names no coordinate system"));
    const Import result = imported("[[source]]\nmatch = '*.dxf'\ncrs = 'EPSG:4547'\n" + rule, {source});
    ASSERT_EQ(result.model.buildings.size(), 1u);
    EXPECT_FLOAT_EQ(result.model.buildings[0].heightM, 12);
    EXPECT_THAT(reasons(result, ImportVerdict::Refused),
                testing::ElementsAre("is a line that does not close, not an area"));
    EXPECT_EQ(result.report.count(ImportVerdict::Unmatched), 1u);
}

TEST_F(ImportFile, RegionsOfTheDataAreFollowedAndKeepTheirCodes)
{
    SourceFile file;
    file.layer = "areas";
    file.columns = {"TIER", "CODE", "NAME"};
    // Surveyed apart: the neighbours are two centimetres off, one community crosses its street's border a little.
    file.rows = {{boxWkt(113.1, 23.0, 113.105, 23.01), {"street", "440604012", "祖庙街道"}},
                 {boxWkt(113.1050002, 23.0, 113.11, 23.01), {"street", "440604010", "石湾镇街道"}},
                 {boxWkt(113.1, 23.0, 113.1050001, 23.005), {"community", "440604012003", "培德社区"}},
                 {boxWkt(113.1, 23.005, 113.105, 23.01), {"community", "440604012002", "同济社区"}},
                 {boxWkt(113.105, 23.0, 113.11, 23.01), {"community", "4406", "澜石社区"}},
                 {boxWkt(113.1, 23.0, 113.1025, 23.005), {"microgrid", "440604012003007", "培德七格"}},
                 {boxWkt(113.1025, 23.0, 113.105, 23.005), {"microgrid", "", "培德八格"}}};
    const Import result = imported(
        "[[layer]]\nfrom = 'areas'\nto = 'regions'\nfields = { tier = 'TIER', code = 'CODE', name = 'NAME' }\n",
        {file.save(m_folder / "areas.geojson")});
    std::map<std::string, std::string> names;
    for (const Region& region : result.model.regions) {
        names[region.code] = region.name;
    }
    EXPECT_EQ(names["440604"], "禅城区");
    EXPECT_EQ(names["440604012"], "祖庙街道");
    EXPECT_EQ(names["440604010"], "石湾镇街道");
    EXPECT_EQ(names["440604012003"], "培德社区");
    EXPECT_EQ(names["440604012002"], "同济社区");
    EXPECT_EQ(names["440604010001"], "澜石社区") << "its own code is too short";
    EXPECT_EQ(names["440604012003007"], "培德七格");
    EXPECT_EQ(names["440604012003001"], "培德八格");
    EXPECT_EQ(inspectCity(result.model).breaks(), 0u) << result.report.summary();
}

} // namespace
} // namespace sandtable::city
