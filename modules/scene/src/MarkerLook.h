// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "MarkerNode.h"
#include "MarkerPlan.h"

namespace sandtable::scene {

/// How markers look; the one place that knows their colours.
QColor toneColor(CaseTone tone);
QColor doingColor(WorkerDoing doing);

MarkerSprite spriteOf(const DrawnMarker& pin, const CaseMarker& marker, bool selected, bool hovered);
MarkerSprite spriteOf(const DrawnMarker& dot, const WorkerMarker& worker, bool selected, bool hovered);
MarkerSprite spriteOf(const DrawnMarker& spot, const CameraMarker& camera, double mapYawDeg, bool selected,
                      bool hovered);
/// The disc under the count of a pin that stands for several.
MarkerSprite badgeOf(const MarkerSprite& pin, int count);

} // namespace sandtable::scene
