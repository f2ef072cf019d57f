// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Frame.h>
#include <sandtable/scene/CameraPose.h>

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QQuaternion>
#include <QRectF>
#include <QSizeF>
#include <QVector3D>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <span>
#include <vector>

class QTimer;

namespace sandtable::scene {

/// The map's camera for QML: a pose, the view it is seen through, and short flights between poses.
/// GUI thread only. Positions are metres in the city's frame.
class MapCamera : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QVector3D eye READ eye NOTIFY moved)
    Q_PROPERTY(QQuaternion rotation READ rotation NOTIFY moved)
    Q_PROPERTY(double clipNear READ clipNear NOTIFY moved)
    Q_PROPERTY(double clipFar READ clipFar NOTIFY moved)
    Q_PROPERTY(double fieldOfView READ fieldOfView NOTIFY moved)
    Q_PROPERTY(double distance READ distance NOTIFY moved)
    Q_PROPERTY(double yaw READ yaw NOTIFY moved)
    Q_PROPERTY(double pitch READ pitch NOTIFY moved)
    Q_PROPERTY(QSizeF viewSize READ viewSize WRITE setViewSize NOTIFY moved)
    /// The part of the view that no panel or bar covers, for home(); empty means all of it.
    Q_PROPERTY(QRectF freeArea READ freeArea WRITE setFreeArea NOTIFY freeAreaChanged)
    Q_PROPERTY(double metresPerPixel READ metresPerPixel NOTIFY moved)
    Q_PROPERTY(bool flying READ flying NOTIFY flyingChanged)
    Q_PROPERTY(bool looking READ looking NOTIFY lookingChanged) ///< from a standpoint, see lookFrom()

public:
    explicit MapCamera(QObject* parent = nullptr);

    QVector3D eye() const;
    QQuaternion rotation() const;
    double clipNear() const { return m_pose.clipNearM(); }
    double clipFar() const { return m_pose.clipFarM(); }
    double fieldOfView() const { return m_pose.fieldOfViewDeg; }
    double distance() const { return m_pose.distanceM; }
    double yaw() const { return m_pose.yawDeg; }
    double pitch() const { return m_pose.pitchDeg; }
    QSizeF viewSize() const { return m_view; }
    void setViewSize(QSizeF size);
    QRectF freeArea() const { return m_freeArea; }
    void setFreeArea(QRectF area);
    double metresPerPixel() const;
    bool flying() const { return m_flight.has_value(); }
    bool looking() const { return m_before.has_value(); }

    const CameraPose& pose() const { return m_pose; }
    /// The pose without a look from a standpoint: what to keep for the next run.
    const CameraPose& resting() const { return m_before ? *m_before : m_pose; }
    void setPose(const CameraPose& pose);
    /// What home() returns to, and the limits of movement. Set by CityScene when a city is ready.
    /// home() shows the outline, or the bounds where there is none.
    void setCity(const geo::Frame& frame, const geo::Bounds& bounds, std::vector<geo::LocalMetres> outline = {});

    /// Hills that the target stays on and that the eye never enters; null: the flat. Set by CityScene.
    void setGround(Ground ground);

    Q_INVOKABLE void panPixels(double dx, double dy, QPointF grabbed);
    Q_INVOKABLE void orbit(double dyawDeg, double dpitchDeg);
    /// factor < 1 goes closer; the ground under `around` stays under it.
    Q_INVOKABLE void zoom(double factor, QPointF around);
    Q_INVOKABLE void home();
    /// Flies to local metres; distance 0 keeps the distance.
    Q_INVOKABLE void flyTo(double x, double y, double distanceM = 0);
    /// The middle of the view may leave the city so far, for what stands above it; 0 again: the next move brings it
    /// back.
    void setBeyondM(double metres) { m_limits.beyondM = metres; }
    /// Flies to where these points of the ground fill the free area, looking north at the usual pitch; gives the
    /// distance that it will have there, metres.
    double flyToShow(std::span<const geo::LocalMetres> points);
    /// Flies to a pose, within the limits.
    void flyToPose(const CameraPose& pose);
    /// Flies to where a camera stands and looks as it does. From there dragging turns the head and the wheel narrows
    /// the view; lookBack() and every other flight end it.
    void lookFrom(const Standpoint& mast);
    /// Flies back to where the view was before lookFrom().
    Q_INVOKABLE void lookBack();
    /// Keeps the target over something that moves, without a flight; a flight under way and a look are left alone.
    void carryTo(geo::LocalMetres target);
    /// Turns to the north, at the usual pitch.
    Q_INVOKABLE void northUp();

    /// Ground point under a point of the view: {"valid", "x", "y", "lon", "lat"}.
    Q_INVOKABLE QVariantMap groundAt(QPointF screen) const;
    /// Screen point of local metres (height metres above ground); outside the view when behind the eye.
    Q_INVOKABLE QPointF toScreen(double x, double y, double heightM = 0) const;

    std::optional<geo::LocalMetres> ground(QPointF screen) const;
    Projection projection() const { return Projection(m_pose, m_view.width(), m_view.height(), m_ground); }

signals:
    void moved();
    void freeAreaChanged();
    void flyingChanged();
    void lookingChanged();
    void panned(); ///< by hand

private:
    struct Flight
    {
        CameraPose from;
        CameraPose to;
        int durationMs = 0;
    };
    CameraPose homePose();
    CameraPose poseFor(std::span<const geo::LocalMetres> points) const;
    ViewArea freeRoom() const;
    void renewHome();
    void startFlight(const CameraPose& goal);
    void stopFlight();
    void tick();
    void show(const CameraPose& pose);
    void leaveLook();

    CameraPose m_pose;
    CameraPose m_home;
    CameraLimits m_limits;
    QSizeF m_view{1280, 720};
    QRectF m_freeArea;
    std::vector<geo::LocalMetres> m_outline;
    std::optional<geo::Frame> m_frame;
    std::optional<Flight> m_flight;
    std::optional<CameraPose> m_before; ///< while looking from a standpoint: where to go back to
    QElapsedTimer m_clock;
    QTimer* m_timer = nullptr;
    Ground m_ground;
};

} // namespace sandtable::scene
