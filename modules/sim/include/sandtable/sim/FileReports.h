// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Random.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/geo/Polygon.h>
#include <sandtable/sim/DayRhythm.h>
#include <sandtable/sim/ReportFile.h>
#include <sandtable/sim/ReportSource.h>
#include <sandtable/sim/Sites.h>

#include <array>
#include <vector>

namespace sandtable::sim {

/// Real reports of a file, over and over, each at the hour of the day at which it came: the file's own rhythm, at
/// the wanted number a day. A place outside the city is put at an address inside it, always the same one, and the
/// report says so. City and sites must outlive it; the file has at least one report.
class FileReports : public ReportSource
{
public:
    FileReports(const city::CityModel& city, const Sites& sites, std::vector<FileReport> reports, double reportsPerDay,
                std::chrono::minutes utcOffset, Random random);

    PlannedReport next(EventTime after) override;

private:
    bool insideCity(geo::Wgs84 point) const;
    void place(protocol::SubmitReport& report, const FileReport& row) const;

    const city::CityModel& m_city;
    const Sites& m_sites;
    std::vector<FileReport> m_reports;
    Random m_random;
    /// Rows of each hour of the day in the file's order, and which comes next.
    std::array<std::vector<std::size_t>, 24> m_ofHour;
    std::array<std::size_t, 24> m_nextOfHour{};
    std::vector<geo::Ring> m_outlines;
    DayRhythm m_rhythm;
};

} // namespace sandtable::sim
