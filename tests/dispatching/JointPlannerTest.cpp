// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmallDistrict.h"

#include <sandtable/base/Random.h>
#include <sandtable/dispatching/JointPlanner.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace sandtable::dispatching {
namespace {

/// A town of square blocks of 200 m with a worker in most of them.
class Town
{
public:
    static constexpr std::uint32_t kSide = 16;

    explicit Town(std::uint64_t seed) : random(seed)
    {
        for (std::uint32_t y = 0; y < kSide; ++y) {
            for (std::uint32_t x = 0; x < kSide; ++x) {
                city.roadNodes.push_back({x * 200.0, y * 200.0});
                const std::uint32_t node = y * kSide + x;
                if (x > 0 && random.chance(0.9)) {
                    road(node - 1, node);
                }
                if (y > 0 && random.chance(0.9)) {
                    road(node - kSide, node);
                }
            }
        }
        for (std::uint32_t i = 0; i < 120; ++i) {
            city.workers.push_back({"W" + std::to_string(i), "网格员", city::kNone, anywhere()});
        }
        roads = std::make_shared<const routing::RoadNetwork>(city);
    }

    geo::LocalMetres anywhere() { return {random.between(0, 3'000), random.between(0, 3'000)}; }

    /// Many cases, more in one corner, and workers who have some already.
    JointInput surge(std::uint32_t cases)
    {
        JointInput input;
        for (std::uint32_t i = 0; i < cases; ++i) {
            geo::LocalMetres at = anywhere();
            if (random.chance(0.4)) {
                at = {at.x / 4, at.y / 4};
            }
            input.cases.push_back({i + 1, at, city::kNone, {}});
        }
        for (std::uint32_t i = 0; i < city.workers.size(); ++i) {
            if (random.chance(0.95)) {
                input.workers.push_back({i, anywhere(), static_cast<int>(random.below(3))});
            }
        }
        return input;
    }

    city::CityModel city;
    Random random;
    std::shared_ptr<const routing::RoadNetwork> roads;

private:
    void road(std::uint32_t from, std::uint32_t to)
    {
        city::Road made;
        made.from = from;
        made.to = to;
        made.line = {city.roadNodes[from], city.roadNodes[to]};
        city.roads.push_back(made);
    }
};

class Joint : public testing::Test
{
protected:
    catalogue::Catalogue list = SmallDistrict().catalogue;
};

} // namespace

TEST_F(Joint, TheSparsePlanIsAsGoodAsTheOneOverAllPairs)
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Town town(seed);
        const JointPlanner planner(town.city, list, town.roads);
        const JointInput input = town.surge(200);
        const auto sparse = planner.plan(input);
        const auto dense = planner.plan(input, {1'000, 1});
        ASSERT_TRUE(sparse && dense);
        EXPECT_GE(sparse->totalSeconds, dense->totalSeconds);
        const double gap = static_cast<double>(sparse->totalSeconds - dense->totalSeconds);
        EXPECT_LE(gap, 0.02 * static_cast<double>(dense->totalSeconds));
        EXPECT_LT(sparse->offers, dense->offers / 3);
    }
}

TEST_F(Joint, AFewNeighboursAreWidenedUntilEverybodyIsServed)
{
    Town town(11);
    const JointPlanner planner(town.city, list, town.roads);
    const JointInput input = town.surge(330);
    EXPECT_GT(planner.plan(input, {2, 1})->unserved, 0U);
    const auto widened = planner.plan(input, {2, 8});
    EXPECT_EQ(widened->unserved, 0U);
    EXPECT_GT(widened->rounds, 1);
}

TEST_F(Joint, NobodyGetsMoreThanTheyHaveRoomForAndOnlyWhoIsOnDuty)
{
    Town town(3);
    const JointInput input = town.surge(420);
    const auto plan = JointPlanner(town.city, list, town.roads).plan(input);
    ASSERT_TRUE(plan);
    std::map<std::uint32_t, int> given;
    std::size_t unserved = 0;
    for (const JointPlan::Choice& choice : plan->choices) {
        if (choice.worker == city::kNone) {
            ++unserved;
        } else {
            ++given[choice.worker];
        }
    }
    EXPECT_EQ(plan->unserved, unserved);
    int room = 0;
    for (const JointInput::Worker& worker : input.workers) {
        room += list.workerRules().mostOpenCases - worker.openCases;
        EXPECT_LE(given[worker.worker] + worker.openCases, list.workerRules().mostOpenCases);
        given.erase(worker.worker);
    }
    EXPECT_TRUE(given.empty()) << "somebody who is not on duty";
    EXPECT_EQ(unserved, static_cast<std::size_t>(std::max(0, 420 - room)));
}

TEST_F(Joint, TheSameInputGivesTheSamePlan)
{
    Town town(4);
    const JointPlanner planner(town.city, list, town.roads);
    const JointInput input = town.surge(150);
    const auto once = planner.plan(input);
    const auto again = planner.plan(input);
    for (std::size_t i = 0; i < input.cases.size(); ++i) {
        EXPECT_EQ(once->choices[i].worker, again->choices[i].worker);
        EXPECT_EQ(once->choices[i].reasonZh, again->choices[i].reasonZh);
    }
}

TEST_F(Joint, EachChoiceSaysWhy)
{
    Town town(5);
    const auto plan = JointPlanner(town.city, list, town.roads).plan(town.surge(30));
    for (const JointPlan::Choice& choice : plan->choices) {
        EXPECT_THAT(choice.reasonZh, testing::StartsWith("统筹派遣：网格员，"));
        EXPECT_THAT(choice.reasonEn, testing::HasSubstr("open"));
        EXPECT_GE(choice.travelSeconds, 0);
    }
}

TEST_F(Joint, WithoutWorkersEverybodyWaitsAndWithoutCasesNobodyDoes)
{
    Town town(6);
    JointInput input = town.surge(5);
    input.workers.clear();
    const JointPlanner planner(town.city, list, town.roads);
    EXPECT_EQ(planner.plan(input)->unserved, 5U);
    EXPECT_EQ(planner.plan({})->totalSeconds, 0);
}

TEST_F(Joint, RefusesWhoIsNotInTheCity)
{
    Town town(7);
    JointInput input = town.surge(1);
    input.workers[0].worker = 9'999;
    EXPECT_FALSE(JointPlanner(town.city, list, town.roads).plan(input));
}

} // namespace sandtable::dispatching
