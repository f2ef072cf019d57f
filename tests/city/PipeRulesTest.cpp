// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeCity.h"

#include <sandtable/city/Rules.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace sandtable::city {
namespace {

std::vector<std::string> brokenPipeRules(const CityModel& city)
{
    std::vector<std::string> names;
    for (const BrokenRule& rule : inspectCity(city).broken) {
        names.push_back(rule.rule);
        EXPECT_FALSE(rule.examples.empty());
    }
    return names;
}

TEST(PipeRules, TheSampleKeepsThemAll)
{
    EXPECT_THAT(brokenPipeRules(pipedCity()), testing::IsEmpty());
}

TEST(PipeRules, PipesAreCountedByKind)
{
    const CityCounts counts = countCity(pipedCity());
    EXPECT_EQ(counts.pipeNodes, 18u);
    EXPECT_EQ(counts.pipes[0], 10u);
    EXPECT_EQ(counts.pipes[1], 2u);
    EXPECT_EQ(counts.pipes[2], 4u);
    EXPECT_EQ(counts.pipes[3] + counts.pipes[4] + counts.pipes[5], 0u);
    EXPECT_NEAR(counts.pipeKm[1], 0.318, 1e-9);
}

struct PipeSpoiling
{
    const char* rule;
    std::function<void(CityModel&)> spoil;
};
void PrintTo(const PipeSpoiling& spoiling, std::ostream* out)
{
    *out << spoiling.rule;
}

void turn(CityModel& c, std::uint32_t position)
{
    Pipe& pipe = c.pipes[position];
    std::swap(pipe.from, pipe.to);
    std::swap(c.pipeVertices[pipe.firstVertex], c.pipeVertices[pipe.firstVertex + 1]);
    if (isGravity(pipe.kind)) { // downhill again, and into nothing deeper
        pipe.depthFromMm = 6000;
        pipe.depthToMm = 6100;
    }
}

void moveNode(CityModel& c, std::uint32_t position, geo::LocalMetres at)
{
    c.pipeNodes[position].at = at;
    for (const Pipe& pipe : c.pipes) {
        if (pipe.to == position) {
            c.pipeVertices[pipe.firstVertex + 1] = at;
        }
    }
}

/// Each spoils the pipes in one way, and exactly that rule is broken.
class BrokenPipeRules : public testing::TestWithParam<PipeSpoiling>
{
};

TEST_P(BrokenPipeRules, AreNamed)
{
    CityModel city = pipedCity();
    GetParam().spoil(city);
    EXPECT_THAT(brokenPipeRules(city), testing::ElementsAre(GetParam().rule));
}

const PipeSpoiling kPipeSpoilings[] = {
    {"pipes.ends", [](CityModel& c) { c.pipeVertices[c.pipes[kBToC].firstVertex].x += 0.01; }},
    {"pipes.ends", [](CityModel& c) { c.pipes[kEToF].vertexCount = 1; }},
    {"pipes.size", [](CityModel& c) { c.pipes[kAToB].diameterMm = 0; }},
    {"pipes.size", [](CityModel& c) { c.pipes[kAToB].widthMm = 400; }},
    {"pipes.size", [](CityModel& c) { c.pipes[kLToTreatment].widthMm = 0; }},
    {"pipes.size", [](CityModel& c) { c.pipes[kGToH].diameterMm = 7000; }},
    {"pipes.depth", [](CityModel& c) { c.pipes[kAToB].depthFromMm = 0; }},
    {"pipes.depth", [](CityModel& c) { c.pipes[kAToB].depthToMm = 20000; }},
    // An invert of 300 mm leaves no cover over a pipe of 300 mm.
    {"pipes.depth", [](CityModel& c) { c.pipes[kJToK].depthFromMm = 300; }},
    {"pipes.year", [](CityModel& c) { c.pipes[kAToB].year = 1492; }},
    {"pipes.owner", [](CityModel& c) { c.pipes[kAToB].owner = 0; }},
    // Uphill in the pipe, and out of a shaft above what comes in.
    {"pipes.fall", [](CityModel& c) { c.pipes[kNToO].depthFromMm = 2201; }},
    {"pipes.fall", [](CityModel& c) { c.pipes[kLToTreatment].depthFromMm = 3799; }},
    {"pipes.reach", [](CityModel& c) { c.pipeNodes[kTreatment].kind = PipeNodeKind::Manhole; }},
    {"pipes.reach", [](CityModel& c) { c.pipeNodes[kWaterWorks].kind = PipeNodeKind::Joint; }},
    // A sewer may not lead away from the works, nor a water pipe back towards the source.
    {"pipes.reach", [](CityModel& c) { turn(c, kMToL); }},
    {"pipes.reach", [](CityModel& c) { turn(c, kEToF); }},
    {"pipes.ends", [](CityModel& c) { c.pipes[kGToH].kind = PipeKind::Gas; }},
    {"pipes.road",
     [](CityModel& c) {
         moveNode(c, kEndF, {1900, 514});
     }},
    {"pipes.road",
     [](CityModel& c) {
         moveNode(c, kOutfall, {1111, 820});
     }},
    {"pipes.water",
     [](CityModel& c) {
         c.waters.push_back({WaterKind::Pond, "", {{{600, 500}, {650, 500}, {650, 516}, {600, 516}}, {}}});
     }},
    {"pipe_nodes.pipe",
     [](CityModel& c) {
         addPipeNode(c, PipeKind::Gas, PipeNodeKind::Valve, {900, 500});
     }},
    {"pipe_nodes.component", [](CityModel& c) { c.pipeNodes[kSewerJ].component = 4406040102000099; }},
    {"pipe_nodes.component", [](CityModel& c) { c.components.back().at.x += 0.5; }},
    {"pipe_nodes.component", [](CityModel& c) { c.pipeNodes[kSewerL].component = c.pipeNodes[kSewerK].component; }},
    // A rubbish bin is no cover.
    {"pipe_nodes.component", [](CityModel& c) { c.pipeNodes[kSewerK].component = c.components[1].code; }},
};

TEST(PipeRules, APumpLiftsWhatComesDeep)
{
    CityModel city = pipedCity();
    city.pipes[kLToTreatment].depthFromMm = 2500;
    EXPECT_THAT(brokenPipeRules(city), testing::ElementsAre("pipes.fall"));
    city.pipeNodes[kSewerL].kind = PipeNodeKind::Pump;
    EXPECT_THAT(brokenPipeRules(city), testing::IsEmpty());
}

TEST(PipeRules, ABridgeOrADrillCarriesAPipeOverWater)
{
    CityModel city = pipedCity();
    city.waters.push_back({WaterKind::River, "", {{{600, 500}, {650, 500}, {650, 516}, {600, 516}}, {}}});
    city.pipes[kBToC].laying = PipeLaying::Bridge;
    city.pipes[kIToC].laying = PipeLaying::Drilled;
    EXPECT_THAT(brokenPipeRules(city), testing::IsEmpty());
}

TEST(PipeRules, PipesWithoutNodesAreToldAndNothingElseFails)
{
    CityModel city = pipedCity();
    city.pipeNodes.resize(3);
    EXPECT_THAT(brokenPipeRules(city), testing::Contains("pipes.ends"));
    city.pipeVertices.clear();
    EXPECT_THAT(brokenPipeRules(city), testing::Contains("pipes.ends"));
}

INSTANTIATE_TEST_SUITE_P(Pipes, BrokenPipeRules, testing::ValuesIn(kPipeSpoilings));

} // namespace
} // namespace sandtable::city
