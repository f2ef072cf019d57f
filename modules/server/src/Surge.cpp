// SPDX-License-Identifier: GPL-3.0-or-later
#include "Surge.h"

#include "Intake.h"
#include "ListEditions.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace sandtable::server {

namespace {

/// After so many assignments others get their turn on the strand.
constexpr std::size_t kAssignmentsAtOnce = 64;

bool waitsForWorker(const protocol::Case& item)
{
    const bool verify = item.stage() == protocol::STAGE_COLLECTION && item.worker_code().empty();
    return item.outcome() == protocol::OUTCOME_OPEN && (verify || item.stage() == protocol::STAGE_FEEDBACK) &&
           item.proposal().has_point();
}

bool movable(const protocol::Case& item)
{
    return item.outcome() == protocol::OUTCOME_OPEN && !item.worker_code().empty() && !item.worker_accepted() &&
           item.changed_by() == "policy" && item.proposal().has_point();
}

void keep(std::set<std::uint64_t>& ids, std::uint64_t id, bool in)
{
    if (in) {
        ids.insert(id);
    } else {
        ids.erase(id);
    }
}

} // namespace

Surge::Surge(const Strand& strand, const cases::CaseBook& book, const Intake& intake, const ListEditions& lists,
             Assign assign)
    : m_strand(strand), m_book(book), m_intake(intake), m_lists(lists), m_assign(std::move(assign)),
      m_turn(
          strand,
          std::chrono::milliseconds(static_cast<std::int64_t>(lists.current().workerRules().surgeEverySeconds * 1000)),
          [this] { begin(); })
{
}

Surge::~Surge()
{
    m_pool.join();
}

void Surge::note(const protocol::Case& item)
{
    keep(m_waiting, item.id(), waitsForWorker(item));
    keep(m_movable, item.id(), movable(item));
    if (!m_waiting.contains(item.id())) {
        m_due.erase(item.id());
    }
}

bool Surge::surging() const
{
    return !m_stopped && m_waiting.size() >= static_cast<std::size_t>(m_lists.current().workerRules().surgeCases);
}

bool Surge::takes(const protocol::Case& item)
{
    if (!surging() || !m_waiting.contains(item.id())) {
        return false;
    }
    m_due.insert(item.id());
    m_turn.ask();
    return true;
}

void Surge::stop()
{
    m_stopped = true;
}

dispatching::JointInput Surge::inputOf(std::vector<Moment>& cases) const
{
    dispatching::JointInput input = m_intake.fieldForPlan(m_book);
    std::vector<std::uint64_t> ids(m_due.begin(), m_due.end());
    ids.insert(ids.end(), m_movable.begin(), m_movable.end());
    for (const std::uint64_t id : ids) {
        const protocol::Case& item = *m_book.find(id);
        cases.push_back({id, item.version()});
        input.cases.push_back(m_intake.caseForPlan(item));
        if (item.worker_code().empty()) {
            continue;
        }
        // Not accepted: it is given out anew and does not count as theirs.
        for (dispatching::JointInput::Worker& worker : input.workers) {
            if (worker.worker == input.cases.back().now) {
                --worker.openCases;
            }
        }
    }
    return input;
}

void Surge::begin()
{
    if (m_planning || m_due.empty() || !surging()) {
        return;
    }
    m_planning = true;
    auto outcome = std::make_shared<Outcome>();
    auto input = std::make_shared<const dispatching::JointInput>(inputOf(outcome->cases));
    auto planner = std::make_shared<const dispatching::JointPlanner>(m_intake.planner(m_lists.current()));
    asio::post(m_pool, [this, outcome, input, planner] {
        auto plan = planner->plan(*input);
        asio::post(m_strand, [this, outcome, plan = std::move(plan)]() mutable {
            if (!plan) {
                spdlog::error("the joint plan of {} cases: {}", outcome->cases.size(), plan.error().message);
                m_planning = false;
                return;
            }
            outcome->plan = std::move(*plan);
            spdlog::info("{} cases given out jointly: {} unserved, {} pairs weighed, ways {:.0f} ms, flow {:.0f} ms",
                         outcome->cases.size(), outcome->plan.unserved, outcome->plan.offers, outcome->plan.travelMs,
                         outcome->plan.solveMs);
            carryOut(outcome);
        });
    });
}

void Surge::carryOut(const std::shared_ptr<Outcome>& outcome)
{
    for (std::size_t step = 0; step < kAssignmentsAtOnce && outcome->next < outcome->cases.size() && !m_stopped;
         ++step) {
        const std::size_t i = outcome->next++;
        const auto [id, version] = outcome->cases[i];
        const dispatching::JointPlan::Choice& choice = outcome->plan.choices[i];
        const protocol::Case* item = m_book.find(id);
        const std::string worker = m_intake.workerCode(choice.worker);
        if (item != nullptr && item->version() == version && !worker.empty() && worker != item->worker_code()) {
            m_assign(*item, worker, choice.reasonZh);
        }
    }
    if (outcome->next < outcome->cases.size() && !m_stopped) {
        asio::post(m_strand, [this, outcome] { carryOut(outcome); });
        return;
    }
    m_planning = false;
    if (surging()) { // those who got nobody, and who came meanwhile
        m_turn.ask();
    }
}

} // namespace sandtable::server
