// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>
#include <sandtable/routing/TravelSearch.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace sandtable::dispatching {

/// A way to a case.
struct Travel
{
    enum class How : std::uint8_t
    {
        Ride,    ///< along roads, with the walks at both ends
        Walk,    ///< next door
        Straight ///< no road leads there: straight line times the detour factor, on foot
    };
    double seconds = 0;
    How how = How::Ride;
};

/// The people in the field: where they are, and who is how far from a place. One thread at a time.
class FieldSearch
{
public:
    /// Nearer than this, crow's flight, one walks across instead of round by the road where that is quicker.
    static constexpr double kNextDoorM = 60;

    FieldSearch(std::shared_ptr<const routing::RoadNetwork> roads, std::size_t people);

    /// Costs nothing for who has not moved.
    void place(std::uint32_t who, geo::LocalMetres at);
    geo::LocalMetres at(std::uint32_t who) const { return m_at[who]; }

    /// Everybody in the order of their travel time to the place, until `visit` returns false or the time exceeds
    /// `boundS`.
    using Visit = std::function<bool(std::uint32_t who, Travel travel)>;
    void visit(geo::LocalMetres to, const Visit& visit, double boundS = routing::TravelSearch::kNever);

private:
    std::shared_ptr<const routing::RoadNetwork> m_roads;
    routing::Standing m_standing;
    routing::TravelSearch m_search;
    std::vector<geo::LocalMetres> m_at;
    std::vector<std::uint32_t> m_part; ///< of the network
    struct Other
    {
        double seconds;
        std::uint32_t who;
        Travel::How how;
    };
    std::vector<Other> m_others; ///< who walks, by time
    std::vector<bool> m_seen;
};

} // namespace sandtable::dispatching
