// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "TileBytes.h"

#include <sandtable/city/Tiles.h>

#include <span>
#include <string_view>

namespace sandtable::city::tiles {

/// A mesh as a blob: header, then vertices and indices in meshoptimizer's codecs.
Bytes encodeMesh(const TileMesh& mesh);
/// Checks sizes, counts and every index. `what` names the tile in the message.
Result<TileMesh> decodeMesh(std::span<const unsigned char> blob, std::string_view what);

} // namespace sandtable::city::tiles
