// SPDX-License-Identifier: GPL-3.0-or-later
#include <EffectChooser.h>
#include <gtest/gtest.h>

#include <functional>

namespace sandtable::scene {
namespace {

using Chooser = EffectChooser;

/// A machine whose frames take what its effects cost; a frame a thirtieth of a second.
struct Machine
{
    Chooser chooser;
    double baseMs = 15;
    std::array<double, Chooser::kEffects> costMs{3, 3, 3};
    double nowS = 0;
    int changes = 0; ///< how often any effect went on or off

    double frameMs() const
    {
        double ms = baseMs;
        for (std::size_t i = 0; i < Chooser::kEffects; ++i)
            ms += chooser.verdict(i).on ? costMs[i] : 0;
        return ms;
    }
    int on() const
    {
        int count = 0;
        for (std::size_t i = 0; i < Chooser::kEffects; ++i)
            count += chooser.verdict(i).on ? 1 : 0;
        return count;
    }
    void run(
        double seconds, const std::function<double(int)>& noise = [](int) { return 0.0; })
    {
        const int frames = static_cast<int>(seconds * 30);
        for (int i = 0; i < frames; ++i) {
            const int before = on();
            nowS += 1.0 / 30;
            chooser.frame(frameMs() + noise(i), nowS);
            changes += on() != before ? 1 : 0;
        }
    }
};

TEST(EffectChooser, AMachineWithRoomShowsAllOneAfterTheOther)
{
    Machine quick;
    quick.run(0.5);
    EXPECT_EQ(quick.on(), 0) << "nothing before enough frames were seen";
    EXPECT_EQ(quick.chooser.verdict(0).reason, Chooser::Reason::Waiting);
    quick.run(20);
    EXPECT_EQ(quick.on(), 3);
    EXPECT_EQ(quick.changes, 3);
    EXPECT_EQ(quick.chooser.verdict(2).reason, Chooser::Reason::Affords);
    EXPECT_NEAR(quick.chooser.verdict(2).frameMs, 24, 1e-9);
}

TEST(EffectChooser, ASlowMachineTriesNothingAndSaysHowSlow)
{
    Machine slow;
    slow.baseMs = 41;
    slow.run(600);
    EXPECT_EQ(slow.changes, 0);
    EXPECT_EQ(slow.chooser.verdict(0), (Chooser::Verdict{false, Chooser::Reason::TooSlow, 41}));
}

TEST(EffectChooser, WhatTurnsOutTooDearIsTakenBackAndNotTriedForEver)
{
    Machine machine;
    machine.baseMs = 20;
    machine.costMs = {3, 20, 2};
    machine.run(10);
    EXPECT_TRUE(machine.chooser.verdict(0).on);
    EXPECT_FALSE(machine.chooser.verdict(1).on);
    EXPECT_TRUE(machine.chooser.verdict(2).on);
    EXPECT_NEAR(machine.chooser.verdict(1).frameMs, 43, 1e-9);
    const int before = machine.changes;
    machine.run(3600);
    EXPECT_EQ(machine.changes, before) << "its cost is known and does not fit";
    // A lighter view makes room; then it may come.
    machine.baseMs = 3;
    machine.costMs[1] = 12;
    machine.run(1000);
    EXPECT_TRUE(machine.chooser.verdict(1).on);
}

// The frame sits between the time for taking back and the room for trying, and shakes: nothing may follow it.
TEST(EffectChooser, DoesNotFlapAtTheEdge)
{
    for (const double base : {24.0, 26.0, 28.0, 30.0, 32.0, 34.0, 36.0}) {
        Machine edge;
        edge.baseMs = base;
        edge.run(3600, [](int i) { return i * 7919 % 13 - 6.0; });
        EXPECT_LE(edge.changes, 8) << base;
    }
}

TEST(EffectChooser, AViewThatSwingsBringsFewChanges)
{
    Machine swinging;
    for (int i = 0; i < 180; ++i) {
        swinging.baseMs = i % 2 == 0 ? 15 : 45; // ten seconds here, ten there, an hour long
        swinging.run(10);
    }
    EXPECT_LE(swinging.changes, 60);
}

TEST(EffectChooser, OneSlowFrameDecidesNothing)
{
    Machine machine;
    machine.run(20);
    ASSERT_EQ(machine.on(), 3);
    machine.run(20, [](int i) { return i % 5 == 0 ? 300.0 : 0.0; });
    EXPECT_EQ(machine.on(), 3);
}

TEST(EffectChooser, APersonsWordStands)
{
    Machine machine;
    machine.baseMs = 90;
    machine.chooser.wish(0, Chooser::Wish::On);
    machine.chooser.wish(1, Chooser::Wish::Off);
    machine.run(60);
    EXPECT_TRUE(machine.chooser.verdict(0).on);
    EXPECT_EQ(machine.chooser.verdict(0).reason, Chooser::Reason::Chosen);
    EXPECT_FALSE(machine.chooser.verdict(1).on);
    machine.baseMs = 5;
    machine.run(60);
    EXPECT_FALSE(machine.chooser.verdict(1).on);
    EXPECT_TRUE(machine.chooser.verdict(2).on);
}

TEST(EffectChooser, WhatCannotBeSeenIsOff)
{
    Machine machine;
    machine.chooser.setNeeded(0, false);
    machine.chooser.wish(0, Chooser::Wish::On);
    machine.run(20);
    EXPECT_FALSE(machine.chooser.verdict(0).on);
    EXPECT_EQ(machine.chooser.verdict(0).reason, Chooser::Reason::NotNeeded);
    machine.chooser.setNeeded(0, true);
    EXPECT_TRUE(machine.chooser.verdict(0).on);
}

} // namespace
} // namespace sandtable::scene
