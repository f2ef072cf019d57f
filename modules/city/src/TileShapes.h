// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TileBuilder.h"

#include <span>

namespace sandtable::city::tiles {

/// Triangles of a simple ring without holes, as positions in it; counter-clockwise whatever the ring's direction.
/// Ear clipping: meant for short rings. A ring that crosses itself gives fewer triangles, never an endless loop.
std::vector<std::uint32_t> earClip(std::span<const geo::LocalMetres> ring);

/// A roof's shade: taller is brighter.
std::uint8_t roofShade(float heightM);

/// Extrudes a footprint: walls shaded by the direction they face, a flat roof.
void addPrism(TileBuilder& out, std::span<const geo::LocalMetres> footprint, float baseM, float heightM,
              TileSurface surface);
/// A road's surface of the given width, at a height.
void addRibbon(TileBuilder& out, std::span<const geo::LocalMetres> line, double widthM, float heightM,
               TileSurface surface, std::uint8_t shade);
/// A filled polygon with holes. simplifyM > 0 drops detail below that size first.
void addArea(TileBuilder& out, const geo::Polygon& shape, float heightM, TileSurface surface, std::uint8_t shade,
             double simplifyM);

/// Twice the signed area; positive when counter-clockwise. Exact enough after subtracting the first point.
double doubledArea(std::span<const geo::LocalMetres> ring);

} // namespace sandtable::city::tiles
