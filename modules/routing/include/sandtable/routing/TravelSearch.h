// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/routing/RoadNetwork.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace sandtable::routing {

/// Who stands where on the roads. Moving somebody costs the same however many there are. One thread at a time.
class Standing
{
public:
    Standing(const RoadNetwork& network, std::size_t count);

    std::size_t size() const { return m_stops.size(); }
    const Stop& at(std::uint32_t who) const { return m_stops[who]; }
    /// Puts somebody there, or takes them off the roads when the stop is on none.
    void place(std::uint32_t who, const Stop& stop);
    /// The first who stands on the edge, then `next` of each, until kNowhere.
    std::uint32_t firstOn(std::uint32_t edge) const { return m_head[edge]; }
    std::uint32_t next(std::uint32_t who) const { return m_next[who]; }

private:
    std::vector<Stop> m_stops;
    std::vector<std::uint32_t> m_head; ///< by edge
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_previous;
};

/// Shortest travel times from one stop, by Dijkstra. Holds scratch for one search: one thread at a time. The network
/// must outlive it.
class TravelSearch
{
public:
    static constexpr double kNever = std::numeric_limits<double>::infinity();

    explicit TravelSearch(const RoadNetwork& network);

    /// Visits everybody on the roads in the order of their travel time from `origin`, seconds with both access legs,
    /// until `visit` returns false, nobody is left or the time exceeds `boundS`.
    void nearest(const Stop& origin, const Standing& who,
                 const std::function<bool(std::uint32_t who, double seconds)>& visit, double boundS = kNever);
    /// Seconds from `origin` to each target; kNever where no road leads, or beyond `boundS`.
    std::vector<double> times(const Stop& origin, std::span<const Stop> targets, double boundS = kNever);
    double time(const Stop& from, const Stop& to) { return times(from, {&to, 1}).front(); }
    /// Nodes that the last search has settled.
    std::size_t settled() const { return m_settled; }

private:
    using Entry = std::pair<double, std::uint32_t>;

    void begin(const Stop& origin);
    void reach(std::uint32_t node, double seconds);
    /// Settles the next node; false when none is left.
    bool settle(std::uint32_t& node);
    void expand(std::uint32_t node);
    double viaNodes(const Stop& target) const;

    const RoadNetwork& m_network;
    struct Node
    {
        double seconds = 0;
        std::uint32_t search = 0; ///< number of the search that reached it
    };
    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_visited; ///< number of the search that visited the person
    std::vector<Entry> m_open;            ///< a binary heap, the nearest on top
    std::vector<Entry> m_found;           ///< likewise, of people
    std::uint32_t m_search = 0;
    std::size_t m_settled = 0;
};

} // namespace sandtable::routing
