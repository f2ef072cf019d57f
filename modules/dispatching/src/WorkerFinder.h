// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/dispatching/Dispatching.h>

#include <vector>

namespace sandtable::dispatching {

/// Who could go to a place. Immutable after construction; any thread.
class WorkerFinder
{
public:
    explicit WorkerFinder(const city::CityModel& city);

    /// On-duty workers of the micro-grid, then of its community, each with the fewest open tasks first and then the
    /// nearest; then the others by distance. `grid` is the place's micro-grid or kNone.
    std::vector<Candidate> find(geo::LocalMetres at, std::uint32_t grid, const cases::CaseBook& book,
                                const WorkerPlaces& places, std::size_t limit) const;

private:
    Candidate candidate(std::uint32_t worker, geo::LocalMetres at, std::uint32_t grid, const cases::CaseBook& book,
                        const WorkerPlaces& places) const;
    void addNearest(std::vector<Candidate>& found, geo::LocalMetres at, std::uint32_t grid, const cases::CaseBook& book,
                    const WorkerPlaces& places, std::size_t limit) const;
    geo::LocalMetres placeOf(std::uint32_t worker, const WorkerPlaces& places) const;

    const city::CityModel& m_city;
    /// Workers by the position of their home community in CityModel::regions.
    std::vector<std::vector<std::uint32_t>> m_byCommunity;
};

} // namespace sandtable::dispatching
