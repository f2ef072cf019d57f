// SPDX-License-Identifier: GPL-3.0-or-later
#include "FieldSearch.h"

#include <sandtable/geo/Polygon.h>

#include <algorithm>
#include <limits>

namespace sandtable::dispatching {

FieldSearch::FieldSearch(std::shared_ptr<const routing::RoadNetwork> roads, std::size_t people)
    : m_roads(std::move(roads)), m_standing(*m_roads, people), m_search(*m_roads),
      m_at(people, {std::numeric_limits<double>::quiet_NaN(), 0}), m_part(people, routing::kNowhere)
{
}

void FieldSearch::place(std::uint32_t who, geo::LocalMetres at)
{
    if (m_at[who].x == at.x && m_at[who].y == at.y) {
        return;
    }
    m_at[who] = at;
    const routing::Stop stop = m_roads->snap(at);
    m_part[who] = m_roads->partOf(stop);
    m_standing.place(who, stop);
}

void FieldSearch::visit(geo::LocalMetres to, const Visit& visit, double boundS)
{
    const routing::Stop origin = m_roads->snap(to);
    const std::uint32_t part = m_roads->partOf(origin);
    m_others.clear();
    for (std::uint32_t who = 0; who < m_at.size(); ++who) {
        const bool cut = part == routing::kNowhere || m_part[who] != part;
        const double dx = m_at[who].x - to.x;
        const double dy = m_at[who].y - to.y;
        if (cut || dx * dx + dy * dy <= kNextDoorM * kNextDoorM) {
            const double straight = geo::distance(m_at[who], to);
            const auto how = straight <= kNextDoorM ? Travel::How::Walk : Travel::How::Straight;
            m_others.push_back({straight * routing::kDetour / routing::kWalkingMps, who, how});
        }
    }
    std::ranges::sort(m_others, {}, [](const Other& other) { return std::pair(other.seconds, other.who); });
    m_seen.assign(m_at.size(), false);
    auto next = m_others.begin();
    // Both lists are in order: merged as they come, each person at their sooner time.
    const auto othersUntil = [&](double seconds) {
        for (; next != m_others.end() && next->seconds <= seconds; ++next) {
            if (m_seen[next->who]) {
                continue;
            }
            m_seen[next->who] = true;
            if (next->seconds > boundS || !visit(next->who, {next->seconds, next->how})) {
                return false;
            }
        }
        return true;
    };
    bool going = true;
    m_search.nearest(
        origin, m_standing,
        [&](std::uint32_t who, double seconds) {
            going = othersUntil(seconds);
            if (going && !m_seen[who]) {
                m_seen[who] = true;
                going = visit(who, {seconds, Travel::How::Ride});
            }
            return going;
        },
        boundS);
    if (going) {
        othersUntil(boundS);
    }
}

} // namespace sandtable::dispatching
