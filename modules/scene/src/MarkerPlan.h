// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ScreenIndex.h"

#include <sandtable/scene/CameraPose.h>
#include <sandtable/scene/Markers.h>

#include <span>
#include <unordered_set>
#include <vector>

namespace sandtable::scene {

/// What one marker is on the screen in this frame.
struct DrawnMarker
{
    MarkerKind kind = MarkerKind::None;
    quint64 id = 0;
    geo::LocalMetres at;
    float x = 0; ///< of the ground point
    float y = 0;
    float metresPerPixel = 1;
    std::uint32_t source = 0; ///< position in the set it came from
    int count = 1;            ///< cases under this pin
    bool dimmed = false;
    bool lit = false;
};

struct MarkerFocus
{
    MarkerKind kind = MarkerKind::None;
    quint64 id = 0;
};

struct DropTargets
{
    bool active = false;
    std::unordered_set<quint64> workers;
    std::unordered_set<quint64> cases;
};

/// Pins float over the ground point on a stem.
constexpr float kPinLiftPx = 20;
constexpr float kPinRadiusPx = 12;
constexpr float kWorkerRadiusPx = 5;
constexpr float kCameraRadiusPx = 6;
/// Pins closer than this become one: where single streets are seen, just enough that no two touch; where the whole
/// city is, more, so that they leave its picture free.
constexpr float kClusterNearPx = 34;
constexpr float kClusterFarPx = 66;
float clusterReachPx(float metresPerPixel);
/// A pin that stands for many is larger; two neighbours of any size still do not touch.
float pinRadiusPx(int count);

/// The order that planPins() takes cases in: overdue ones first, then by grade, then what waits for the operator, then
/// the one with less time left.
void sortByUrgency(std::vector<CaseMarker>& cases);

/// Cases, sorted by urgency, into pins, no two of which touch. A pin too close to a more urgent one goes into its
/// count, so that a group always looks like the most urgent of its cases, and the focus is the most urgent of all. The
/// last in the list is the most urgent, drawn on top.
std::vector<DrawnMarker> planPins(std::span<const CaseMarker> cases, const Projection& view, const MarkerFocus& focus,
                                  const DropTargets& targets, bool clustering);

/// Smaller is more urgent; orders pins and decides who is drawn on top.
int urgency(const CaseMarker& marker);

} // namespace sandtable::scene
