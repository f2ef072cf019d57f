// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of web service and of large file that offices publish their pictures with.
#include "QuietServer.h"
#include "SampleRaster.h"

#include <sandtable/imagery/RasterSource.h>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace sandtable::imagery::test {
namespace {

constexpr Colour kServed{200, 100, 50, 255};

std::string pngOf(const Folder& folder)
{
    SampleRaster sample;
    sample.width = sample.height = 256;
    const auto tif = sample.save(folder / "served.tif", [](int, int) { return kServed; });
    const GDALDatasetUniquePtr from(GDALDataset::Open(tif.c_str()));
    const auto png = folder / "served.png";
    GDALDatasetUniquePtr to(GetGDALDriverManager()->GetDriverByName("PNG")->CreateCopy(png.c_str(), from.get(), FALSE,
                                                                                       nullptr, nullptr, nullptr));
    to.reset();
    std::ifstream in(png, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A WMTS of one layer in web Mercator, levels 0 to 17, as a capabilities document tells it.
std::string capabilities(const std::string& root)
{
    std::string levels;
    double scale = 559082264.0287178;
    for (int level = 0; level < 18; ++level, scale /= 2) {
        levels += fmt::format("<TileMatrix><ows:Identifier>{0}</ows:Identifier>"
                              "<ScaleDenominator>{1:.10f}</ScaleDenominator>"
                              "<TopLeftCorner>-20037508.3427892 20037508.3427892</TopLeftCorner>"
                              "<TileWidth>256</TileWidth><TileHeight>256</TileHeight>"
                              "<MatrixWidth>{2}</MatrixWidth><MatrixHeight>{2}</MatrixHeight></TileMatrix>",
                              level, scale, 1 << level);
    }
    return fmt::format(
        "<?xml version=\"1.0\"?><Capabilities xmlns=\"http://www.opengis.net/wmts/1.0\" "
        "xmlns:ows=\"http://www.opengis.net/ows/1.1\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.0.0\">"
        "<Contents><Layer><ows:Title>photo</ows:Title><ows:Identifier>photo</ows:Identifier>"
        "<Style isDefault=\"true\"><ows:Identifier>default</ows:Identifier></Style><Format>image/png</Format>"
        "<TileMatrixSetLink><TileMatrixSet>web</TileMatrixSet></TileMatrixSetLink>"
        "<ResourceURL format=\"image/png\" resourceType=\"tile\" "
        "template=\"{}/wmts/{{TileMatrix}}/{{TileCol}}/{{TileRow}}.png\"/></Layer>"
        "<TileMatrixSet><ows:Identifier>web</ows:Identifier>"
        "<ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>{}</TileMatrixSet></Contents></Capabilities>",
        root, levels);
}

void expectServed(const Basemap& map, geo::LocalMetres place, int level)
{
    const auto source = RasterSource::open(map, cityFrame());
    ASSERT_TRUE(source) << source.error().message;
    const TileKey key = tileAt(place, level);
    const auto tile = source->read(key);
    ASSERT_TRUE(tile) << tile.error().message;
    EXPECT_EQ(pixelAt(*tile, key, place), kServed);
}

TEST(WebServices, AWmtsIsReadByItsCapabilities)
{
    const Folder folder;
    const std::string png = pngOf(folder);
    std::string root;
    QuietServer server([&](int, const std::string& path) {
        return path.find("apabilities") != std::string::npos ? capabilities(root) : png;
    });
    root = server.url();
    Basemap map;
    map.id = map.name = map.nameEn = "wmts";
    map.source = "WMTS:" + root + "/WMTSCapabilities.xml,layer=photo";
    expectServed(map, {300, 300}, 8);
    bool asked = false;
    for (const std::string& path : server.paths()) {
        asked = asked || path.starts_with("/wmts/");
    }
    EXPECT_TRUE(asked);
    server.goAway();
}

TEST(WebServices, AWmsIsReadByADescription)
{
    const Folder folder;
    const std::string png = pngOf(folder);
    QuietServer server([&](int, const std::string&) { return png; });
    const auto file = folder / "wms.xml";
    std::ofstream(file)
        << "<GDAL_WMS><Service name=\"WMS\"><Version>1.1.1</Version><ServerUrl>" << server.url()
        << "/wms?</ServerUrl><SRS>EPSG:4326</SRS><ImageFormat>image/png</ImageFormat>"
           "<Layers>photo</Layers></Service><DataWindow><UpperLeftX>112.5</UpperLeftX>"
           "<UpperLeftY>23.5</UpperLeftY><LowerRightX>113.5</LowerRightX><LowerRightY>22.5</LowerRightY>"
           "<SizeX>65536</SizeX><SizeY>65536</SizeY></DataWindow><BandsCount>3</BandsCount>"
           "<BlockSizeX>256</BlockSizeX><BlockSizeY>256</BlockSizeY></GDAL_WMS>";
    expectServed(mapOf(file), {300, 300}, 8);
    ASSERT_FALSE(server.paths().empty());
    EXPECT_NE(server.paths().front().find("layers=photo"), std::string::npos) << server.paths().front();
    server.goAway();
}

TEST(WebServices, ACloudOptimisedFileIsReadFromAfarByItsOverviews)
{
    const Folder folder;
    const SampleRaster sample;
    const auto tif = sample.save(folder / "plain.tif", [](int column, int row) -> Colour {
        return (column + row) % 2 == 0 ? Colour{200, 0, 0, 255} : Colour{0, 0, 100, 255};
    });
    const auto cog = folder / "cog.tif";
    {
        const GDALDatasetUniquePtr from(GDALDataset::Open(tif.c_str()));
        char options[] = "RESAMPLING=AVERAGE";
        char* list[] = {options, nullptr};
        const GDALDatasetUniquePtr to(GetGDALDriverManager()->GetDriverByName("COG")->CreateCopy(
            cog.c_str(), from.get(), FALSE, list, nullptr, nullptr));
        ASSERT_TRUE(to);
    }
    const auto source = RasterSource::open(mapOf(cog), cityFrame());
    ASSERT_TRUE(source) << source.error().message;
    const TileKey key = tileAt({500, 500}, 1);
    const auto tile = source->read(key);
    ASSERT_TRUE(tile);
    const Colour mean = pixelAt(*tile, key, {500, 500});
    EXPECT_NEAR(mean[0], 100, 3);
    EXPECT_NEAR(mean[2], 50, 3);
}

} // namespace
} // namespace sandtable::imagery::test
