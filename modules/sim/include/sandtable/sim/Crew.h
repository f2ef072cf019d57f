// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/base/Random.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/protocol/sandtable.pb.h>
#include <sandtable/sim/RoadGraph.h>
#include <sandtable/sim/Trip.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace sandtable::sim {

constexpr double kWalkMps = 1.3;
constexpr double kBikeMps = 5.0;

/// The grid workers on the map: who walks where, who is on the way to a case. The city must outlive it.
class Crew
{
public:
    /// Position in CityModel::workers.
    using Id = std::uint32_t;
    static constexpr Id kNobody = city::kNone;

    Crew(const city::CityModel& city, RoadGraph& roads, Random random);

    std::size_t size() const { return m_members.size(); }
    Id find(const std::string& code) const;
    const std::string& code(Id worker) const;
    geo::LocalMetres at(Id worker, EventTime now) const { return m_members[worker].trip.at(now); }
    protocol::WorkerPosition::Doing doing(Id worker) const { return m_members[worker].doing; }
    /// Works through the night as well.
    bool nightShift(Id worker) const { return m_members[worker].nightShift; }

    /// Sets out on a round somewhere in the home grid; returns when it ends.
    EventTime patrol(Id worker, EventTime now);
    /// Sets out to a case, by bike when it is far; returns the arrival.
    EventTime go(Id worker, geo::LocalMetres target, EventTime now);
    void arrive(Id worker, EventTime now);
    /// Goes home and rests; returns the arrival.
    EventTime goHome(Id worker, EventTime now);

    /// Where everybody is, for the live plane: those who moved by half a metre or do something else than when they
    /// were last told, or all.
    protocol::Positions positions(EventTime now, bool all);

private:
    struct Member
    {
        Trip trip;
        protocol::WorkerPosition::Doing doing = protocol::WorkerPosition::PATROL;
        double pace = 1; ///< own speed as a share of the usual one
        bool nightShift = false;
        geo::LocalMetres told;
        protocol::WorkerPosition::Doing toldDoing = protocol::WorkerPosition::PATROL;
    };
    double patrolRadiusM(const city::Worker& worker) const;

    const city::CityModel& m_city;
    RoadGraph& m_roads;
    Random m_random;
    std::vector<Member> m_members;
    std::unordered_map<std::string, Id> m_byCode;
};

} // namespace sandtable::sim
