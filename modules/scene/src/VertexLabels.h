// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace sandtable::scene {

/// A label that wants to stand beside a vertex of a line, pixels.
struct VertexLabel
{
    std::size_t vertex = 0;
    double width = 0;
    double height = 0;
};

/// Where each label stands: near its vertex, on no part of the line and on no label before it, and inside the view of
/// this width and height; nothing where there is no such room. `line` is in pixels; `closed` joins its ends.
std::vector<std::optional<geo::Bounds>> placeVertexLabels(std::span<const geo::LocalMetres> line, bool closed,
                                                          std::span<const VertexLabel> labels, double width,
                                                          double height);

} // namespace sandtable::scene
