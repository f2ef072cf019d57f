// SPDX-License-Identifier: GPL-3.0-or-later
// A report whose place nobody understood gets one: over the wire, with the subscribers of both areas watching.
#include "Folder.h"
#include "ServerProcess.h"
#include "TestCity.h"
#include "TestClient.h"

#include <sandtable/cases/CaseBook.h>

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::test;

namespace {
class Relocating : public testing::Test
{
protected:
    static protocol::Command unplaced(const std::string& text)
    {
        protocol::Command command = report(text);
        command.mutable_submit_report()->clear_point();
        return command;
    }
    static protocol::Command moveTo(std::uint64_t caseId, int grid)
    {
        protocol::Command command;
        command.set_case_id(caseId);
        *command.mutable_relocate()->mutable_point() = middleOf(grid);
        return command;
    }
    /// What the client's events so far make of the log.
    static cases::CaseBook folded(const TestClient& client)
    {
        cases::CaseBook book;
        for (const auto& event : client.events) {
            cases::apply(book, event);
        }
        return book;
    }

    Folder m_folder;
    ServerProcess m_server{m_folder.path()};
};
} // namespace

TEST_F(Relocating, AnUnplacedReportGetsItsWorkerAndTheStandInSendsThem)
{
    m_server.start({"--stand-in-seconds", "0.05"});
    TestClient anna(m_server.port());
    const auto reported = anna.ask(unplaced("有人吗"));
    ASSERT_FALSE(reported.has_refusal());
    ASSERT_TRUE(anna.until([&] { return !anna.events.empty(); }));
    EXPECT_TRUE(anna.events.front().area().empty());
    const auto moved = anna.ask(moveTo(reported.case_id(), 3));
    ASSERT_FALSE(moved.has_refusal()) << moved.refusal().message_en();
    ASSERT_TRUE(anna.until([&] {
        const auto book = folded(anna);
        const auto* item = book.find(reported.case_id());
        return item != nullptr && !item->worker_code().empty();
    }));
    const cases::CaseBook book = folded(anna);
    EXPECT_EQ(book.find(reported.case_id())->worker_code(), "W4");
    EXPECT_EQ(book.find(reported.case_id())->grid_code(), std::string(kSouth) + "002");
    EXPECT_EQ(book.find(reported.case_id())->changed_by(), "policy");
    EXPECT_FALSE(book.find(reported.case_id())->proposal().reason_zh().empty());
}

TEST_F(Relocating, SubscribersOfBothAreasEndWithTheirOwnCases)
{
    m_server.start({"--stand-in-seconds", "0"});
    TestClient anna(m_server.port());
    TestClient north(m_server.port(), "north");
    TestClient south(m_server.port(), "anna", [](auto& options) { options.area = kSouth; });
    const auto lost = anna.ask(unplaced("有人吗")).case_id();
    const auto misplaced = anna.ask(report("垃圾", 0)).case_id();
    ASSERT_TRUE(north.until([&] { return north.events.size() == 2; }));
    ASSERT_TRUE(south.until([&] { return south.events.size() == 1; }));
    // North gives both away: one it only knew as unplaced, one that was its own.
    TestClient desk(m_server.port(), "north", [](auto& options) { options.subscribe = false; });
    ASSERT_FALSE(desk.ask(moveTo(lost, 2)).has_refusal());
    const auto last = desk.ask(moveTo(misplaced, 3));
    ASSERT_FALSE(last.has_refusal()) << last.refusal().message_en();
    EXPECT_EQ(desk.ask(moveTo(misplaced, 0)).refusal().code(), protocol::Refusal::NOT_ALLOWED) << "it is south's now";
    anna.ask(report("北", 1));
    anna.ask(report("南", 2));
    ASSERT_TRUE(north.until([&] { return north.events.back().has_report_received() && north.lastSeq > last.seq(); }));
    ASSERT_TRUE(south.until([&] { return south.events.back().has_report_received() && south.lastSeq > last.seq(); }));
    ASSERT_TRUE(anna.until([&] { return anna.lastSeq >= last.seq() + 2; }));

    EXPECT_EQ(folded(north).find(lost), nullptr);
    EXPECT_EQ(folded(north).find(misplaced), nullptr);
    for (const auto id : {lost, misplaced}) {
        ASSERT_NE(folded(south).find(id), nullptr);
        EXPECT_EQ(folded(south).find(id)->SerializeAsString(), folded(anna).find(id)->SerializeAsString());
    }
    // Who comes later and takes a snapshot sees the same.
    TestClient late(m_server.port(), "north", [](auto& options) { options.snapshot = true; });
    ASSERT_TRUE(late.until([&] { return late.snapshot.has_value(); }));
    EXPECT_EQ(cases::CaseBook::fromSnapshot(*late.snapshot).order(), folded(north).order());
}

TEST_F(Relocating, AMovedCaseIsADuplicateWhereItIsNow)
{
    m_server.start({"--stand-in-seconds", "0"});
    TestClient anna(m_server.port());
    const auto first = anna.ask(report("井盖缺失", 0)).case_id();
    ASSERT_FALSE(anna.ask(moveTo(first, 3)).has_refusal());
    anna.ask(report("井盖缺失", 3));
    anna.ask(report("井盖缺失", 0));
    ASSERT_TRUE(anna.until([&] { return anna.lastSeq >= 5; }));
    const auto& there = anna.events[3].report_received().proposal();
    ASSERT_EQ(there.possible_duplicates_size(), 1);
    EXPECT_EQ(there.possible_duplicates(0), first);
    EXPECT_EQ(anna.events[4].report_received().proposal().possible_duplicates_size(), 0);
    EXPECT_EQ(anna.events[1].relocated().proposal().possible_duplicates_size(), 0) << "not of itself";
}

TEST_F(Relocating, APlaceThatTheCityDoesNotHaveIsRefused)
{
    m_server.start({"--stand-in-seconds", "0"});
    TestClient anna(m_server.port());
    const auto id = anna.ask(unplaced("有人吗")).case_id();
    protocol::Command away = moveTo(id, 0);
    away.mutable_relocate()->mutable_point()->set_lat(10);
    EXPECT_EQ(anna.ask(away).refusal().code(), protocol::Refusal::UNKNOWN_PLACE);
    protocol::Command words;
    words.set_case_id(id);
    words.mutable_relocate()->set_address("不存在的路九十九号");
    EXPECT_EQ(anna.ask(words).refusal().code(), protocol::Refusal::UNKNOWN_PLACE);
    words.set_case_id(77);
    EXPECT_EQ(anna.ask(words).refusal().code(), protocol::Refusal::UNKNOWN_CASE);
}
