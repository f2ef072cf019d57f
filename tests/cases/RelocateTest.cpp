// SPDX-License-Identifier: GPL-3.0-or-later
// A case gets a place, or another one; who watches one area only must end with that area's cases and no others.
#include "CaseWorld.h"

#include <gtest/gtest.h>

namespace sandtable::cases {
namespace {

constexpr const char* kFar = "440604100001001"; // another street

class Relocate : public testing::Test
{
protected:
    std::uint64_t unplaced()
    {
        const std::string grid = std::exchange(*world.proposal.mutable_grid_code(), "");
        const std::string worker = std::exchange(*world.proposal.mutable_worker_code(), "");
        const std::uint64_t id = world.report();
        world.proposal.set_grid_code(grid);
        world.proposal.set_worker_code(worker);
        return id;
    }

    Decision move(std::uint64_t id, const std::string& grid, protocol::Role role = protocol::ROLE_DISPATCHER,
                  std::uint64_t seenVersion = 0)
    {
        world.proposal.set_grid_code(grid);
        world.proposal.set_place("某处");
        world.proposal.set_unit_code(CaseWorld::kOtherUnit);
        world.proposal.set_worker_code("W0900");
        return world.giveOn(
            id,
            [&](auto& c) {
                c.set_seen_version(seenVersion);
                c.mutable_relocate()->set_address("某处");
                c.mutable_relocate()->set_reason("来电补充");
            },
            role);
    }

    /// The book of somebody who watches `area` only.
    CaseBook watching(const std::string& area) const
    {
        CaseBook book;
        for (const protocol::Event& event : world.log) {
            if (event.area().empty() || event.area().starts_with(area)) {
                apply(book, event);
            }
        }
        return book;
    }

    CaseWorld world;
};

TEST_F(Relocate, AnUnplacedCaseGetsPlaceUnitAndWorkerAndKeepsItsItemGradeAndClock)
{
    const std::uint64_t id = unplaced();
    const protocol::Case before = world.at(id);
    world.pass(std::chrono::minutes(40));
    world.proposal.set_grade(protocol::GRADE_FOUR);
    ASSERT_TRUE(move(id, kFar));
    const protocol::Case& after = world.at(id);
    EXPECT_EQ(after.grid_code(), kFar);
    EXPECT_EQ(after.proposal().place(), "某处");
    EXPECT_EQ(after.proposal().unit_code(), CaseWorld::kOtherUnit);
    EXPECT_EQ(after.proposal().worker_code(), "W0900");
    EXPECT_EQ(after.proposal().subclass_code(), before.proposal().subclass_code());
    EXPECT_EQ(after.proposal().grade(), before.proposal().grade());
    EXPECT_EQ(after.stage_due_us(), before.stage_due_us());
    EXPECT_EQ(after.stage_since_us(), before.stage_since_us());
    EXPECT_EQ(after.steps(1).kind(), "relocated");
    EXPECT_EQ(after.steps(1).note(), "某处 · 来电补充");
    EXPECT_EQ(after.version(), after.steps(1).seq());
}

TEST_F(Relocate, TheNewAreaGetsTheWholeRecordAndTheOldOneForgetsIt)
{
    const std::uint64_t id = world.report();
    world.assign(id);
    ASSERT_TRUE(move(id, kFar));
    EXPECT_EQ(watching("440604012").find(id), nullptr);
    EXPECT_EQ(watching("440604012").loadOfWorker("W0001"), 0);
    EXPECT_EQ(watching("440604012").openCount(), 0u);
    const CaseBook there = watching("440604100");
    ASSERT_NE(there.find(id), nullptr);
    EXPECT_EQ(there.find(id)->SerializeAsString(), world.at(id).SerializeAsString());
    EXPECT_EQ(there.loadOfWorker("W0001"), 1);
    EXPECT_EQ(there.lastCaseId(), id);
}

TEST_F(Relocate, APlacedReportIsForgottenByAllWhoKnewItUnplaced)
{
    const std::uint64_t id = unplaced();
    ASSERT_NE(watching("440604012").find(id), nullptr);
    ASSERT_TRUE(move(id, kFar));
    EXPECT_EQ(watching("440604012").find(id), nullptr);
    ASSERT_NE(watching("440604100").find(id), nullptr);
    EXPECT_EQ(watching("440604100").find(id)->SerializeAsString(), world.at(id).SerializeAsString());
    EXPECT_FALSE(world.log[1].relocated().has_before()) << "everybody had it already";
}

TEST_F(Relocate, ThereAndBackIsKnownWhereItIs)
{
    const std::uint64_t id = world.report();
    ASSERT_TRUE(move(id, kFar));
    ASSERT_TRUE(move(id, CaseWorld::kGrid));
    EXPECT_EQ(watching("440604100").find(id), nullptr);
    EXPECT_EQ(watching("440604012").find(id)->SerializeAsString(), world.at(id).SerializeAsString());
}

TEST_F(Relocate, InsideItsMicroGridNobodyHasToForgetAnything)
{
    const std::uint64_t id = world.report();
    const auto moved = move(id, CaseWorld::kGrid);
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->size(), 1u);
}

TEST_F(Relocate, AnOlderCaseTakesItsPlaceInTheOrder)
{
    const std::uint64_t first = world.report();
    world.proposal.set_grid_code(kFar);
    const std::uint64_t second = world.report();
    ASSERT_TRUE(move(first, kFar));
    EXPECT_EQ(watching("440604100").order(), (std::vector{first, second}));
}

TEST_F(Relocate, RefusedWithoutAPlaceOfTheCity)
{
    const std::uint64_t id = unplaced();
    const Decision nowhere = move(id, "");
    EXPECT_EQ(codeOf(nowhere), protocol::Refusal::UNKNOWN_PLACE);
    EXPECT_NE(nowhere.error().message_en().find("某处"), std::string::npos);
    EXPECT_EQ(codeOf(world.giveOn(id, [](auto& c) { c.mutable_relocate(); })), protocol::Refusal::MALFORMED);
    EXPECT_EQ(codeOf(world.giveOn(id, [](auto& c) { c.mutable_relocate()->mutable_point()->set_lat(91); })),
              protocol::Refusal::MALFORMED);
    EXPECT_TRUE(world.at(id).grid_code().empty());
}

TEST_F(Relocate, RefusedToWhoSawAnOlderVersion)
{
    const std::uint64_t id = world.report();
    const std::uint64_t seen = world.at(id).version();
    world.assign(id);
    EXPECT_EQ(codeOf(move(id, kFar, protocol::ROLE_DISPATCHER, seen)), protocol::Refusal::STALE);
}

TEST_F(Relocate, ByTheCentreAndServicesUntilTheCaseIsDispatched)
{
    EXPECT_EQ(codeOf(move(world.report(), kFar, protocol::ROLE_GRID_WORKER)), protocol::Refusal::NOT_ALLOWED);
    EXPECT_TRUE(move(world.report(), kFar, protocol::ROLE_CALL_TAKER));
    EXPECT_TRUE(move(world.report(), kFar, protocol::ROLE_SERVICE));
    EXPECT_TRUE(move(world.verified(), kFar));
    EXPECT_EQ(codeOf(move(world.handled(), kFar)), protocol::Refusal::WRONG_STAGE);
}

TEST_F(Relocate, ARecordWithoutEndIsNotCarriedAway)
{
    const std::uint64_t id = world.report();
    for (int i = 0; i < 300; ++i) {
        ASSERT_TRUE(world.giveOn(
            id, [](auto& c) { c.mutable_supervise()->set_note(std::string(1000, 'x')); }, protocol::ROLE_SUPERVISOR));
    }
    EXPECT_EQ(codeOf(move(id, kFar)), protocol::Refusal::WRONG_STAGE);
    EXPECT_TRUE(move(id, CaseWorld::kGrid)) << "inside the micro-grid nothing is carried";
}

TEST_F(Relocate, AnEventThatCarriesAnotherCaseIsNotBelieved)
{
    const std::uint64_t id = world.report();
    protocol::Event forged;
    forged.set_seq(world.book.lastSeq() + 1);
    forged.set_case_id(id + 1);
    forged.mutable_relocated()->mutable_before()->set_id(id + 7);
    apply(world.book, forged);
    EXPECT_EQ(world.book.order().size(), 1u);
}

} // namespace
} // namespace sandtable::cases
