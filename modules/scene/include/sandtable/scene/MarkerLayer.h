// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/MapLayer.h>
#include <sandtable/scene/Markers.h>

#include <QRectF>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>
#include <vector>

namespace sandtable::scene {

/// Draws cases, workers and cameras over the city with two scene-graph nodes, whatever their number.
/// Everything is called on the GUI thread; setters copy nothing that they can move and repaint at most once a frame.
/// Workers glide from where they are shown to where they are reported, over the time between two reports.
class MarkerLayer : public sandtable::scene::MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool showWorkers READ showWorkers WRITE setShowWorkers NOTIFY layersChanged)
    Q_PROPERTY(bool showCameras READ showCameras WRITE setShowCameras NOTIFY layersChanged)
    Q_PROPERTY(bool clustering READ clustering WRITE setClustering NOTIFY layersChanged)
    /// Pins drawn in the last frame (clusters count once), for tests and benches.
    Q_PROPERTY(int drawnCount READ drawnCount NOTIFY drawnChanged)

public:
    explicit MarkerLayer(QQuickItem* parent = nullptr);
    ~MarkerLayer() override;

    // The console's view models feed these; each call replaces the whole set.
    void setCases(std::vector<CaseMarker> cases);
    void setWorkers(std::vector<WorkerMarker> workers);
    void setCameras(std::vector<CameraMarker> cameras);

    /// While something is dragged: only these stay lit, the rest is dimmed. Ids of the kinds' own spaces.
    void setDropTargets(std::vector<quint64> workerIds, std::vector<quint64> caseIds = {});
    void clearDropTargets();

    Q_INVOKABLE void select(const QString& kind, quint64 id); ///< kind as in markerAt; "" clears
    Q_INVOKABLE void hover(const QString& kind, quint64 id);

    /// The marker at a point of this item, the topmost: {"kind": "case"|"worker"|"camera"|"cameras"|"cluster", "id":
    /// number, "x", "y": its centre on the item, "count": cases in a cluster, "localX", "localY": metres}; empty if
    /// none.
    Q_INVOKABLE QVariantMap markerAt(QPointF point) const;
    /// Where a worker is shown now, metres, on the way between two reports; nothing when there is no such worker.
    std::optional<geo::LocalMetres> workerAt(quint64 id) const;
    /// Where a marker is drawn now; a null point when it is unknown or outside.
    Q_INVOKABLE QPointF positionOf(const QString& kind, quint64 id) const;

    bool showWorkers() const;
    void setShowWorkers(bool on);
    bool showCameras() const;
    void setShowCameras(bool on);
    bool clustering() const;
    void setClustering(bool on);
    int drawnCount() const;
    /// What each pin of the last frame covers, with its badge; other things on the map keep off.
    const std::vector<QRectF>& pinBoxes() const;

signals:
    void layersChanged();
    void drawnChanged();
    void pinsMoved();

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void updatePolish() override;

private:
    struct State;
    void touch();

    std::unique_ptr<State> m_state;
};

} // namespace sandtable::scene
