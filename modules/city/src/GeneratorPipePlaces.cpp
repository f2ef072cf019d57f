// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorPipes.h"
#include "GeneratorShapes.h"
#include "Millimetres.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

/// Metres from the middle of the road, positive to its south-eastern side.
/// From the kerb inwards GB 50289 has power, telecom, water, gas, sewage, rain drain; that power keeps to the south
/// and east and telecom to the north and west is custom. The distances are assumed.
double sideM(PipeKind kind, double halfWidthM, bool atWater)
{
    const bool large = halfWidthM >= 9;
    const bool lane = halfWidthM < 3.5;
    // Cables lie under the footway, but not where that is a river's bank.
    const double cables = atWater || lane ? halfWidthM - 0.2 : halfWidthM + (large ? 1.2 : 0.8);
    const double mains = halfWidthM - (lane ? 0.6 : large ? 1.1 : 0.9);
    const double gravity = large ? halfWidthM - 3.6 : halfWidthM * 0.33;
    switch (kind) {
    case PipeKind::Power:
        return cables;
    case PipeKind::Telecom:
        return -cables;
    case PipeKind::Water:
        return mains;
    case PipeKind::Gas:
        return -mains;
    case PipeKind::Sewage:
        return -gravity;
    case PipeKind::Drain:
    default:
        return gravity;
    }
}

/// How far a corner of a pipe may lie from the corner of its road: not much beyond the footway.
constexpr double kCornerM = 2.5;

LocalMetres within(double reachM, LocalMetres centre, LocalMetres p)
{
    const double far = geo::distance(centre, p);
    const double scale = far > reachM ? reachM / far : 1;
    return {centre.x + (p.x - centre.x) * scale, centre.y + (p.y - centre.y) * scale};
}

/// 1 where the left of the road is its south-eastern side.
double sideSign(const Road& road)
{
    const LocalMetres a = road.line.front();
    const LocalMetres b = road.line.back();
    return -(b.y - a.y) - (b.x - a.x) >= 0 ? 1 : -1;
}

bool nearWater(const CityPlan& plan, const Road& road)
{
    constexpr double kKerbToHouseM = 2.5;
    const double reach = road.widthM / 2 + kKerbToHouseM;
    for (std::size_t i = 0; i + 1 < road.line.size(); ++i) {
        const LocalMetres a = road.line[i];
        const LocalMetres b = road.line[i + 1];
        const double length = geo::distance(a, b);
        if (plan.toWater({(a.x + b.x) / 2, (a.y + b.y) / 2}) > reach + length / 2) {
            continue;
        }
        const double steps = std::ceil(length / 8) + 1;
        for (double k = 0; k <= steps; ++k) {
            if (plan.toWater({a.x + (b.x - a.x) * k / steps, a.y + (b.y - a.y) * k / steps}) < reach) {
                return true;
            }
        }
    }
    return false;
}

/// The point of a line's first part that is nearest to a place.
struct Foot
{
    double alongM = 0;
    LocalMetres at;
};
Foot footOn(std::span<const LocalMetres> line, LocalMetres p, double upToM)
{
    Foot best{0, line.front()};
    double least = geo::distance(p, line.front());
    double passed = 0;
    for (std::size_t i = 0; i + 1 < line.size() && passed < upToM; ++i) {
        const LocalMetres a = line[i];
        const LocalMetres d{line[i + 1].x - a.x, line[i + 1].y - a.y};
        const double length = std::hypot(d.x, d.y);
        if (length > 0) {
            const double t = std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / (length * length), 0.0,
                                        std::min(1.0, (upToM - passed) / length));
            const LocalMetres q{a.x + t * d.x, a.y + t * d.y};
            if (const double far = geo::distance(p, q); far < least) {
                least = far;
                best = {passed + t * length, q};
            }
        }
        passed += length;
    }
    return best;
}

} // namespace

PipePlaces::PipePlaces(const CityPlan& plan, const CityModel& model, const RoadsAt& roadsAt, const PipeRoute& route,
                       PipeKind kind)
    : m_plan(plan), m_model(model), m_kind(kind), m_at(model.roadNodes), m_leftM(model.roads.size(), 0)
{
    for (std::uint32_t r = 0; r < model.roads.size(); ++r) {
        if (route.use[r] != PipeRoute::Use::None) {
            m_leftM[r] = leftM(r);
        }
    }
    for (const std::uint32_t node : route.order) {
        // The point that lies best on the lines of all pipes that meet here, the wider roads counting more.
        const LocalMetres centre = model.roadNodes[node];
        double xx = 0, xy = 0, yy = 0, bx = 0, by = 0, most = 0, widest = 0;
        for (const std::uint32_t r : roadsAt[node]) {
            const Road& road = model.roads[r];
            if (route.use[r] == PipeRoute::Use::None || road.line.size() < 2) {
                continue;
            }
            const bool out = road.from == node;
            const LocalMetres a = out ? road.line[0] : road.line[road.line.size() - 2];
            const LocalMetres b = out ? road.line[1] : road.line.back();
            const double length = geo::distance(a, b);
            if (length < 0.01) {
                continue;
            }
            const LocalMetres n{-(b.y - a.y) / length, (b.x - a.x) / length};
            const double weight = static_cast<double>(road.widthM) * road.widthM;
            xx += weight * n.x * n.x;
            xy += weight * n.x * n.y;
            yy += weight * n.y * n.y;
            bx += weight * n.x * m_leftM[r];
            by += weight * n.y * m_leftM[r];
            most = std::max(most, std::abs(m_leftM[r]));
            widest = std::max(widest, static_cast<double>(road.widthM));
        }
        const double least = 1e-3 * (xx + yy);
        xx += least;
        yy += least;
        const double determinant = xx * yy - xy * xy;
        if (!(determinant > 0)) {
            continue;
        }
        LocalMetres away{(bx * yy - by * xy) / determinant, (by * xx - bx * xy) / determinant};
        // Roads that meet at a sharp angle have their crossing far off, and one at a river's bank may have it in the
        // river: the middle of the junction is always dry.
        const double far = std::hypot(away.x, away.y);
        const double allowed = std::min(1.3 * most, widest / 2 + kCornerM);
        double scale = far > allowed ? allowed / far : 1;
        constexpr double kBankM = 0.5;
        for (int attempt = 0; attempt < 5; ++attempt) {
            m_at[node] = onMillimetreGrid({centre.x + away.x * scale, centre.y + away.y * scale});
            if (plan.toWater(m_at[node]) > kBankM) {
                break;
            }
            scale = attempt < 3 ? scale * 0.6 : 0;
        }
    }
}

double PipePlaces::leftM(std::uint32_t r) const
{
    const Road& road = m_model.roads[r];
    const double half = road.widthM / 2;
    return sideSign(road) * sideM(m_kind, half, road.bridge || nearWater(m_plan, road));
}

geo::Line PipePlaces::line(std::uint32_t r) const
{
    constexpr double kOwnLaneM = 0.3;
    constexpr double kLeastStretchM = 1;
    const Road& road = m_model.roads[r];
    geo::Line own = offsetLine(road.line, m_leftM[r]);
    for (std::size_t i = 0; i < own.size(); ++i) {
        own[i] = within(road.widthM / 2 + kCornerM, road.line[i], own[i]);
    }
    geo::Line back(own.rbegin(), own.rend());
    const double length = geo::length(own);
    const LocalMetres from = m_at[road.from];
    const LocalMetres to = m_at[road.to];
    // A wide street's shaft lies beside a narrow street's line: the pipe first comes over to that, within the wide one.
    const Foot first = footOn(own, from, length * 0.45);
    const Foot last = footOn(back, to, length * 0.45);
    geo::Line line{from};
    if (geo::distance(first.at, from) > kOwnLaneM) {
        line.push_back(onMillimetreGrid(first.at));
    }
    double passed = 0;
    for (std::size_t i = 1; i + 1 < own.size(); ++i) {
        passed += geo::distance(own[i - 1], own[i]);
        if (passed > first.alongM + kLeastStretchM && passed < length - last.alongM - kLeastStretchM) {
            line.push_back(onMillimetreGrid(own[i]));
        }
    }
    if (geo::distance(last.at, to) > kOwnLaneM) {
        line.push_back(onMillimetreGrid(last.at));
    }
    line.push_back(to);
    return line;
}

} // namespace sandtable::city
