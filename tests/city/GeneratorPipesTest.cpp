// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorFixture.h"

#include <sandtable/city/PipeNetwork.h>
#include <sandtable/city/Rules.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace sandtable::city {
namespace {

void expectNoRuleBroken(const CityModel& city, const std::string& which)
{
    for (const BrokenRule& rule : inspectCity(city).broken)
        ADD_FAILURE() << which << ": " << rule.rule << ' ' << rule.count << " times: " << rule.examples.front();
}

TEST(GeneratorPipes, EveryRuleIsKept)
{
    expectNoRuleBroken(smallCity(), "seed 7");
}

TEST(GeneratorPipes, EveryRuleIsKeptByOtherSeeds)
{
    for (std::uint64_t seed = 200; seed < 204; ++seed) {
        const auto city = generate(chancheng(), {seed, 0.02});
        ASSERT_TRUE(city) << city.error().message;
        EXPECT_FALSE(city->pipes.empty());
        expectNoRuleBroken(*city, "seed " + std::to_string(seed));
    }
}

TEST(GeneratorPipes, EveryKindRunsThroughTheStreets)
{
    const CityCounts counts = countCity(smallCity());
    for (std::size_t kind = 0; kind < kPipeKinds; ++kind)
        EXPECT_GT(counts.pipeKm[kind], 0.3 * counts.roadKm) << pipeKindWord(static_cast<PipeKind>(kind + 1));
    EXPECT_LT(counts.pipeKm[0], counts.roadKm);
}

TEST(GeneratorPipes, CoversAreShaftsOfTheirNetwork)
{
    const CityModel& city = smallCity();
    std::map<std::uint64_t, PipeKind> networkOf;
    for (const PipeNode& node : city.pipeNodes)
        if (node.component != 0) {
            EXPECT_TRUE(networkOf.emplace(node.component, node.network).second);
        }
    std::map<std::uint32_t, std::pair<std::size_t, std::size_t>> covers; // kind → all, over shafts
    for (const Component& component : city.components) {
        const std::uint32_t kind = component.classCode() * 100 + component.subclassCode();
        for (const Profile::PipeNetwork& network : chancheng().pipeNetworks)
            if (network.cover == kind) {
                ++covers[kind].first;
                const auto found = networkOf.find(component.code);
                if (found != networkOf.end()) {
                    EXPECT_EQ(found->second, network.kind);
                    ++covers[kind].second;
                }
            }
    }
    EXPECT_EQ(covers.size(), 6U);
    for (const auto& [kind, count] : covers)
        EXPECT_GE(count.second, count.first * 19 / 20) << kind;
}

TEST(GeneratorPipes, KindsLieInTheirOrder)
{
    // Half of the pipes of each kind lie higher than this.
    const auto usualCrownM = [](PipeKind kind) {
        std::vector<double> crowns;
        for (const Pipe& pipe : smallCity().pipes)
            if (pipe.kind == kind)
                crowns.push_back(pipe.crownFromM());
        std::nth_element(crowns.begin(), crowns.begin() + static_cast<std::ptrdiff_t>(crowns.size() / 2), crowns.end());
        return crowns[crowns.size() / 2];
    };
    constexpr std::array kDownwards{PipeKind::Telecom, PipeKind::Power, PipeKind::Gas,
                                    PipeKind::Water,   PipeKind::Drain, PipeKind::Sewage};
    for (std::size_t i = 1; i < kDownwards.size(); ++i)
        EXPECT_LT(usualCrownM(kDownwards[i - 1]), usualCrownM(kDownwards[i])) << pipeKindWord(kDownwards[i]);
}

TEST(GeneratorPipes, GravityPipesNeverNarrowDownstream)
{
    const CityModel& city = smallCity();
    const auto size = [](const Pipe& pipe) { return std::max(pipe.diameterMm, pipe.heightMm); };
    std::vector<std::uint16_t> coming(city.pipeNodes.size(), 0);
    for (const Pipe& pipe : city.pipes)
        if (isGravity(pipe.kind))
            coming[pipe.to] = std::max(coming[pipe.to], size(pipe));
    for (const Pipe& pipe : city.pipes)
        if (isGravity(pipe.kind)) {
            EXPECT_GE(size(pipe), coming[pipe.from]);
        }
}

TEST(GeneratorPipes, AShaftHasOneGravityPipeThatLeavesIt)
{
    const CityModel& city = smallCity();
    std::vector<int> leaving(city.pipeNodes.size(), 0);
    for (const Pipe& pipe : city.pipes)
        if (isGravity(pipe.kind))
            ++leaving[pipe.from];
    for (std::size_t i = 0; i < leaving.size(); ++i) {
        const PipeNode& node = city.pipeNodes[i];
        const bool end = node.kind == PipeNodeKind::Outfall || node.kind == PipeNodeKind::Works;
        if (isGravity(node.network)) {
            EXPECT_EQ(leaving[i], end ? 0 : 1) << i;
        }
    }
}

TEST(GeneratorPipes, WhatDrainsToEachOutfallIsEverythingOnce)
{
    const CityModel& city = smallCity();
    const PipeNetwork network(city);
    std::size_t drained = 0, all = 0;
    for (std::uint32_t i = 0; i < city.pipeNodes.size(); ++i)
        if (city.pipeNodes[i].kind == PipeNodeKind::Outfall || city.pipeNodes[i].kind == PipeNodeKind::Works)
            drained += network.upstreamOfNode(i).pipes.size();
    for (const Pipe& pipe : city.pipes)
        all += isGravity(pipe.kind) ? 1 : 0;
    EXPECT_EQ(drained, all);
}

TEST(GeneratorPipes, ABurstMainIsShutOffWithinAFewStreets)
{
    const CityModel& city = smallCity();
    const PipeNetwork network(city);
    double drainedM = 0;
    std::size_t asked = 0;
    for (std::uint32_t i = 0; i < city.pipes.size(); i += 7)
        if (city.pipes[i].kind == PipeKind::Water) {
            const auto cut = network.isolate(i);
            ASSERT_TRUE(cut);
            drainedM += cut->drainedM;
            ++asked;
        }
    ASSERT_GT(asked, 100U);
    EXPECT_LT(drainedM / static_cast<double>(asked), 3000);
}

TEST(GeneratorPipes, OwnersAreTheProfiles)
{
    const CityModel& city = smallCity();
    std::map<PipeKind, std::set<std::string>> owners;
    for (const Pipe& pipe : city.pipes)
        owners[pipe.kind].insert(city.strings[pipe.owner]);
    for (const Profile::PipeNetwork& network : chancheng().pipeNetworks)
        EXPECT_EQ(owners[network.kind], std::set<std::string>{network.owner});
}

TEST(GeneratorPipes, AProfileWithoutNetworksMakesACityWithoutPipes)
{
    Profile profile = chancheng();
    profile.pipeNetworks.clear();
    const auto city = generate(profile, {7, 0.02});
    ASSERT_TRUE(city) << city.error().message;
    EXPECT_TRUE(city->pipes.empty());
    EXPECT_TRUE(city->pipeNodes.empty());
    EXPECT_EQ(city->components.size(), 11600U);
    expectNoRuleBroken(*city, "without pipes");
}

} // namespace
} // namespace sandtable::city
