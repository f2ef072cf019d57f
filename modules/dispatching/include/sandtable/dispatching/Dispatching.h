#pragma once

#include <sandtable/cases/CaseBook.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/geo/Coordinates.h>

#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::dispatching
{

/// Where the workers are now: parallel to CityModel::workers; a worker never heard of stands at home.
struct WorkerPlaces
{
    std::vector<geo::LocalMetres> at;
};

/// Somebody who could verify or inspect, best first.
struct Candidate
{
    std::uint32_t worker = city::kNone; ///< position in CityModel::workers
    double distanceM = 0;
    double etaSeconds = 0;              ///< walking along roads, estimated: straight line × 1.3 at 1.34 m/s
    int openCases = 0;
    bool homeGrid = false;
    bool homeCommunity = false;
    std::string reasonZh;
    std::string reasonEn;
};

/// From a report to a proposal. Immutable after construction: any thread may ask.
/// The city must have regions, roads, places, addresses and workers loaded, and outlive the object.
class Dispatcher
{
public:
    Dispatcher(const city::CityModel& city, const catalogue::Catalogue& catalogue);
    ~Dispatcher();

    /// The book and the places are only read: duplicates near in place, time and item; loads; who is on duty.
    protocol::Proposal propose(const protocol::SubmitReport& report, const cases::CaseBook& book,
                               const WorkerPlaces& places, std::int64_t nowUs) const;

    /// The micro-grid's on-duty workers, then the community's, then the nearest others; at most `limit`.
    std::vector<Candidate> candidates(geo::LocalMetres at, const cases::CaseBook& book, const WorkerPlaces& places,
                                      std::size_t limit) const;

    /// Position of the micro-grid at a point, or city::kNone outside the city.
    std::uint32_t gridAt(geo::LocalMetres at) const;

    struct Place
    {
        geo::LocalMetres at;
        std::string text;
        double confidence = 0;
    };
    /// Places named in a text, most likely first; at most `limit`.
    std::vector<Place> findPlaces(std::string_view text, std::size_t limit) const;

private:
    struct Indexes;
    const city::CityModel& m_city;
    const catalogue::Catalogue& m_catalogue;
    std::unique_ptr<Indexes> m_indexes;
};

} // namespace sandtable::dispatching
