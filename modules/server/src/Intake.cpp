// SPDX-License-Identifier: GPL-3.0-or-later
#include "Intake.h"

#include <algorithm>

namespace sandtable::server {

Intake::Intake(const city::CityModel& city, const catalogue::Catalogue& catalogue,
               std::shared_ptr<const wording::TextClassifier> itemModel)
    : m_city(city), m_dispatcher(std::make_unique<dispatching::Dispatcher>(city, catalogue, std::move(itemModel)))
{
    for (const city::Worker& worker : city.workers) {
        m_workers.emplace(worker.code, static_cast<std::uint32_t>(m_places.at.size()));
        m_places.at.push_back(worker.home);
    }
}

protocol::Proposal Intake::propose(const protocol::SubmitReport& report, const cases::CaseBook& book,
                                   EventTime now) const
{
    return m_dispatcher->propose(report, book, m_openCases, m_places, toMicros(now));
}

protocol::Proposal Intake::propose(const protocol::Relocate& relocation, const protocol::Case& item,
                                   const cases::CaseBook& book, EventTime now) const
{
    // Without the report's text: it has named no place or the wrong one.
    protocol::SubmitReport report;
    report.set_subclass_code(item.subclass_code());
    report.set_item_code(item.item_code());
    report.set_address(relocation.address());
    if (relocation.has_point()) {
        *report.mutable_point() = relocation.point();
    }
    protocol::Proposal there = propose(report, book, now);
    if (relocation.has_point() && !relocation.address().empty()) {
        there.set_place(relocation.address()); // who points at it may name it
    }
    auto& duplicates = *there.mutable_possible_duplicates();
    duplicates.erase(std::remove(duplicates.begin(), duplicates.end(), item.id()), duplicates.end());
    return there;
}

std::string Intake::nearestWorker(const protocol::Case& item, const cases::CaseBook& book) const
{
    if (!item.proposal().has_point()) {
        return {};
    }
    const protocol::Point& point = item.proposal().point();
    const auto candidates =
        m_dispatcher->candidates(m_city.frame.toLocal({point.lon(), point.lat()}),
                                 item.item_code().empty() ? item.subclass_code() : item.item_code(), book, m_places, 1);
    return candidates.empty() ? std::string() : m_city.workers[candidates.front().worker].code;
}

dispatching::JointInput Intake::fieldForPlan(const cases::CaseBook& book) const
{
    dispatching::JointInput input;
    for (std::uint32_t i = 0; i < m_city.workers.size(); ++i) {
        const std::string& code = m_city.workers[i].code;
        if (book.onDuty(code)) {
            input.workers.push_back({i, m_places.at[i], book.loadOfWorker(code)});
        }
    }
    return input;
}

dispatching::JointInput::Case Intake::caseForPlan(const protocol::Case& item) const
{
    const protocol::Point& point = item.proposal().point();
    const auto holder = m_workers.find(item.worker_code());
    return {item.id(), m_city.frame.toLocal({point.lon(), point.lat()}), m_city.regionByCode(item.grid_code()),
            item.item_code().empty() ? item.subclass_code() : item.item_code(),
            holder == m_workers.end() ? city::kNone : holder->second};
}

dispatching::JointPlanner Intake::planner(const catalogue::Catalogue& list) const
{
    return {m_city, list, m_dispatcher->roads()};
}

std::string Intake::workerCode(std::uint32_t worker) const
{
    return worker == city::kNone ? std::string() : m_city.workers[worker].code;
}

} // namespace sandtable::server
