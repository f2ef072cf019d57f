// SPDX-License-Identifier: GPL-3.0-or-later
#include "TinyCity.h"

#include <sandtable/sim/Agenda.h>
#include <sandtable/sim/Habits.h>

#include <gtest/gtest.h>

namespace sandtable::sim {
namespace {

const EventTime kStart = fromMicros(1'772'409'600'000'000);
constexpr int kCases = 5000;

class HabitsTest : public ::testing::Test
{
protected:
    protocol::Case item(std::uint64_t id) const
    {
        protocol::Case made;
        made.set_id(id);
        made.set_grade(protocol::GRADE_THREE);
        made.set_subclass_code("E0110");
        made.set_unit_code("U08"); // as the list says
        made.set_due_us(toMicros(later(kStart, 4 * 3600)));
        return made;
    }
    catalogue::Catalogue m_catalogue = shippedCatalogue();
    Habits m_habits{7, m_catalogue};
    std::string m_words;
};

TEST_F(HabitsTest, SameCaseSameAnswerAlsoInAnotherSimulator)
{
    const Habits again(7, m_catalogue);
    const Habits other(8, m_catalogue);
    int differ = 0;
    for (std::uint64_t id = 1; id <= 200; ++id) {
        EXPECT_EQ(m_habits.finish(item(id), kStart), again.finish(item(id), kStart));
        EXPECT_EQ(m_habits.acceptSeconds(item(id)), again.acceptSeconds(item(id)));
        differ += m_habits.finish(item(id), kStart) != other.finish(item(id), kStart) ? 1 : 0;
    }
    EXPECT_GT(differ, 190);
}

TEST_F(HabitsTest, MostUnitsAreOnTimeAndSomeAreLate)
{
    int late = 0;
    for (std::uint64_t id = 1; id <= kCases; ++id) {
        const protocol::Case made = item(id);
        late += toMicros(m_habits.finish(made, kStart)) > made.due_us() ? 1 : 0;
    }
    EXPECT_GT(late, kCases * 4 / 100);
    EXPECT_LT(late, kCases * 8 / 100);
}

TEST_F(HabitsTest, SupervisionHastensTheWork)
{
    for (std::uint64_t id = 1; id <= 100; ++id) {
        protocol::Case hastened = item(id);
        const EventTime before = m_habits.finish(hastened, kStart);
        hastened.set_supervisions(1);
        EXPECT_LE(m_habits.finish(hastened, kStart), before);
    }
}

TEST_F(HabitsTest, WrongUnitGivesBackMoreOften)
{
    int right = 0;
    int wrong = 0;
    for (std::uint64_t id = 1; id <= kCases; ++id) {
        protocol::Case made = item(id);
        right += m_habits.returns(made, true, m_words) ? 1 : 0;
        made.set_unit_code("D11");
        wrong += m_habits.returns(made, true, m_words) ? 1 : 0;
    }
    EXPECT_GT(right, kCases / 100);
    EXPECT_LT(right, kCases * 6 / 100);
    EXPECT_GT(wrong, kCases / 2);
}

TEST_F(HabitsTest, CaseThatCameBackTwiceIsKept)
{
    for (std::uint64_t id = 1; id <= 500; ++id) {
        protocol::Case made = item(id);
        made.set_unit_code("D11");
        made.set_returns(2);
        EXPECT_FALSE(m_habits.returns(made, true, m_words));
    }
}

TEST_F(HabitsTest, RefusalsAlwaysCarryTheirReason)
{
    int refused = 0;
    for (std::uint64_t id = 1; id <= kCases; ++id) {
        protocol::Case made = item(id);
        if (id % 2 == 0) {
            made.mutable_proposal()->add_possible_duplicates(1);
        }
        std::string why;
        if (!m_habits.genuine(made, id % 3 == 0, why)) {
            ++refused;
            EXPECT_FALSE(why.empty());
        }
        why.clear();
        if (!m_habits.passes(made, true, why)) {
            EXPECT_FALSE(why.empty());
        }
    }
    EXPECT_GT(refused, kCases / 5);
    EXPECT_LT(refused, kCases / 2);
}

} // namespace
} // namespace sandtable::sim
