// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipePick.h"

#include "PipePlan.h"

namespace sandtable::scene {

bool isPipeShown(const PipeCity& city, const Projection& view, double thin, std::uint32_t pipe)
{
    if (city.segments(pipe) == 0)
        return false;
    const auto line = city.model().pipeLine(city.model().pipes[pipe]);
    const double depthM = view.depthOf(line[line.size() / 2]);
    return depthM <= 0 || static_cast<double>(city.share(pipe)) < thin * shownShare(view.metresPerPixel(depthM));
}

std::optional<city::PipeHit> pickPipe(const PipeCity& city, const Projection& view, double x, double y,
                                      city::PipeKinds kinds, double thin, double reachPx)
{
    const auto ground = view.toGround(x, y);
    if (!ground)
        return std::nullopt;
    const auto eye = view.eye();
    const double reachM = reachPx * view.metresPerPixel(view.depthOf(*ground));
    return city.network().nearestToRay({{eye[0], eye[1]}, -eye[2]}, {*ground, 0}, reachM, kinds,
                                       [&](std::uint32_t pipe) { return isPipeShown(city, view, thin, pipe); });
}

} // namespace sandtable::scene
