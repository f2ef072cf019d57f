// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "WorkerWords.h"

#include <sandtable/dispatching/Dispatching.h>

#include <memory>
#include <mutex>
#include <vector>

namespace sandtable::dispatching {

/// Who could go to a place, by travel time along roads. Any thread.
class WorkerFinder
{
public:
    WorkerFinder(const city::CityModel& city, const catalogue::Catalogue& catalogue,
                 std::shared_ptr<const routing::RoadNetwork> roads);

    /// On-duty workers, best first: the qualified before the others, who has room before who has not, and then by
    /// travel time with what home and open cases count for (WorkerRules). `grid` is the place's micro-grid or kNone,
    /// `item` an item or subclass code, or empty.
    std::vector<Candidate> find(geo::LocalMetres at, std::uint32_t grid, std::string_view item,
                                const cases::CaseBook& book, const WorkerPlaces& places, std::size_t limit) const;

private:
    const city::CityModel& m_city;
    WorkerRanks m_ranks;
    mutable std::mutex m_mutex;
    mutable FieldSearch m_field; ///< follows the places it is asked with
};

} // namespace sandtable::dispatching
