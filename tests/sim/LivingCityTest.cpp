// SPDX-License-Identifier: GPL-3.0-or-later
// The living city against the real rules, in one process and in city time: a server without a socket.
#include "TinyCity.h"

#include <sandtable/cases/Decide.h>
#include <sandtable/sim/CitizenReports.h>
#include <sandtable/sim/LivingCity.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>

namespace sandtable::sim {
namespace {

/// Decides by the real rules, and as the shift supervisor does at once what a dispatcher would.
class RulesServer
{
public:
    RulesServer(const city::CityModel& city, const catalogue::Catalogue& catalogue)
        : m_city(city), m_catalogue(catalogue)
    {
        for (const city::Worker& worker : city.workers) {
            m_roster.emplace(worker.code, city.regions[worker.homeGrid].code);
        }
    }

    void give(protocol::Command command, EventTime now, protocol::Role role = protocol::ROLE_SERVICE)
    {
        command.set_command_id(fmt16(++m_commands));
        const protocol::Proposal proposal = propose(command);
        const cases::DecideContext context{
            now, role == protocol::ROLE_SERVICE ? "simulator" : "policy", role, "", m_catalogue, m_roster, &proposal};
        const cases::Decision decision = cases::decide(book, command, context);
        if (!decision) {
            ++refusals[decision.error().message_en()];
            return;
        }
        for (protocol::Event event : *decision) {
            event.set_seq(book.lastSeq() + 1);
            cases::apply(book, event);
            events.push_back(event);
        }
    }

    void standIn(EventTime now)
    {
        for (const std::uint64_t id : book.order()) {
            const protocol::Case& item = *book.find(id);
            if (item.outcome() != protocol::OUTCOME_OPEN) {
                continue;
            }
            protocol::Command command;
            command.set_case_id(id);
            if (item.stage() == protocol::STAGE_COLLECTION && item.worker_code().empty()) {
                command.mutable_assign_verifier()->set_worker_code(onDuty(item.proposal().worker_code()));
            } else if (item.stage() == protocol::STAGE_FILING || item.stage() == protocol::STAGE_DISPATCH) {
                command.mutable_dispatch()->set_unit_code(item.returned() ? "D02" : item.proposal().unit_code());
            } else if (item.stage() == protocol::STAGE_FEEDBACK) {
                command.mutable_assign_inspector()->set_worker_code(onDuty(item.proposal().worker_code()));
            } else if (item.stage() == protocol::STAGE_INSPECTION && item.worker_code().empty()) {
                command.mutable_close_case();
            } else {
                continue;
            }
            give(std::move(command), now, protocol::ROLE_SUPERVISOR);
        }
    }

    cases::CaseBook book;
    std::deque<protocol::Event> events;
    std::map<std::string, int> refusals;

private:
    static std::string fmt16(std::uint64_t n)
    {
        std::string id = std::to_string(n);
        return std::string(16 - id.size(), '0') + id;
    }

    std::string onDuty(const std::string& wanted) const
    {
        if (book.onDuty(wanted)) {
            return wanted;
        }
        const auto there = std::find_if(m_city.workers.begin(), m_city.workers.end(),
                                        [&](const city::Worker& worker) { return book.onDuty(worker.code); });
        return there == m_city.workers.end() ? wanted : there->code;
    }

    protocol::Proposal propose(const protocol::Command& command) const
    {
        protocol::Proposal proposal;
        if (!command.has_submit_report()) {
            return proposal;
        }
        const auto& subclasses = m_catalogue.subclasses();
        const catalogue::Subclass& subclass = subclasses[m_commands % subclasses.size()];
        proposal.set_subclass_code(subclass.code);
        proposal.set_unit_code(subclass.unit == "@street" ? "D01" : subclass.unit);
        if (command.submit_report().has_point()) {
            *proposal.mutable_point() = command.submit_report().point();
        }
        for (std::size_t i = 0; i < m_city.workers.size(); ++i) {
            const city::Worker& worker = m_city.workers[(m_commands + i) % m_city.workers.size()];
            if (book.onDuty(worker.code)) {
                proposal.set_worker_code(worker.code);
                proposal.set_grid_code(m_city.regions[worker.homeGrid].code);
                break;
            }
        }
        return proposal;
    }

    const city::CityModel& m_city;
    const catalogue::Catalogue& m_catalogue;
    cases::Roster m_roster;
    std::uint64_t m_commands = 0;
};

class LivingCityTest : public ::testing::Test
{
protected:
    std::unique_ptr<LivingCity> living(std::uint64_t seed = 7)
    {
        auto reports = std::make_unique<CitizenReports>(m_city, m_catalogue, m_sites, 800, Random(seed));
        return std::make_unique<LivingCity>(m_city, m_catalogue, std::move(reports), true, seed,
                                            [this](protocol::Command c) { m_sent.push_back(std::move(c)); });
    }

    /// Lets the city live for some hours in steps of half a minute.
    void live(LivingCity& living, double hours)
    {
        const EventTime end = later(m_now, hours * 3600);
        for (; m_now < end; m_now = later(m_now, 30)) {
            while (living.advance(m_now, std::chrono::seconds(10))) {
            }
            exchange(living);
            m_server.standIn(m_now);
            exchange(living);
        }
    }

    void exchange(LivingCity& living)
    {
        while (!m_sent.empty()) {
            protocol::Command command = std::move(m_sent.front());
            m_sent.pop_front();
            m_server.give(std::move(command), m_now);
        }
        for (const protocol::Event& event : m_server.events) {
            living.apply(event, m_now);
        }
        m_server.events.clear();
    }

    std::map<int, int> outcomes() const
    {
        std::map<int, int> count;
        for (const std::uint64_t id : m_server.book.order()) {
            ++count[m_server.book.find(id)->outcome()];
        }
        return count;
    }

    city::CityModel m_city = tinyCity();
    catalogue::Catalogue m_catalogue = shippedCatalogue();
    Sites m_sites{m_city};
    RulesServer m_server{m_city, m_catalogue};
    std::deque<protocol::Command> m_sent;
    EventTime m_now = kMorning;
};

TEST_F(LivingCityTest, CasesPassAllStagesAndNoneIsStuck)
{
    auto city = living();
    live(*city, 12);
    auto count = outcomes();
    EXPECT_GT(count[protocol::OUTCOME_CLOSED], 250);
    EXPECT_GT(count[protocol::OUTCOME_REJECTED], 10);
    std::uint32_t returns = 0;
    std::uint32_t reworks = 0;
    int onTime = 0;
    for (const std::uint64_t id : m_server.book.order()) {
        const protocol::Case& item = *m_server.book.find(id);
        returns += item.returns();
        reworks += item.reworks();
        onTime += item.on_time() ? 1 : 0;
        const bool atWorker = item.outcome() == protocol::OUTCOME_OPEN && !item.worker_code().empty();
        if (atWorker) {
            EXPECT_LT(secondsBetween(fromMicros(item.steps(item.steps_size() - 1).time_us()), m_now), 5400)
                << item.ShortDebugString();
        }
    }
    EXPECT_GT(returns, 3u);
    EXPECT_GT(reworks, 3u);
    EXPECT_GT(onTime, count[protocol::OUTCOME_CLOSED] * 8 / 10);
    EXPECT_TRUE(m_server.refusals.empty()) << m_server.refusals.begin()->first;
    EXPECT_EQ(city->book().stateHash(), m_server.book.stateHash());
}

TEST_F(LivingCityTest, NightShiftChangesWhoIsOnDutyAndMorningBringsThemBack)
{
    auto city = living();
    m_now = later(kMorning, 12.5 * 3600); // 20:30
    live(*city, 4);
    int away = 0;
    for (const city::Worker& worker : m_city.workers) {
        away += m_server.book.onDuty(worker.code) ? 0 : 1;
    }
    EXPECT_GT(away, 12);
    EXPECT_LT(away, 32);
    live(*city, 7);
    for (const city::Worker& worker : m_city.workers) {
        EXPECT_TRUE(m_server.book.onDuty(worker.code));
    }
}

TEST_F(LivingCityTest, AnotherSimulatorTakesTheCasesOver)
{
    auto first = living();
    live(*first, 3);
    m_sent.clear(); // what was under way died with it
    first.reset();
    std::vector<std::uint64_t> open;
    for (const std::uint64_t id : m_server.book.order()) {
        if (m_server.book.find(id)->outcome() == protocol::OUTCOME_OPEN) {
            open.push_back(id);
        }
    }
    ASSERT_GT(open.size(), 5u);
    auto second = living();
    second->takeOver(m_server.book.snapshot(), m_now);
    live(*second, 40);
    int left = 0;
    for (const std::uint64_t id : open) {
        left += m_server.book.find(id)->outcome() == protocol::OUTCOME_OPEN ? 1 : 0;
    }
    // A late unit may still be at work on a case with a deadline of many days.
    EXPECT_LE(left, static_cast<int>(open.size() / 4));
    EXPECT_TRUE(m_server.refusals.empty()) << m_server.refusals.begin()->first;
}

TEST_F(LivingCityTest, WithdrawnWorkerTurnsBackToTheRound)
{
    auto city = living();
    protocol::Command report;
    report.mutable_submit_report()->set_text("x");
    report.mutable_submit_report()->set_channel(protocol::CHANNEL_PHONE);
    m_server.give(report, m_now);
    protocol::Command assign;
    assign.set_case_id(1);
    assign.mutable_assign_verifier()->set_worker_code("W0005");
    m_server.give(assign, m_now, protocol::ROLE_SUPERVISOR);
    exchange(*city);
    const Crew::Id worker = city->crew().find("W0005");
    // Until the worker has accepted.
    while (!m_server.book.find(1)->worker_accepted()) {
        m_now = later(m_now, 5);
        city->advance(m_now, std::chrono::seconds(10));
        exchange(*city);
        ASSERT_LT(secondsBetween(kMorning, m_now), 3600);
    }
    EXPECT_EQ(city->crew().doing(worker), protocol::WorkerPosition::GOING);
    assign.mutable_assign_verifier()->set_worker_code("W0006");
    m_server.give(assign, m_now, protocol::ROLE_SUPERVISOR);
    exchange(*city);
    EXPECT_EQ(city->crew().doing(worker), protocol::WorkerPosition::PATROL);
}

TEST_F(LivingCityTest, WorkerGoesToTheMoreUrgentCaseFirst)
{
    auto city = living();
    protocol::Snapshot snapshot;
    for (std::uint64_t id = 1; id <= 3; ++id) {
        protocol::Case& item = *snapshot.add_cases();
        item.set_id(id);
        item.set_stage(protocol::STAGE_COLLECTION);
        item.set_worker_code("W0001");
        item.set_worker_accepted(true);
        item.set_grade(id == 3 ? protocol::GRADE_ONE : protocol::GRADE_FOUR);
        const geo::Wgs84 at = m_city.frame.toWgs84(geo::LocalMetres{300.0 * static_cast<double>(id), 300});
        item.mutable_proposal()->mutable_point()->set_lon(at.lon);
        item.mutable_proposal()->mutable_point()->set_lat(at.lat);
    }
    city->takeOver(snapshot, m_now);
    std::vector<std::uint64_t> arrivals;
    for (int i = 0; i < 400 && arrivals.size() < 2; ++i) {
        m_now = later(m_now, 10);
        city->advance(m_now, std::chrono::seconds(10));
        for (const protocol::Command& command : m_sent) {
            if (command.has_arrive()) {
                arrivals.push_back(command.case_id());
                protocol::Event event;
                event.set_seq(100 + arrivals.size());
                event.set_case_id(command.case_id());
                event.set_time_us(toMicros(m_now));
                event.mutable_worker_arrived()->set_worker_code("W0001");
                city->apply(event, m_now);
            } else if (command.has_verify()) {
                protocol::Event event;
                event.set_seq(200 + arrivals.size());
                event.set_case_id(command.case_id());
                event.set_time_us(toMicros(m_now));
                event.mutable_verified()->set_worker_code("W0001");
                city->apply(event, m_now);
            }
        }
        m_sent.clear();
    }
    ASSERT_EQ(arrivals.size(), 2u);
    // The first was begun at once; of those that waited, the urgent one is next.
    EXPECT_EQ(arrivals[1], 3u);
}

TEST_F(LivingCityTest, PositionsTellOnlyWhoMoved)
{
    auto city = living();
    city->advance(m_now, std::chrono::seconds(10));
    EXPECT_EQ(city->positions(m_now, true).workers_size(), 32);
    EXPECT_EQ(city->positions(m_now, false).workers_size(), 0);
    m_now = later(m_now, 300);
    city->advance(m_now, std::chrono::seconds(10));
    const protocol::Positions moved = city->positions(m_now, false);
    EXPECT_GT(moved.workers_size(), 5);
    const geo::Wgs84 origin = m_city.frame.origin();
    for (const protocol::WorkerPosition& position : moved.workers()) {
        const geo::LocalMetres at = m_city.frame.toLocal(geo::Wgs84{origin.lon + static_cast<double>(position.lon()),
                                                                    origin.lat + static_cast<double>(position.lat())});
        EXPECT_GT(at.x, -50);
        EXPECT_LT(at.x, 2050);
    }
}

TEST_F(LivingCityTest, ReportsWaitWhileTheServerIsBehind)
{
    auto city = living();
    city->holdReports(true);
    m_now = later(m_now, 3600);
    city->advance(m_now, std::chrono::seconds(10));
    for (const protocol::Command& command : m_sent) {
        EXPECT_FALSE(command.has_submit_report());
    }
    city->holdReports(false);
    m_now = later(m_now, 60);
    city->advance(m_now, std::chrono::seconds(10));
    EXPECT_TRUE(std::any_of(m_sent.begin(), m_sent.end(), [](const auto& c) { return c.has_submit_report(); }));
}

TEST_F(LivingCityTest, LongPauseIsNotMadeUpForByAFloodOfReports)
{
    auto city = living();
    city->advance(m_now, std::chrono::seconds(10));
    m_now = later(m_now, 10 * 3600);
    city->advance(m_now, std::chrono::seconds(10));
    const auto reports =
        std::count_if(m_sent.begin(), m_sent.end(), [](const auto& c) { return c.has_submit_report(); });
    EXPECT_LE(reports, 3);
}

} // namespace
} // namespace sandtable::sim
