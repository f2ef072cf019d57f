// SPDX-License-Identifier: GPL-3.0-or-later
#include "MapRun.h"

#include "Load.h"

#include <sandtable/scene/BasemapLayer.h>
#include <sandtable/scene/CityScene.h>
#include <sandtable/scene/DensityTexture.h>
#include <sandtable/scene/DoorLayer.h>
#include <sandtable/scene/MapEffects.h>
#include <sandtable/scene/MapLight.h>
#include <sandtable/scene/MarkerLayer.h>
#include <sandtable/scene/PipeLayer.h>
#include <sandtable/scene/PlatesLayer.h>
#include <sandtable/scene/Terrain.h>
#include <sandtable/scene/ThingsLayer.h>

#include <QDateTime>
#include <QGuiApplication>
#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QTimer>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>

namespace sandtable::map {
namespace {

constexpr int kWarmFrames = 15;
constexpr int kMeasuredFrames = 150;
constexpr double kDegreesAFrame = 360.0 / kMeasuredFrames;
constexpr double kStreetDistanceM = 700;
constexpr double kCornerDistanceM = 250;
/// From where the mains of a quarter show.
constexpr double kMiddleDistanceM = 3000;
/// Flights after the first: down, up, down, up.
constexpr int kCorners = 4;
constexpr double kDensityCellM = 25;
constexpr int kFramesADensity = 25;

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// Seconds since boot at which this process was started; field 22 of /proc/self/stat.
double startedAfterBootS()
{
    std::ifstream in("/proc/self/stat");
    std::string text;
    std::getline(in, text);
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string field;
    for (int i = 3; i <= 22; ++i)
        fields >> field;
    return std::strtod(field.c_str(), nullptr) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double residentMb()
{
    std::ifstream in("/proc/self/statm");
    double size = 0;
    double resident = 0;
    in >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Of all threads of the process: what a frame costs, whatever else the machine does meanwhile.
double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

const char* apiName(QSGRendererInterface::GraphicsApi api)
{
    switch (api) {
    case QSGRendererInterface::OpenGL:
        return "OpenGL";
    case QSGRendererInterface::Vulkan:
        return "Vulkan";
    case QSGRendererInterface::Software:
        return "Software";
    default:
        return "other";
    }
}

} // namespace

StartClock::StartClock() : m_start(std::chrono::steady_clock::now())
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double sinceStart =
        static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9 - startedAfterBootS();
    m_start -= std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        std::chrono::duration<double>(std::max(0.0, sinceStart)));
}

double StartClock::elapsedMs() const
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
}

MapRun::MapRun(QQmlApplicationEngine& engine, Options options, const StartClock& start)
    : m_engine(engine), m_options(std::move(options)), m_start(start)
{
}

bool MapRun::begin()
{
    m_engine.setInitialProperties({{QStringLiteral("file"), QString::fromStdString(m_options.city)},
                                   {QStringLiteral("width"), m_options.width},
                                   {QStringLiteral("height"), m_options.height},
                                   {QStringLiteral("tier"), m_options.tier},
                                   {QStringLiteral("components"), m_options.components},
                                   {QStringLiteral("underground"), m_options.underground},
                                   {QStringLiteral("exploded"), m_options.exploded},
                                   {QStringLiteral("dark"), !m_options.light},
                                   {QStringLiteral("chinese"), !m_options.english}});
    m_engine.load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Sandtable/Map/MapWindow.qml")));
    if (m_engine.rootObjects().isEmpty())
        return false;
    m_window = qobject_cast<QQuickWindow*>(m_engine.rootObjects().constFirst());
    m_scene = m_window->property("scene").value<scene::CityScene*>();
    m_camera = m_window->property("mapCamera").value<scene::MapCamera*>();
    m_markers = m_window->property("markers").value<scene::MarkerLayer*>();
    m_things = m_window->property("things").value<scene::ThingsLayer*>();
    m_doors = m_window->property("doors").value<scene::DoorLayer*>();
    m_pipes = m_window->property("pipes").value<scene::PipeLayer*>();
    m_plates = m_window->property("plates").value<scene::PlatesLayer*>();
    m_density = m_window->property("density").value<scene::DensityTexture*>();
    m_terrain = m_window->property("terrain").value<scene::Terrain*>();
    m_basemap = m_window->property("basemap").value<scene::BasemapLayer*>();
    if (!m_scene || !m_camera || !m_markers || !m_things || !m_doors || !m_pipes || !m_plates || !m_density ||
        !m_terrain || !m_basemap || !layBasemap())
        return false;
    auto* light = m_window->property("light").value<scene::MapLight*>();
    auto* effects = m_window->property("effects").value<scene::MapEffects*>();
    if (!light || !effects || !setLight(*light) || !setEffects(*effects))
        return false;
    raiseTerrain();
    readCameras();
    connect(m_scene, &scene::CityScene::errorTextChanged, this, [this] {
        if (!m_scene->errorText().isEmpty() && !(m_options.picture.empty() && m_options.json.empty())) {
            spdlog::error("{}", m_scene->errorText().toStdString());
            finish(1);
        }
    });
    connect(m_scene, &scene::CityScene::readyChanged, this, [this] {
        if (m_scene->ready()) {
            placeCamera();
            addMarkers();
        }
    });
    // frameSwapped comes from the render thread; everything here happens on this one.
    connect(m_window, &QQuickWindow::frameSwapped, this, &MapRun::onFrame, Qt::QueuedConnection);
    return true;
}

bool MapRun::layBasemap()
{
    if (m_options.basemap.empty())
        return true;
    auto map = imagery::basemapOf(m_options.basemap);
    if (!map) {
        spdlog::error("{}", map.error().message);
        return false;
    }
    const QString id = QString::fromStdString(map->id);
    m_basemap->add(std::move(*map));
    m_basemap->setCurrent(id);
    connect(m_basemap, &scene::BasemapLayer::stateChanged, this, [this] {
        if (m_basemap->state() == scene::BasemapLayer::Failed)
            spdlog::warn("{}", m_basemap->problem().toStdString());
    });
    return true;
}

bool MapRun::setEffects(scene::MapEffects& effects) const
{
    using scene::MapEffects;
    const QStringList names = QString::fromStdString(m_options.effects).split(u',', Qt::SkipEmptyParts);
    const QStringList known{QStringLiteral("none"), QStringLiteral("auto"), QStringLiteral("shadows"),
                            QStringLiteral("contact"), QStringLiteral("glow")};
    for (const QString& name : names)
        if (!known.contains(name)) {
            spdlog::error("--effects {}: none, auto, or some of shadows, contact, glow", m_options.effects);
            return false;
        }
    const auto wish = [&](int at) {
        return names.contains(known[1])    ? MapEffects::Auto
               : names.contains(known[at]) ? MapEffects::On
                                           : MapEffects::Off;
    };
    effects.setShadows(wish(2));
    effects.setContact(wish(3));
    effects.setGlow(wish(4));
    return true;
}

bool MapRun::setLight(scene::MapLight& light) const
{
    const QDate date = QDate::fromString(QString::fromStdString(m_options.date), Qt::ISODate);
    if (!date.isValid()) {
        spdlog::error("--date {}: not a date as YYYY-MM-DD", m_options.date);
        return false;
    }
    light.setRain(m_options.rain);
    if (m_options.hour >= 0) {
        const double midnightMs = static_cast<double>(QDateTime(date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch());
        light.setNowUs(midnightMs * 1e3 + m_options.hour * 3600e6 - light.utcOffsetMin() * 60e6);
    }
    if (m_options.look >= 0)
        light.setMode(static_cast<scene::MapLight::Mode>(m_options.look));
    else if (m_options.hour >= 0)
        light.setMode(scene::MapLight::Clock);
    return true;
}

void MapRun::raiseTerrain()
{
    m_terrain->setExaggeration(m_options.exaggeration);
    if (!m_options.dem.empty())
        m_terrain->setDem(m_options.dem);
    connect(m_terrain, &scene::Terrain::stateChanged, this, [this] {
        if (!m_terrain->problem().isEmpty())
            spdlog::warn("{}", m_terrain->problem().toStdString());
    });
}

void MapRun::placeCamera()
{
    if (m_options.distanceM <= 0)
        return;
    scene::CameraPose pose;
    pose.target = {m_options.x, m_options.y};
    pose.distanceM = m_options.distanceM;
    pose.yawDeg = m_options.yawDeg;
    pose.pitchDeg = m_options.pitchDeg;
    m_camera->setPose(pose);
}

void MapRun::addMarkers()
{
    const auto city = m_scene->city();
    if (!city)
        return;
    Load load = loadOf(*city, m_options.cases, m_options.workers);
    if (m_options.exploded)
        liftPlates(load.cases);
    m_markers->setCases(std::move(load.cases));
    m_markers->setWorkers(std::move(load.workers));
    if (m_options.people > 0) {
        m_crowd = crowdOf(*city, m_options.people);
        m_field.emplace(city->bounds, kDensityCellM);
        showCrowd();
    }
}

void MapRun::liftPlates(const std::vector<scene::CaseMarker>& cases)
{
    PlateLoad load = platesOf(m_options.city, cases);
    if (!load.regions || load.regions->empty())
        return spdlog::error("{} has no regions to lift", m_options.city);
    m_plates->setRegions(load.regions);
    m_plates->setFigures(std::move(load.figures));
    m_plateCases = std::move(load.cases);
    m_plates->setCases(m_plateCases);
    m_plates->show(0);
}

void MapRun::showCrowd()
{
    if (!m_field)
        return;
    const double begin = m_start.elapsedMs();
    m_field->rebuild(m_crowd);
    m_density->show(*m_field);
    m_rebuildMs.push_back(m_start.elapsedMs() - begin);
}

void MapRun::readCameras()
{
    m_camerasThere = !m_options.cameras;
    if (m_camerasThere)
        return;
    m_cameraReader = std::jthread([this, file = m_options.city] {
        QMetaObject::invokeMethod(this, [this, cameras = camerasOf(file)]() mutable {
            m_markers->setCameras(std::move(cameras));
            m_markers->setShowCameras(true);
            m_camerasThere = true;
        });
    });
}

bool MapRun::drawn() const
{
    return m_scene->ready() && m_scene->pendingTiles() == 0 && m_scene->drawCalls() > 0 && m_things->ready() &&
           m_doors->ready() && m_pipes->settled() && m_camerasThere &&
           m_basemap->state() != scene::BasemapLayer::Loading && !m_terrain->reading() && !m_camera->flying();
}

void MapRun::onFrame()
{
    if (!m_window || !m_scene)
        return;
    ++m_frame;
    const double now = m_start.elapsedMs();
    switch (m_phase) {
    case Phase::FirstFrame:
        if (!m_scene->ready() || m_scene->drawCalls() == 0 || !m_things->ready() || !m_camerasThere)
            break;
        // This frame may have been synchronised before the last tile came; the next one has them all.
        if (++m_readyFrames < 2)
            break;
        m_firstFrameMs = now;
        enter(Phase::Settle);
        break;
    case Phase::Settle:
        if (!drawn())
            m_frame = 0;
        else if (m_frame > kWarmFrames)
            enter(!m_options.picture.empty() ? Phase::Picture
                  : !m_options.json.empty()  ? Phase::District
                                             : Phase::Done);
        break;
    case Phase::Picture:
        takePicture();
        return;
    case Phase::District:
    case Phase::Street:
        measureFrame();
        break;
    case Phase::Flight:
        measureFlight();
        break;
    case Phase::PipesMiddle:
    case Phase::PipesStreet:
        measurePipes();
        break;
    case Phase::Done:
        return;
    }
    m_lastFrameMs = now;
    m_window->update();
}

void MapRun::enter(Phase phase)
{
    if (phase == Phase::Street) {
        scene::CameraPose pose = m_camera->pose();
        pose.target = {m_options.x, m_options.y};
        pose.distanceM = kStreetDistanceM;
        m_camera->setPose(pose);
    }
    if (phase == Phase::PipesMiddle || phase == Phase::PipesStreet) {
        scene::CameraPose pose = m_camera->pose();
        pose.target = {m_options.x, m_options.y};
        pose.distanceM = phase == Phase::PipesMiddle ? kMiddleDistanceM : kStreetDistanceM;
        m_camera->setPose(pose);
        m_pipes->setShown(true);
    }
    if (phase == Phase::Flight) {
        // Up to the whole district and down again to a corner, all tiles of the way to be fetched.
        m_camera->home();
        m_flights = 1;
    }
    if (phase == Phase::District && m_firstFrameMs == 0)
        m_firstFrameMs = m_start.elapsedMs();
    m_phase = phase;
    m_frame = 0;
    m_lastFrameMs = m_start.elapsedMs();
}

void MapRun::measureFrame()
{
    auto& times = m_phase == Phase::District ? m_districtMs : m_streetMs;
    // The picture of a crowd is a second old at most.
    if (m_phase == Phase::District && m_frame % kFramesADensity == 0)
        showCrowd();
    // A case comes or goes about as often.
    if (m_options.exploded && m_frame % kFramesADensity == 0)
        m_plates->setCases(m_plateCases);
    if (m_frame == kWarmFrames)
        m_phaseCpuMs = cpuMs();
    if (m_frame > kWarmFrames) {
        times.push_back(m_start.elapsedMs() - m_lastFrameMs);
        m_guiMs.push_back(threadCpuMs() - m_lastGuiMs);
    }
    m_lastGuiMs = threadCpuMs();
    m_instances = std::max(m_instances, m_things->drawn() + m_markers->drawnCount());
    if (m_phase == Phase::District) {
        m_triangles = std::max(m_triangles, m_scene->triangles());
        m_drawCalls = std::max(m_drawCalls, m_scene->drawCalls());
    } else
        m_streetTriangles = std::max(m_streetTriangles, m_scene->triangles());
    if (times.size() == static_cast<std::size_t>(kMeasuredFrames)) {
        auto& cpu = m_phase == Phase::District ? m_districtCpuMs : m_streetCpuMs;
        cpu = (cpuMs() - m_phaseCpuMs) / kMeasuredFrames;
        if (m_phase == Phase::District)
            enter(Phase::Street);
        else
            enter(Phase::Flight);
        return;
    }
    m_camera->orbit(kDegreesAFrame, 0);
}

void MapRun::measureFlight()
{
    if (m_frame > 1)
        m_longestStallMs = std::max(m_longestStallMs, m_start.elapsedMs() - m_lastFrameMs);
    if (m_camera->flying() || !drawn() || m_frame < kWarmFrames)
        return;
    if (m_flights == 1 + kCorners) {
        m_residentMb = residentMb(); // of the map as it is used all day, without the pipes
        enter(Phase::PipesMiddle);
        return;
    }
    // Another quarter each time, so that nothing is there from before.
    if (m_flights % 2 == 1)
        m_camera->flyTo(m_options.x + 900.0 * m_flights, m_options.y + 500.0 * m_flights, kCornerDistanceM);
    else
        m_camera->home();
    ++m_flights;
    m_frame = 0;
}

void MapRun::measurePipes()
{
    auto& times = m_phase == Phase::PipesMiddle ? m_pipesMiddleMs : m_pipesStreetMs;
    if (times.empty() && !drawn())
        m_frame = 0;
    if (m_frame > kWarmFrames)
        times.push_back(m_start.elapsedMs() - m_lastFrameMs);
    m_pipeSegments = std::max(m_pipeSegments, m_pipes->segments());
    m_pipePlanMs = std::max(m_pipePlanMs, m_pipes->planMs());
    if (times.size() == static_cast<std::size_t>(kMeasuredFrames)) {
        if (m_phase == Phase::PipesMiddle)
            enter(Phase::PipesStreet);
        else
            writeFigures();
        return;
    }
    m_camera->orbit(kDegreesAFrame, 0);
}

void MapRun::takePicture()
{
    const QImage image = m_window->grabWindow();
    const bool saved = image.save(QString::fromStdString(m_options.picture));
    if (!saved)
        spdlog::error("{} cannot be written", m_options.picture);
    spdlog::info("{} triangles, {} draw calls", m_scene->triangles(), m_scene->drawCalls());
    finish(saved ? 0 : 1);
}

void MapRun::writeFigures()
{
    const nlohmann::ordered_json figures{{"first_frame_ms", m_firstFrameMs},
                                         {"district_frame_ms_p50", percentile(m_districtMs, 0.5)},
                                         {"district_frame_ms_p99", percentile(m_districtMs, 0.99)},
                                         {"street_frame_ms_p50", percentile(m_streetMs, 0.5)},
                                         {"street_frame_ms_p99", percentile(m_streetMs, 0.99)},
                                         {"density_rebuild_ms", percentile(m_rebuildMs, 0.5)},
                                         {"longest_stall_ms", m_longestStallMs},
                                         {"gui_thread_ms_p50", percentile(m_guiMs, 0.5)},
                                         {"gui_thread_ms_p99", percentile(m_guiMs, 0.99)},
                                         {"district_frame_cpu_ms", m_districtCpuMs},
                                         {"street_frame_cpu_ms", m_streetCpuMs},
                                         {"rss_mb", m_residentMb},
                                         {"pipes_middle_frame_ms_p50", percentile(m_pipesMiddleMs, 0.5)},
                                         {"pipes_middle_frame_ms_p99", percentile(m_pipesMiddleMs, 0.99)},
                                         {"pipes_street_frame_ms_p50", percentile(m_pipesStreetMs, 0.5)},
                                         {"pipes_street_frame_ms_p99", percentile(m_pipesStreetMs, 0.99)},
                                         {"pipe_segments", m_pipeSegments},
                                         {"pipe_plan_ms", m_pipePlanMs},
                                         {"pipes_rss_mb", residentMb() - m_residentMb},
                                         {"graphics_api", apiName(m_window->rendererInterface()->graphicsApi())},
                                         {"triangles", m_triangles},
                                         {"draw_calls", m_drawCalls},
                                         {"street_triangles", m_streetTriangles},
                                         {"instances", m_instances},
                                         {"upload_mb", static_cast<double>(m_scene->uploadedBytes()) / 1e6},
                                         {"width", m_window->width()},
                                         {"height", m_window->height()}};
    if (m_options.json == "-")
        std::cout << figures.dump(2) << std::endl;
    else if (!(std::ofstream(m_options.json) << figures.dump(2) << '\n')) {
        spdlog::error("{} cannot be written", m_options.json);
        return finish(1);
    }
    finish(0);
}

void MapRun::finish(int code)
{
    m_phase = Phase::Done;
    QGuiApplication::exit(code);
}

} // namespace sandtable::map
