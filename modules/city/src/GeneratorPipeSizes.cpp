// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorPipes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sandtable::city {

namespace {

/// A gravity pipe on sale, with a fall that keeps it clean (assumed, near the least that design codes allow).
struct GravityChoice
{
    PipeSection section;
    double fall = 0; ///< metres a metre
};
constexpr std::array<GravityChoice, 14> kGravity{{{{300, 0, 0}, 0.0025},
                                                  {{400, 0, 0}, 0.0018},
                                                  {{500, 0, 0}, 0.0014},
                                                  {{600, 0, 0}, 0.0012},
                                                  {{800, 0, 0}, 0.0009},
                                                  {{1000, 0, 0}, 0.0008},
                                                  {{1200, 0, 0}, 0.0007},
                                                  {{1350, 0, 0}, 0.0006},
                                                  {{1500, 0, 0}, 0.0006},
                                                  {{1650, 0, 0}, 0.0005},
                                                  {{1800, 0, 0}, 0.0005},
                                                  {{2000, 0, 0}, 0.0005},
                                                  {{0, 2500, 2000}, 0.0005},
                                                  {{0, 3600, 2400}, 0.0005}}};

/// Manning's formula for a full section: Q = A/n · R^(2/3) · s^(1/2), with n = 0.013 for concrete.
double capacityM3ps(const GravityChoice& choice)
{
    constexpr double kRoughness = 0.013;
    const PipeSection& s = choice.section;
    const double diameter = s.diameterMm / 1000.0;
    const double width = s.widthMm / 1000.0;
    const double height = s.heightMm / 1000.0;
    const double area = s.diameterMm > 0 ? 3.14159265358979 * diameter * diameter / 4 : width * height;
    const double radius = s.diameterMm > 0 ? diameter / 4 : area / (2 * (width + height));
    return area / kRoughness * std::cbrt(radius * radius) * std::sqrt(choice.fall);
}

/// Flow from so many metres of street. Assumed: sewage of 0.33 people a metre, 450 l a day each with trade and what
/// seeps in, twice that at the peak, the pipe 0.6 full; rain of 180 l/s a hectare on strips of 50 m, less where much
/// ground drains together.
double flowM3ps(PipeKind kind, double streetM)
{
    if (kind == PipeKind::Sewage) {
        return streetM * 0.33 * 450 * 2 / 86400 / 1000 / 0.6;
    }
    const double hectares = streetM * 50 / 10000;
    return 0.18 * hectares * std::pow(1 + hectares / 10, -0.35);
}

std::size_t gravityChoice(PipeKind kind, RoadClass road, double streetM)
{
    const double flow = flowM3ps(kind, streetM);
    // Larger streets have larger pipes from their beginning, 600, 500 and 400 mm, lanes 300.
    std::size_t i = road <= RoadClass::Arterial    ? 3
                    : road == RoadClass::Secondary ? 2
                    : road == RoadClass::Branch    ? 1
                                                   : 0;
    while (i + 1 < kGravity.size() && capacityM3ps(kGravity[i]) < flow) {
        ++i;
    }
    return i;
}

/// Least cover in metres, and how deep a trench goes before a pump is cheaper (assumed).
double coverM(PipeKind kind)
{
    return kind == PipeKind::Drain ? 1.3 : 1.9;
}
double deepestM(PipeKind kind)
{
    return kind == PipeKind::Drain ? 5.5 : 7;
}

PipeSection pressureSection(PipeKind kind, RoadClass road, double streetM)
{
    const auto step = [streetM](std::initializer_list<std::pair<double, int>> sizes) {
        int size = 0;
        for (const auto& [from, mm] : sizes) {
            size = streetM >= from ? mm : size;
        }
        return size;
    };
    const auto round = [](int mm) { return PipeSection{static_cast<std::uint16_t>(mm), 0, 0}; };
    const bool arterial = road <= RoadClass::Arterial;
    const bool secondary = road == RoadClass::Secondary;
    const bool branch = road == RoadClass::Branch;
    switch (kind) {
    case PipeKind::Water:
        return round(std::max(step({{0, 100},
                                    {1500, 200},
                                    {8e3, 300},
                                    {25e3, 400},
                                    {60e3, 600},
                                    {150e3, 800},
                                    {300e3, 1000},
                                    {7e5, 1400}}),
                              arterial    ? 400
                              : secondary ? 300
                              : branch    ? 200
                                          : 100));
    case PipeKind::Gas:
        return round(std::max(step({{0, 90}, {3e3, 160}, {15e3, 200}, {40e3, 315}, {120e3, 400}}), arterial    ? 315
                                                                                                   : secondary ? 200
                                                                                                   : branch    ? 110
                                                                                                               : 90));
    case PipeKind::Power:
        if (arterial || streetM > 25e3) {
            return {0, 1100, 700};
        }
        return secondary || streetM > 6e3 ? PipeSection{0, 800, 500} : PipeSection{0, 500, 350};
    default:
        if (arterial || streetM > 40e3) {
            return {0, 700, 450};
        }
        return secondary || streetM > 8e3 ? PipeSection{0, 450, 350} : PipeSection{0, 350, 250};
    }
}

/// The larger of both, so that no pipe narrows on its way to the root.
PipeSection larger(const PipeSection& a, const PipeSection& b)
{
    return a.spanM() * (a.widthMm + 1) >= b.spanM() * (b.widthMm + 1) ? a : b;
}

/// Metres of street that each road node takes up: roads without a pipe are shared between their ends.
std::vector<double> streetsAt(const CityModel& model, const PipeRoute& route)
{
    std::vector<double> metres(model.roadNodes.size(), 0);
    for (std::size_t r = 0; r < model.roads.size(); ++r) {
        const Road& road = model.roads[r];
        if (route.use[r] == PipeRoute::Use::None && !road.bridge) {
            const double half = geo::length(road.line) / 2;
            metres[road.from] += half;
            metres[road.to] += half;
        }
    }
    return metres;
}

class Sizer
{
public:
    Sizer(const CityModel& model, const PipeRoute& route, PipeKind kind)
        : m_model(model), m_route(route), m_kind(kind), m_streetM(streetsAt(model, route)),
          m_choice(model.roadNodes.size(), 0), m_crownM(model.roadNodes.size(), 0)
    {
        m_flow.section.resize(model.roads.size());
        m_flow.upperM.assign(model.roads.size(), 0);
        m_flow.lowerM.assign(model.roads.size(), 0);
        m_flow.pump.assign(model.roadNodes.size(), false);
        m_flow.invertM.assign(model.roadNodes.size(), 0);
        m_flow.leaving.resize(model.roadNodes.size());
    }

    PipeFlow run()
    {
        for (std::uint32_t r = 0; r < m_model.roads.size(); ++r) {
            if (m_route.use[r] == PipeRoute::Use::Cross) {
                cross(r);
            }
        }
        for (const std::uint32_t node : m_route.order) {
            leave(node);
        }
        return std::move(m_flow);
    }

private:
    void cross(std::uint32_t r)
    {
        const Road& road = m_model.roads[r];
        const std::uint32_t to = m_route.cost[road.from] < m_route.cost[road.to] ? road.from : road.to;
        const double metres = geo::length(road.line);
        if (isGravity(m_kind)) {
            const std::size_t choice = gravityChoice(m_kind, road.roadClass, metres);
            m_flow.section[r] = kGravity[choice].section;
            m_flow.upperM[r] = coverM(m_kind) + m_flow.section[r].spanM();
            m_flow.lowerM[r] = m_flow.upperM[r] + metres * kGravity[choice].fall;
            arrive(to, choice, m_flow.lowerM[r]);
        } else {
            m_flow.section[r] = pressureSection(m_kind, road.roadClass, 0);
        }
        m_streetM[to] += metres;
    }

    /// Pipes meet with their crowns level, so a smaller one comes in higher.
    void arrive(std::uint32_t node, std::size_t choice, double invertM)
    {
        m_choice[node] = std::max(m_choice[node], choice);
        m_crownM[node] = std::max(m_crownM[node], invertM - kGravity[choice].section.spanM());
    }

    /// Everything that comes to a node has come: what leaves it is decided.
    void leave(std::uint32_t node)
    {
        const std::uint32_t r = m_route.parent[node];
        if (!isGravity(m_kind)) {
            if (r != kNone) {
                const Road& road = m_model.roads[r];
                const double streetM = m_streetM[node] + geo::length(road.line);
                const PipeSection section =
                    larger(m_flow.leaving[node], pressureSection(m_kind, road.roadClass, streetM));
                const std::uint32_t next = otherEnd(road, node);
                m_flow.section[r] = section;
                m_flow.leaving[next] = larger(m_flow.leaving[next], section);
                m_streetM[next] += streetM;
            }
            return;
        }
        const double ownM = r != kNone ? geo::length(m_model.roads[r].line) : 0;
        const RoadClass street = r != kNone ? m_model.roads[r].roadClass : RoadClass::Lane;
        const std::size_t choice = std::max(m_choice[node], gravityChoice(m_kind, street, m_streetM[node] + ownM));
        const PipeSection& section = kGravity[choice].section;
        double crown = std::max(m_crownM[node], coverM(m_kind));
        if (r != kNone && crown + section.spanM() > deepestM(m_kind)) {
            crown = coverM(m_kind);
            m_flow.pump[node] = true;
        }
        m_flow.leaving[node] = section;
        m_flow.invertM[node] = crown + section.spanM();
        if (r == kNone) {
            return;
        }
        constexpr double kSiphonLossM = 0.3;
        const Road& road = m_model.roads[r];
        const std::uint32_t next = otherEnd(road, node);
        m_flow.section[r] = section;
        m_flow.upperM[r] = m_flow.invertM[node];
        m_flow.lowerM[r] = m_flow.upperM[r] + ownM * kGravity[choice].fall + (road.bridge ? kSiphonLossM : 0);
        m_streetM[next] += m_streetM[node] + ownM;
        arrive(next, choice, m_flow.lowerM[r]);
    }

    const CityModel& m_model;
    const PipeRoute& m_route;
    PipeKind m_kind;
    std::vector<double> m_streetM;
    std::vector<std::size_t> m_choice; ///< per road node: the largest pipe that comes to it
    std::vector<double> m_crownM;      ///< per road node: the deepest crown that comes to it
    PipeFlow m_flow;
};

} // namespace

PipeFlow sizePipes(const CityModel& model, const PipeRoute& route, PipeKind kind)
{
    return Sizer(model, route, kind).run();
}

PipeMaterial pipeMaterial(PipeKind kind, const PipeSection& section)
{
    switch (kind) {
    case PipeKind::Water:
        return section.diameterMm <= 160    ? PipeMaterial::Polyethylene
               : section.diameterMm <= 1000 ? PipeMaterial::DuctileIron
                                            : PipeMaterial::Steel;
    case PipeKind::Gas:
        return section.diameterMm <= 315 ? PipeMaterial::Polyethylene : PipeMaterial::Steel;
    case PipeKind::Drain:
    case PipeKind::Sewage:
        return section.diameterMm > 0 && section.diameterMm <= 600 ? PipeMaterial::Corrugated : PipeMaterial::Concrete;
    default:
        return PipeMaterial::Conduit;
    }
}

} // namespace sandtable::city
