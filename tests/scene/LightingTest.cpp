// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/Lighting.h>

#include <Facing.h>
#include <Palette.h>
#include <RgbMath.h>
#include <gtest/gtest.h>

namespace sandtable::scene {
namespace {

using city::TileSurface;

constexpr geo::Wgs84 kLitCity{113.12, 23.02};
constexpr int kChinaMin = 8 * 60;
constexpr std::int64_t kEquinoxUs = 1773964800000000; // 2026-03-20 00:00 UTC

Lighting litAt(double hour, float rain = 0)
{
    return lightingAt(fromMicros(kEquinoxUs + std::llround((hour - 8) * 3600e6)), kLitCity, kChinaMin, rain);
}

constexpr std::array kGrounds{TileSurface::Land,          TileSurface::Park,      TileSurface::Wood,
                              TileSurface::Farmland,      TileSurface::Grass,     TileSurface::RoadMain,
                              TileSurface::RoadSecondary, TileSurface::RoadMinor, TileSurface::Path};

// The ink of MapLight: white by day, a little less at night, so that it does not glare.
Rgb inkAt(const Lighting& light)
{
    return mixed({1, 1, 1}, {0.86F, 0.90F, 0.94F}, light.darkness);
}

TEST(Lighting, KnowsTheHourOfTheLocalClock)
{
    EXPECT_NEAR(litAt(0).hour, 0, 1e-9);
    EXPECT_NEAR(litAt(13.5).hour, 13.5, 1e-9);
    EXPECT_NEAR(litAt(23.9).hour, 23.9, 1e-9);
}

TEST(Lighting, NamesAreLegibleOnTheGroundAtEveryHour)
{
    for (const float rain : {0.0F, 1.0F})
        for (double hour = 0; hour < 24; hour += 0.25) {
            const Lighting light = litAt(hour, rain);
            const Palette palette = Palette::lit(light);
            for (const TileSurface surface : kGrounds)
                for (const std::uint8_t shade : {60, 128, 255})
                    EXPECT_GE(contrastRatio(inkAt(light), palette.seen(surface, shade, 0)), 4.5F)
                        << "hour " << hour << " rain " << rain << " surface " << static_cast<int>(surface) << " shade "
                        << static_cast<int>(shade);
        }
}

TEST(Lighting, GroundBrightensUntilNoonAndDarkensAfterIt)
{
    float before = 0;
    for (double hour = 4; hour <= 12.6; hour += 0.2) {
        const float here = relativeLuminance(Palette::lit(litAt(hour)).seen(TileSurface::Land, 128, 0));
        EXPECT_GE(here, before - 1e-4F) << hour;
        before = here;
    }
    // China's clock is that of 120° E: here the sun passes at 12:35.
    for (double hour = 12.8; hour <= 21; hour += 0.2) {
        const float here = relativeLuminance(Palette::lit(litAt(hour)).seen(TileSurface::Land, 128, 0));
        EXPECT_LE(here, before + 1e-4F) << hour;
        before = here;
    }
}

TEST(Lighting, WallsTowardsTheSunAreBrighterThanThoseAwayFromIt)
{
    const auto wall = [](const Lighting& light, int direction) {
        return luma(Palette::lit(light).seen(TileSurface::Building, 67, static_cast<std::uint8_t>(direction << 4)));
    };
    const int east = 5;  // 96 degrees
    const int west = 12; // 264 degrees
    EXPECT_GT(wall(litAt(8.5), east), wall(litAt(8.5), west) * 1.3F);
    EXPECT_GT(wall(litAt(16.5), west), wall(litAt(16.5), east) * 1.3F);
}

TEST(Lighting, TheLowSunIsWarmTheNightIsCold)
{
    const Lighting evening = litAt(18.1);
    EXPECT_GT(evening.sun[0], evening.sun[2] * 1.8F);
    const Lighting night = litAt(23);
    EXPECT_GT(night.sky[2], night.sky[0]);
    EXPECT_FLOAT_EQ(night.darkness, 1);
    EXPECT_FLOAT_EQ(litAt(12).darkness, 0);
}

TEST(Lighting, RainTakesTheSunAndWetsTheGround)
{
    const Lighting dry = litAt(12);
    const Lighting wet = litAt(12, 1);
    EXPECT_LT(luma(wet.sun), luma(dry.sun) * 0.2F);
    EXPECT_GT(wet.shadowShare(), dry.shadowShare());
    EXPECT_LT(relativeLuminance(Palette::lit(wet).seen(TileSurface::RoadMain, 128, 0)),
              relativeLuminance(Palette::lit(dry).seen(TileSurface::RoadMain, 128, 0)));
}

TEST(Lighting, ShadowsAreThereByDayOnly)
{
    EXPECT_LT(litAt(12).shadowShare(), 0.6F);
    EXPECT_FLOAT_EQ(litAt(23).shadowShare(), 1);
    EXPECT_FLOAT_EQ(Lighting{}.shadowShare(), 1);
}

TEST(Lighting, TheNeutralLookIsTheThemesOwnWhateverTheFacing)
{
    const Palette palette = Palette::neutral({});
    for (int facing = 0; facing < 256; ++facing)
        EXPECT_EQ(palette.seen(TileSurface::Building, 90, static_cast<std::uint8_t>(facing)),
                  palette.seen(TileSurface::Building, 90, 0));
}

TEST(Windows, FewerAreLitAfterMidnight)
{
    for (const WindowUse use : {WindowUse::Home, WindowUse::Office, WindowUse::Public, WindowUse::Temple}) {
        EXPECT_LT(litShare(use, 2, 8), litShare(use, 22, 8));
        float before = litShare(use, 22, 8);
        for (double hour = 22; hour <= 24; hour += 0.25) {
            EXPECT_LE(litShare(use, hour, 8), before);
            before = litShare(use, hour, 8);
        }
        EXPECT_NEAR(litShare(use, 24, 8), litShare(use, 0, 8), 1e-6) << "midnight is no jump";
    }
}

TEST(Windows, HomesAndOfficesKeepTheirOwnHours)
{
    EXPECT_GT(litShare(WindowUse::Office, 18, 8), litShare(WindowUse::Office, 22, 8) * 1.4F);
    EXPECT_GT(litShare(WindowUse::Home, 21, 8), litShare(WindowUse::Home, 18, 8) * 1.4F);
}

TEST(Windows, HousesDifferAndEachIsTheSameAgain)
{
    for (int seed = 1; seed < 15; ++seed) {
        EXPECT_LT(litShare(WindowUse::Home, 21, seed), litShare(WindowUse::Home, 21, seed + 1));
        EXPECT_EQ(litShare(WindowUse::Home, 21, seed), litShare(WindowUse::Home, 21, seed));
    }
    for (double hour = 0; hour <= 24; hour += 0.1)
        for (int seed = 0; seed < 16; ++seed) {
            EXPECT_GE(litShare(WindowUse::Home, hour, seed), 0);
            EXPECT_LE(litShare(WindowUse::Home, hour, seed), 1);
        }
}

city::TileMesh twoHouses()
{
    city::TileMesh mesh;
    mesh.centre = {1000, 2000};
    const auto house = [&](std::int16_t x) {
        // A wall to the south, one to the east, a roof of one triangle.
        const auto quad = [&](std::array<std::array<std::int16_t, 2>, 2> foot) {
            const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
            for (const std::int16_t z : {std::int16_t{0}, std::int16_t{500}})
                for (int i = 0; i < 2; ++i) {
                    const auto& at = foot[static_cast<std::size_t>(z == 0 ? i : 1 - i)];
                    mesh.vertices.push_back({at[0], at[1], z, TileSurface::Building, 60});
                }
            for (const std::uint32_t i : {0U, 1U, 2U, 0U, 2U, 3U})
                mesh.indices.push_back(first + i);
        };
        quad({{{x, 0}, {static_cast<std::int16_t>(x + 200), 0}}});
        quad({{{static_cast<std::int16_t>(x + 200), 0}, {static_cast<std::int16_t>(x + 200), 200}}});
        const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
        mesh.vertices.push_back({x, 0, 500, TileSurface::Building, 120});
        mesh.vertices.push_back({static_cast<std::int16_t>(x + 200), 0, 500, TileSurface::Building, 120});
        mesh.vertices.push_back({static_cast<std::int16_t>(x + 200), 200, 500, TileSurface::Building, 120});
        for (std::uint32_t i = 0; i < 3; ++i)
            mesh.indices.push_back(first + i);
    };
    house(0);
    house(1000);
    return mesh;
}

TEST(Facing, WallsSayWhereTheyLookAndRoofsThatTheyAreFlat)
{
    const auto looks = facings(twoHouses());
    const auto south = outwards(directionOf(looks[0]));
    EXPECT_LT(south[1], -0.9F);
    const auto east = outwards(directionOf(looks[4]));
    EXPECT_GT(east[0], 0.9F);
    EXPECT_EQ(directionOf(looks[8]), 0);
}

TEST(Facing, AHouseIsOneAndHasTheSameNumberInAnotherTile)
{
    city::TileMesh mesh = twoHouses();
    const auto looks = facings(mesh);
    const int first = houseSeedOf(looks[0]);
    const int second = houseSeedOf(looks[11]);
    for (std::size_t i = 0; i < 11; ++i) {
        EXPECT_EQ(houseSeedOf(looks[i]), first);
        EXPECT_EQ(houseSeedOf(looks[11 + i]), second);
    }
    EXPECT_GT(first, 0);
    // The same houses, quantised from another centre.
    mesh.centre.x -= 10;
    for (auto& vertex : mesh.vertices)
        vertex.x = static_cast<std::int16_t>(vertex.x + 200);
    EXPECT_EQ(facings(mesh), looks);
}

TEST(Facing, GroundIsNoHouse)
{
    city::TileMesh mesh = twoHouses();
    for (auto& vertex : mesh.vertices)
        vertex.surface = TileSurface::Bridge;
    for (const auto look : facings(mesh))
        EXPECT_EQ(look, 0);
}

} // namespace
} // namespace sandtable::scene
