// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipePlan.h"

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

/// How far back the planned view stands, how much wider it is, and how much flatter it looks.
constexpr double kBack = 1.25;
constexpr double kWider = 1.3;
constexpr double kFlatterDeg = 4;
/// A plan keeps more than its own scale shows, for when the camera comes nearer.
constexpr double kSpare = 1.6;
constexpr double kNearestM = 1;

struct Candidate
{
    double weight; ///< share over what the scale shows; above 1 it is not shown
    std::uint32_t pipe;
    std::uint32_t segments;
};

geo::LocalMetres middleOf(const PipeCity& city, std::uint32_t pipe)
{
    const auto line = city.model().pipeLine(city.model().pipes[pipe]);
    return line[line.size() / 2];
}

double shareAt(const Projection& view, double depthM)
{
    return kSpare * shownShare(view.metresPerPixel(std::max(depthM, kNearestM)));
}

bool sees(const Projection& view, std::span<const geo::LocalMetres> line)
{
    geo::Bounds box;
    box.add(line);
    return view.seesBox(box, 0);
}

double nearestDepth(const Projection& view, const geo::Bounds& box)
{
    return std::min({view.depthOf(box.min), view.depthOf(box.max), view.depthOf({box.min.x, box.max.y}),
                     view.depthOf({box.max.x, box.min.y})});
}

PipePlan fitted(std::vector<Candidate>& candidates, std::size_t mostSegments)
{
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.weight != b.weight ? a.weight < b.weight : a.pipe < b.pipe;
    });
    PipePlan plan;
    for (const Candidate& candidate : candidates) {
        if (plan.segments + candidate.segments > mostSegments) {
            plan.thin = std::clamp(candidate.weight, 1e-6, 1.0);
            break;
        }
        plan.segments += candidate.segments;
        plan.pipes.push_back(candidate.pipe);
    }
    return plan;
}

} // namespace

double shownShare(double metresPerPixel)
{
    return std::pow(kAllPipesMpp / std::max(metresPerPixel, kAllPipesMpp), kShareFalloff);
}

PlannedView::PlannedView(const CameraPose& pose, double widthPx, double heightPx)
    : m_pose(pose), m_width(widthPx), m_height(heightPx)
{
}

bool PlannedView::covers(const CameraPose& pose, double widthPx, double heightPx) const
{
    if (widthPx > m_width || heightPx != m_height || m_width <= 0)
        return false;
    const double moved = std::hypot(pose.target.x - m_pose.target.x, pose.target.y - m_pose.target.y);
    const double ratio = pose.distanceM / m_pose.distanceM;
    return moved < 0.06 * m_pose.distanceM && ratio > 0.85 && ratio < 1.1 &&
           std::abs(std::remainder(pose.yawDeg - m_pose.yawDeg, 360.0)) < 4 &&
           std::abs(pose.pitchDeg - m_pose.pitchDeg) < 3;
}

Projection PlannedView::projection() const
{
    CameraPose pose = m_pose;
    pose.distanceM *= kBack;
    pose.pitchDeg -= kFlatterDeg;
    return {pose, m_width * kWider, m_height};
}

std::size_t PlannedView::mostSegments() const
{
    const bool street = Projection(m_pose, m_width, m_height).metresPerPixel(m_pose.distanceM) <= kAllPipesMpp;
    return street ? kMostPipeSegments : kMostFarSegments;
}

PipePlan planPipes(const PipeCity& city, const PlannedView& planned, city::PipeKinds kinds, std::size_t mostSegments)
{
    const Projection view = planned.projection();
    std::vector<Candidate> candidates;
    for (const PipeCity::Cell& cell : city.cells()) {
        if (!view.seesBox(cell.bounds, 0))
            continue;
        const double most = shareAt(view, nearestDepth(view, cell.bounds));
        for (const std::uint32_t i : city.pipesOf(cell)) {
            const double share = static_cast<double>(city.share(i));
            if (share > most)
                break; // those behind it matter less still
            const city::Pipe& pipe = city.model().pipes[i];
            if (!kinds.has(pipe.kind))
                continue;
            const double weight = share / shareAt(view, view.depthOf(middleOf(city, i)));
            if (weight <= 1 && sees(view, city.model().pipeLine(pipe)))
                candidates.push_back({weight, i, city.segments(i)});
        }
    }
    return fitted(candidates, mostSegments);
}

PipePlan planChosen(const PipeCity& city, const PlannedView& planned, std::span<const std::uint32_t> chosen,
                    std::size_t mostSegments)
{
    const Projection view = planned.projection();
    std::vector<Candidate> candidates;
    for (const std::uint32_t i : chosen) {
        const std::uint32_t segments = i < city.model().pipes.size() ? city.segments(i) : 0;
        if (segments > 0 && sees(view, city.model().pipeLine(city.model().pipes[i])))
            candidates.push_back({static_cast<double>(city.share(i)), i, segments});
    }
    return fitted(candidates, mostSegments);
}

PipesInView pipesIn(const PipeCity& city, const Projection& view)
{
    PipesInView found;
    const auto inside = [&](geo::LocalMetres at) {
        const auto on = view.toScreen(at);
        return on && on->x >= 0 && on->y >= 0 && on->x <= view.width() && on->y <= view.height();
    };
    for (const PipeCity::Cell& cell : city.cells()) {
        if (!view.seesBox(cell.bounds, 0))
            continue;
        // A view is convex: with its four corners in it, so is all of a square.
        if (inside(cell.bounds.min) && inside(cell.bounds.max) && inside({cell.bounds.min.x, cell.bounds.max.y}) &&
            inside({cell.bounds.max.x, cell.bounds.min.y})) {
            for (std::size_t kind = 0; kind < city::kPipeKinds; ++kind) {
                found.lengthM[kind] += cell.lengthM[kind];
                found.pipes[kind] += cell.pipes[kind];
            }
            continue;
        }
        for (const std::uint32_t i : city.pipesOf(cell))
            if (inside(middleOf(city, i))) {
                const auto kind = static_cast<std::size_t>(city.model().pipes[i].kind) - 1;
                found.lengthM[kind] += city.network().lengthM(i);
                ++found.pipes[kind];
            }
    }
    return found;
}

} // namespace sandtable::scene
