// SPDX-License-Identifier: GPL-3.0-or-later
#include "Folder.h"
#include "ServerProcess.h"
#include "TestClient.h"

#include <sandtable/cases/CaseBook.h>

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <map>

using namespace sandtable;
using namespace sandtable::test;

namespace {
class StandIn : public testing::Test
{
protected:
    /// What comes folded; the case that all is about.
    const protocol::Case* fold(TestClient& client)
    {
        for (; m_folded < client.events.size(); ++m_folded) {
            cases::apply(m_book, client.events[m_folded]);
        }
        return m_book.find(1);
    }

    bool reaches(TestClient& client, protocol::Stage stage)
    {
        return client.until([&] {
            const auto* item = fold(client);
            return item != nullptr && item->stage() == stage;
        });
    }

    /// Somebody in the field does something; nobody in the centre does.
    void field(TestClient& client, protocol::Command command, const std::string& who)
    {
        command.set_case_id(1);
        command.set_on_behalf_of(who);
        const auto result = client.ask(command);
        EXPECT_FALSE(result.has_refusal()) << result.refusal().message_en();
    }

    void verifyOnSite(TestClient& client, const std::string& verifier)
    {
        protocol::Command accept;
        accept.mutable_accept_assignment()->set_worker_code(verifier);
        protocol::Command arrive;
        arrive.mutable_arrive()->set_worker_code(verifier);
        protocol::Command verify;
        verify.mutable_verify()->set_worker_code(verifier);
        verify.mutable_verify()->set_genuine(true);
        field(client, accept, verifier);
        field(client, arrive, verifier);
        field(client, verify, verifier);
    }

    /// A copy of the responsibility list from which a unit has gone; its items are another's.
    std::filesystem::path catalogueWithout(const std::string& unit, const std::string& heir)
    {
        const auto folder = m_folder.path() / "catalogue";
        std::filesystem::copy(std::string(SANDTABLE_SOURCE_DIR) + "/data/catalogue", folder,
                              std::filesystem::copy_options::recursive);
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) {
                continue;
            }
            std::ifstream in(entry.path());
            std::string text;
            for (std::string line; std::getline(in, line);) {
                if (line.starts_with(unit + ",")) {
                    continue;
                }
                for (auto at = line.find(unit); at != std::string::npos; at = line.find(unit)) {
                    line.replace(at, unit.size(), heir);
                }
                text += line + "\n";
            }
            std::ofstream(entry.path()) << text;
        }
        return folder;
    }

    Folder m_folder;
    ServerProcess m_server{m_folder.path()};
    cases::CaseBook m_book;
    std::size_t m_folded = 0;
};
} // namespace

TEST_F(StandIn, WithoutADispatcherThePolicyTakesTheCaseThroughAllStages)
{
    m_server.start({"--stand-in-seconds", "0.05"});
    TestClient sim(m_server.port(), "sim");
    ASSERT_FALSE(sim.ask(report("井盖缺失")).has_refusal());
    ASSERT_TRUE(sim.until([&] { return fold(sim) != nullptr && !fold(sim)->worker_code().empty(); }));
    const std::string verifier = m_book.find(1)->worker_code();
    EXPECT_EQ(verifier, "W1");

    verifyOnSite(sim, verifier);

    ASSERT_TRUE(reaches(sim, protocol::STAGE_HANDLING));
    const std::string unit = m_book.find(1)->unit_code();
    EXPECT_FALSE(m_book.find(1)->unit_reason_zh().empty());
    protocol::Command take;
    take.mutable_accept_handling()->set_unit_code(unit);
    protocol::Command finish;
    finish.mutable_finish_handling()->set_unit_code(unit);
    finish.mutable_finish_handling()->set_note("已更换");
    field(sim, take, unit);
    field(sim, finish, unit);

    ASSERT_TRUE(reaches(sim, protocol::STAGE_INSPECTION));
    const std::string inspector = m_book.find(1)->worker_code();
    protocol::Command accept;
    protocol::Command arrive;
    accept.mutable_accept_assignment()->set_worker_code(inspector);
    arrive.mutable_arrive()->set_worker_code(inspector);
    protocol::Command inspect;
    inspect.mutable_inspect()->set_worker_code(inspector);
    inspect.mutable_inspect()->set_passed(true);
    field(sim, accept, inspector);
    field(sim, arrive, inspector);
    field(sim, inspect, inspector);

    ASSERT_TRUE(reaches(sim, protocol::STAGE_EVALUATION));
    EXPECT_EQ(m_book.find(1)->outcome(), protocol::OUTCOME_CLOSED);
    EXPECT_EQ(m_book.find(1)->changed_by(), "policy");
}

TEST_F(StandIn, WhereADispatcherActsFirstThePolicyDoesNot)
{
    m_server.start({"--stand-in-seconds", "0.3"});
    TestClient anna(m_server.port());
    const auto result = anna.ask(report("噪音"));
    ASSERT_FALSE(anna.ask(assignVerifier(result.case_id(), "W4")).has_refusal());
    // A second case, left alone, shows that the policy's time has come and gone.
    const auto other = anna.ask(report("垃圾"));
    ASSERT_TRUE(anna.until([&] {
        fold(anna);
        const auto* item = m_book.find(other.case_id());
        return item != nullptr && !item->worker_code().empty();
    }));
    EXPECT_EQ(m_book.find(other.case_id())->changed_by(), "policy");
    EXPECT_EQ(m_book.find(result.case_id())->worker_code(), "W4");
    EXPECT_EQ(m_book.find(result.case_id())->changed_by(), "anna");
}

TEST_F(StandIn, ACaseLeftBeforeARestartIsTakenUpAfterIt)
{
    m_server.start({"--stand-in-seconds", "0"});
    TestClient anna(m_server.port());
    anna.ask(report("噪音"));
    m_server.kill();
    m_server.start({"--stand-in-seconds", "0.05"});
    ASSERT_TRUE(anna.until([&] { return fold(anna) != nullptr && !fold(anna)->worker_code().empty(); }));
    EXPECT_EQ(m_book.find(1)->changed_by(), "policy");
}

TEST_F(StandIn, ACaseWhoseProposedUnitHasLeftTheListGoesToTheStreetOffice)
{
    m_server.start();
    TestClient sim(m_server.port(), "sim");
    ASSERT_FALSE(sim.ask(report("井盖缺失")).has_refusal());
    TestClient anna(m_server.port());
    ASSERT_FALSE(anna.ask(assignVerifier(1, "W1")).has_refusal());
    verifyOnSite(sim, "W1");
    ASSERT_TRUE(reaches(sim, protocol::STAGE_FILING));
    ASSERT_EQ(m_book.find(1)->proposal().unit_code(), "U01");
    m_server.kill();
    m_server.useCatalogue(catalogueWithout("U01", "U02"));
    m_server.start({"--stand-in-seconds", "0.05"});
    ASSERT_TRUE(reaches(sim, protocol::STAGE_HANDLING));
    EXPECT_EQ(m_book.find(1)->unit_code(), "S440604010");
}

TEST_F(StandIn, ASurgeToo)
{
    constexpr std::chrono::seconds kPatience{1};
    m_server.start({"--stand-in-seconds", std::to_string(kPatience.count())});
    TestClient anna(m_server.port());
    for (int i = 0; i < 60; ++i) { // more than surge_cases
        anna.send(report("井盖破损", i % 4));
    }
    std::map<std::uint64_t, std::int64_t> reported;
    std::size_t given = 0;
    std::size_t seen = 0;
    ASSERT_TRUE(anna.until([&] {
        for (; seen < anna.events.size(); ++seen) {
            const protocol::Event& event = anna.events[seen];
            if (event.has_report_received()) {
                reported[event.case_id()] = event.time_us();
            } else if (event.has_verifier_assigned()) {
                // Until then a case is left to the people at the desks, however many wait.
                EXPECT_GE(event.time_us() - reported.at(event.case_id()), std::chrono::microseconds(kPatience).count());
                ++given;
            }
        }
        return reported.size() == 60 && given >= 4;
    }));
}
