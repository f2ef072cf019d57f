// SPDX-License-Identifier: GPL-3.0-or-later
#include "MapRun.h"

#include <sandtable/base/Random.h>
#include <sandtable/scene/CityScene.h>
#include <sandtable/scene/MarkerLayer.h>
#include <sandtable/scene/ThingsLayer.h>

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
    if (!m_scene || !m_camera || !m_markers || !m_things)
        return false;
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
    if (m_options.cases <= 0 || !city)
        return;
    Random random(7);
    // Near something that has a name, so that nobody stands outside the district.
    const auto anywhere = [&] {
        constexpr double kNearM = 120;
        const geo::LocalMetres near =
            city->labels.empty() ? geo::LocalMetres{}
                                 : city->labels[random.below(static_cast<std::uint32_t>(city->labels.size()))].at;
        return geo::LocalMetres{near.x + random.between(-kNearM, kNearM), near.y + random.between(-kNearM, kNearM)};
    };
    std::vector<scene::CaseMarker> cases;
    std::vector<scene::WorkerMarker> workers;
    cases.reserve(static_cast<std::size_t>(m_options.cases));
    workers.reserve(static_cast<std::size_t>(m_options.cases) * 2);
    for (int i = 0; i < m_options.cases; ++i)
        cases.push_back({static_cast<quint64>(i + 1), anywhere(), static_cast<std::uint8_t>(1 + random.below(4)),
                         static_cast<float>(random.unit()), static_cast<scene::CaseTone>(random.below(6))});
    for (int i = 0; i < m_options.cases * 2; ++i)
        workers.push_back({static_cast<quint64>(i + 1), anywhere(), static_cast<scene::WorkerDoing>(random.below(4))});
    m_markers->setCases(std::move(cases));
    m_markers->setWorkers(std::move(workers));
}

bool MapRun::drawn() const
{
    return m_scene->ready() && m_scene->pendingTiles() == 0 && m_scene->drawCalls() > 0 && m_things->ready();
}

void MapRun::onFrame()
{
    if (!m_window || !m_scene)
        return;
    ++m_frame;
    const double now = m_start.elapsedMs();
    switch (m_phase) {
    case Phase::FirstFrame:
        if (!m_scene->ready() || m_scene->drawCalls() == 0)
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
    if (phase == Phase::District && m_firstFrameMs == 0)
        m_firstFrameMs = m_start.elapsedMs();
    m_phase = phase;
    m_frame = 0;
    m_lastFrameMs = m_start.elapsedMs();
}

void MapRun::measureFrame()
{
    auto& times = m_phase == Phase::District ? m_districtMs : m_streetMs;
    if (m_frame == kWarmFrames)
        m_phaseCpuMs = cpuMs();
    if (m_frame > kWarmFrames)
        times.push_back(m_start.elapsedMs() - m_lastFrameMs);
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
        else {
            writeFigures();
            return;
        }
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
                                         {"district_frame_cpu_ms", m_districtCpuMs},
                                         {"street_frame_cpu_ms", m_streetCpuMs},
                                         {"rss_mb", residentMb()},
                                         {"graphics_api", apiName(m_window->rendererInterface()->graphicsApi())},
                                         {"triangles", m_triangles},
                                         {"draw_calls", m_drawCalls},
                                         {"street_triangles", m_streetTriangles},
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
