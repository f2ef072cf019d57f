// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeCity.h"

#include <sandtable/base/Random.h>
#include <sandtable/city/PipeNetwork.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sandtable::city {
namespace {

TEST(PipeSearch, TheSectionIsWhereTheDepthsSay)
{
    Pipe pipe;
    pipe.diameterMm = 400;
    pipe.depthFromMm = 1000;
    EXPECT_DOUBLE_EQ(pipe.crownFromM(), 1.0) << "water is measured to its crown";
    EXPECT_DOUBLE_EQ(pipe.axisFromM(), 1.2);
    pipe.kind = PipeKind::Sewage;
    EXPECT_DOUBLE_EQ(pipe.crownFromM(), 0.6) << "sewage is measured to its invert";
    EXPECT_DOUBLE_EQ(pipe.axisFromM(), 0.8);
    pipe.diameterMm = 0;
    pipe.widthMm = 2000;
    pipe.heightMm = 800;
    EXPECT_DOUBLE_EQ(pipe.spanM(), 0.8);
    EXPECT_DOUBLE_EQ(pipe.crownFromM(), 0.2);
}

TEST(PipeSearch, FindsThePipeAtAPlaceWithinTheTolerance)
{
    const CityModel city = pipedCity();
    const PipeNetwork network(city);
    const auto hit = network.nearest({{600, 508.5}, 1.15}, 1);
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->pipe, kBToC);
    EXPECT_NEAR(hit->distanceM, 0.35, 1e-9) << "half a metre from the axis, less the radius";
    EXPECT_NEAR(hit->alongM, 100, 1e-9);
    EXPECT_NEAR(hit->axis.at.x, 600, 1e-9);
    EXPECT_NEAR(hit->axis.depthM, 1.15, 1e-9);
    EXPECT_FALSE(network.nearest({{600, 508.5}, 1.15}, 0.3));
    EXPECT_FALSE(network.nearest({{600, 700}, 1}, 5));
}

TEST(PipeSearch, KindsCanBeLeftOut)
{
    const CityModel city = pipedCity();
    const PipeNetwork network(city);
    const UndergroundPoint place{{800, 505}, 1};
    EXPECT_EQ(network.nearest(place, 20)->pipe, kCToD);
    EXPECT_EQ(network.nearest(place, 20, {PipeKind::Sewage, PipeKind::Gas})->pipe, kKToL);
    EXPECT_FALSE(network.nearest(place, 20, {PipeKind::Gas}));
    EXPECT_FALSE(network.nearest(place, 20, {}));
}

TEST(PipeSearch, ARayFromAboveMeetsTheFirstPipe)
{
    CityModel city = pipedCity();
    // A gas pipe above the sewer, and the cursor straight over both.
    const auto a = addPipeNode(city, PipeKind::Gas, PipeNodeKind::Source, {600, 497});
    const auto b = addPipeNode(city, PipeKind::Gas, PipeNodeKind::End, {700, 497});
    addPipe(city, a, b, 900, 900);
    const PipeNetwork network(city);
    const UndergroundPoint eye{{650, 497}, -200};
    const UndergroundPoint through{{650, 497}, 0};
    const auto first = network.nearestToRay(eye, through, 0.5);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->pipe, city.pipes.size() - 1);
    EXPECT_EQ(first->distanceM, 0);
    EXPECT_NEAR(first->alongM, 50, 0.2);
    EXPECT_EQ(network.nearestToRay(eye, through, 0.5, {PipeKind::Sewage})->pipe, kKToL);
}

TEST(PipeSearch, ASlantingRayGoesOnUntilItLeavesTheGround)
{
    const CityModel city = pipedCity();
    const PipeNetwork network(city);
    // From the south, over the street, down to the water pipe at y = 508 and 1.15 m.
    const UndergroundPoint eye{{600, 308}, -98.85};
    const UndergroundPoint through{{600, 408}, -48.85};
    const auto hit = network.nearestToRay(eye, through, 0.2);
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->pipe, kBToC);
    EXPECT_FALSE(network.nearestToRay(through, eye, 0.2)) << "looking away";
    EXPECT_FALSE(network.nearestToRay(eye, {{600, 408}, -148}, 0.2)) << "looking up";
}

TEST(PipeSearch, RaysThatAreNoneFindNothing)
{
    const CityModel city = pipedCity();
    const PipeNetwork network(city);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const UndergroundPoint place{{600, 508}, 1};
    EXPECT_FALSE(network.nearestToRay(place, place, 1));
    EXPECT_FALSE(network.nearestToRay({{nan, 0}, 0}, place, 1));
    EXPECT_FALSE(network.nearestToRay(place, {{nan, 0}, 0}, 1));
    EXPECT_FALSE(network.nearest({{600, nan}, 1}, 1));
    EXPECT_FALSE(network.nearest(place, -5));
    EXPECT_FALSE(network.nearest(place, nan));
}

/// From a place to a segment in three dimensions.
double apart(const UndergroundPoint& p, const std::array<double, 3>& a, const std::array<double, 3>& b)
{
    const std::array<double, 3> place{p.at.x, p.at.y, p.depthM};
    double dot = 0, square = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        dot += (place[i] - a[i]) * (b[i] - a[i]);
        square += (b[i] - a[i]) * (b[i] - a[i]);
    }
    const double t = square > 0 ? std::clamp(dot / square, 0.0, 1.0) : 0;
    return std::hypot(place[0] - a[0] - (b[0] - a[0]) * t, place[1] - a[1] - (b[1] - a[1]) * t,
                      place[2] - a[2] - (b[2] - a[2]) * t);
}

double outside(const CityModel& city, const Pipe& pipe, const UndergroundPoint& p)
{
    const auto line = city.pipeLine(pipe);
    return std::max(0.0, apart(p, {line[0].x, line[0].y, pipe.axisFromM()}, {line[1].x, line[1].y, pipe.axisToM()}) -
                             pipe.diameterMm / 2000.0);
}

CityModel heap(Random& random)
{
    CityModel city;
    for (int i = 0; i < 120; ++i) {
        const geo::LocalMetres a{random.between(0, 400), random.between(0, 400)};
        const auto from = addPipeNode(city, PipeKind::Water, PipeNodeKind::Joint, a);
        const auto to = addPipeNode(city, PipeKind::Water, PipeNodeKind::Joint,
                                    {a.x + random.between(-60, 60), a.y + random.between(-60, 60)});
        addPipe(city, from, to, static_cast<std::uint16_t>(random.below(9000)),
                static_cast<std::uint16_t>(random.below(9000)))
            .diameterMm = static_cast<std::uint16_t>(100 + random.below(1500));
    }
    return city;
}

TEST(PipeSearch, NearestAgreesWithBruteForce)
{
    Random random(21);
    for (int round = 0; round < 20; ++round) {
        const CityModel city = heap(random);
        const PipeNetwork network(city);
        for (int i = 0; i < 100; ++i) {
            const UndergroundPoint place{{random.between(-20, 420), random.between(-20, 420)}, random.between(-2, 12)};
            double least = 1e300;
            for (const Pipe& pipe : city.pipes) {
                least = std::min(least, outside(city, pipe, place));
            }
            const double tolerance = random.between(0, 12);
            const auto hit = network.nearest(place, tolerance);
            ASSERT_EQ(hit.has_value(), least <= tolerance) << least << " within " << tolerance;
            if (hit) {
                EXPECT_NEAR(hit->distanceM, least, 1e-6);
                EXPECT_NEAR(outside(city, city.pipes[hit->pipe], place), least, 1e-6);
            }
        }
    }
}

TEST(PipeSearch, RaysAgreeWithManyPlacesOnThem)
{
    Random random(22);
    for (int round = 0; round < 10; ++round) {
        const CityModel city = heap(random);
        const PipeNetwork network(city);
        for (int i = 0; i < 20; ++i) {
            const UndergroundPoint eye{{random.between(0, 400), random.between(0, 400)}, -random.between(0, 60)};
            const UndergroundPoint goal{{random.between(0, 400), random.between(0, 400)}, random.between(1, 9)};
            // The ray goes on beyond its goal until it is far below every pipe.
            const double stretch = (40 - eye.depthM) / (goal.depthM - eye.depthM);
            double least = 1e300;
            constexpr int kPlaces = 1500;
            for (int k = 0; k <= kPlaces; ++k) {
                const double t = stretch * k / kPlaces;
                const UndergroundPoint place{
                    {eye.at.x + (goal.at.x - eye.at.x) * t, eye.at.y + (goal.at.y - eye.at.y) * t},
                    eye.depthM + (goal.depthM - eye.depthM) * t};
                for (const Pipe& pipe : city.pipes) {
                    least = std::min(least, outside(city, pipe, place));
                }
            }
            const auto hit = network.nearestToRay(eye, goal, 1000);
            ASSERT_TRUE(hit);
            const double step =
                stretch * std::hypot(goal.at.x - eye.at.x, goal.at.y - eye.at.y, goal.depthM - eye.depthM) / kPlaces;
            EXPECT_LE(hit->distanceM, least + 1e-6);
            EXPECT_GE(hit->distanceM, least - step) << "nothing on the ray is that near";
        }
    }
}

} // namespace
} // namespace sandtable::city
