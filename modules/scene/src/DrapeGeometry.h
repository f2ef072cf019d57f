// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>
#include <sandtable/imagery/HeightField.h>

#include <QQuick3DGeometry>
#include <QVector3D>

#include <span>

namespace sandtable::scene {

/// A rectangle of the ground to draw a picture on: two triangles where the ground is flat, else cut as the heights are,
/// so that it lies exactly on them. Its south-west corner is the model's origin; u grows eastwards, v northwards.
class DrapeGeometry : public QQuick3DGeometry
{
    Q_OBJECT

public:
    /// Without relief it is flat at height 0. Corners should be multiples or whole parts of the relief's cells.
    /// Only `part` of the area is drawn.
    DrapeGeometry(const geo::Bounds& area, const geo::Bounds& part, const imagery::HeightField* relief);
};

/// Gives a geometry such a rectangle, or only parts of it, at least one; whatever it held before.
void fillDrape(QQuick3DGeometry& geometry, const geo::Bounds& area, std::span<const geo::Bounds> parts,
               const imagery::HeightField* relief);

} // namespace sandtable::scene
