// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TileBuilder.h"

#include <span>

namespace sandtable::city::tiles {

/// How a bridge's deck rises above the roads at its ends: a hump over a creek, a level deck over a wide river.
struct DeckProfile
{
    double lengthM = 0;
    float roadM = 0;         ///< height of the roads that it joins
    bool fromOnDeck = false; ///< the bridge goes on beyond its first end, at full height
    bool toOnDeck = false;

    float heightM(double alongM) const;
};

/// The deck of a bridge with its two edges and a parapet on each.
void addBridge(TileBuilder& out, std::span<const geo::LocalMetres> line, double widthM, DeckProfile profile,
               std::uint8_t shade);

} // namespace sandtable::city::tiles
