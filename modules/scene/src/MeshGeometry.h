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
        Tile,
        Line
    };
    MeshGeometry(const PreparedMesh& mesh, Kind kind);

    /// What puts its vertices into the city's metres.
    QVector3D origin() const { return m_origin; }
    QVector3D scale() const { return m_scale; }

private:
    QVector3D m_origin;
    QVector3D m_scale;
};

} // namespace sandtable::scene
