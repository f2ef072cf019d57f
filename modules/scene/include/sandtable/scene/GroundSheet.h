// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/CityScene.h>

#include <QPointer>
#include <QQuick3DGeometry>
#include <QVector2D>
#include <QVector3D>
#include <QtQml/qqmlregistration.h>

namespace sandtable::scene {

/// A rectangle that follows the hills of a city, for what is draped over them as one piece; its origin is the
/// south-west corner, u grows eastwards and v northwards. GUI thread.
class GroundSheet : public QQuick3DGeometry
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sandtable::scene::CityScene* scene READ scene WRITE setScene NOTIFY changed)
    Q_PROPERTY(QVector3D centre READ centre WRITE setCentre NOTIFY changed) ///< x east, y up, z south, metres
    Q_PROPERTY(QVector2D extent READ extent WRITE setExtent NOTIFY changed) ///< metres along x and z
    Q_PROPERTY(bool draped READ draped NOTIFY changed)                      ///< there are hills, and an extent

public:
    GroundSheet();

    CityScene* scene() const { return m_scene; }
    void setScene(CityScene* scene);
    QVector3D centre() const { return m_centre; }
    void setCentre(QVector3D centre);
    QVector2D extent() const { return m_extent; }
    void setExtent(QVector2D extent);
    bool draped() const { return m_draped; }

signals:
    void changed();

private:
    void rebuild();

    QPointer<CityScene> m_scene;
    QVector3D m_centre;
    QVector2D m_extent;
    bool m_draped = false;
};

} // namespace sandtable::scene
