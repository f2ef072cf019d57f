// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/cases/CaseBook.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/dispatching/Dispatching.h>
#include <sandtable/dispatching/JointPlanner.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <memory>
#include <string>
#include <unordered_map>

namespace sandtable::server {

/// Asks dispatching with what the server knows: the book, its open cases by place, and where the workers are now.
/// On the desk's strand.
class Intake
{
public:
    Intake(const city::CityModel& city, const catalogue::Catalogue& catalogue,
           std::shared_ptr<const wording::TextClassifier> itemModel);

    /// Proposes by another edition of the responsibility list from now on.
    void use(std::unique_ptr<dispatching::Dispatcher> dispatcher) { m_dispatcher = std::move(dispatcher); }

    /// Once, with the book that the server starts from.
    void restore(const cases::CaseBook& book) { m_openCases = dispatching::CaseIndex(book); }
    /// After each event that was applied to the book.
    void noteApplied(const protocol::Event& event, const cases::CaseBook& book)
    {
        m_openCases.noteApplied(event, book);
    }

    protocol::Proposal propose(const protocol::SubmitReport& report, const cases::CaseBook& book, EventTime now) const;
    /// What follows from the place that the case is moved to; its item and grade are not asked again.
    protocol::Proposal propose(const protocol::Relocate& relocation, const protocol::Case& item,
                               const cases::CaseBook& book, EventTime now) const;
    /// Code of the worker who would go to this case now, or empty.
    std::string nearestWorker(const protocol::Case& item, const cases::CaseBook& book) const;

    /// Who is on duty, where, and with how many open cases; no cases yet.
    dispatching::JointInput fieldForPlan(const cases::CaseBook& book) const;
    dispatching::JointInput::Case caseForPlan(const protocol::Case& item) const;
    /// `list` must live until the plan is made.
    dispatching::JointPlanner planner(const catalogue::Catalogue& list) const;
    /// Empty for city::kNone.
    std::string workerCode(std::uint32_t worker) const;
    std::shared_ptr<const routing::RoadNetwork> roads() const { return m_dispatcher->roads(); }

    /// A worker, by position in the city's list, is here now.
    void moveWorker(std::uint32_t worker, geo::LocalMetres at) { m_places.at[worker] = at; }

private:
    const city::CityModel& m_city;
    std::unique_ptr<dispatching::Dispatcher> m_dispatcher; ///< always there
    dispatching::CaseIndex m_openCases;
    dispatching::WorkerPlaces m_places;
    std::unordered_map<std::string, std::uint32_t> m_workers; ///< code → position
};

} // namespace sandtable::server
