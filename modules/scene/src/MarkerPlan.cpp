// SPDX-License-Identifier: GPL-3.0-or-later
#include "MarkerPlan.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

namespace sandtable::scene {
namespace {

constexpr float kNearMpp = 1.5F;
constexpr float kFarMpp = 8;

} // namespace

float clusterReachPx(float metresPerPixel)
{
    const float share = std::log(metresPerPixel / kNearMpp) / std::log(kFarMpp / kNearMpp);
    return std::lerp(kClusterNearPx, kClusterFarPx, std::clamp(share, 0.0F, 1.0F));
}

float pinRadiusPx(int count)
{
    if (count < 10)
        return kPinRadiusPx;
    return kPinRadiusPx + (count < 50 ? 1.5F : 3.0F);
}

int urgency(const CaseMarker& marker)
{
    if (marker.tone == CaseTone::Closed)
        return 9;
    if (marker.tone == CaseTone::Overdue)
        return marker.grade <= 1 ? 0 : 1;
    if (marker.grade <= 1)
        return 2;
    return marker.tone == CaseTone::Mine ? 3 : 3 + marker.grade;
}

std::uint64_t rankOf(const CaseMarker& marker)
{
    // Positive floats sort as their bits do.
    return static_cast<std::uint64_t>(urgency(marker)) << 32 |
           std::bit_cast<std::uint32_t>(std::max(0.0F, marker.timeLeft));
}

void sortByUrgency(std::vector<CaseMarker>& cases)
{
    std::sort(cases.begin(), cases.end(), [](const CaseMarker& a, const CaseMarker& b) {
        const auto ranks = std::pair(rankOf(a), rankOf(b));
        return ranks.first != ranks.second ? ranks.first < ranks.second : a.id < b.id;
    });
}

std::vector<DrawnMarker> planPins(std::span<const CaseMarker> cases, const Projection& view, const MarkerFocus& focus,
                                  const DropTargets& targets, bool clustering)
{
    struct Candidate
    {
        std::uint32_t source;
        float x, y, mpp;
    };
    std::vector<Candidate> candidates;
    candidates.reserve(cases.size() + 1);
    std::optional<Candidate> focused;
    for (std::uint32_t i = 0; i < cases.size(); ++i) {
        const auto at = view.toScreen(cases[i].at);
        constexpr double kEdgePx = 40; // a pin just outside still reaches in
        if (!at || at->x < -kEdgePx || at->y < -kEdgePx || at->x > view.width() + kEdgePx ||
            at->y > view.height() + kEdgePx)
            continue;
        const Candidate candidate{i, static_cast<float>(at->x), static_cast<float>(at->y),
                                  static_cast<float>(view.metresPerPixel(at->depth))};
        if (focus.kind == MarkerKind::Case && focus.id == cases[i].id)
            focused = candidate;
        else
            candidates.push_back(candidate);
    }
    if (focused)
        candidates.insert(candidates.begin(), *focused);

    std::vector<DrawnMarker> pins;
    ScreenIndex taken;
    for (const Candidate& candidate : candidates) {
        const CaseMarker& marker = cases[candidate.source];
        if (clustering) {
            const float reach = clusterReachPx(candidate.mpp);
            if (const auto above = taken.nearest(candidate.x, candidate.y, reach)) {
                ++pins[*above].count;
                continue;
            }
        }
        taken.add(static_cast<std::uint32_t>(pins.size()), candidate.x, candidate.y, kPinRadiusPx);
        DrawnMarker pin;
        pin.kind = MarkerKind::Case;
        pin.id = marker.id;
        pin.at = marker.at;
        pin.x = candidate.x;
        pin.y = candidate.y;
        pin.metresPerPixel = candidate.mpp;
        pin.source = candidate.source;
        pin.lit = targets.active && targets.cases.contains(marker.id);
        pin.dimmed = targets.active && !pin.lit;
        pins.push_back(pin);
    }
    // The most urgent is drawn last, on top.
    std::reverse(pins.begin(), pins.end());
    return pins;
}

} // namespace sandtable::scene
