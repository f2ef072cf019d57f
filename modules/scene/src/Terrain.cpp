// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/Terrain.h>

#include <algorithm>
#include <utility>

namespace sandtable::scene {
namespace {

/// A grid of 64 m for a district of 300 km², a quarter of a megabyte; each cell becomes two triangles of ground where
/// it is hilly.
constexpr int kMostHeights = 100000;
/// Beyond the city's bounds, as far as a basemap reaches.
constexpr double kTerrainMargin = 0.2;

/// What ground may rise or sink by where it is nearly flat: less than a storey, more than a DEM knows.
constexpr double kFlatToleranceM = 1;

} // namespace

Terrain::Terrain(QObject* parent) : QObject(parent) {}

Terrain::~Terrain()
{
    leave();
    m_reads.clear();
}

Terrain::Source Terrain::wanted() const
{
    if (!m_given.source.empty())
        return m_given;
    if (m_basemap && m_basemap->map() != nullptr)
        return {m_basemap->map()->dem, m_basemap->map()->demDatum};
    return {};
}

void Terrain::setScene(CityScene* scene)
{
    if (scene == m_scene)
        return;
    if (m_scene)
        m_scene->disconnect(this);
    m_scene = scene;
    if (scene != nullptr)
        connect(scene, &CityScene::readyChanged, this, &Terrain::refresh);
    refresh();
    emit sceneChanged();
}

void Terrain::setBasemap(BasemapLayer* basemap)
{
    if (basemap == m_basemap)
        return;
    if (m_basemap)
        m_basemap->disconnect(this);
    m_basemap = basemap;
    if (basemap != nullptr)
        connect(basemap, &BasemapLayer::mapChanged, this, &Terrain::refresh);
    refresh();
    emit basemapChanged();
}

void Terrain::setDem(const std::string& source, imagery::Datum datum)
{
    m_given = {source, datum};
    refresh();
}

void Terrain::refresh()
{
    const bool hasCity = m_scene && m_scene->frame().has_value();
    const Source source = wanted();
    const bool needed = hasCity && m_shown && !source.source.empty();
    const bool otherCity = std::exchange(m_hadCity, hasCity) != hasCity;
    if (needed && (otherCity || m_read != source))
        read(source);
    else if (!hasCity || source.source.empty()) {
        leave();
        m_read.reset();
        m_field.reset();
        raise();
    }
    emit stateChanged();
}

void Terrain::leave()
{
    ++m_session;
    m_reading = false;
    m_problem.clear();
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
    std::erase_if(m_reads, [](std::future<void>& done) {
        return done.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
}

void Terrain::read(const Source& source)
{
    leave();
    m_read = source;
    m_field.reset();
    raise();
    m_reading = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    imagery::Basemap map;
    map.id = map.source = source.source;
    map.datum = source.datum;
    geo::Bounds area = m_scene->city()->bounds;
    const double margin = kTerrainMargin * std::max(area.max.x - area.min.x, area.max.y - area.min.y);
    area = {{area.min.x - margin, area.min.y - margin}, {area.max.x + margin, area.max.y + margin}};
    m_reads.push_back(std::async(
        std::launch::async, [this, map, area, frame = *m_scene->frame(), stop = m_stop, session = m_session] {
            std::shared_ptr<const imagery::HeightField> field;
            QString problem;
            auto raster = imagery::RasterSource::open(map, frame);
            if (raster) {
                auto heights = raster->heights(area, kMostHeights, stop.get());
                if (heights)
                    field = std::make_shared<const imagery::HeightField>(heights->merged(kFlatToleranceM));
                else
                    problem = QString::fromStdString(heights.error().message);
            } else
                problem = QString::fromStdString(raster.error().message);
            QMetaObject::invokeMethod(
                this, [this, session, field, problem] { onRead(session, field, problem); }, Qt::QueuedConnection);
        }));
}

void Terrain::onRead(int session, const std::shared_ptr<const imagery::HeightField>& field, const QString& problem)
{
    if (session != m_session)
        return;
    m_reading = false;
    m_field = field;
    m_problem = problem;
    raise();
    emit stateChanged();
}

void Terrain::raise()
{
    if (!m_scene)
        return;
    const bool up = m_shown && !m_flat && m_field != nullptr;
    if (up)
        m_scene->setRelief(m_exaggeration == 1
                               ? m_field
                               : std::make_shared<const imagery::HeightField>(m_field->scaled(m_exaggeration)));
    else if (m_scene->relief())
        m_scene->setRelief(nullptr);
}

bool Terrain::standing() const
{
    return m_scene && m_scene->relief() != nullptr;
}

double Terrain::lowestM() const
{
    return m_field ? m_field->baseM() + m_field->range().low : 0;
}

double Terrain::highestM() const
{
    return m_field ? m_field->baseM() + m_field->range().high : 0;
}

void Terrain::setShown(bool shown)
{
    if (std::exchange(m_shown, shown) == shown)
        return;
    raise();
    refresh();
    emit lookChanged();
}

void Terrain::setFlat(bool flat)
{
    if (std::exchange(m_flat, flat) == flat)
        return;
    raise();
    emit stateChanged();
    emit lookChanged();
}

void Terrain::setExaggeration(double factor)
{
    const double value = std::clamp(factor, 1.0, 5.0);
    if (std::exchange(m_exaggeration, value) == value)
        return;
    raise();
    emit lookChanged();
}

} // namespace sandtable::scene
