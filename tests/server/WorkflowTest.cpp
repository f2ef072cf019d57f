// SPDX-License-Identifier: GPL-3.0-or-later
// Merging, pausing and the passing of time, over the wire and across restarts.
#include "Folder.h"
#include "ServerProcess.h"
#include "TestClient.h"

#include <sandtable/cases/CaseBook.h>

#include <gtest/gtest.h>

#include <algorithm>

using namespace sandtable;
using namespace sandtable::test;

namespace {
class Workflow : public testing::Test
{
protected:
    static const protocol::Case* fold(cases::CaseBook& book, const TestClient& client, std::uint64_t id)
    {
        for (const auto& event : client.events) {
            cases::apply(book, event); // those that it has seen change nothing
        }
        return book.find(id);
    }
    static void does(TestClient& client, protocol::Command command, std::uint64_t id, const std::string& who = {})
    {
        command.set_case_id(id);
        command.set_on_behalf_of(who);
        const auto result = client.ask(std::move(command));
        ASSERT_FALSE(result.has_refusal()) << result.refusal().message_en();
    }
    static std::uint64_t reportBy(TestClient& client, const std::string& who)
    {
        protocol::Command command = report("路灯不亮");
        command.mutable_submit_report()->set_reporter(who);
        return client.ask(command).case_id();
    }
    /// Dispatched to a unit that has accepted it.
    static std::uint64_t handled(TestClient& anna, TestClient& sim, const std::string& unit)
    {
        const std::uint64_t id = reportBy(anna, "wx-1");
        EXPECT_FALSE(anna.ask(assignVerifier(id, "W1")).has_refusal());
        protocol::Command accept;
        accept.mutable_accept_assignment()->set_worker_code("W1");
        protocol::Command arrive;
        arrive.mutable_arrive()->set_worker_code("W1");
        protocol::Command verify;
        verify.mutable_verify()->set_worker_code("W1");
        verify.mutable_verify()->set_genuine(true);
        for (const protocol::Command& command : {accept, arrive, verify}) {
            does(sim, command, id, "W1");
        }
        protocol::Command dispatch;
        dispatch.mutable_dispatch()->set_unit_code(unit);
        does(anna, dispatch, id);
        protocol::Command take;
        take.mutable_accept_handling()->set_unit_code(unit);
        does(sim, take, id, unit);
        return id;
    }

    Folder m_folder;
    ServerProcess m_server{m_folder.path()};
};
} // namespace

TEST_F(Workflow, MergedReportersAreToldOfTheEndOfTheMainCase)
{
    m_server.start();
    TestClient anna(m_server.port());
    const std::uint64_t main = reportBy(anna, "wx-1");
    const std::uint64_t duplicate = reportBy(anna, "wx-2");
    protocol::Command merge;
    merge.mutable_merge()->set_main(main);
    does(anna, merge, duplicate);
    protocol::Command reject;
    reject.mutable_reject_case()->set_reason("不属本区");
    does(anna, reject, main);
    const auto told = [&] {
        return std::count_if(anna.events.begin(), anna.events.end(), [&](const protocol::Event& event) {
            return event.has_reporter_notified() && event.case_id() == main;
        });
    };
    ASSERT_TRUE(anna.until([&] { return told() == 2; }));
    cases::CaseBook book;
    EXPECT_EQ(fold(book, anna, main)->reports_size(), 2);
    EXPECT_EQ(book.find(duplicate)->outcome(), protocol::OUTCOME_MERGED);
}

TEST_F(Workflow, SuspendedCaseStaysSuspendedOverARestartAndResumesWithWhatWasLeft)
{
    m_server.start();
    std::uint64_t id = 0;
    std::int64_t used = 0;
    {
        TestClient anna(m_server.port());
        TestClient sim(m_server.port(), "sim");
        id = handled(anna, sim, "D01");
        protocol::Command suspend;
        suspend.mutable_suspend()->set_reason("等待产权人");
        does(anna, suspend, id);
        cases::CaseBook book;
        ASSERT_TRUE(anna.until([&] { return fold(book, anna, id) != nullptr && book.find(id)->has_suspension(); }));
        used = book.find(id)->used_us();
    }
    m_server.kill();
    m_server.start();
    TestClient anna(m_server.port());
    protocol::Command resume;
    resume.mutable_resume();
    does(anna, resume, id);
    cases::CaseBook book;
    ASSERT_TRUE(anna.until([&] { return fold(book, anna, id) != nullptr && book.find(id)->due_us() != 0; }));
    EXPECT_EQ(book.find(id)->used_us(), used);
    EXPECT_FALSE(book.find(id)->has_suspension());
}

TEST_F(Workflow, TimeRemindsMarksAndEscalatesEachOnce)
{
    m_server.start({"--speed", "3600"}); // an hour a second
    TestClient anna(m_server.port());
    const std::uint64_t id = reportBy(anna, "wx-1");
    const auto count = [&](auto&& is) {
        return std::count_if(anna.events.begin(), anna.events.end(),
                             [&](const protocol::Event& event) { return event.case_id() == id && is(event); });
    };
    const auto escalated = [](const protocol::Event& event) { return event.has_escalated(); };
    ASSERT_TRUE(anna.until([&] { return count(escalated) == 1; }));
    // Another case that comes after it has gone the same way: by then nothing was done twice.
    const std::uint64_t later = reportBy(anna, "wx-2");
    ASSERT_TRUE(anna.until([&] {
        return std::any_of(anna.events.begin(), anna.events.end(), [&](const protocol::Event& event) {
            return event.case_id() == later && event.has_escalated();
        });
    }));
    EXPECT_EQ(count(escalated), 1);
    EXPECT_EQ(count([](const protocol::Event& event) {
                  return event.deadline_marked().mark() == protocol::DeadlineMarked::OVERDUE;
              }),
              1);
    EXPECT_LE(count([](const protocol::Event& event) {
                  return event.deadline_marked().mark() == protocol::DeadlineMarked::REMINDER;
              }),
              1);
}
