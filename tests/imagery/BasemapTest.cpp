// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleRaster.h"

#include <sandtable/imagery/Basemap.h>

#include <gtest/gtest.h>

#include <array>
#include <fstream>

namespace sandtable::imagery::test {
namespace {

std::filesystem::path definition(const Folder& folder, const std::string& name, const std::string& text)
{
    std::ofstream(folder / name) << text;
    return folder / name;
}

void expectRefused(const std::string& text, const std::string& word)
{
    const Folder folder;
    const auto map = readBasemap(definition(folder, "bad.toml", text));
    ASSERT_FALSE(map) << text;
    EXPECT_NE(map.error().message.find("bad.toml"), std::string::npos);
    EXPECT_NE(map.error().message.find(word), std::string::npos) << map.error().message;
}

TEST(BasemapDefinition, IsReadWithItsFilesBesideIt)
{
    const Folder folder;
    const auto map = readBasemap(definition(folder, "photo.toml", R"(
name = "航空影像"
name_en = "Aerial"
source = "photo.tif"
datum = "gcj02"
attribution = "© somebody"
opacity = 0.8
min_zoom = 3
max_zoom = 20
dem = "heights.tif"
note = "for us"
)"));
    ASSERT_TRUE(map) << map.error().message;
    EXPECT_EQ(map->id, "photo");
    EXPECT_EQ(map->name, "航空影像");
    EXPECT_EQ(map->nameEn, "Aerial");
    EXPECT_EQ(map->source, (folder / "photo.tif").string());
    EXPECT_EQ(map->dem, (folder / "heights.tif").string());
    EXPECT_EQ(map->datum, Datum::Gcj02);
    EXPECT_EQ(map->demDatum, Datum::Wgs84);
    EXPECT_DOUBLE_EQ(map->opacity, 0.8);
    EXPECT_EQ(map->maxZoom, 20);
    EXPECT_FALSE(map->remote());
}

TEST(BasemapDefinition, AnAddressIsLeftAsItIs)
{
    const Folder folder;
    const auto map =
        readBasemap(definition(folder, "web.toml", "name = \"w\"\nsource = \"https://x.cn/{z}/{x}/{y}.png\"\n"));
    ASSERT_TRUE(map);
    EXPECT_EQ(map->source, "https://x.cn/{z}/{x}/{y}.png");
    EXPECT_EQ(map->nameEn, "w");
    EXPECT_TRUE(map->remote());
}

TEST(BasemapDefinition, WhatIsWrongIsNamed)
{
    expectRefused("source = \"a.tif\"", "name is missing");
    expectRefused("name = \"a\"", "source is missing");
    expectRefused("name = 7\nsource = \"a\"", "name is no text");
    expectRefused("name = \"a\"\nsource = \"a\"\nopacity = 2", "opacity = 2");
    expectRefused("name = \"a\"\nsource = \"a\"\nopacity = nan", "opacity");
    expectRefused("name = \"a\"\nsource = \"a\"\ndatum = \"bj54\"", "bj54");
    expectRefused("name = \"a\"\nsource = \"a\"\nmin_zoom = 9\nmax_zoom = 4", "min_zoom");
    expectRefused("name = \"a\"\nsource = \"a\"\ncolour = 1", "colour");
    expectRefused("name = \n", "1");
    expectRefused("name = \"" + std::string(3000, 'x') + "\"\nsource = \"a\"", "2000");
}

TEST(BasemapList, LaterFoldersGoFirstAndBadFilesAreTold)
{
    const Folder first;
    const Folder second;
    definition(first, "a.toml", "name = \"old\"\nsource = \"a.tif\"");
    definition(first, "b.toml", "name = \"b\"\nsource = \"b.tif\"");
    definition(first, "notes.txt", "no definition");
    definition(second, "a.toml", "name = \"new\"\nsource = \"a.tif\"");
    definition(second, "broken.toml", "name = ");
    const std::array<std::filesystem::path, 3> folders{first.path(), second.path(), second / "nowhere"};
    const auto list = listBasemaps(folders);
    ASSERT_EQ(list.maps.size(), 2U);
    EXPECT_EQ(list.maps[0].name, "new");
    EXPECT_EQ(list.maps[1].name, "b");
    ASSERT_EQ(list.errors.size(), 1U);
    EXPECT_NE(list.errors[0].find("broken.toml"), std::string::npos);
}

TEST(BasemapList, APlainPictureNeedsNoDefinition)
{
    const auto map = basemapOf("some/photo.tif");
    ASSERT_TRUE(map);
    EXPECT_EQ(map->id, "photo");
    EXPECT_TRUE(std::filesystem::path(map->source).is_absolute());
    const auto web = basemapOf("https://x.cn/{z}/{x}/{y}.png");
    ASSERT_TRUE(web);
    EXPECT_EQ(web->source, "https://x.cn/{z}/{x}/{y}.png");
}

} // namespace
} // namespace sandtable::imagery::test
