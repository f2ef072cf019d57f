// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/Settings.h>

namespace sandtable::console {
namespace {

constexpr int kLongestId = 200;

} // namespace

void Settings::keep(scene::BasemapLayer& basemap, scene::Terrain& terrain)
{
    if (!m_file)
        return;
    m_basemap = &basemap;
    m_terrain = &terrain;
    basemap.setCurrent(m_file->value(QStringLiteral("basemap/id")).toString().left(kLongestId));
    if (m_file->contains(QStringLiteral("basemap/opacity_percent")))
        basemap.setOpacity(number(QStringLiteral("basemap/opacity_percent"), 5, 100, 100) / 100.0);
    basemap.setOverRoads(m_file->value(QStringLiteral("basemap/over_roads")).toBool());
    terrain.setShown(m_file->value(QStringLiteral("terrain/shown"), true).toBool());
    terrain.setExaggeration(number(QStringLiteral("terrain/exaggeration"), 1, 5, 1));
    connect(&basemap, &scene::BasemapLayer::mapChanged, this, &Settings::note);
    connect(&basemap, &scene::BasemapLayer::lookChanged, this, &Settings::note);
    connect(&terrain, &scene::Terrain::lookChanged, this, &Settings::note);
}

void Settings::writeGround()
{
    if (!m_basemap || !m_terrain)
        return;
    m_file->setValue(QStringLiteral("basemap/id"), m_basemap->current());
    m_file->setValue(QStringLiteral("basemap/opacity_percent"), qRound(m_basemap->opacity() * 100));
    m_file->setValue(QStringLiteral("basemap/over_roads"), m_basemap->overRoads());
    m_file->setValue(QStringLiteral("terrain/shown"), m_terrain->shown());
    m_file->setValue(QStringLiteral("terrain/exaggeration"), qRound(m_terrain->exaggeration()));
}

} // namespace sandtable::console
