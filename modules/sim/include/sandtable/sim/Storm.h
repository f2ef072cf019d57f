// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Random.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/sim/ReportSource.h>
#include <sandtable/sim/Sites.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sandtable::sim {

/// What a storm brings: fallen trees, streets under water, lost manhole covers, dark quarters, hanging wires; swelling
/// and falling off again. Half of the reports come from a few low-lying quarters, and some tell what others have told
/// already. Then silence. Same seed, same reports. City and sites must outlive it.
class StormReports : public ReportSource
{
public:
    struct Options
    {
        std::size_t reports = 2'000;
        double seconds = 600; ///< of city time, from the first call on
    };
    StormReports(const city::CityModel& city, const Sites& sites, Options options, Random random);

    PlannedReport next(EventTime after) override;

private:
    struct Told
    {
        std::size_t trouble;
        Site site;
    };
    Told choose();
    Site somewhere(Setting setting);
    protocol::SubmitReport tell(const Told& told);

    const city::CityModel& m_city;
    const Sites& m_sites;
    Random m_random;
    std::vector<double> m_seconds; ///< of each report after the beginning, rising
    std::vector<geo::LocalMetres> m_low;
    std::vector<Told> m_told;
    std::optional<EventTime> m_begin;
    std::size_t m_next = 0;
};

} // namespace sandtable::sim
