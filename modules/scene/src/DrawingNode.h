// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Drawing.h"

#include <sandtable/scene/CameraPose.h>

#include <QColor>
#include <QSGGeometryNode>
#include <QSGVertexColorMaterial>

#include <optional>

namespace sandtable::scene {

/// A drawing as triangles: the area washed, the line with a rim of the ground's colour, its vertices as dots.
class DrawingNode : public QSGGeometryNode
{
public:
    DrawingNode();

    struct Look
    {
        QColor color;
        QColor halo;
        bool dots = false;
    };
    /// `next` is where the line would go on, under the cursor.
    void show(const Drawing& drawing, const std::optional<geo::LocalMetres>& next, const Projection& view,
              const Look& look);

private:
    QSGGeometry m_geometry;
    QSGVertexColorMaterial m_material;
};

} // namespace sandtable::scene
