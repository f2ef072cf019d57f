#include "Intake.h"

#include <sandtable/geo/Polygon.h>

#include <limits>

namespace sandtable::server {

namespace {
std::vector<geo::Ring> gridRings(const city::CityModel& city)
{
    const auto [first, count] = city.tierRange(city::Tier::MicroGrid);
    std::vector<geo::Ring> rings;
    for (std::uint32_t i = first; i < first + count; ++i) {
        rings.push_back(city.regions[i].outer);
    }
    return rings;
}
} // namespace

Intake::Intake(const city::CityModel& city, const catalogue::Catalogue& catalogue)
    : m_city(city), m_catalogue(catalogue), m_firstGrid(city.tierRange(city::Tier::MicroGrid).first),
      m_grids(gridRings(city))
{
    for (const city::Worker& worker : city.workers) {
        m_places.push_back(worker.home);
    }
}

protocol::Proposal Intake::propose(const protocol::SubmitReport& report, const cases::CaseBook& book, EventTime) const
{
    protocol::Proposal proposal;
    if (!report.has_point()) {
        return proposal;
    }
    *proposal.mutable_point() = report.point();
    const geo::LocalMetres at = m_city.frame.toLocal({report.point().lon(), report.point().lat()});
    const std::uint32_t grid = m_grids.find(at);
    if (grid == geo::RegionIndex::kNone) {
        return proposal;
    }
    const city::Region& region = m_city.regions[m_firstGrid + grid];
    proposal.set_grid_code(region.code);
    proposal.set_place(m_city.regionPath(m_firstGrid + grid, " › "));
    proposal.set_worker_code(nearestTo(at, book));
    const catalogue::Subclass* subclass = m_catalogue.subclass(report.subclass_code());
    const std::string office = "S" + region.code.substr(0, 9);
    const std::string unit = subclass == nullptr || subclass->unit == "@street" ? office : subclass->unit;
    proposal.set_unit_code(unit);
    return proposal;
}

std::string Intake::nearestWorker(const protocol::Case& item, const cases::CaseBook& book) const
{
    if (!item.proposal().has_point()) {
        return {};
    }
    return nearestTo(m_city.frame.toLocal({item.proposal().point().lon(), item.proposal().point().lat()}), book);
}

std::string Intake::nearestTo(geo::LocalMetres at, const cases::CaseBook& book) const
{
    std::string best;
    double bestDistance = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const double away = geo::distance(m_places[i], at);
        if (away < bestDistance && book.onDuty(m_city.workers[i].code)) {
            bestDistance = away;
            best = m_city.workers[i].code;
        }
    }
    return best;
}

} // namespace sandtable::server
