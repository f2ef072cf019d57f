// SPDX-License-Identifier: GPL-3.0-or-later
#include "VertexLabels.h"

#include "SegmentBox.h"

#include <algorithm>
#include <array>

namespace sandtable::scene {
namespace {

constexpr double kLabelGapPx = 3;
constexpr std::array kLabelReachPx{9.0, 16.0, 28.0};
/// Around the vertex: right first, where reading goes on.
constexpr std::array<std::array<double, 2>, 8> kLabelSides{
    {{1, 0}, {1, -1}, {1, 1}, {0, -1}, {0, 1}, {-1, 0}, {-1, -1}, {-1, 1}}};

geo::Bounds grown(const geo::Bounds& box, double by)
{
    return {{box.min.x - by, box.min.y - by}, {box.max.x + by, box.max.y + by}};
}

bool overlap(const geo::Bounds& a, const geo::Bounds& b)
{
    return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

bool touchesLine(const geo::Bounds& box, std::span<const geo::LocalMetres> line, bool closed)
{
    if (line.size() == 1)
        return box.contains(line.front());
    for (std::size_t i = 1; i < line.size(); ++i)
        if (segmentTouchesBox(box, line[i - 1], line[i]))
            return true;
    return closed && line.size() > 2 && segmentTouchesBox(box, line.back(), line.front());
}

} // namespace

std::vector<std::optional<geo::Bounds>> placeVertexLabels(std::span<const geo::LocalMetres> line, bool closed,
                                                          std::span<const VertexLabel> labels, double width,
                                                          double height)
{
    std::vector<std::optional<geo::Bounds>> placed(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const VertexLabel& label = labels[i];
        if (label.vertex >= line.size())
            continue;
        const geo::LocalMetres at = line[label.vertex];
        for (const double reach : kLabelReachPx) {
            for (const auto& [right, down] : kLabelSides) {
                const double x = at.x + right * (reach + label.width / 2);
                const double y = at.y + down * (reach + label.height / 2);
                const geo::Bounds box{{x - label.width / 2, y - label.height / 2},
                                      {x + label.width / 2, y + label.height / 2}};
                if (box.min.x < 0 || box.min.y < 0 || box.max.x > width || box.max.y > height)
                    continue;
                const geo::Bounds clear = grown(box, kLabelGapPx);
                const bool taken = std::any_of(placed.begin(), placed.begin() + static_cast<std::ptrdiff_t>(i),
                                               [&](const auto& other) { return other && overlap(clear, *other); });
                if (taken || touchesLine(clear, line, closed))
                    continue;
                placed[i] = box;
                break;
            }
            if (placed[i])
                break;
        }
    }
    return placed;
}

} // namespace sandtable::scene
