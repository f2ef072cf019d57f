// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CaseFold.h>
#include <sandtable/console/DragModel.h>
#include <sandtable/console/Figures.h>
#include <sandtable/console/Names.h>
#include <sandtable/console/WorkerFeed.h>
#include <sandtable/scene/MapCamera.h>
#include <sandtable/scene/MarkerLayer.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace sandtable::console {

/// Feeds the map's markers from the fold: open cases as pins, workers as dots, lit targets while a case is dragged.
/// Pins are handed over at most four times a second, and once a second for their rings. GUI thread.
class MapFeed : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(sandtable::scene::MarkerLayer* layer READ layer WRITE setLayer NOTIFY attached)
    Q_PROPERTY(sandtable::scene::MapCamera* camera READ camera WRITE setCamera NOTIFY attached)
    Q_PROPERTY(QString breadcrumb READ breadcrumb NOTIFY breadcrumbChanged) ///< of the cursor, or the selected case
    Q_PROPERTY(bool camerasShown READ camerasShown WRITE setCamerasShown NOTIFY camerasShownChanged)
    /// The map stays over the chosen worker, or else over the open case.
    Q_PROPERTY(bool following READ following WRITE setFollowing NOTIFY followingChanged)
    Q_PROPERTY(quint64 worker READ worker NOTIFY workerChanged) ///< marker of the chosen worker; 0: none

public:
    using CityNow = std::function<std::int64_t()>;

    MapFeed(const CaseFold& fold, const Names& names, const WorkerFeed& workers, const DragModel& drag, CityNow now,
            Figures& figures, QObject* parent = nullptr);

    scene::MarkerLayer* layer() const { return m_layer; }
    void setLayer(scene::MarkerLayer* layer);
    scene::MapCamera* camera() const { return m_camera; }
    void setCamera(scene::MapCamera* camera);
    QString breadcrumb() const { return m_breadcrumb; }
    /// The region that the breadcrumb leads to, or city::kNone.
    std::uint32_t crumbRegion() const { return m_region; }
    bool following() const { return m_following; }
    void setFollowing(bool following);

    /// Once the city is there: its cameras, which the layer draws from close by when they are shown.
    void feedCameras();
    bool camerasShown() const { return m_layer && m_layer->showCameras(); }
    void setCamerasShown(bool shown);
    /// Name of a camera's marker, for the tip.
    Q_INVOKABLE QString cameraText(quint64 markerId) const;
    /// Name and code of a component; `type` is class × 100 + subclass of its code.
    Q_INVOKABLE QString componentText(const QString& code, int type) const;
    /// The region in which the open case lies, or else the middle of the map, at a tier 1 … 4: its code, or "".
    Q_INVOKABLE QString regionHere(int tier) const;

    /// The case whose pin is marked; 0: none. No worker is chosen then.
    void select(quint64 caseId);
    quint64 worker() const { return m_worker; }
    /// A worker's marker, to be followed; 0: none.
    Q_INVOKABLE void chooseWorker(quint64 markerId);
    Q_INVOKABLE void flyToSelected();
    void flyTo(geo::LocalMetres at, double distanceM);
    /// Where the work is: the open case, or else the middle of the map.
    geo::LocalMetres placeInWork() const;
    /// The map as a camera sees it; following ends.
    void lookFrom(quint64 cameraMarker, const scene::Standpoint& mast);
    /// The cursor is over this ground; its regions become the breadcrumb.
    Q_INVOKABLE void cursorAt(double localX, double localY);
    Q_INVOKABLE void cursorLeft();
    Q_INVOKABLE quint64 workerMarker(const QString& code) const; ///< 0: no such worker
    /// Name and what they do of a worker's marker, for the tip.
    Q_INVOKABLE QString workerText(quint64 markerId) const;
    Q_INVOKABLE QString caseText(quint64 caseId) const;
    void retranslate();

    /// Where a case lies; nothing when its place is not known.
    std::optional<geo::LocalMetres> placeOf(const protocol::Case& item) const;

signals:
    void attached();
    void breadcrumbChanged();
    void camerasShownChanged();
    void followingChanged();
    void workerChanged();

private:
    void feedCases();
    void feedWorkers();
    void feedTargets();
    void markSelected();
    void carryAlong();
    void setBreadcrumb(std::uint32_t region);

    const CaseFold& m_fold;
    const Names& m_names;
    const WorkerFeed& m_workers;
    const DragModel& m_drag;
    CityNow m_now;
    Figures& m_figures;
    QPointer<scene::MarkerLayer> m_layer;
    QPointer<scene::MapCamera> m_camera;
    QString m_breadcrumb;
    std::uint32_t m_region;
    bool m_following = false;
    quint64 m_selected = 0;
    quint64 m_worker = 0;
    QTimer m_carryTimer; ///< runs while the map goes with a worker
    QTimer m_pinTimer;
    QTimer m_ringTimer;
    /// Where a point of the earth lies; projecting is the dear part.
    struct Placed
    {
        double lon;
        double lat;
        geo::LocalMetres at;
    };
    mutable std::unordered_map<std::uint64_t, Placed> m_placed;
};

} // namespace sandtable::console
