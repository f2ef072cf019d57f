// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/Settings.h>
#include <sandtable/scene/GroundReadout.h>

#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sandtable::console {
namespace {

constexpr int kWriteMs = 1000;
constexpr QLatin1String kViews("views/"); // of a city, by its name
constexpr int kLongestText = 200;         // a filter's words; the file may come from anywhere

bool onSomeScreen(const QRect& frame)
{
    const auto screens = QGuiApplication::screens();
    return std::any_of(screens.begin(), screens.end(), [&](const QScreen* screen) {
        const QRect seen = screen->availableGeometry().intersected(frame);
        return seen.width() >= 200 && seen.height() >= 100;
    });
}

} // namespace

Settings::Settings(const QString& file, QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kWriteMs);
    connect(&m_timer, &QTimer::timeout, this, &Settings::write);
    if (file.isEmpty())
        return;
    m_file = std::make_unique<QSettings>(file, QSettings::IniFormat);
    if (m_file->status() != QSettings::NoError)
        qWarning("%s: not as this console writes it; starting without it", qPrintable(file));
    m_dark = m_file->value(QStringLiteral("dark"), true).toBool();
    m_tier = number(QStringLiteral("tier"), 0, 4, 0);
    m_datum = number(QStringLiteral("datum"), scene::GroundReadout::Wgs84, scene::GroundReadout::Gcj02, m_datum);
    m_language = m_file->value(QStringLiteral("language")).toString();
}

int Settings::number(const QString& key, int low, int high, int fallback) const
{
    bool read = false;
    const int value = m_file->value(key, fallback).toInt(&read);
    return read && value >= low && value <= high ? value : fallback;
}

void Settings::setDark(bool dark)
{
    if (std::exchange(m_dark, dark) == dark)
        return;
    note();
    emit changed();
}

void Settings::setTier(int tier)
{
    if (tier < 0 || tier > 4 || std::exchange(m_tier, tier) == tier)
        return;
    note();
    emit changed();
}

void Settings::setDatum(int datum)
{
    if (datum < scene::GroundReadout::Wgs84 || datum > scene::GroundReadout::Gcj02 ||
        std::exchange(m_datum, datum) == datum)
        return;
    note();
    emit changed();
}

void Settings::setLanguage(const QString& code)
{
    if (std::exchange(m_language, code) != code)
        note();
}

void Settings::note()
{
    if (m_file && !m_timer.isActive())
        m_timer.start();
}

void Settings::keep(QWindow& window)
{
    if (!m_file)
        return;
    m_window = &window;
    const QRect frame = m_file->value(QStringLiteral("window/frame")).toRect();
    // A screen that is gone must not take the window with it.
    if (frame.width() >= window.minimumWidth() && frame.height() >= window.minimumHeight() && onSomeScreen(frame))
        window.setGeometry(frame);
    if (m_file->value(QStringLiteral("window/maximized")).toBool())
        window.showMaximized();
    for (const auto signal : {&QWindow::xChanged, &QWindow::yChanged, &QWindow::widthChanged, &QWindow::heightChanged})
        connect(&window, signal, this, &Settings::note);
    connect(&window, &QWindow::visibilityChanged, this, &Settings::note);
}

void Settings::keep(QueueModel& queue)
{
    if (!m_file)
        return;
    m_queue = &queue;
    queue.setStage(number(QStringLiteral("filters/stage"), 0, 7, 0));
    queue.setChannel(number(QStringLiteral("filters/channel"), 0, 7, 0));
    queue.setGrade(number(QStringLiteral("filters/grade"), 0, 4, 0));
    queue.setRegion(m_file->value(QStringLiteral("filters/region")).toString().left(kLongestText));
    queue.setNeedsMe(m_file->value(QStringLiteral("filters/needs_me")).toBool());
    queue.setText(m_file->value(QStringLiteral("filters/text")).toString().left(kLongestText));
    connect(&queue, &QueueModel::filterChanged, this, &Settings::note);
}

void Settings::keep(scene::CityScene& scene, scene::MapCamera& camera)
{
    if (!m_file)
        return;
    m_scene = &scene;
    m_camera = &camera;
    connect(&scene, &scene::CityScene::readyChanged, this, &Settings::restoreScene);
    connect(&camera, &scene::MapCamera::moved, this, [this] {
        if (m_cameraRestored)
            note();
    });
    restoreScene();
}

void Settings::keep(scene::MapLight& light, scene::MapEffects& effects)
{
    if (!m_file)
        return;
    m_light = &light;
    m_effects = &effects;
    using scene::MapEffects;
    using scene::MapLight;
    light.setMode(static_cast<MapLight::Mode>(
        number(QStringLiteral("light/mode"), MapLight::Neutral, MapLight::Night, light.mode())));
    light.setRain(number(QStringLiteral("light/rain_percent"), 0, 100, 0) / 100.0);
    const auto wish = [&](const QString& key, int fallback) {
        return number(key, MapEffects::Off, MapEffects::Auto, fallback);
    };
    effects.setShadows(wish(QStringLiteral("light/shadows"), effects.shadows()));
    effects.setContact(wish(QStringLiteral("light/contact"), effects.contact()));
    effects.setGlow(wish(QStringLiteral("light/glow"), effects.glow()));
    effects.setStillness(m_file->value(QStringLiteral("light/stillness")).toBool());
    connect(&light, &MapLight::modeChanged, this, &Settings::note);
    connect(&light, &MapLight::rainChanged, this, &Settings::note);
    connect(&effects, &MapEffects::wishesChanged, this, &Settings::note);
}

void Settings::restoreCamera()
{
    if (!m_scene || !m_scene->frame() || !m_camera || m_cameraRestored)
        return;
    m_cameraRestored = true;
    if (m_file->value(QStringLiteral("camera/city")).toString() != m_scene->cityName())
        return;
    m_file->beginGroup(QStringLiteral("camera"));
    const auto pose = readPose();
    m_file->endGroup();
    if (pose)
        m_camera->setPose(*pose); // within the limits of the city
}

void Settings::restoreScene()
{
    restoreCamera();
    restoreViews();
}

void Settings::keep(ViewsModel& views)
{
    if (!m_file)
        return;
    m_views = &views;
    connect(&views, &ViewsModel::edited, this, [this] {
        if (m_viewsRestored)
            note();
    });
    restoreViews();
}

void Settings::restoreViews()
{
    if (!m_scene || !m_scene->frame() || !m_views || m_viewsRestored)
        return;
    std::vector<SavedView> views;
    m_file->beginGroup(kViews + m_scene->cityName());
    const int count = std::min(m_file->beginReadArray(QStringLiteral("list")), ViewsModel::kMost);
    for (int i = 0; i < count; ++i) {
        m_file->setArrayIndex(i);
        const QString name = m_file->value(QStringLiteral("name")).toString().left(ViewsModel::kLongestName);
        if (const auto pose = readPose())
            views.push_back({name, *pose, number(QStringLiteral("tier"), 0, 4, 0)});
    }
    m_file->endArray();
    m_file->endGroup();
    m_views->restore(std::move(views));
    m_viewsRestored = true;
}

void Settings::writeViews()
{
    if (!m_viewsRestored || !m_scene || !m_scene->frame())
        return;
    m_file->beginGroup(kViews + m_scene->cityName());
    m_file->remove(QString());
    m_file->beginWriteArray(QStringLiteral("list"), m_views->count());
    for (int i = 0; i < m_views->count(); ++i) {
        m_file->setArrayIndex(i);
        const SavedView& view = m_views->views()[static_cast<std::size_t>(i)];
        m_file->setValue(QStringLiteral("name"), view.name);
        m_file->setValue(QStringLiteral("tier"), view.tier);
        writePose(view.pose);
    }
    m_file->endArray();
    m_file->endGroup();
}

/// Of the group that is open; nothing when a number is missing or makes no sense.
std::optional<scene::CameraPose> Settings::readPose() const
{
    std::array<double, 5> saved{};
    const std::array keys{"lon", "lat", "distance_m", "yaw", "pitch"};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        bool read = false;
        saved[i] = m_file->value(QLatin1String(keys[i])).toDouble(&read);
        if (!read || !std::isfinite(saved[i]))
            return std::nullopt;
    }
    const auto [lon, lat, distanceM, yaw, pitch] = saved;
    if (std::abs(lon) > 180 || std::abs(lat) > 85 || distanceM <= 0)
        return std::nullopt;
    return scene::CameraPose{m_scene->frame()->toLocal({lon, lat}), distanceM, yaw, pitch};
}

void Settings::writePose(const scene::CameraPose& pose)
{
    const geo::Wgs84 at = m_scene->frame()->toWgs84(pose.target);
    m_file->setValue(QStringLiteral("lon"), at.lon);
    m_file->setValue(QStringLiteral("lat"), at.lat);
    m_file->setValue(QStringLiteral("distance_m"), pose.distanceM);
    m_file->setValue(QStringLiteral("yaw"), pose.yawDeg);
    m_file->setValue(QStringLiteral("pitch"), pose.pitchDeg);
}

void Settings::writeWindow()
{
    const bool maximized = m_window->visibility() == QWindow::Maximized;
    m_file->setValue(QStringLiteral("window/maximized"), maximized);
    if (m_window->visibility() == QWindow::Windowed)
        m_file->setValue(QStringLiteral("window/frame"), m_window->geometry());
}

void Settings::writeFilters()
{
    m_file->setValue(QStringLiteral("filters/region"), m_queue->region());
    m_file->setValue(QStringLiteral("filters/stage"), m_queue->stage());
    m_file->setValue(QStringLiteral("filters/channel"), m_queue->channel());
    m_file->setValue(QStringLiteral("filters/grade"), m_queue->grade());
    m_file->setValue(QStringLiteral("filters/needs_me"), m_queue->needsMe());
    m_file->setValue(QStringLiteral("filters/text"), m_queue->text().left(kLongestText));
}

void Settings::writeCamera()
{
    if (!m_scene || !m_scene->frame() || !m_cameraRestored)
        return;
    m_file->setValue(QStringLiteral("camera/city"), m_scene->cityName());
    m_file->beginGroup(QStringLiteral("camera"));
    writePose(m_camera->resting());
    m_file->endGroup();
}

void Settings::writeLight()
{
    m_file->setValue(QStringLiteral("light/mode"), static_cast<int>(m_light->mode()));
    m_file->setValue(QStringLiteral("light/rain_percent"), static_cast<int>(std::lround(m_light->rain() * 100)));
    m_file->setValue(QStringLiteral("light/shadows"), m_effects->shadows());
    m_file->setValue(QStringLiteral("light/contact"), m_effects->contact());
    m_file->setValue(QStringLiteral("light/glow"), m_effects->glow());
    m_file->setValue(QStringLiteral("light/stillness"), m_effects->stillness());
}

void Settings::write()
{
    if (!m_file)
        return;
    m_timer.stop();
    m_file->setValue(QStringLiteral("dark"), m_dark);
    m_file->setValue(QStringLiteral("tier"), m_tier);
    m_file->setValue(QStringLiteral("datum"), m_datum);
    m_file->setValue(QStringLiteral("language"), m_language);
    if (m_window)
        writeWindow();
    if (m_queue)
        writeFilters();
    if (m_camera)
        writeCamera();
    writeGround();
    if (m_views)
        writeViews();
    if (m_light && m_effects)
        writeLight();
    m_file->sync();
    if (m_file->status() != QSettings::NoError)
        qWarning("%s: cannot be written; what was set is forgotten at the end", qPrintable(m_file->fileName()));
}

} // namespace sandtable::console
