// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/crowd/DensityField.h>
#include <sandtable/scene/Plates.h>

#include <QObject>
#include <QPointer>
#include <QString>

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

class QQmlApplicationEngine;
class QQuickItem;
class QQuickWindow;

namespace sandtable::scene {
class CityScene;
class MapCamera;
class MarkerLayer;
struct CaseMarker;
class PipeLayer;
class PlatesLayer;
class DoorLayer;
class ThingsLayer;
class MapEffects;
class MapLight;
class DensityTexture;
class BasemapLayer;
class Terrain;
} // namespace sandtable::scene

namespace sandtable::map {

struct Options
{
    std::string city;
    std::string picture;
    std::string json;
    std::string basemap;
    std::string dem;
    double exaggeration = 1;
    double x = 0;
    double y = 0;
    double distanceM = 0;
    double yawDeg = 0;
    double pitchDeg = 52;
    int tier = 1;
    int width = 1920;
    int height = 1080;
    int cases = 0;
    int workers = 0;
    int people = 0;
    bool cameras = false;
    bool components = false;
    bool underground = false;
    bool exploded = false;
    bool light = false;
    int look = -1;    ///< of scene::MapLight::Mode; -1: by the clock where an hour is given, else neutral
    double hour = -1; ///< of the local clock; -1: none
    std::string date = "2026-03-20";
    double rain = 0;
    std::string effects = "none";
    bool english = false;
};

/// Time since the process was started by the system, not since main().
class StartClock
{
public:
    StartClock();
    double elapsedMs() const;

private:
    std::chrono::steady_clock::time_point m_start;
};

/// One run of the map: shows it, waits until everything asked for is drawn, then makes a picture or measures.
class MapRun : public QObject
{
    Q_OBJECT

public:
    MapRun(QQmlApplicationEngine& engine, Options options, const StartClock& start);
    bool begin();

private:
    enum class Phase
    {
        FirstFrame,
        Settle,
        Picture,
        District,
        Street,
        Flight,
        PipesMiddle,
        PipesStreet,
        Done
    };

    void onFrame();
    bool drawn() const;
    void enter(Phase phase);
    void measureFrame();
    void measureFlight();
    void measurePipes();
    void showCrowd();
    void placeCamera();
    void addMarkers();
    void liftPlates(const std::vector<scene::CaseMarker>& cases);
    void readCameras();
    bool layBasemap();
    bool setLight(scene::MapLight& light) const;
    void raiseTerrain();
    bool setEffects(scene::MapEffects& effects) const;
    void takePicture();
    void writeFigures();
    void finish(int code);

    QQmlApplicationEngine& m_engine;
    Options m_options;
    const StartClock& m_start;
    QPointer<QQuickWindow> m_window;
    QPointer<scene::CityScene> m_scene;
    QPointer<scene::MapCamera> m_camera;
    QPointer<scene::MarkerLayer> m_markers;
    QPointer<scene::ThingsLayer> m_things;
    QPointer<scene::DoorLayer> m_doors;
    QPointer<scene::PipeLayer> m_pipes;
    QPointer<scene::PlatesLayer> m_plates;
    QPointer<scene::DensityTexture> m_density;
    QPointer<scene::BasemapLayer> m_basemap;
    QPointer<scene::Terrain> m_terrain;
    std::vector<crowd::Person> m_crowd;
    std::optional<crowd::DensityField> m_field;
    std::vector<double> m_rebuildMs;
    std::jthread m_cameraReader;
    std::vector<scene::PlateCase> m_plateCases;
    bool m_camerasThere = false;
    Phase m_phase = Phase::FirstFrame;
    int m_frame = 0;
    int m_readyFrames = 0;
    double m_firstFrameMs = 0;
    double m_lastFrameMs = 0;
    int m_triangles = 0;
    int m_drawCalls = 0;
    int m_streetTriangles = 0;
    double m_phaseCpuMs = 0;
    double m_districtCpuMs = 0;
    double m_streetCpuMs = 0;
    std::vector<double> m_districtMs;
    std::vector<double> m_streetMs;
    std::vector<double> m_guiMs; ///< processor time of this thread in each measured frame
    double m_lastGuiMs = 0;
    double m_longestStallMs = 0;
    int m_flights = 0;
    double m_residentMb = 0;
    std::vector<double> m_pipesMiddleMs;
    std::vector<double> m_pipesStreetMs;
    int m_pipeSegments = 0;
    double m_pipePlanMs = 0; ///< the longest, on the planner's thread
    int m_instances = 0;
};

} // namespace sandtable::map
