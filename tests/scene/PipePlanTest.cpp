// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipePlan.h"

#include "PipeMesh.h"
#include "PipeTown.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace sandtable::scene {
namespace {

constexpr double kPlanWidth = 1920;
constexpr double kPlanHeight = 1080;

CameraPose over(double distanceM, geo::LocalMetres target = {0, 0})
{
    return {target, distanceM, 0, 55};
}

PlannedView viewOf(const CameraPose& pose)
{
    return {pose, kPlanWidth, kPlanHeight};
}

bool inside(const Projection& view, const PipeCity& city, std::uint32_t pipe)
{
    for (const geo::LocalMetres at : city.model().pipeLine(city.model().pipes[pipe])) {
        const auto on = view.toScreen(at);
        if (on && on->x > 0 && on->y > 0 && on->x < view.width() && on->y < view.height())
            return true;
    }
    return false;
}

TEST(PipePlan, InAStreetEveryPipeInViewIsDrawn)
{
    const PipeCity city(pipeTown(60'000));
    const CameraPose pose = over(600);
    const PipePlan plan = planPipes(city, viewOf(pose), city::PipeKinds::all());
    const std::set<std::uint32_t> drawn(plan.pipes.begin(), plan.pipes.end());
    const Projection view(pose, kPlanWidth, kPlanHeight);
    int seen = 0;
    for (std::uint32_t i = 0; i < city.model().pipes.size(); ++i) {
        const geo::LocalMetres middle = city.model().pipeLine(city.model().pipes[i])[1];
        // Towards the horizon small pipes are smaller than a pixel.
        if (inside(view, city, i) && view.metresPerPixel(view.depthOf(middle)) < kAllPipesMpp) {
            ++seen;
            EXPECT_TRUE(drawn.contains(i)) << i;
        }
    }
    EXPECT_GT(seen, 100);
    EXPECT_EQ(plan.thin, 1);
}

TEST(PipePlan, NoViewCostsMoreThanItsBudget)
{
    const PipeCity city(pipeTown(60'000));
    for (const double distance : {80.0, 300.0, 900.0, 3000.0, 9000.0, 30000.0})
        for (const double pitch : {20.0, 55.0, 90.0})
            for (const std::size_t budget : {std::size_t{500}, std::size_t{5000}, kMostPipeSegments}) {
                CameraPose pose = over(distance);
                pose.pitchDeg = pitch;
                const PipePlan plan = planPipes(city, viewOf(pose), city::PipeKinds::all(), budget);
                std::size_t segments = 0;
                for (const std::uint32_t i : plan.pipes)
                    segments += city.segments(i);
                EXPECT_EQ(segments, plan.segments);
                EXPECT_LE(segments, budget) << distance << " " << pitch;
                EXPECT_GT(segments, 0U);
                EXPECT_GT(plan.thin, 0);
                EXPECT_LE(plan.thin, 1);
            }
}

TEST(PipePlan, AStreetMayCostTwiceWhatAQuarterDoes)
{
    EXPECT_EQ(viewOf(over(500)).mostSegments(), kMostPipeSegments);
    EXPECT_EQ(viewOf(over(3000)).mostSegments(), kMostFarSegments);
    EXPECT_EQ(viewOf(over(20'000)).mostSegments(), kMostFarSegments);
}

TEST(PipePlan, FromAfarOnlyMainsOfEachKindRemain)
{
    const PipeCity city(pipeTown(20'000));
    const PipePlan far = planPipes(city, viewOf(over(15'000)), city::PipeKinds::all());
    std::array<double, city::kPipeKinds> narrowest;
    narrowest.fill(1e9);
    for (const std::uint32_t i : far.pipes) {
        double& least = narrowest[static_cast<std::size_t>(city.model().pipes[i].kind) - 1];
        least = std::min(least, widthM(city.model().pipes[i]));
    }
    for (const double least : narrowest) {
        EXPECT_GE(least, 0.6); // pipeTown() has widths of 0.1 to 1.2 m
        EXPECT_LT(least, 1e9) << "a kind has lost its mains";
    }
    EXPECT_LT(far.pipes.size(), city.model().pipes.size() / 5);
}

TEST(PipePlan, GoingNearerNeverTakesAPipeAwayThatStaysInView)
{
    const PipeCity city(pipeTown(20'000));
    std::set<std::uint32_t> before;
    CameraPose last;
    for (double distance = 12'000; distance > 300; distance *= 0.8) {
        const PipePlan plan = planPipes(city, viewOf(over(distance)), city::PipeKinds::all());
        if (plan.thin < 1)
            continue;
        std::set<std::uint32_t> now(plan.pipes.begin(), plan.pipes.end());
        for (const std::uint32_t i : before) {
            const bool stays = inside(Projection(over(distance), kPlanWidth, kPlanHeight), city, i);
            EXPECT_TRUE(!stays || now.contains(i)) << distance;
        }
        before = std::move(now);
    }
    EXPECT_FALSE(before.empty());
}

TEST(PipePlan, AViewThatItCoversShowsNoPipeThatItDoesNotHave)
{
    const PipeCity city(pipeTown(20'000));
    const CameraPose pose = over(900);
    const PlannedView planned = viewOf(pose);
    const PipePlan plan = planPipes(city, planned, city::PipeKinds::all());
    ASSERT_EQ(plan.thin, 1);
    const std::set<std::uint32_t> drawn(plan.pipes.begin(), plan.pipes.end());
    int covered = 0;
    for (const double turn : {-10.0, -3.9, 0.0, 3.9})
        for (const double move : {-50.0, 0.0, 53.0, 200.0})
            for (const double ratio : {0.7, 0.86, 1.0, 1.09})
                for (const double tilt : {-2.9, 0.0, 2.9}) {
                    CameraPose other = pose;
                    other.yawDeg += turn;
                    other.target.x += move;
                    other.distanceM *= ratio;
                    other.pitchDeg += tilt;
                    if (!planned.covers(other, kPlanWidth, kPlanHeight))
                        continue;
                    ++covered;
                    const Projection view(other, kPlanWidth, kPlanHeight);
                    for (std::uint32_t i = 0; i < city.model().pipes.size(); ++i) {
                        const double depth = view.depthOf(city.model().pipeLine(city.model().pipes[i])[1]);
                        const bool wanted = inside(view, city, i) &&
                                            static_cast<double>(city.share(i)) < shownShare(view.metresPerPixel(depth));
                        ASSERT_TRUE(!wanted || drawn.contains(i))
                            << turn << " " << move << " " << ratio << " " << tilt << " " << depth;
                    }
                }
    EXPECT_EQ(covered, 3 * 3 * 3 * 3);
}

TEST(PipePlan, KindsThatAreSwitchedOffStayOut)
{
    const PipeCity city(pipeTown(5'000));
    const PipePlan plan = planPipes(city, viewOf(over(800)), {city::PipeKind::Gas});
    EXPECT_FALSE(plan.pipes.empty());
    for (const std::uint32_t i : plan.pipes)
        EXPECT_EQ(city.model().pipes[i].kind, city::PipeKind::Gas);
}

TEST(PipePlan, AChosenFewKeepTheirMainsWhereTheyDoNotFit)
{
    const PipeCity city(pipeTown(20'000));
    std::vector<std::uint32_t> all(city.model().pipes.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        all[i] = i;
    const PlannedView view = viewOf(over(15'000));
    EXPECT_EQ(planChosen(city, view, std::span(all).first(300)).pipes.size(), 300U);
    const PipePlan plan = planChosen(city, view, all, 1000);
    EXPECT_LE(plan.segments, 1000U);
    for (const std::uint32_t i : plan.pipes)
        EXPECT_LE(static_cast<double>(city.share(i)), plan.thin);
    const std::uint32_t none[] = {0xfffffff0};
    EXPECT_TRUE(planChosen(city, view, none).pipes.empty());
}

TEST(PipesIn, AgreesWithEveryPipeTriedAlone)
{
    const PipeCity city(pipeTown(20'000));
    for (const double distance : {200.0, 1500.0, 9000.0}) {
        const Projection view(over(distance, {300, -200}), kPlanWidth, kPlanHeight);
        PipesInView expected;
        for (std::uint32_t i = 0; i < city.model().pipes.size(); ++i) {
            const city::Pipe& pipe = city.model().pipes[i];
            const auto on = view.toScreen(city.model().pipeLine(pipe)[1]);
            if (on && on->x >= 0 && on->y >= 0 && on->x <= kPlanWidth && on->y <= kPlanHeight) {
                const auto kind = static_cast<std::size_t>(pipe.kind) - 1;
                expected.lengthM[kind] += city.network().lengthM(i);
                ++expected.pipes[kind];
            }
        }
        const PipesInView found = pipesIn(city, view);
        EXPECT_EQ(found.pipes, expected.pipes);
        for (std::size_t kind = 0; kind < city::kPipeKinds; ++kind)
            EXPECT_NEAR(found.lengthM[kind], expected.lengthM[kind], 1e-3);
        EXPECT_GT(expected.pipes[0], 0U);
    }
}

TEST(PipeMesh, LiesAtItsDepthAndHoldsFourVerticesAPiece)
{
    city::CityModel model = pipeTown(1);
    city::Pipe& pipe = model.pipes[0];
    pipe.kind = city::PipeKind::Water;
    pipe.diameterMm = 400;
    pipe.depthFromMm = 1000;
    pipe.depthToMm = 3000;
    const PipeCity city(std::move(model));
    const MeshPiece piece{0, 2};
    const PreparedMesh mesh = pipeMesh(city, {&piece, 1}, {});
    ASSERT_EQ(mesh.vertices.size(), city.segments(0) * 4 * kPipeStride);
    EXPECT_EQ(mesh.indices.size(), static_cast<qsizetype>(city.segments(0) * 6 * sizeof(std::uint32_t)));
    // Depths of a pressure pipe are those of its crown: the axis lies half a diameter lower.
    EXPECT_FLOAT_EQ(mesh.max.y(), -1.2F);
    EXPECT_FLOAT_EQ(mesh.min.y(), -3.2F);
    const auto* vertex = reinterpret_cast<const float*>(mesh.vertices.constData());
    EXPECT_FLOAT_EQ(vertex[8], -0.2F);
    EXPECT_FLOAT_EQ(vertex[9], 2 + city.share(0));
}

TEST(PipeCity, APipeWithoutItsNodesIsNeverShown)
{
    city::CityModel model = pipeTown(10);
    model.pipes[3].to = 0xffff;
    const PipeCity city(std::move(model));
    EXPECT_EQ(city.segments(3), 0U);
    const PipePlan plan = planPipes(city, viewOf(over(3000)), city::PipeKinds::all());
    EXPECT_EQ(std::count(plan.pipes.begin(), plan.pipes.end(), 3U), 0);
    EXPECT_FALSE(plan.pipes.empty());
}

} // namespace
} // namespace sandtable::scene
