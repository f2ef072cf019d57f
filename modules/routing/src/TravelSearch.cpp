// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/routing/TravelSearch.h>

#include <algorithm>
#include <cmath>

namespace sandtable::routing {

Standing::Standing(const RoadNetwork& network, std::size_t count)
    : m_stops(count), m_head(network.edges().size(), kNowhere), m_next(count, kNowhere), m_previous(count, kNowhere)
{
}

void Standing::place(std::uint32_t who, const Stop& stop)
{
    Stop& mine = m_stops[who];
    if (mine.onRoad()) {
        (m_previous[who] == kNowhere ? m_head[mine.edge] : m_next[m_previous[who]]) = m_next[who];
        if (m_next[who] != kNowhere) {
            m_previous[m_next[who]] = m_previous[who];
        }
    }
    mine = stop;
    m_previous[who] = kNowhere;
    m_next[who] = kNowhere;
    if (!stop.onRoad()) {
        return;
    }
    m_next[who] = m_head[stop.edge];
    if (m_next[who] != kNowhere) {
        m_previous[m_next[who]] = who;
    }
    m_head[stop.edge] = who;
}

TravelSearch::TravelSearch(const RoadNetwork& network) : m_network(network), m_nodes(network.nodeCount()) {}

void TravelSearch::begin(const Stop& origin)
{
    if (++m_search == 0) { // the numbers have run out: all marks are old
        std::ranges::fill(m_nodes, Node());
        std::ranges::fill(m_visited, 0);
        m_search = 1;
    }
    m_open.clear();
    m_found.clear();
    m_settled = 0;
    const RoadNetwork::Edge& edge = m_network.edges()[origin.edge];
    const auto pace = edge.pace();
    reach(edge.from, origin.accessS + origin.alongM * pace);
    reach(edge.to, origin.accessS + (edge.lengthM - origin.alongM) * pace);
}

void TravelSearch::reach(std::uint32_t node, double seconds)
{
    Node& mine = m_nodes[node];
    if (mine.search == m_search && mine.seconds <= seconds) {
        return;
    }
    mine = {seconds, m_search};
    m_open.emplace_back(seconds, node);
    std::ranges::push_heap(m_open, std::greater());
}

bool TravelSearch::settle(std::uint32_t& node)
{
    while (!m_open.empty()) {
        std::ranges::pop_heap(m_open, std::greater());
        const auto [seconds, top] = m_open.back();
        m_open.pop_back();
        if (seconds <= m_nodes[top].seconds) { // else it was reached sooner another way
            node = top;
            ++m_settled;
            return true;
        }
    }
    return false;
}

void TravelSearch::expand(std::uint32_t node)
{
    for (const RoadNetwork::Arc& arc : m_network.arcsOf(node)) {
        reach(arc.to, m_nodes[node].seconds + static_cast<double>(arc.seconds));
    }
}

void TravelSearch::nearest(const Stop& origin, const Standing& who,
                           const std::function<bool(std::uint32_t, double)>& visit, double boundS)
{
    if (!origin.onRoad()) {
        return;
    }
    begin(origin);
    m_visited.resize(std::max(m_visited.size(), who.size()), 0);
    const auto find = [&](std::uint32_t person, double seconds) {
        m_found.emplace_back(seconds + who.at(person).accessS, person);
        std::ranges::push_heap(m_found, std::greater());
    };
    const RoadNetwork::Edge& home = m_network.edges()[origin.edge];
    for (std::uint32_t person = who.firstOn(origin.edge); person != kNowhere; person = who.next(person)) {
        const double apart = std::abs(who.at(person).alongM - origin.alongM);
        find(person, origin.accessS + apart * home.pace());
    }
    // Whoever is found at a time that no open node undercuts stays the next.
    const auto visitUntil = [&](double reachedS) {
        while (!m_found.empty() && m_found.front().first <= reachedS) {
            std::ranges::pop_heap(m_found, std::greater());
            const auto [seconds, person] = m_found.back();
            m_found.pop_back();
            if (m_visited[person] == m_search) {
                continue;
            }
            m_visited[person] = m_search;
            if (seconds > boundS || !visit(person, seconds)) {
                return false;
            }
        }
        return reachedS <= boundS;
    };
    std::uint32_t node = 0;
    while (settle(node)) {
        const double here = m_nodes[node].seconds;
        if (!visitUntil(here)) {
            return;
        }
        for (const RoadNetwork::Arc& arc : m_network.arcsOf(node)) {
            for (std::uint32_t person = who.firstOn(arc.edge); person != kNowhere; person = who.next(person)) {
                const RoadNetwork::Edge& edge = m_network.edges()[arc.edge];
                const double alongM = who.at(person).alongM;
                const double restM = edge.lengthM - alongM;
                const bool loop = edge.from == edge.to;
                find(person, here + (loop                ? std::min(alongM, restM)
                                     : edge.from == node ? alongM
                                                         : restM) *
                                        edge.pace());
            }
            reach(arc.to, here + static_cast<double>(arc.seconds));
        }
    }
    visitUntil(kNever);
}

double TravelSearch::viaNodes(const Stop& target) const
{
    const RoadNetwork::Edge& edge = m_network.edges()[target.edge];
    const auto pace = edge.pace();
    const auto from = [&](std::uint32_t node, double metres) {
        return m_nodes[node].search == m_search ? m_nodes[node].seconds + metres * pace + target.accessS : kNever;
    };
    return std::min(from(edge.from, target.alongM), from(edge.to, edge.lengthM - target.alongM));
}

std::vector<double> TravelSearch::times(const Stop& origin, std::span<const Stop> targets, double boundS)
{
    std::vector<double> seconds(targets.size(), kNever);
    if (!origin.onRoad()) {
        return seconds;
    }
    begin(origin);
    // How many ends of the targets' edges are still to be settled: then nothing can become nearer.
    std::vector<std::uint32_t> wanted;
    for (const Stop& target : targets) {
        if (target.onRoad() && m_network.partOf(target) == m_network.partOf(origin)) {
            wanted.push_back(m_network.edges()[target.edge].from);
            wanted.push_back(m_network.edges()[target.edge].to);
        }
    }
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    std::size_t left = wanted.size();
    std::uint32_t node = 0;
    while (left > 0 && settle(node) && m_nodes[node].seconds <= boundS) {
        left -= std::ranges::binary_search(wanted, node) ? 1 : 0;
        expand(node);
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const Stop& target = targets[i];
        if (!target.onRoad()) {
            continue;
        }
        double best = viaNodes(target);
        if (target.edge == origin.edge) {
            const double apart = std::abs(target.alongM - origin.alongM);
            best = std::min(best, origin.accessS + target.accessS + apart * m_network.edges()[origin.edge].pace());
        }
        seconds[i] = best <= boundS ? best : kNever;
    }
    return seconds;
}

} // namespace sandtable::routing
