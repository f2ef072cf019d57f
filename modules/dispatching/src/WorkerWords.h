// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FieldSearch.h"

#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>

#include <span>
#include <string>
#include <utility>

namespace sandtable::dispatching {

/// What is said about a worker who could go.
struct WorkerFacts
{
    const city::Worker* who = nullptr;
    Travel travel;
    int openCases = 0;
    bool full = false; ///< has as many as the rules allow
    bool homeGrid = false;
    bool homeCommunity = false;
    const catalogue::Term* asked = nullptr; ///< the qualification that the item asks for, if more than every worker has
    bool holds = false;                     ///< that one
    bool listed = true;                     ///< is in the roster at all
};

/// 李某，骑车4分钟，就在本网格，手上1件，有燃气巡检资格 — and in English.
std::pair<std::string, std::string> workerReason(const WorkerFacts& facts);

/// Facts that do not depend on where somebody is.
class WorkerRanks
{
public:
    WorkerRanks(const city::CityModel& city, const catalogue::Catalogue& catalogue);

    /// The qualification that the item or subclass asks for beyond what every worker has, or nullptr.
    const catalogue::Term* asked(std::string_view itemOrSubclass) const;
    WorkerFacts facts(std::uint32_t worker, std::uint32_t grid, const catalogue::Term* asked) const;
    /// Seconds off for who is at home there.
    int bonus(const WorkerFacts& facts) const;
    /// Workers whose home lies in the community of this micro-grid.
    std::span<const std::uint32_t> neighbours(std::uint32_t grid) const;
    const catalogue::WorkerRules& rules() const { return m_catalogue.workerRules(); }

private:
    const city::CityModel& m_city;
    const catalogue::Catalogue& m_catalogue;
    std::vector<std::uint32_t> m_community;               ///< of each worker's home
    std::vector<std::vector<std::uint32_t>> m_neighbours; ///< by community
    std::vector<const catalogue::RosterEntry*> m_roster;
};

} // namespace sandtable::dispatching
