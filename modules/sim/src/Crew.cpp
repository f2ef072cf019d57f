// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/Crew.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sandtable::sim {
namespace {

/// Nearer than this nobody gets on a bike.
constexpr double kOnFootM = 150;
constexpr double kMovedM = 0.5;
constexpr double kNightShare = 0.3;

} // namespace

Crew::Crew(const city::CityModel& city, RoadGraph& roads, Random random)
    : m_city(city), m_roads(roads), m_random(random)
{
    m_members.reserve(city.workers.size());
    for (std::uint32_t i = 0; i < city.workers.size(); ++i) {
        Member member;
        member.trip = Trip(city.workers[i].home);
        member.pace = m_random.between(0.85, 1.15);
        member.nightShift = m_random.chance(kNightShare);
        member.told = city.workers[i].home;
        m_members.push_back(std::move(member));
        m_byCode.emplace(city.workers[i].code, i);
    }
}

Crew::Id Crew::find(const std::string& code) const
{
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? kNobody : found->second;
}

const std::string& Crew::code(Id worker) const
{
    return m_city.workers[worker].code;
}

double Crew::patrolRadiusM(const city::Worker& worker) const
{
    constexpr double kUsualM = 200;
    if (worker.homeGrid >= m_city.regions.size()) {
        return kUsualM;
    }
    const double area = std::abs(geo::signedArea(m_city.regions[worker.homeGrid].outer));
    return std::clamp(std::sqrt(area / std::numbers::pi), 60.0, 800.0);
}

EventTime Crew::patrol(Id worker, EventTime now)
{
    Member& member = m_members[worker];
    const city::Worker& who = m_city.workers[worker];
    const double radius = patrolRadiusM(who) * std::sqrt(m_random.unit());
    const double angle = m_random.between(0, 2 * std::numbers::pi);
    geo::LocalMetres centre = who.home;
    if (who.homeGrid < m_city.regions.size()) {
        centre = m_city.regions[who.homeGrid].label;
    }
    geo::LocalMetres target{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
    const std::uint32_t corner = m_roads.nearestNode(target);
    if (corner != RoadGraph::kNone) {
        target = m_city.roadNodes[corner];
    }
    member.trip = Trip(m_roads.way(member.trip.at(now), target), kWalkMps * member.pace, now);
    member.doing = protocol::WorkerPosition::PATROL;
    return member.trip.end();
}

EventTime Crew::go(Id worker, geo::LocalMetres target, EventTime now)
{
    Member& member = m_members[worker];
    geo::Line way = m_roads.way(member.trip.at(now), target);
    const double speed = geo::length(way) < kOnFootM ? kWalkMps : kBikeMps;
    member.trip = Trip(std::move(way), speed * member.pace, now);
    member.doing = protocol::WorkerPosition::GOING;
    return member.trip.end();
}

void Crew::arrive(Id worker, EventTime now)
{
    Member& member = m_members[worker];
    member.trip = Trip(member.trip.at(now));
    member.doing = protocol::WorkerPosition::ON_SITE;
}

EventTime Crew::goHome(Id worker, EventTime now)
{
    const EventTime there = go(worker, m_city.workers[worker].home, now);
    m_members[worker].doing = protocol::WorkerPosition::RESTING;
    return there;
}

protocol::Positions Crew::positions(EventTime now, bool all)
{
    std::vector<Id> who;
    std::vector<geo::LocalMetres> where;
    for (Id id = 0; id < m_members.size(); ++id) {
        Member& member = m_members[id];
        const geo::LocalMetres at = member.trip.at(now);
        if (all || member.doing != member.toldDoing || geo::distance(at, member.told) >= kMovedM) {
            member.told = at;
            member.toldDoing = member.doing;
            who.push_back(id);
            where.push_back(at);
        }
    }
    std::vector<geo::Wgs84> degrees(where.size());
    m_city.frame.toWgs84(where, degrees);
    const geo::Wgs84 origin = m_city.frame.origin();
    protocol::Positions out;
    out.set_time_us(toMicros(now));
    for (std::size_t i = 0; i < who.size(); ++i) {
        protocol::WorkerPosition& position = *out.add_workers();
        position.set_worker(who[i]);
        position.set_lon(static_cast<float>(degrees[i].lon - origin.lon));
        position.set_lat(static_cast<float>(degrees[i].lat - origin.lat));
        position.set_doing(m_members[who[i]].doing);
    }
    return out;
}

} // namespace sandtable::sim
