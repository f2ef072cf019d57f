// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Palette.h"

#include <QByteArray>
#include <QVector3D>

namespace sandtable::scene {

/// A mesh as Quick 3D wants it: x east, y up, z south; position and colour as floats, 28 bytes a vertex.
struct PreparedMesh
{
    QByteArray vertices;
    QByteArray indices; ///< 32 bits each
    QVector3D min;
    QVector3D max;
};
constexpr int kTileStride = 28;

/// Decodes on the loader's thread. Positions stay relative to the city's origin: metres fit a float to 1 mm at 10 km.
PreparedMesh prepare(const city::TileMesh& mesh, const Palette& palette);

} // namespace sandtable::scene
