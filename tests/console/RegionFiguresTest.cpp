// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/console/CaseFold.h>
#include <sandtable/console/RegionFigures.h>

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace sandtable::console {
namespace {

constexpr std::int64_t kCountFromUs = 1'764'000'000'000'000;
constexpr std::int64_t kOneMinuteUs = 60'000'000;

std::string numbered(const std::string& head, std::size_t number)
{
    const std::string text = std::to_string(number);
    return head + std::string(3 - text.size(), '0') + text;
}

/// One district, three streets, three communities each, four micro-grids each.
std::vector<city::Region> fourTiers()
{
    std::vector<city::Region> regions;
    const auto add = [&](city::Tier tier, std::string code, std::uint32_t parent) {
        city::Region region;
        region.tier = tier;
        region.code = std::move(code);
        region.parent = parent;
        regions.push_back(region);
    };
    const auto addUnder = [&](city::Tier parents, city::Tier tier, std::size_t each) {
        const std::size_t before = regions.size();
        for (std::size_t parent = 0; parent < before; ++parent)
            for (std::size_t i = 0; regions[parent].tier == parents && i < each; ++i)
                add(tier, numbered(regions[parent].code, i + 1), static_cast<std::uint32_t>(parent));
    };
    add(city::Tier::District, "440604", city::kNone);
    addUnder(city::Tier::District, city::Tier::Street, 3);
    addUnder(city::Tier::Street, city::Tier::Community, 3);
    addUnder(city::Tier::Community, city::Tier::MicroGrid, 4);
    return regions;
}

/// By the definitions, one region and all cases at a time.
CaseFigures counted(const std::map<std::uint64_t, protocol::Case>& cases, const std::vector<city::Region>& regions,
                    std::uint32_t region, std::int64_t nowUs)
{
    CaseFigures figures;
    for (const auto& [id, item] : cases) {
        const bool known = std::any_of(regions.begin(), regions.end(),
                                       [&](const city::Region& one) { return one.code == item.grid_code(); });
        const std::string code = known ? item.grid_code() : regions[0].code;
        if (!code.starts_with(regions[region].code))
            continue;
        const std::int64_t due = runningDueUs(item);
        figures.open += item.outcome() == protocol::OUTCOME_OPEN ? 1 : 0;
        figures.overdue += due != 0 && due < nowUs ? 1 : 0;
        figures.fresh += item.reported_us() > nowUs - RegionFigures::kFreshUs ? 1 : 0;
    }
    return figures;
}

class RegionFiguresTest : public testing::Test
{
protected:
    void expectAsCounted(std::int64_t nowUs)
    {
        for (std::uint32_t i = 0; i < regions.size(); ++i)
            ASSERT_EQ(figures.at(i), counted(cases, regions, i, nowUs)) << regions[i].code;
    }
    void change(protocol::Case& item, Random& random, std::int64_t nowUs)
    {
        if (random.chance(0.1))
            item.set_grid_code(random.chance(0.3) ? std::string() : anyGrid(random));
        if (random.chance(0.15))
            item.set_outcome(random.chance(0.5) ? protocol::OUTCOME_CLOSED : protocol::OUTCOME_REJECTED);
        item.set_stage(random.chance(0.5) ? protocol::STAGE_HANDLING : protocol::STAGE_COLLECTION);
        item.set_stage_due_us(random.chance(0.2) ? 0 : nowUs + random.below(120) * kOneMinuteUs - 30 * kOneMinuteUs);
        item.set_due_us(random.chance(0.5) ? 0 : nowUs + random.below(90) * kOneMinuteUs);
    }
    std::string anyGrid(Random& random) const
    {
        return regions[regions.size() - 1 - static_cast<std::size_t>(random.below(36))].code;
    }

    std::vector<city::Region> regions = fourTiers();
    RegionFigures figures{regions};
    std::map<std::uint64_t, protocol::Case> cases;
};

TEST_F(RegionFiguresTest, AnySequenceOfChangesAndTimeGivesWhatCountingGives)
{
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
        Random random(seed);
        cases.clear();
        figures = RegionFigures(regions);
        std::int64_t now = kCountFromUs;
        figures.advance(now);
        for (int step = 0; step < 600; ++step) {
            const std::uint64_t id = 1 + static_cast<std::uint64_t>(random.below(120));
            protocol::Case& item = cases[id];
            if (item.id() == 0) {
                item.set_id(id);
                item.set_outcome(protocol::OUTCOME_OPEN);
                item.set_reported_us(now - random.below(30) * kOneMinuteUs);
                item.set_grid_code(anyGrid(random));
            }
            change(item, random, now);
            figures.note(id, &item);
            if (random.chance(0.05)) { // moved to an area that is not watched
                cases.erase(id);
                figures.note(id, nullptr);
            }
            if (random.chance(0.4)) {
                now += random.below(20) * kOneMinuteUs;
                figures.advance(now);
            }
            if (random.chance(0.01)) {
                now -= 200 * kOneMinuteUs;
                figures.advance(now);
                // Those that were let go as old and closed are news again by such a clock: the fold tells of them.
                for (const auto& [known, one] : cases)
                    figures.note(known, &one);
            }
            if (step % 7 == 0)
                expectAsCounted(now);
        }
        expectAsCounted(now);
    }
}

TEST_F(RegionFiguresTest, ACaseBecomesOverdueByTimeAloneAndTheHourRunsOut)
{
    figures.advance(kCountFromUs);
    protocol::Case item;
    item.set_outcome(protocol::OUTCOME_OPEN);
    item.set_reported_us(kCountFromUs);
    item.set_stage(protocol::STAGE_COLLECTION);
    item.set_stage_due_us(kCountFromUs + 10 * kOneMinuteUs);
    item.set_grid_code(regions.back().code);
    EXPECT_TRUE(figures.note(7, &item));
    EXPECT_FALSE(figures.note(7, &item)) << "nothing is new";
    EXPECT_FALSE(figures.advance(kCountFromUs + 10 * kOneMinuteUs)) << "due is not yet overdue";
    EXPECT_TRUE(figures.advance(kCountFromUs + 10 * kOneMinuteUs + 1));
    EXPECT_EQ(figures.at(0), (CaseFigures{1, 1, 1}));
    EXPECT_EQ(figures.at(static_cast<std::uint32_t>(regions.size() - 1)), (CaseFigures{1, 1, 1}));
    EXPECT_TRUE(figures.advance(kCountFromUs + 60 * kOneMinuteUs));
    EXPECT_EQ(figures.at(0), (CaseFigures{1, 1, 0}));
    item.set_outcome(protocol::OUTCOME_CLOSED);
    figures.note(7, &item);
    EXPECT_EQ(figures.at(0), CaseFigures());
    EXPECT_EQ(figures.remembered(), 0U);
}

TEST_F(RegionFiguresTest, ACaseWithoutAPlaceCountsForTheDistrictAlone)
{
    figures.advance(kCountFromUs);
    protocol::Case item;
    item.set_outcome(protocol::OUTCOME_OPEN);
    item.set_reported_us(kCountFromUs);
    figures.note(1, &item);
    EXPECT_EQ(figures.at(0).open, 1);
    for (std::uint32_t i = 1; i < regions.size(); ++i)
        EXPECT_EQ(figures.at(i), CaseFigures());
    EXPECT_EQ(figures.at(9999), CaseFigures()) << "no such region";
}

TEST_F(RegionFiguresTest, WithoutACityNothingIsCountedAndNothingBreaks)
{
    RegionFigures none;
    protocol::Case item;
    item.set_outcome(protocol::OUTCOME_OPEN);
    none.note(1, &item);
    none.advance(kCountFromUs);
    EXPECT_EQ(none.at(0), CaseFigures());
}

} // namespace
} // namespace sandtable::console
