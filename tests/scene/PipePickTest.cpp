// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipePick.h"

#include "PipePlan.h"
#include "PipePlanner.h"
#include "PipeSymbols.h"
#include "PipeTown.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sandtable::scene {
namespace {

constexpr double kPickReachPx = 6;

/// Pixels from a point to the outside of a pipe, from points tried every twenty centimetres; negative inside it.
double pixelsTo(const PipeCity& city, const Projection& view, std::uint32_t i, double x, double y)
{
    const city::Pipe& pipe = city.model().pipes[i];
    const auto line = city.model().pipeLine(pipe);
    const double whole = city.network().lengthM(i);
    double least = 1e9;
    double along = 0;
    for (std::size_t k = 1; k < line.size(); ++k) {
        const double length = geo::distance(line[k - 1], line[k]);
        const int steps = static_cast<int>(length / 0.2) + 1;
        for (int step = 0; step <= steps; ++step) {
            const double t = static_cast<double>(step) / steps;
            const double share = (along + length * t) / whole;
            const auto on =
                view.toScreen({std::lerp(line[k - 1].x, line[k].x, t), std::lerp(line[k - 1].y, line[k].y, t)},
                              -std::lerp(pipe.axisFromM(), pipe.axisToM(), share));
            if (on)
                least = std::min(least,
                                 std::hypot(on->x - x, on->y - y) - widthM(pipe) / 2 / view.metresPerPixel(on->depth));
        }
        along += length;
    }
    return least;
}

TEST(PipePick, FindsWhatEveryPipeTriedAloneFinds)
{
    // Dense, so that there is mostly something near.
    city::CityModel model = pipeTown(400);
    for (const city::Pipe& pipe : model.pipes) {
        const geo::LocalMetres from = model.pipeNodes[pipe.from].at;
        const auto nearer = [&](geo::LocalMetres& at) { at = {at.x - from.x * 0.99, at.y - from.y * 0.99}; };
        for (std::uint32_t i = 0; i < pipe.vertexCount; ++i)
            nearer(model.pipeVertices[pipe.firstVertex + i]);
        nearer(model.pipeNodes[pipe.to].at);
        nearer(model.pipeNodes[pipe.from].at);
    }
    const PipeCity city(std::move(model));
    Random random(5);
    int found = 0;
    for (int round = 0; round < 40; ++round) {
        const CameraPose pose{{random.between(-30, 30), random.between(-30, 30)},
                              random.between(100, 400),
                              random.between(-180, 180),
                              random.between(35, 90)};
        const Projection view(pose, 1280, 720);
        const double x = random.between(100, 1180);
        const double y = random.between(300, 700);
        double least = 1e9;
        for (std::uint32_t i = 0; i < city.model().pipes.size(); ++i)
            if (isPipeShown(city, view, 1, i))
                least = std::min(least, pixelsTo(city, view, i, x, y));
        const auto hit = pickPipe(city, view, x, y, city::PipeKinds::all(), 1, kPickReachPx);
        // The reach is metres at the ground: at a pipe's depth it is a little fewer pixels.
        if (least < kPickReachPx - 1) {
            ASSERT_TRUE(hit) << round << " " << least;
        }
        if (!hit)
            continue;
        ++found;
        EXPECT_LT(pixelsTo(city, view, hit->pipe, x, y), std::max(least, 0.0) + 1) << round;
        EXPECT_LT(least, kPickReachPx + 1);
    }
    EXPECT_GT(found, 10);
}

TEST(PipePick, WhatIsNotShownCannotBePicked)
{
    const PipeCity city(pipeTown(3'000));
    const auto narrow = std::find_if(city.model().pipes.begin(), city.model().pipes.end(),
                                     [](const city::Pipe& pipe) { return pipe.diameterMm == 100; });
    const auto index = static_cast<std::uint32_t>(narrow - city.model().pipes.begin());
    const geo::LocalMetres middle = city.model().pipeLine(*narrow)[1];
    const auto pick = [&](double distanceM, city::PipeKinds kinds, double thin) {
        const Projection view({middle, distanceM, 0, 90}, 1280, 720);
        const auto on = view.toScreen(middle, -narrow->axisFromM());
        const auto hit = pickPipe(city, view, on->x, on->y, kinds, thin, 3);
        return hit && hit->pipe == index;
    };
    EXPECT_TRUE(pick(150, city::PipeKinds::all(), 1));
    EXPECT_TRUE(pick(150, {narrow->kind}, 1));
    EXPECT_FALSE(pick(150, {}, 1));
    EXPECT_FALSE(pick(9'000, city::PipeKinds::all(), 1)) << "too small there";
    EXPECT_FALSE(pick(150, city::PipeKinds::all(), 0.01)) << "left out for the budget";
}

TEST(PipeSymbols, EveryKindOfNodeThatIsNoPlainCoverHasASign)
{
    using enum city::PipeNodeKind;
    for (const auto kind : {Valve, Outfall, Works, Source, Pump}) {
        ASSERT_TRUE(pipeSign(kind));
        EXPECT_LT(*pipeSign(kind), pipeSigns().size());
    }
    EXPECT_FALSE(pipeSign(Manhole));
    EXPECT_EQ(QStringList(pipeSigns()).removeDuplicates(), 0);
}

TEST(PipeSymbols, CoversShowInTheStreetOnlyAndMarkedOnesFromAnywhere)
{
    city::CityModel model = pipeTown(60);
    for (city::PipeNode& node : model.pipeNodes)
        node.component = 4406040102000001;
    const PipeCity city(std::move(model));
    const geo::LocalMetres at = city.model().pipeNodes[0].at;
    PipeSymbols symbols;
    const std::vector<std::uint32_t> near{0};
    const auto drawn = [&](double distanceM, const PipeMarks& marks) {
        symbols.update(city, Projection({at, distanceM, 0, 60}, 1280, 720), near, city::PipeKinds::all(), marks, {});
        return symbols.sprites().size();
    };
    EXPECT_EQ(drawn(150, {}), 1U);
    EXPECT_EQ(symbols.at(640, 360), 0U);
    EXPECT_TRUE(symbols.signs().empty()) << "a manhole is a dot";
    EXPECT_EQ(drawn(5'000, {}), 0U);
    PipeMarks marks;
    marks.valves = {0, 0xfffffff0};
    EXPECT_EQ(drawn(5'000, marks), 1U);
    EXPECT_EQ(symbols.signs().size(), 1U);
    EXPECT_EQ(drawn(150, marks), 1U) << "once, though it is near and marked";
}

TEST(PipePlanner, AMarkedPipeIsDrawnOnceAsWhatMattersMost)
{
    const PipeCity city(pipeTown(2'000));
    PipeMarks marks;
    marks.chosen = 5;
    marks.traced = {5, 6, 7};
    marks.drained = {7};
    CameraPose pose{{0, 0}, 12'000, 0, 90};
    const auto made = planFor(city, PlannedView(pose, 1920, 1080), city::PipeKinds::all(), marks);
    ASSERT_EQ(made.marks.vertices.size(), 3 * 2 * 4 * kPipeStride);
    std::vector<int> looks;
    for (int piece = 0; piece < 6; ++piece) {
        const auto* vertex = reinterpret_cast<const float*>(made.marks.vertices.constData()) +
                             piece * 4 * kPipeStride / static_cast<int>(sizeof(float));
        looks.push_back(static_cast<int>(vertex[9]));
    }
    std::sort(looks.begin(), looks.end());
    EXPECT_EQ(looks, (std::vector<int>{0, 0, 2, 2, 3, 3}));
    EXPECT_FALSE(made.mesh.vertices.isEmpty());
    EXPECT_TRUE(made.nodes.empty()) << "too far for single manholes";
}

} // namespace
} // namespace sandtable::scene
