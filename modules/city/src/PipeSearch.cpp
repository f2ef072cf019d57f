// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeSearch.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

namespace {

struct Spot3
{
    double x, y, z;

    Spot3 operator-(const Spot3& o) const { return {x - o.x, y - o.y, z - o.z}; }
    Spot3 along(const Spot3& d, double t) const { return {x + d.x * t, y + d.y * t, z + d.z * t}; }
    double dot(const Spot3& o) const { return x * o.x + y * o.y + z * o.z; }
};

Spot3 spotOf(const UndergroundPoint& p)
{
    return {p.at.x, p.at.y, p.depthM};
}

/// Where on the segments p–p+u and q–q+v (0…1 each) they come nearest. Either may be a point.
struct Nearness
{
    double s = 0;
    double t = 0;
};
Nearness nearness(const Spot3& p, const Spot3& u, const Spot3& q, const Spot3& v)
{
    const Spot3 w = p - q;
    const double a = u.dot(u), b = u.dot(v), c = v.dot(v), d = u.dot(w), e = v.dot(w);
    constexpr double kPoint = 1e-12;
    const auto unit = [](double x) { return std::clamp(x, 0.0, 1.0); };
    if (a < kPoint) {
        return {0, c < kPoint ? 0 : unit(e / c)};
    }
    if (c < kPoint) {
        return {unit(-d / a), 0};
    }
    const double determinant = a * c - b * b;
    double s = determinant > kPoint * a * c ? unit((b * e - c * d) / determinant) : 0;
    const double t = (b * s + e) / c;
    if (t < 0) {
        return {unit(-d / a), 0};
    }
    if (t > 1) {
        return {unit((b - d) / a), 1};
    }
    return {s, t};
}

double halfWidthOf(const Pipe& pipe)
{
    return std::max({pipe.diameterMm, pipe.widthMm, pipe.heightMm}) / 2000.0;
}

/// Narrows 0 ≤ low ≤ high ≤ 1 to where a + d·t lies within least and most.
void clip(double a, double d, double least, double most, double& low, double& high)
{
    if (std::abs(d) < 1e-12) {
        if (a < least || a > most) {
            high = -1;
        }
        return;
    }
    const double t0 = (least - a) / d;
    const double t1 = (most - a) / d;
    low = std::max(low, std::min(t0, t1));
    high = std::min(high, std::max(t0, t1));
}

} // namespace

PipeSearch::PipeSearch(const CityModel& model) : m_model(&model)
{
    constexpr double kCellM = 40;
    std::vector<geo::Bounds> boxes;
    boxes.reserve(model.pipes.size());
    for (const Pipe& pipe : model.pipes) {
        geo::Bounds box;
        box.add(model.pipeLine(pipe));
        if (box.empty()) {
            box.add(model.bounds().min); // keeps positions in step; it has no line to be found by
        }
        m_bounds.add(box.min);
        m_bounds.add(box.max);
        m_deepestM = std::max({m_deepestM, pipe.axisFromM(), pipe.axisToM()});
        m_widestM = std::max(m_widestM, halfWidthOf(pipe));
        boxes.push_back(box);
    }
    m_grid = BoxGrid(boxes, kCellM);
}

void PipeSearch::tryPipe(std::uint32_t p, const UndergroundPoint& a, const UndergroundPoint& b, double startM,
                         Best& best) const
{
    const Pipe& pipe = m_model->pipes[p];
    const auto line = m_model->pipeLine(pipe);
    const double whole = geo::length(line);
    const double radius = halfWidthOf(pipe);
    const Spot3 from = spotOf(a);
    const Spot3 ray = spotOf(b) - from;
    const double rayLength = std::sqrt(ray.dot(ray));
    const auto depthAt = [&](double alongM) {
        return pipe.axisFromM() + (pipe.axisToM() - pipe.axisFromM()) * (whole > 0 ? alongM / whole : 0);
    };
    double passed = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double length = geo::distance(line[i - 1], line[i]);
        const Spot3 q{line[i - 1].x, line[i - 1].y, depthAt(passed)};
        const Spot3 v = Spot3{line[i].x, line[i].y, depthAt(passed + length)} - q;
        const Nearness n = nearness(from, ray, q, v);
        const Spot3 axis = q.along(v, n.t);
        const Spot3 apart = from.along(ray, n.s) - axis;
        const double gap = std::sqrt(apart.dot(apart)) - radius;
        const double rayM = startM + rayLength * n.s;
        // Several pipes that the ray runs through: the first. A place inside several: the one whose axis is nearest.
        const bool both = rayLength > 0 && gap <= 0 && best.gapM <= 0;
        if (both ? rayM < best.rayM : gap < best.gapM) {
            best.gapM = gap;
            best.rayM = rayM;
            best.hit = {p, std::max(0.0, gap), passed + length * n.t, {{axis.x, axis.y}, axis.z}};
        }
        passed += length;
    }
}

std::optional<PipeHit> PipeSearch::nearest(const UndergroundPoint& place, double toleranceM, PipeKinds kinds) const
{
    const double reach = toleranceM + m_widestM;
    if (!(reach >= 0) || !std::isfinite(reach) || !std::isfinite(place.at.x + place.at.y + place.depthM)) {
        return std::nullopt;
    }
    std::vector<std::uint32_t> near;
    m_grid.within({{place.at.x - reach, place.at.y - reach}, {place.at.x + reach, place.at.y + reach}}, near);
    Best best;
    for (const std::uint32_t p : near) {
        if (kinds.has(m_model->pipes[p].kind)) {
            tryPipe(p, place, place, 0, best);
        }
    }
    return best.hit.pipe != kNone && best.hit.distanceM <= toleranceM ? std::optional(best.hit) : std::nullopt;
}

std::optional<PipeHit> PipeSearch::nearestToRay(const UndergroundPoint& eye, const UndergroundPoint& through,
                                                double toleranceM, PipeKinds kinds,
                                                const PipeNetwork::Filter& filter) const
{
    constexpr double kChunkM = 60;
    const double reach = toleranceM + m_widestM;
    const Spot3 from = spotOf(eye);
    Spot3 ray = spotOf(through) - from;
    const double size = std::sqrt(ray.dot(ray));
    if (!(reach >= 0) || !std::isfinite(reach) || !std::isfinite(from.dot(from)) || !(size > 1e-9) ||
        !std::isfinite(size) || m_bounds.empty()) {
        return std::nullopt;
    }
    // As long as it takes to leave the ground that has pipes, wherever the eye is.
    const double furthest = std::hypot(from.x - (m_bounds.min.x + m_bounds.max.x) / 2,
                                       from.y - (m_bounds.min.y + m_bounds.max.y) / 2, from.z) +
                            std::hypot(m_bounds.max.x - m_bounds.min.x, m_bounds.max.y - m_bounds.min.y, m_deepestM) +
                            reach;
    ray = {ray.x / size * furthest, ray.y / size * furthest, ray.z / size * furthest};
    double low = 0, high = 1;
    clip(from.x, ray.x, m_bounds.min.x - reach, m_bounds.max.x + reach, low, high);
    clip(from.y, ray.y, m_bounds.min.y - reach, m_bounds.max.y + reach, low, high);
    clip(from.z, ray.z, -reach, m_deepestM + reach, low, high);
    if (!(low <= high)) {
        return std::nullopt;
    }
    const double flat = std::hypot(ray.x, ray.y) * (high - low);
    const auto chunks = static_cast<std::size_t>(flat / kChunkM) + 1;
    std::vector<std::uint32_t> near;
    Best best;
    for (std::size_t i = 0; i < chunks; ++i) {
        const double t0 = low + (high - low) * static_cast<double>(i) / static_cast<double>(chunks);
        const double t1 = low + (high - low) * static_cast<double>(i + 1) / static_cast<double>(chunks);
        const Spot3 a = from.along(ray, t0);
        const Spot3 b = from.along(ray, t1);
        m_grid.within({{std::min(a.x, b.x) - reach, std::min(a.y, b.y) - reach},
                       {std::max(a.x, b.x) + reach, std::max(a.y, b.y) + reach}},
                      near);
        for (const std::uint32_t p : near) {
            if (kinds.has(m_model->pipes[p].kind) && (!filter || filter(p))) {
                tryPipe(p, {{a.x, a.y}, a.z}, {{b.x, b.y}, b.z}, t0 * furthest, best);
            }
        }
        if (best.gapM <= 0) {
            break; // what comes later on the ray lies behind
        }
    }
    return best.hit.pipe != kNone && best.hit.distanceM <= toleranceM ? std::optional(best.hit) : std::nullopt;
}

} // namespace sandtable::city
