// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/crowd/DensityField.h>
#include <sandtable/geo/Polygon.h>

#include <QColor>
#include <QQuick3DTextureData>
#include <QVector2D>
#include <QVector3D>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace sandtable::scene {

/// A density field as what the map drapes over the ground: transparent where nobody is, then from dark to bright in
/// even steps, one for each of Fruin's levels of service. GUI thread.
class DensityTexture : public QQuick3DTextureData
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool filled READ filled NOTIFY changed)
    Q_PROPERTY(QVector3D centre READ centre NOTIFY changed) ///< of its area: x east, y up, z south, metres
    Q_PROPERTY(QVector2D extent READ extent NOTIFY changed) ///< metres along x and z

public:
    using QQuick3DTextureData::QQuick3DTextureData;

    void show(const crowd::DensityField& field);
    void clear();
    bool filled() const { return m_filled; }
    QVector3D centre() const { return m_centre; }
    QVector2D extent() const { return m_extent; }
    /// Rectangles that hold everybody, in shares of the extent from its south-west corner: the rest is not worth
    /// drawing.
    const std::vector<geo::Bounds>& occupied() const { return m_occupied; }

    /// The colour of a density, persons/m²; the legend is drawn with the same.
    Q_INVOKABLE static QColor colorOf(double personsPerM2);

signals:
    void changed();

private:
    bool m_filled = false;
    QVector3D m_centre;
    QVector2D m_extent;
    std::vector<geo::Bounds> m_occupied;
};

} // namespace sandtable::scene
