// SPDX-License-Identifier: GPL-3.0-or-later
#include "PointPyramid.h"

#include "SegmentBox.h"

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

/// Squares along one side: what lies outside is counted with the outermost.
constexpr std::uint32_t kSide = 1U << 20;

std::uint64_t spread(std::uint32_t value)
{
    std::uint64_t x = value;
    x = (x | x << 16) & 0x0000ffff0000ffffULL;
    x = (x | x << 8) & 0x00ff00ff00ff00ffULL;
    x = (x | x << 4) & 0x0f0f0f0f0f0f0f0fULL;
    x = (x | x << 2) & 0x3333333333333333ULL;
    return (x | x << 1) & 0x5555555555555555ULL;
}

std::uint32_t square(double metres)
{
    const double index = std::floor(metres / PointPyramid::kFinestM) + kSide / 2.0;
    return static_cast<std::uint32_t>(std::clamp(index, 0.0, kSide - 1.0));
}

std::uint64_t curve(geo::LocalMetres at)
{
    return spread(square(at.x)) | spread(square(at.y)) << 1;
}

/// Whether a ring's line runs through a box.
bool touchesRing(const geo::Bounds& box, const geo::Ring& ring)
{
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
        if (segmentTouchesBox(box, ring[j], ring[i]))
            return true;
    return false;
}

} // namespace

PointPyramid::PointPyramid(std::vector<PyramidPoint> points)
{
    struct Keyed
    {
        std::uint64_t key;
        std::uint32_t index;
    };
    std::vector<Keyed> order(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i)
        order[i] = {curve(points[i].at), i};
    std::sort(order.begin(), order.end(), [](const Keyed& a, const Keyed& b) {
        return a.key != b.key ? a.key < b.key : a.index < b.index; // the same set gives the same picture
    });
    m_points.reserve(points.size());
    for (const Keyed& keyed : order)
        m_points.push_back(points[keyed.index]);

    std::vector<std::uint64_t> keys; // of the level that is being made
    std::vector<Cell> cells;
    for (std::uint32_t i = 0; i < m_points.size(); ++i) {
        if (keys.empty() || keys.back() != order[i].key) {
            keys.push_back(order[i].key);
            cells.push_back({{}, {}, i, 0, 0, 0});
        }
        Cell& cell = cells.back();
        ++cell.points;
        cell.mean.x += m_points[i].at.x;
        cell.mean.y += m_points[i].at.y;
        cell.bounds.add(m_points[i].at);
    }
    for (Cell& cell : cells)
        cell.mean = {cell.mean.x / cell.points, cell.mean.y / cell.points};
    m_levels.push_back(std::move(cells));
    for (int level = 1; level < kLevels; ++level) {
        const auto& below = m_levels.back();
        std::vector<std::uint64_t> parentKeys;
        std::vector<Cell> parents;
        for (std::uint32_t i = 0; i < below.size(); ++i) {
            const std::uint64_t key = keys[i] >> 2;
            if (parentKeys.empty() || parentKeys.back() != key) {
                parentKeys.push_back(key);
                parents.push_back({{}, {}, below[i].firstPoint, 0, i, 0});
            }
            Cell& parent = parents.back();
            const double before = parent.points;
            parent.points += below[i].points;
            ++parent.children;
            parent.mean.x = (parent.mean.x * before + below[i].mean.x * below[i].points) / parent.points;
            parent.mean.y = (parent.mean.y * before + below[i].mean.y * below[i].points) / parent.points;
            parent.bounds.add(below[i].bounds.min);
            parent.bounds.add(below[i].bounds.max);
        }
        m_levels.push_back(std::move(parents));
        keys = std::move(parentKeys);
    }
}

std::vector<PointPyramid::Shown> PointPyramid::choose(const Projection& view, double splitPx, double openPx) const
{
    std::vector<Shown> shown;
    const auto top = m_levels.size() - 1;
    for (std::uint32_t i = 0; i < m_levels[top].size(); ++i)
        choose(view, splitPx, openPx, static_cast<int>(top), i, shown);
    return shown;
}

void PointPyramid::choose(const Projection& view, double splitPx, double openPx, int level, std::uint32_t index,
                          std::vector<Shown>& shown) const
{
    const Cell& here = cell(level, index);
    if (!view.seesBox(here.bounds, 0))
        return;
    const double sideM = kFinestM * static_cast<double>(1U << static_cast<unsigned>(level));
    const double sidePx = sideM / view.metresPerPixel(std::max(1.0, view.distanceToBox(here.bounds, 0)));
    if (level == 0)
        shown.push_back({0, index, sidePx > openPx || here.points == 1});
    else if (sidePx > splitPx)
        for (std::uint32_t i = 0; i < here.children; ++i)
            choose(view, splitPx, openPx, level - 1, here.firstChild + i, shown);
    else
        shown.push_back({level, index, false});
}

void PointPyramid::inside(const geo::Polygon& area, const std::function<void(const PyramidPoint&)>& take) const
{
    if (m_points.empty() || area.outer.size() < 3)
        return;
    const auto visit = [&](const auto& self, int level, std::uint32_t index) -> void {
        const Cell& here = cell(level, index);
        const bool cut = touchesRing(here.bounds, area.outer) ||
                         std::any_of(area.holes.begin(), area.holes.end(),
                                     [&](const geo::Ring& hole) { return touchesRing(here.bounds, hole); });
        if (!cut) {
            if (geo::contains(area, here.bounds.min))
                for (const PyramidPoint& point : pointsOf(here))
                    take(point);
            return;
        }
        if (level == 0)
            for (const PyramidPoint& point : pointsOf(here)) {
                if (geo::contains(area, point.at))
                    take(point);
            }
        else
            for (std::uint32_t i = 0; i < here.children; ++i)
                self(self, level - 1, here.firstChild + i);
    };
    const auto top = static_cast<int>(m_levels.size()) - 1;
    for (std::uint32_t i = 0; i < m_levels.back().size(); ++i)
        visit(visit, top, i);
}

} // namespace sandtable::scene
