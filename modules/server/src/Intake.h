#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/cases/CaseBook.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/geo/RegionIndex.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <string>
#include <vector>

namespace sandtable::server {

/// Asks for proposals with what the server knows: the book, and where the workers are now. On the desk's strand.
class Intake
{
public:
    Intake(const city::CityModel& city, const catalogue::Catalogue& catalogue);

    protocol::Proposal propose(const protocol::SubmitReport& report, const cases::CaseBook& book, EventTime now) const;
    /// Code of the worker who would go to this case now, or empty.
    std::string nearestWorker(const protocol::Case& item, const cases::CaseBook& book) const;

    /// A worker, by position in the city's list, is here now.
    void moveWorker(std::uint32_t worker, geo::LocalMetres at) { m_places[worker] = at; }

private:
    std::string nearestTo(geo::LocalMetres at, const cases::CaseBook& book) const;

    const city::CityModel& m_city;
    const catalogue::Catalogue& m_catalogue;
    std::uint32_t m_firstGrid = 0;
    geo::RegionIndex m_grids;
    std::vector<geo::LocalMetres> m_places;
};

} // namespace sandtable::server
