// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleCity.h"

#include <sandtable/city/Export.h>
#include <sandtable/city/Fingerprint.h>
#include <sandtable/city/Import.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace sandtable::city {
namespace {

using testing::HasSubstr;

/// A sample city with all that formats like to lose.
CityModel awkwardCity()
{
    CityModel city = sampleCity();
    city.source = "drawn \"by hand\", \\ and\nin two lines";
    city.addresses[0].number = " 12 bis "; // spaces around, as between a Latin road and its number
    city.enterprises[0].name.clear();
    for (int i = 0; i < 120; ++i) {
        city.enterprises[0].name += "长"; // 360 bytes, more than a Shapefile's field
    }
    city.places[0].name = "quote \" and 'single' and , comma";
    city.places[1].nameEn.clear();
    city.cameras[0].headingDeg = 0.1F;
    city.buildings[1].heightM = 37.123456F;
    city.components[1].grid = kNone;
    // A sewer of two stretches with a covered manhole between them.
    const std::uint32_t works = city.intern("污水厂");
    city.pipeNodes = {{{400.5, 489}, 0, 0, 0, PipeKind::Sewage, PipeNodeKind::End},
                      {{500, 489.004}, city.components[0].code, 0, 0, PipeKind::Sewage, PipeNodeKind::Manhole},
                      {{600, 489}, 0, works, 0, PipeKind::Sewage, PipeNodeKind::Works}};
    for (const std::uint32_t from : {0u, 1u}) {
        Pipe pipe;
        pipe.kind = PipeKind::Sewage;
        pipe.material = PipeMaterial::Concrete;
        pipe.from = from;
        pipe.to = from + 1;
        pipe.firstVertex = static_cast<std::uint32_t>(city.pipeVertices.size());
        pipe.vertexCount = 2;
        pipe.diameterMm = 400;
        pipe.depthFromMm = 1500;
        pipe.depthToMm = 1723;
        pipe.year = 1998;
        pipe.owner = city.intern("D07");
        city.pipeVertices.push_back(city.pipeNodes[from].at);
        city.pipeVertices.push_back(city.pipeNodes[from + 1].at);
        city.pipes.push_back(pipe);
    }
    return city;
}

struct Way
{
    const char* name;
    ExportFormat format;
    const char* out;
    const char* crs;
};

class ExportRoundTrip : public testing::TestWithParam<Way>
{
protected:
    TemporaryFolder m_folder;
};

TEST_P(ExportRoundTrip, ImportGivesTheSameCityAgain)
{
    const CityModel city = awkwardCity();
    const auto done = exportCity(city, {GetParam().format, m_folder / GetParam().out, GetParam().crs});
    ASSERT_TRUE(done.has_value()) << done.error().message;
    ImportOptions back{done->mapping.string(), {}, ""};
    for (const auto& source : done->sources) {
        back.sources.push_back(source.string());
    }
    const auto again = importCity(back);
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(again->model.addresses.at(0).number, " 12 bis ");
    EXPECT_EQ(again->model.enterprises.at(0).name, city.enterprises[0].name);
    EXPECT_EQ(again->model.source, city.source);
    EXPECT_EQ(contentFingerprint(again->model), contentFingerprint(city)) << again->report.summary();
    EXPECT_EQ(again->report.count(ImportVerdict::Refused), 0u);
}

INSTANTIATE_TEST_SUITE_P(Formats, ExportRoundTrip,
                         testing::Values(Way{"GeoPackage", ExportFormat::GeoPackage, "city.gpkg", ""},
                                         Way{"GeoJson", ExportFormat::GeoJson, "folder", ""},
                                         Way{"Shapefile", ExportFormat::Shapefile, "folder", ""},
                                         Way{"ShapefileInAZone", ExportFormat::Shapefile, "folder", "EPSG:4547"},
                                         Way{"GeoJsonForAmap", ExportFormat::GeoJson, "folder", "GCJ-02"},
                                         Way{"ShapefileForBaidu", ExportFormat::Shapefile, "folder", "BD-09"}),
                         [](const auto& way) { return std::string(way.param.name); });

class ExportFile : public testing::Test
{
protected:
    TemporaryFolder m_folder;
};

TEST_F(ExportFile, ImportingAnExportTwiceIsImportingItOnce)
{
    CityModel city = awkwardCity();
    const auto first = exportCity(city, {ExportFormat::Shapefile, m_folder / "first", ""});
    ASSERT_TRUE(first.has_value());
    std::vector<std::string> sources;
    for (const auto& source : first->sources) {
        sources.push_back(source.string());
    }
    auto once = importCity({first->mapping.string(), sources, ""});
    ASSERT_TRUE(once.has_value()) << once.error().message;
    ASSERT_TRUE(writeCity(once->model, m_folder / "once.gpkg"));
    const auto read = readCity(m_folder / "once.gpkg");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(contentFingerprint(*read), contentFingerprint(city)) << "also through the city file";
}

TEST_F(ExportFile, AFolderWithSomethingInItStaysAsItIs)
{
    std::filesystem::create_directory(m_folder / "full");
    std::ofstream(m_folder / "full/letter.txt") << "mine";
    const auto done = exportCity(sampleCity(), {ExportFormat::Shapefile, m_folder / "full", ""});
    ASSERT_FALSE(done.has_value());
    EXPECT_THAT(done.error().message, HasSubstr("exists already"));
    EXPECT_EQ(m_folder.files(), 1u);
    EXPECT_TRUE(std::filesystem::exists(m_folder / "full/letter.txt"));
}

TEST_F(ExportFile, ACancelledExportLeavesNothing)
{
    for (const ExportFormat format : {ExportFormat::GeoPackage, ExportFormat::GeoJson, ExportFormat::Shapefile}) {
        int calls = 0;
        const auto done =
            exportCity(sampleCity(), {format, m_folder / "out", ""}, [&](double, const char*) { return ++calls < 4; });
        ASSERT_FALSE(done.has_value());
        EXPECT_EQ(done.error().code, ErrorCode::Cancelled);
        EXPECT_EQ(m_folder.files(), 0u);
    }
}

TEST_F(ExportFile, ATextWithANulIsAnErrorNotALoss)
{
    CityModel city = sampleCity();
    city.places[0].name = std::string("a\0b", 3);
    const auto done = exportCity(city, {ExportFormat::GeoJson, m_folder / "out", ""});
    ASSERT_FALSE(done.has_value());
    EXPECT_THAT(done.error().message, HasSubstr("layer places, row 1: a text has a NUL"));
    EXPECT_EQ(m_folder.files(), 0u);
}

TEST_F(ExportFile, ADamagedExportIsNotTakenForTheCity)
{
    const auto done = exportCity(sampleCity(), {ExportFormat::GeoJson, m_folder / "out", ""});
    ASSERT_TRUE(done.has_value());
    std::vector<std::string> sources;
    for (const auto& source : done->sources) {
        if (source.filename() != "road_nodes.geojson") {
            sources.push_back(source.string());
        }
    }
    const auto again = importCity({done->mapping.string(), sources, ""});
    ASSERT_FALSE(again.has_value());
    EXPECT_THAT(again.error().message, HasSubstr("layer roads, row 1: roads: from_node: there is no \"1\""));
}

} // namespace
} // namespace sandtable::city
