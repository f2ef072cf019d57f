// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Random.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/sim/DayRhythm.h>
#include <sandtable/sim/ReportSource.h>
#include <sandtable/sim/Sites.h>

#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

namespace sandtable::sim {

struct Trouble;

/// Reports made up for a city: what goes wrong depends on the kind of place and the hour, texts vary, some come
/// without coordinates, some tell what another has told already. Same seed, same reports.
/// City and catalogue must outlive it; subclasses that the catalogue does not have are never reported.
class CitizenReports : public ReportSource
{
public:
    CitizenReports(const city::CityModel& city, const catalogue::Catalogue& catalogue, const Sites& sites,
                   double reportsPerDay, Random random);
    ~CitizenReports() override;

    PlannedReport next(EventTime after) override;

private:
    struct Told
    {
        const Trouble* trouble;
        Site site;
        EventTime at;
    };
    Told choose(EventTime at);
    const Trouble& chooseTrouble(Setting setting, int hour);
    void place(protocol::SubmitReport& report, const Site& site);

    const city::CityModel& m_city;
    const Sites& m_sites;
    Random m_random;
    DayRhythm m_rhythm;
    std::vector<const Trouble*> m_troubles;
    std::deque<Told> m_told; ///< what was reported lately, for those who report it again
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_workersOfGrid;
};

} // namespace sandtable::sim
