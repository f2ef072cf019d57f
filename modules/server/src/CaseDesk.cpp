// SPDX-License-Identifier: GPL-3.0-or-later
#include "CaseDesk.h"

#include "Intake.h"
#include "ListEditions.h"
#include "Passwords.h"
#include "PolicyStep.h"
#include "Session.h"

#include <sandtable/cases/Deadlines.h>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>

namespace sandtable::server {

CaseDesk::CaseDesk(asio::io_context& io, World world, storage::EventLog& log, cases::CaseBook book,
                   std::chrono::milliseconds standInAfter)
    : m_strand(io.get_executor()), m_world(world), m_log(log), m_book(std::move(book)),
      m_feed(m_strand, m_book.lastSeq()), m_standIn(m_strand, standInAfter,
                                                    [this](std::uint64_t caseId, std::uint64_t version) {
                                                        const protocol::Case* item = m_book.find(caseId);
                                                        if (item != nullptr && item->version() == version) {
                                                            standIn(caseId);
                                                        }
                                                    }),
      m_surge(m_strand, m_book, world.intake, world.lists,
              [this](const protocol::Case& item, const std::string& worker, const std::string& reason) {
                  assignJointly(item, worker, reason);
              }),
      m_deadlines(m_strand, world.time, [this](std::uint64_t caseId) { deadlineCame(caseId); }),
      m_durable(m_book.lastSeq())
{
    m_world.intake.restore(m_book);
    m_images.all(m_book); // encoded now, before anybody waits for it
}

void CaseDesk::start()
{
    for (const std::uint64_t id : m_book.order()) {
        watchDeadline(id);
    }
    m_deadlines.start();
    if (!m_standIn.enabled()) {
        return;
    }
    for (const std::uint64_t id : m_book.order()) {
        const protocol::Case* item = m_book.find(id);
        if (item != nullptr && waitsForCentre(*item)) {
            m_standIn.watch(id, item->version());
        }
        if (item != nullptr) {
            m_surge.note(*item);
        }
    }
}

void CaseDesk::submit(protocol::Command command, const Identity& identity, std::shared_ptr<Session> session)
{
    protocol::CommandResult result = execute(command, identity);
    answer({m_book.lastSeq(), std::move(session), std::move(result), {}});
}

void CaseDesk::submit(const protocol::Command& command, const Identity& identity,
                      std::function<void(protocol::CommandResult)> answered)
{
    auto result = std::make_shared<protocol::CommandResult>(execute(command, identity));
    whenDurable([result, answered = std::move(answered)] { answered(std::move(*result)); });
}

protocol::CommandResult CaseDesk::execute(const protocol::Command& command, const Identity& identity)
{
    if (const protocol::CommandRecord* record = m_book.done(command.command_id())) {
        protocol::CommandResult result;
        result.set_command_id(command.command_id());
        result.set_case_id(record->case_id());
        result.set_seq(record->seq());
        return result;
    }
    if (m_draining) {
        protocol::CommandResult result;
        result.set_command_id(command.command_id());
        result.mutable_refusal()->set_code(protocol::Refusal::OVERLOADED);
        result.mutable_refusal()->set_message_zh("服务器正在停止，请稍后重试");
        result.mutable_refusal()->set_message_en("the server is stopping; try again later");
        return result;
    }
    return decideAndAppend(command, identity);
}

protocol::CommandResult CaseDesk::decideAndAppend(const protocol::Command& command, const Identity& identity)
{
    const catalogue::Catalogue& list = m_world.lists.of(m_book.find(command.case_id()));
    cases::DecideContext context{m_world.time.now(), identity.user, identity.role, identity.area, list,
                                 m_world.roster,     nullptr};
    protocol::CommandResult result;
    result.set_command_id(command.command_id());
    result.set_case_id(command.case_id());
    if (auto checked = cases::checkCommand(m_book, command, context); !checked) {
        *result.mutable_refusal() = std::move(checked.error());
        return result;
    }
    protocol::Proposal proposal;
    if (command.has_submit_report()) {
        proposal = m_world.intake.propose(command.submit_report(), m_book, context.now);
        context.proposal = &proposal;
    } else if (const protocol::Case* moved = command.has_relocate() ? m_book.find(command.case_id()) : nullptr) {
        proposal = m_world.intake.propose(command.relocate(), *moved, m_book, context.now);
        context.proposal = &proposal;
    }
    auto decision = cases::decide(m_book, command, context);
    if (!decision) {
        *result.mutable_refusal() = std::move(decision.error());
        return result;
    }
    result.set_case_id(append(std::move(*decision)));
    result.set_seq(m_book.lastSeq());
    return result;
}

std::uint64_t CaseDesk::append(std::vector<protocol::Event> events)
{
    std::vector<storage::StoredEvent> stored;
    stored.reserve(events.size());
    std::vector<std::uint64_t> touched;
    for (protocol::Event& event : events) {
        event.set_seq(m_book.lastSeq() + 1);
        if (touched.empty() || touched.back() != event.case_id()) {
            touched.push_back(event.case_id());
        }
        cases::apply(m_book, event);
        m_world.intake.noteApplied(event, m_book);
        m_images.changed(event.case_id(), m_book);
        stored.push_back({event.seq(), event.area(), event.SerializeAsString()});
    }
    m_log.append(std::move(stored));
    for (const std::uint64_t id : touched) {
        const protocol::Case* item = m_book.find(id);
        if (item != nullptr && waitsForCentre(*item)) {
            m_standIn.watch(id, item->version());
        }
        if (item != nullptr && m_standIn.enabled()) {
            m_surge.note(*item);
        }
        watchDeadline(id);
    }
    return touched.back();
}

void CaseDesk::watchDeadline(std::uint64_t caseId)
{
    const protocol::Case* item = m_book.find(caseId);
    m_deadlines.watch(caseId, item == nullptr ? 0 : cases::nextDeadlineUs(*item, m_world.lists.of(item)));
}

void CaseDesk::deadlineCame(std::uint64_t caseId)
{
    const protocol::Case* item = m_book.find(caseId);
    if (item == nullptr || m_draining) {
        return;
    }
    auto events = cases::deadlineEvents(*item, m_world.time.now(), m_world.lists.of(item));
    if (events.empty()) {
        watchDeadline(caseId);
    } else {
        append(std::move(events));
    }
}

void CaseDesk::standIn(std::uint64_t caseId)
{
    const protocol::Case& item = *m_book.find(caseId);
    if (m_surge.takes(item)) {
        m_standIn.watch(caseId, item.version()); // should few be left before its turn comes
        return;
    }
    const catalogue::Catalogue& list = m_world.lists.of(&item);
    auto command = policyStep(
        item, m_book, [this](const protocol::Case& which) { return m_world.intake.nearestWorker(which, m_book); },
        [&list](const protocol::Case& which) {
            const std::string office = "S" + which.grid_code().substr(0, 9);
            return list.unit(office) == nullptr ? std::string() : office;
        },
        [&list](const std::string& unit) { return list.unit(unit) != nullptr; });
    if (!command) {
        if (waitsForCentre(item)) {
            m_standIn.watch(caseId, item.version()); // nobody on duty, or no unit: look again later
        }
        return;
    }
    command->set_command_id(newSalt());
    const protocol::CommandResult result = execute(*command, {"policy", protocol::ROLE_SUPERVISOR, {}});
    if (result.has_refusal()) {
        spdlog::warn("the policy could not act on case {}: {}", caseId, result.refusal().message_en());
        m_standIn.watch(caseId, item.version()); // what refused it may pass
    }
}

void CaseDesk::assignJointly(const protocol::Case& item, const std::string& worker, const std::string& reason)
{
    const std::uint64_t id = item.id();
    protocol::Command command;
    command.set_command_id(newSalt());
    command.set_case_id(id);
    command.set_seen_version(item.version());
    const auto fill = [&](auto& assignment) {
        assignment.set_worker_code(worker);
        assignment.set_reason(reason);
    };
    if (item.stage() == protocol::STAGE_COLLECTION) {
        fill(*command.mutable_assign_verifier());
    } else {
        fill(*command.mutable_assign_inspector());
    }
    const protocol::CommandResult result = execute(command, {"policy", protocol::ROLE_SUPERVISOR, {}});
    if (result.has_refusal()) {
        spdlog::warn("case {} could not be given out jointly: {}", id, result.refusal().message_en());
    }
}

void CaseDesk::committed(std::vector<storage::StoredEvent> events)
{
    m_durable = events.back().seq;
    m_feed.publish(std::move(events));
    release();
}

FrozenBook CaseDesk::freeze()
{
    FrozenBook frozen{m_book.lastSeq(), m_images.all(m_book), {}};
    for (const auto& [worker, grid] : m_world.roster) {
        if (!m_book.onDuty(worker)) {
            frozen.offDuty.push_back(worker);
        }
    }
    std::sort(frozen.offDuty.begin(), frozen.offDuty.end());
    return frozen;
}

void CaseDesk::snapshot(std::function<void(FrozenBook)> ready)
{
    auto frozen = std::make_shared<FrozenBook>(freeze());
    answer({m_book.lastSeq(), nullptr, {}, [frozen, ready = std::move(ready)] { ready(std::move(*frozen)); }});
}

void CaseDesk::useList(std::shared_ptr<const catalogue::Catalogue> list,
                       std::unique_ptr<dispatching::Dispatcher> dispatcher)
{
    m_world.intake.use(std::move(dispatcher));
    m_world.lists.add(std::move(list), m_world.time.now());
}

void CaseDesk::drain(std::function<void()> done)
{
    m_standIn.stop();
    m_surge.stop();
    m_deadlines.stop();
    m_draining = true;
    answer({m_book.lastSeq(), nullptr, {}, [this, done = std::move(done)] {
                m_feed.flush();
                done();
            }});
}

void CaseDesk::answer(Answer given)
{
    m_answers.push_back(std::move(given));
    release();
}

void CaseDesk::release()
{
    // Answers of one session that leave together travel in one hand-over.
    std::vector<std::pair<std::shared_ptr<Session>, std::vector<protocol::CommandResult>>> outgoing;
    const auto handOver = [&outgoing] {
        for (auto& [session, results] : outgoing) {
            session->answer(std::move(results));
        }
        outgoing.clear();
    };
    while (!m_answers.empty() && m_answers.front().seq <= m_durable) {
        Answer next = std::move(m_answers.front());
        m_answers.pop_front();
        if (next.call) {
            handOver(); // the call may end the sessions: what came before it leaves before it
            next.call();
            continue;
        }
        auto found = std::find_if(outgoing.begin(), outgoing.end(),
                                  [&](const auto& entry) { return entry.first == next.session; });
        if (found == outgoing.end()) {
            outgoing.emplace_back(std::move(next.session), std::vector<protocol::CommandResult>());
            found = std::prev(outgoing.end());
        }
        found->second.push_back(std::move(next.result));
    }
    handOver();
}

} // namespace sandtable::server
