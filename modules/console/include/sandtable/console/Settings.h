// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/QueueModel.h>
#include <sandtable/console/ViewsModel.h>
#include <sandtable/scene/BasemapLayer.h>
#include <sandtable/scene/CityScene.h>
#include <sandtable/scene/MapCamera.h>
#include <sandtable/scene/MapEffects.h>
#include <sandtable/scene/MapLight.h>
#include <sandtable/scene/Terrain.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QSettings>
#include <QtCore/QString>
#include <QtCore/QTimer>
#include <QtGui/QWindow>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace sandtable::console {

/// What a person set at this console, from one run to the next: window, theme, language, filters, tier, camera,
/// light of the map.
/// Each keep() first gives back what was saved, as far as it makes sense today, and from then on notes changes; they
/// are written a second later and by write(). GUI thread.
class Settings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY changed)
    Q_PROPERTY(int tier READ tier WRITE setTier NOTIFY changed)    ///< 1 … 4; 0: it follows the zoom
    Q_PROPERTY(int datum READ datum WRITE setDatum NOTIFY changed) ///< of scene::GroundReadout::Datum

public:
    /// `file` is an INI file, made when it is missing; empty: nothing is read and nothing is written.
    explicit Settings(const QString& file, QObject* parent = nullptr);

    bool dark() const { return m_dark; }
    void setDark(bool dark);
    int tier() const { return m_tier; }
    void setTier(int tier);
    int datum() const { return m_datum; }
    void setDatum(int datum);
    /// Empty when nobody chose one yet.
    const QString& language() const { return m_language; }
    void setLanguage(const QString& code);

    void keep(QWindow& window);
    void keep(QueueModel& queue);
    /// The camera is put back once the scene has opened the city for which it was saved.
    void keep(scene::CityScene& scene, scene::MapCamera& camera);
    /// Views belong to the city of the scene that is kept; they come back when it is open.
    void keep(ViewsModel& views);

    void keep(scene::MapLight& light, scene::MapEffects& effects);
    /// After the list of basemaps is known.
    void keep(scene::BasemapLayer& basemap, scene::Terrain& terrain);

    void write();

signals:
    void changed();

private:
    int number(const QString& key, int low, int high, int fallback) const;
    void note();
    void restoreScene();
    void restoreCamera();
    void restoreViews();
    std::optional<scene::CameraPose> readPose() const;
    void writePose(const scene::CameraPose& pose);
    void writeWindow();
    void writeFilters();
    void writeCamera();
    void writeGround();
    void writeViews();
    void writeLight();

    std::unique_ptr<QSettings> m_file;
    QTimer m_timer;
    bool m_dark = true;
    int m_tier = 0;
    int m_datum = 0;
    QString m_language;
    QPointer<QWindow> m_window;
    QPointer<QueueModel> m_queue;
    QPointer<scene::CityScene> m_scene;
    QPointer<scene::MapCamera> m_camera;
    QPointer<scene::MapLight> m_light;
    QPointer<scene::MapEffects> m_effects;
    QPointer<scene::BasemapLayer> m_basemap;
    QPointer<scene::Terrain> m_terrain;
    bool m_cameraRestored = false;
    QPointer<ViewsModel> m_views;
    bool m_viewsRestored = false;
};

} // namespace sandtable::console
