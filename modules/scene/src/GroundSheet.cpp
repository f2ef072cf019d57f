// SPDX-License-Identifier: GPL-3.0-or-later
#include "DrapeGeometry.h"

#include <sandtable/scene/GroundSheet.h>

namespace sandtable::scene {

GroundSheet::GroundSheet()
{
    // Quick 3D takes every geometry of a scene, drawn or not, and an empty one has no stride to divide by.
    fillDrape(*this, {{0, 0}, {1, 1}}, nullptr);
}

void GroundSheet::setScene(CityScene* scene)
{
    if (scene == m_scene)
        return;
    if (m_scene)
        m_scene->disconnect(this);
    m_scene = scene;
    if (scene != nullptr)
        connect(scene, &CityScene::reliefChanged, this, &GroundSheet::rebuild);
    rebuild();
}

void GroundSheet::setCentre(QVector3D centre)
{
    if (centre == m_centre)
        return;
    m_centre = centre;
    rebuild();
}

void GroundSheet::setExtent(QVector2D extent)
{
    if (extent == m_extent)
        return;
    m_extent = extent;
    rebuild();
}

void GroundSheet::rebuild()
{
    const auto relief = m_scene ? m_scene->relief() : nullptr;
    m_draped = relief != nullptr && m_extent.x() > 0 && m_extent.y() > 0;
    if (m_draped) {
        const double x = m_centre.x() - m_extent.x() / 2.0;
        const double y = -m_centre.z() - m_extent.y() / 2.0;
        fillDrape(*this, {{x, y}, {x + m_extent.x(), y + m_extent.y()}}, relief.get());
    }
    emit changed();
}

} // namespace sandtable::scene
