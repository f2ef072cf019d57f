// SPDX-License-Identifier: GPL-3.0-or-later
#include "ItemFinder.h"
#include "Likeness.h"
#include "PlaceFinder.h"
#include "PlaceNamer.h"
#include "Responsibility.h"
#include "Surroundings.h"
#include "Text.h"
#include "WorkerFinder.h"

#include <sandtable/city/MicroGrids.h>
#include <sandtable/dispatching/Dispatching.h>
#include <sandtable/geo/RegionIndex.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace sandtable::dispatching {

namespace {

/// The sender's own coordinates; their receiver may be off by a street's width.
constexpr double kGivenPoint = 0.95;
/// The sender's own choice of an item.
constexpr double kGivenItem = 1.0;
constexpr std::size_t kMostDuplicates = 5;
/// Cases of other subclasses that are looked at for like words, and how like they must be.
constexpr std::size_t kMostNeighbours = 32;
constexpr double kSameMatter = 0.5;
constexpr std::size_t kMostLikelyItems = 3;
/// Below it the likeliest item is a guess among many; what the trained list gives for noise.
constexpr double kLeastConfidence = 0.1;
/// Nothing of this grade, the most urgent, is only guessed.
constexpr int kTopGrade = 1;

bool isOnEarth(const protocol::Point& p)
{
    return std::isfinite(p.lon()) && std::isfinite(p.lat()) && std::abs(p.lon()) <= 180 && std::abs(p.lat()) <= 90;
}

} // namespace

/// A report's words, normalised, with what names places in them; the report's text begins at `start`.
struct Dispatcher::Read
{
    std::u32string_view text;
    std::size_t start;
    const std::vector<NamedSpan>& places;
};

struct Dispatcher::Indexes
{
    Indexes(const city::CityModel& city, const catalogue::Catalogue& catalogue,
            std::shared_ptr<const routing::RoadNetwork> network,
            std::shared_ptr<const wording::TextClassifier> itemModel)
        : firstGrid(city.tierRange(city::Tier::MicroGrid).first), grids(city::microGridRings(city)), finder(city),
          namer(city), items(catalogue, std::move(itemModel)), surroundings(city, catalogue), roads(std::move(network)),
          workers(city, catalogue, roads)
    {
    }

    std::uint32_t firstGrid;
    geo::RegionIndex grids;
    PlaceFinder finder;
    PlaceNamer namer;
    ItemFinder items;
    Surroundings surroundings;
    std::shared_ptr<const routing::RoadNetwork> roads;
    WorkerFinder workers;

    std::uint32_t gridAt(geo::LocalMetres at) const
    {
        const std::uint32_t found = grids.find(at);
        return found == geo::RegionIndex::kNone ? city::kNone : firstGrid + found;
    }
};

Dispatcher::Dispatcher(const city::CityModel& city, const catalogue::Catalogue& catalogue,
                       std::shared_ptr<const wording::TextClassifier> itemModel)
    : Dispatcher(city, catalogue, std::make_shared<const routing::RoadNetwork>(city), std::move(itemModel))
{
}

Dispatcher::Dispatcher(const city::CityModel& city, const catalogue::Catalogue& catalogue,
                       std::shared_ptr<const routing::RoadNetwork> roads,
                       std::shared_ptr<const wording::TextClassifier> itemModel)
    : m_city(city), m_catalogue(catalogue),
      m_indexes(std::make_unique<Indexes>(city, catalogue, std::move(roads), std::move(itemModel)))
{
}

Dispatcher::~Dispatcher() = default;
Dispatcher::Dispatcher(Dispatcher&&) noexcept = default;

std::uint32_t Dispatcher::gridAt(geo::LocalMetres at) const
{
    return m_indexes->gridAt(at);
}

std::vector<Dispatcher::Place> Dispatcher::findPlaces(std::string_view text, std::size_t limit) const
{
    std::vector<Place> places;
    std::vector<FoundPlace> all = m_indexes->finder.find(normalise(text), PlaceFinder::Effort::Slips);
    for (FoundPlace& found : std::span(all).first(std::min(limit, all.size()))) {
        places.push_back({found.at, std::move(found.text), found.confidence});
    }
    return places;
}

std::vector<Candidate> Dispatcher::candidates(geo::LocalMetres at, std::string_view item, const cases::CaseBook& book,
                                              const WorkerPlaces& places, std::size_t limit) const
{
    return m_indexes->workers.find(at, gridAt(at), item, book, places, limit);
}

std::shared_ptr<const routing::RoadNetwork> Dispatcher::roads() const
{
    return m_indexes->roads;
}

Dispatcher::Located Dispatcher::locate(const protocol::SubmitReport& report, std::vector<FoundPlace> named) const
{
    if (report.has_point() && isOnEarth(report.point())) {
        const geo::LocalMetres at = m_city.frame.toLocal({report.point().lon(), report.point().lat()});
        if (const std::uint32_t grid = gridAt(at); grid != city::kNone) {
            return {at, grid, report.point(), m_indexes->namer.name(at, grid), kGivenPoint};
        }
    }
    for (FoundPlace& place : named) {
        if (const std::uint32_t grid = gridAt(place.at); grid != city::kNone) {
            const geo::Wgs84 degrees = m_city.frame.toWgs84(place.at);
            protocol::Point point;
            point.set_lon(degrees.lon);
            point.set_lat(degrees.lat);
            return {place.at, grid, point, std::move(place.text), place.confidence};
        }
    }
    return {{}, city::kNone, report.point(), report.address(), 0};
}

protocol::Proposal Dispatcher::propose(const protocol::SubmitReport& report, const cases::CaseBook& book,
                                       const CaseIndex& openCases, const WorkerPlaces& places, std::int64_t nowUs) const
{
    std::u32string text = normalise(report.address());
    const std::size_t textStart = text.empty() ? 0 : text.size() + 1;
    if (textStart > 0) {
        text += U'\n'; // no name reaches across
    }
    text += normalise(report.text());
    std::vector<NamedSpan> spans;
    const auto effort = report.has_point() ? PlaceFinder::Effort::Written : PlaceFinder::Effort::Slips;
    Located where = locate(report, m_indexes->finder.find(text, effort, &spans));

    protocol::Proposal proposal;
    if (where.grid != city::kNone || report.has_point()) {
        *proposal.mutable_point() = where.point;
    }
    proposal.set_place(std::move(where.text));
    if (where.grid != city::kNone) {
        proposal.set_grid_code(m_city.regions[where.grid].code);
    }

    addItems(proposal, report, {text, textStart, spans}, where, nowUs);
    proposal.set_confidence(std::min(where.confidence, proposal.confidence()));
    if (where.grid != city::kNone) {
        addDuplicates(proposal, report, book, openCases, nowUs);
        addWorker(proposal, where, book, places);
    }
    return proposal;
}

void Dispatcher::addItems(protocol::Proposal& proposal, const protocol::SubmitReport& report, const Read& read,
                          const Located& where, std::int64_t nowUs) const
{
    catalogue::Situation situation;
    situation.at = fromMicros(nowUs);
    if (where.grid != city::kNone) {
        situation.region = m_city.regions[where.grid].code;
        situation.places = m_indexes->surroundings.at(where.at, where.grid);
    }
    m_indexes->surroundings.addNamed(read.text, situation.places);

    std::vector<ItemFinder::Guess> likely;
    if (const catalogue::Item* chosen = m_catalogue.item(report.item_code())) {
        likely.push_back({chosen, kGivenItem});
    } else {
        const catalogue::Subclass* subclass = m_catalogue.subclass(report.subclass_code());
        const std::string_view within = subclass == nullptr ? std::string_view() : std::string_view(subclass->code);
        likely = m_indexes->items.find(read.text, read.start, read.places, within, kMostLikelyItems);
        if (subclass == nullptr && !likely.empty() && likely.front().confidence < kLeastConfidence &&
            likely.front().item->grade <= kTopGrade) {
            // Better unrecognised than an alarm of the first grade from a text that says nothing; the guesses stay
            // below.
            likely.insert(
                likely.begin(),
                ItemFinder::Guess{&m_catalogue.itemsOf(m_catalogue.intake().unrecognisedSubclass).front(), 0});
            likely.resize(std::min(likely.size(), kMostLikelyItems));
        }
        for (const ItemFinder::Guess& guess : likely) {
            catalogue::Assignment then = responsibleFor(m_catalogue, *guess.item, situation, m_city, where.grid);
            protocol::LikelyItem& entry = *proposal.add_likely_items();
            entry.set_item_code(guess.item->code);
            entry.set_confidence(guess.confidence);
            entry.set_grade(static_cast<protocol::Grade>(guess.item->grade));
            entry.set_unit_code(std::move(then.unitCode));
            entry.set_reason_zh(std::move(then.reasonZh));
            entry.set_reason_en(std::move(then.reasonEn));
        }
        if (likely.empty()) {
            const auto items =
                m_catalogue.itemsOf(subclass == nullptr ? m_catalogue.intake().unrecognisedSubclass : subclass->code);
            likely.push_back({&items.front(), 0});
        }
        if (subclass != nullptr) {
            likely.front().confidence = kGivenItem;
        }
    }
    const catalogue::Item& item = *likely.front().item;
    proposal.set_item_code(item.code);
    proposal.set_subclass_code(std::string(item.subclass()));
    proposal.set_grade(static_cast<protocol::Grade>(item.grade));
    proposal.set_confidence(likely.front().confidence);
    catalogue::Assignment assignment = responsibleFor(m_catalogue, item, situation, m_city, where.grid);
    proposal.set_unit_code(std::move(assignment.unitCode));
    proposal.set_reason_zh(std::move(assignment.reasonZh));
    proposal.set_reason_en(std::move(assignment.reasonEn));
}

void Dispatcher::addDuplicates(protocol::Proposal& proposal, const protocol::SubmitReport& report,
                               const cases::CaseBook& book, const CaseIndex& openCases, std::int64_t nowUs) const
{
    const catalogue::IntakeRules& rules = m_catalogue.intake();
    const std::int64_t windowUs = std::chrono::microseconds(rules.duplicateWindow).count();
    for (const std::uint64_t id : openCases.near(proposal.point(), proposal.subclass_code(), rules.duplicateRadiusM,
                                                 nowUs, windowUs, kMostDuplicates)) {
        proposal.add_possible_duplicates(id);
    }
    const std::u32string words = normalise(report.text());
    for (const std::uint64_t id :
         openCases.near(proposal.point(), {}, rules.duplicateRadiusM, nowUs, windowUs, kMostNeighbours)) {
        const auto& known = proposal.possible_duplicates();
        const protocol::Case* other = book.find(id);
        if (known.size() < static_cast<int>(kMostDuplicates) && std::ranges::find(known, id) == known.end() &&
            other != nullptr && likeness(words, normalise(other->text())) >= kSameMatter) {
            proposal.add_possible_duplicates(id);
        }
    }
}

void Dispatcher::addWorker(protocol::Proposal& proposal, const Located& where, const cases::CaseBook& book,
                           const WorkerPlaces& places) const
{
    const std::string& item = proposal.item_code().empty() ? proposal.subclass_code() : proposal.item_code();
    for (Candidate& best : m_indexes->workers.find(where.at, where.grid, item, book, places, 1)) {
        proposal.set_worker_code(m_city.workers[best.worker].code);
        proposal.set_worker_reason_zh(std::move(best.reasonZh));
        proposal.set_worker_reason_en(std::move(best.reasonEn));
    }
}

} // namespace sandtable::dispatching
