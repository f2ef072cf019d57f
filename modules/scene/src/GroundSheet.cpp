// SPDX-License-Identifier: GPL-3.0-or-later
#include "DrapeGeometry.h"

#include <sandtable/scene/GroundSheet.h>

#include <algorithm>
#include <utility>

namespace sandtable::scene {

GroundSheet::GroundSheet()
{
    // Quick 3D takes every geometry of a scene, drawn or not, and an empty one has no stride to divide by.
    const geo::Bounds any{{0, 0}, {1, 1}};
    fillDrape(*this, any, {&any, 1}, nullptr);
}

void GroundSheet::setScene(CityScene* scene)
{
    if (scene == m_scene)
        return;
    if (m_scene)
        m_scene->disconnect(this);
    m_scene = scene;
    if (scene != nullptr)
        connect(scene, &CityScene::groundChanged, this, &GroundSheet::rebuild);
    rebuild();
}

void GroundSheet::setDensity(DensityTexture* density)
{
    if (density == m_density)
        return;
    if (m_density)
        m_density->disconnect(this);
    m_density = density;
    if (density != nullptr)
        connect(density, &DensityTexture::changed, this, &GroundSheet::onDensity);
    onDensity();
}

void GroundSheet::onDensity()
{
    geo::Bounds area;
    std::vector<geo::Bounds> parts;
    if (m_density && m_density->filled()) {
        const QVector3D centre = m_density->centre();
        const double width = m_density->extent().x();
        const double depth = m_density->extent().y();
        area.min = {centre.x() - width / 2, -centre.z() - depth / 2};
        area.max = {area.min.x + width, area.min.y + depth};
        for (const geo::Bounds& part : m_density->occupied())
            parts.push_back({{area.min.x + part.min.x * width, area.min.y + part.min.y * depth},
                             {area.min.x + part.max.x * width, area.min.y + part.max.y * depth}});
    }
    // Most pictures of a crowd differ in their tones alone.
    const auto same = [](const geo::Bounds& a, const geo::Bounds& b) { return a.min == b.min && a.max == b.max; };
    if (same(area, m_area) && std::equal(parts.begin(), parts.end(), m_parts.begin(), m_parts.end(), same))
        return;
    m_area = area;
    m_parts = std::move(parts);
    rebuild();
}

void GroundSheet::rebuild()
{
    m_filled = !m_parts.empty();
    if (m_filled)
        fillDrape(*this, m_area, m_parts, m_scene ? m_scene->shownGround().get() : nullptr);
    emit changed();
}

} // namespace sandtable::scene
