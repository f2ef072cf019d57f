// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/CityScene.h>
#include <sandtable/scene/DensityTexture.h>

#include <QPointer>
#include <QQuick3DGeometry>
#include <QtQml/qqmlregistration.h>

namespace sandtable::scene {

/// What a density is drawn on: the parts of its rectangle where somebody is, on the ground of a city, hills or flat.
/// Its origin is the rectangle's south-west corner; u grows eastwards and v northwards. GUI thread.
class GroundSheet : public QQuick3DGeometry
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sandtable::scene::CityScene* scene READ scene WRITE setScene NOTIFY changed)
    Q_PROPERTY(sandtable::scene::DensityTexture* density READ density WRITE setDensity NOTIFY changed)
    Q_PROPERTY(bool filled READ filled NOTIFY changed) ///< somebody is somewhere

public:
    GroundSheet();

    CityScene* scene() const { return m_scene; }
    void setScene(CityScene* scene);
    DensityTexture* density() const { return m_density; }
    void setDensity(DensityTexture* density);
    bool filled() const { return m_filled; }

signals:
    void changed();

private:
    void onDensity();
    void rebuild();

    QPointer<CityScene> m_scene;
    QPointer<DensityTexture> m_density;
    geo::Bounds m_area;
    std::vector<geo::Bounds> m_parts;
    bool m_filled = false;
};

} // namespace sandtable::scene
