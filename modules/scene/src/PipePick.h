// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/CameraPose.h>
#include <sandtable/scene/PipeCity.h>

#include <optional>

namespace sandtable::scene {

/// Whether a view shows a pipe at all, as underground.vert decides it. `thin` is that of the plan.
bool isPipeShown(const PipeCity& city, const Projection& view, double thin, std::uint32_t pipe);

/// The pipe under a point of the screen: of those that are shown the one whose outside comes nearest to it, within
/// reachPx. Cheap enough for every move of the mouse.
std::optional<city::PipeHit> pickPipe(const PipeCity& city, const Projection& view, double x, double y,
                                      city::PipeKinds kinds, double thin, double reachPx);

} // namespace sandtable::scene
