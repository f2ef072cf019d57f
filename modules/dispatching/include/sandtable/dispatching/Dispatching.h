// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/CaseBook.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/dispatching/CaseIndex.h>
#include <sandtable/geo/Coordinates.h>
#include <sandtable/protocol/sandtable.pb.h>
#include <sandtable/routing/RoadNetwork.h>
#include <sandtable/wording/TextClassifier.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::dispatching {

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
    double etaSeconds = 0; ///< by bike along roads (modules/routing), or on foot next door or where no road leads
    int openCases = 0;
    bool homeGrid = false;
    bool homeCommunity = false;
    bool qualified = true; ///< holds what the item asks for
    bool full = false;     ///< has as many open cases as the rules allow
    std::string reasonZh;
    std::string reasonEn;
};

struct FoundPlace;

/// From a report to a proposal. Immutable after construction: any thread may ask.
/// The city must have regions, roads, places, addresses and workers loaded (enterprises are found by name when they are
/// loaded too); city and catalogue must outlive the object. The street offices must have been added to the catalogue.
class Dispatcher
{
public:
    /// `itemModel` (ItemModel.h) may be null: items are then found by the list's words alone.
    Dispatcher(const city::CityModel& city, const catalogue::Catalogue& catalogue,
               std::shared_ptr<const wording::TextClassifier> itemModel = nullptr);
    /// With the city's roads as another dispatcher of the same city has them.
    Dispatcher(const city::CityModel& city, const catalogue::Catalogue& catalogue,
               std::shared_ptr<const routing::RoadNetwork> roads,
               std::shared_ptr<const wording::TextClassifier> itemModel = nullptr);
    ~Dispatcher();
    Dispatcher(Dispatcher&&) noexcept;

    /// Place, item, grade, responsible unit with the reason, up to three likely items with theirs, possible duplicates
    /// and the verifying worker. The sender's item stands, and so does the sender's subclass.
    /// A part that cannot be told is left empty: grid_code outside the city, worker_code when nobody is on duty.
    /// `confidence` is the lesser of the place's and the item's. Book, index and places are only read; `openCases` is
    /// the index that belongs to `book`. A few tens of microseconds.
    protocol::Proposal propose(const protocol::SubmitReport& report, const cases::CaseBook& book,
                               const CaseIndex& openCases, const WorkerPlaces& places, std::int64_t nowUs) const;

    /// On-duty workers who could verify this item there, best first, by travel time and the catalogue's WorkerRules; at
    /// most `limit`. `item` is an item's or a subclass's code, or empty when it is not known.
    std::vector<Candidate> candidates(geo::LocalMetres at, std::string_view item, const cases::CaseBook& book,
                                      const WorkerPlaces& places, std::size_t limit) const;
    std::shared_ptr<const routing::RoadNetwork> roads() const;

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
    struct Read;
    struct Located
    {
        geo::LocalMetres at;
        std::uint32_t grid = city::kNone;
        protocol::Point point;
        std::string text;
        double confidence = 0;
    };
    Located locate(const protocol::SubmitReport& report, std::vector<FoundPlace> named) const;
    void addItems(protocol::Proposal& proposal, const protocol::SubmitReport& report, const Read& read,
                  const Located& where, std::int64_t nowUs) const;
    void addDuplicates(protocol::Proposal& proposal, const protocol::SubmitReport& report, const cases::CaseBook& book,
                       const CaseIndex& openCases, std::int64_t nowUs) const;
    void addWorker(protocol::Proposal& proposal, const Located& where, const cases::CaseBook& book,
                   const WorkerPlaces& places) const;

    const city::CityModel& m_city;
    const catalogue::Catalogue& m_catalogue;
    std::unique_ptr<Indexes> m_indexes;
};

} // namespace sandtable::dispatching
