// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PreparedTile.h"

#include <QQuick3DGeometry>

namespace sandtable::scene {

/// A finished mesh handed to Quick 3D; never changed afterwards, because any change uploads all of it again.
class MeshGeometry : public QQuick3DGeometry
{
    Q_OBJECT

public:
    enum class Kind
    {
        Colored,
        Line
    };
    MeshGeometry(const PreparedMesh& mesh, Kind kind);
};

} // namespace sandtable::scene
