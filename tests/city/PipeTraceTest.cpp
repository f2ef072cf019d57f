// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeCity.h"

#include <sandtable/base/Random.h>
#include <sandtable/city/PipeNetwork.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace sandtable::city {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Positions = std::set<std::uint32_t>;

Positions setOf(const std::vector<std::uint32_t>& list)
{
    const Positions set(list.begin(), list.end());
    EXPECT_EQ(set.size(), list.size()) << "something is listed twice";
    return set;
}

TEST(PipeTrace, FollowsADrainToItsOutfall)
{
    const CityModel city = pipedCity();
    const PipeTrace trace = PipeNetwork(city).downstream(kNToO);
    EXPECT_THAT(trace.pipes, ElementsAre(kNToO, kOToOutfall));
    EXPECT_THAT(trace.nodes, ElementsAre(kDrainO, kOutfall));
    EXPECT_NEAR(trace.lengthM, 220 + 98, 1e-3);
}

TEST(PipeTrace, TellsWhatDrainsThroughASewerAndTheManholesOnTheWay)
{
    const CityModel city = pipedCity();
    const PipeNetwork network(city);
    const PipeTrace up = network.upstream(kLToTreatment);
    EXPECT_THAT(up.pipes, UnorderedElementsAre(kLToTreatment, kKToL, kMToL, kJToK));
    EXPECT_EQ(up.pipes.front(), kLToTreatment);
    EXPECT_THAT(up.manholes, ElementsAre(kSewerK));
    EXPECT_THAT(network.downstream(kLToTreatment).pipes, ElementsAre(kLToTreatment));
}

TEST(PipeTrace, WaterRunsAwayFromItsSource)
{
    const CityModel city = pipedCity();
    const PipeNetwork network(city);
    EXPECT_THAT(network.downstream(kCToD).pipes, UnorderedElementsAre(kCToD, kDToE, kEToF, kDToG, kGToH));
    EXPECT_THAT(network.upstream(kCToD).pipes, UnorderedElementsAre(kCToD, kBToC, kAToB, kWorksToA, kIToC, kWorksToI));
    EXPECT_THAT(network.downstreamOfNode(kTeeD).pipes, UnorderedElementsAre(kDToE, kEToF, kDToG, kGToH));
    EXPECT_THAT(network.upstreamOfNode(kWaterWorks).pipes, IsEmpty());
    EXPECT_THAT(network.upstreamOfNode(kWaterWorks).nodes, ElementsAre(kWaterWorks));
}

TEST(PipeTrace, PositionsThatDoNotExistGiveNothing)
{
    const CityModel city = pipedCity();
    const PipeNetwork network(city);
    EXPECT_THAT(network.downstream(99).pipes, IsEmpty());
    EXPECT_THAT(network.upstreamOfNode(kNone).nodes, IsEmpty());
    EXPECT_THAT(network.pipesAt(kNone), IsEmpty());
    EXPECT_EQ(network.lengthM(kNone), 0);
    EXPECT_EQ(network.isolate(99).error().code, ErrorCode::NotFound);
}

TEST(PipeTrace, ACityWithoutPipesAnswersToo)
{
    const CityModel city = sampleCity();
    const PipeNetwork network(city);
    EXPECT_FALSE(network.nearest({{500, 500}, 1}, 100));
    EXPECT_FALSE(network.nearestToRay({{500, 500}, -100}, {{500, 500}, 1}, 100));
    EXPECT_EQ(network.totalLengthM(PipeKind::Water), 0);
}

TEST(PipeTrace, PipesWithoutNodesAreLeftOut)
{
    CityModel city = pipedCity();
    city.pipes[kDToE].to = 500;
    const PipeNetwork network(city);
    EXPECT_THAT(network.downstream(kDToE).pipes, IsEmpty());
    EXPECT_THAT(network.downstream(kCToD).pipes, UnorderedElementsAre(kCToD, kDToG, kGToH));
}

TEST(PipeTrace, LengthsAndShaftsAreTold)
{
    const CityModel city = pipedCity();
    const PipeNetwork network(city);
    EXPECT_NEAR(network.totalLengthM(PipeKind::Drain), 318, 1e-6);
    EXPECT_NEAR(network.lengthM(kOToOutfall), 98, 1e-4);
    EXPECT_DOUBLE_EQ(network.shaftDepthM(kSewerL), 4.0);
    EXPECT_DOUBLE_EQ(network.shaftDepthM(kValveA), 1.3) << "the crown of 1 m and the bore of 300 mm";
    EXPECT_THAT(network.pipesAt(kTeeD), UnorderedElementsAre(kCToD, kDToE, kDToG));
}

TEST(PipeTrace, TheManholesBesideAPipeAreFoundThroughJoints)
{
    CityModel city = pipedCity();
    EXPECT_THAT(PipeNetwork(city).manholesBeside(kBToC), ElementsAre(kValveA)) << "the only cover of all water pipes";
    for (const std::uint32_t node : {kValveC, kValveE, kValveG}) {
        city.pipeNodes[node].component = 1000 + node;
    }
    const PipeNetwork network(city);
    EXPECT_THAT(network.manholesBeside(kBToC), ElementsAre(kValveA, kValveC));
    EXPECT_THAT(network.manholesBeside(kDToE), ElementsAre(kValveC, kValveE, kValveG)) << "D is buried";
    EXPECT_THAT(network.manholesBeside(kNToO), IsEmpty());
    EXPECT_THAT(network.manholesBeside(kNone), IsEmpty());
}

TEST(PipeIsolation, ClosesTheNearestValvesAndARingKeepsTheRestFed)
{
    const CityModel city = pipedCity();
    const auto cut = PipeNetwork(city).isolate(kAToB);
    ASSERT_TRUE(cut) << cut.error().message;
    EXPECT_THAT(cut->valves, UnorderedElementsAre(kValveA, kValveC));
    EXPECT_THAT(cut->drained, ElementsAre(kAToB, kBToC));
    EXPECT_THAT(cut->cutOff, IsEmpty());
    EXPECT_THAT(cut->sources, IsEmpty());
    EXPECT_NEAR(cut->drainedM, 400, 1e-3);
}

TEST(PipeIsolation, TellsWhatIsWithoutWater)
{
    const CityModel city = pipedCity();
    const auto cut = PipeNetwork(city).isolate(kDToE);
    ASSERT_TRUE(cut);
    EXPECT_THAT(cut->valves, UnorderedElementsAre(kValveC, kValveE, kValveG));
    EXPECT_THAT(cut->drained, UnorderedElementsAre(kDToE, kCToD, kDToG));
    EXPECT_THAT(cut->cutOff, UnorderedElementsAre(kEToF, kGToH));
    EXPECT_NEAR(cut->cutOffM, 600 + 250, 1e-3);
}

TEST(PipeIsolation, ASourceInsideHasToStop)
{
    const CityModel city = pipedCity();
    const auto cut = PipeNetwork(city).isolate(kWorksToA);
    ASSERT_TRUE(cut);
    EXPECT_THAT(cut->sources, ElementsAre(kWaterWorks));
    EXPECT_THAT(cut->valves, UnorderedElementsAre(kValveA, kValveC));
    EXPECT_THAT(cut->cutOff, UnorderedElementsAre(kAToB, kBToC, kCToD, kDToE, kEToF, kDToG, kGToH));
}

TEST(PipeIsolation, SewersHaveNoValves)
{
    const CityModel city = pipedCity();
    const auto cut = PipeNetwork(city).isolate(kJToK);
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(cut.error().message, testing::HasSubstr("sewage"));
}

/// A tangle of pipes with rings, loops and loose parts.
CityModel tangle(Random& random, std::uint32_t nodes, std::uint32_t pipes)
{
    CityModel city;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        const PipeNodeKind kind = i < 2                ? PipeNodeKind::Source
                                  : random.chance(0.4) ? PipeNodeKind::Valve
                                                       : PipeNodeKind::Joint;
        addPipeNode(city, PipeKind::Water, kind, {random.between(0, 500), random.between(0, 500)});
    }
    for (std::uint32_t i = 0; i < pipes; ++i) {
        addPipe(city, random.below(nodes), random.below(nodes), static_cast<std::uint16_t>(500 + random.below(3000)),
                static_cast<std::uint16_t>(500 + random.below(3000)));
    }
    return city;
}

/// Spreads over all pipes again and again until nothing new is reached.
template <class Passes>
Positions spread(const CityModel& city, Positions nodes, Passes passes)
{
    for (std::size_t before = 0; before != nodes.size();) {
        before = nodes.size();
        for (std::uint32_t p = 0; p < city.pipes.size(); ++p) {
            const Pipe& pipe = city.pipes[p];
            for (const bool forward : {true, false}) {
                const std::uint32_t here = forward ? pipe.from : pipe.to;
                if (nodes.contains(here) && passes(p, here, forward)) {
                    nodes.insert(forward ? pipe.to : pipe.from);
                }
            }
        }
    }
    return nodes;
}

TEST(PipeTrace, AgreesWithBruteForceOnTangles)
{
    Random random(11);
    for (int round = 0; round < 60; ++round) {
        const CityModel city = tangle(random, 4 + random.below(30), 1 + random.below(50));
        const PipeNetwork network(city);
        for (std::uint32_t start = 0; start < city.pipes.size(); ++start) {
            for (const bool down : {true, false}) {
                const PipeTrace trace = down ? network.downstream(start) : network.upstream(start);
                const Positions nodes =
                    spread(city, {down ? city.pipes[start].to : city.pipes[start].from},
                           [down](std::uint32_t, std::uint32_t, bool forward) { return forward == down; });
                Positions pipes{start};
                double lengthM = 0;
                for (std::uint32_t p = 0; p < city.pipes.size(); ++p) {
                    if (nodes.contains(down ? city.pipes[p].from : city.pipes[p].to)) {
                        pipes.insert(p);
                    }
                }
                for (const std::uint32_t p : pipes) {
                    lengthM += geo::length(city.pipeLine(city.pipes[p]));
                }
                ASSERT_EQ(setOf(trace.nodes), nodes);
                ASSERT_EQ(setOf(trace.pipes), pipes);
                ASSERT_NEAR(trace.lengthM, lengthM, 0.01);
            }
        }
    }
}

TEST(PipeIsolation, AgreesWithBruteForceOnTangles)
{
    Random random(12);
    for (int round = 0; round < 60; ++round) {
        const CityModel city = tangle(random, 4 + random.below(30), 1 + random.below(45));
        const PipeNetwork network(city);
        const auto isValve = [&](std::uint32_t node) { return city.pipeNodes[node].kind == PipeNodeKind::Valve; };
        const Positions fedBefore = spread(city, {0, 1}, [](std::uint32_t, std::uint32_t, bool) { return true; });
        for (std::uint32_t broken = 0; broken < city.pipes.size(); ++broken) {
            const auto cut = network.isolate(broken);
            ASSERT_TRUE(cut);
            // Water comes to the break from wherever no valve is in between.
            const Positions wet = spread(city, {city.pipes[broken].from, city.pipes[broken].to},
                                         [&](std::uint32_t, std::uint32_t here, bool) { return !isValve(here); });
            Positions drained{broken}, valves, sources;
            for (std::uint32_t p = 0; p < city.pipes.size(); ++p) {
                for (const std::uint32_t end : {city.pipes[p].from, city.pipes[p].to}) {
                    if (wet.contains(end) && !isValve(end)) {
                        drained.insert(p);
                    }
                }
            }
            for (const std::uint32_t node : wet) {
                (isValve(node)                                       ? valves
                 : city.pipeNodes[node].kind == PipeNodeKind::Source ? sources
                                                                     : valves)
                    .insert(isValve(node) || city.pipeNodes[node].kind == PipeNodeKind::Source ? node : kNone);
            }
            valves.erase(kNone);
            Positions running;
            for (const std::uint32_t source : {0U, 1U}) {
                if (!sources.contains(source)) {
                    running.insert(source);
                }
            }
            const Positions fed =
                spread(city, running, [&](std::uint32_t p, std::uint32_t, bool) { return !drained.contains(p); });
            Positions cutOff;
            for (std::uint32_t p = 0; p < city.pipes.size(); ++p) {
                if (!drained.contains(p) && fedBefore.contains(city.pipes[p].from) &&
                    !fed.contains(city.pipes[p].from)) {
                    cutOff.insert(p);
                }
            }
            ASSERT_EQ(setOf(cut->drained), drained);
            ASSERT_EQ(setOf(cut->valves), valves);
            ASSERT_EQ(setOf(cut->sources), sources);
            if (fedBefore.contains(city.pipes[broken].from)) {
                ASSERT_EQ(setOf(cut->cutOff), cutOff) << "round " << round << ", pipe " << broken;
            }
        }
    }
}

} // namespace
} // namespace sandtable::city
