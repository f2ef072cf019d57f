// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/MapCamera.h>

#include <QTimer>
#include <QVariantMap>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sandtable::scene {
namespace {

constexpr double kUsualPitchDeg = 52;
constexpr int kFlightTickMs = 8;
constexpr double kHomeMargin = 0.03;
constexpr double kLeastFreePx = 160;
/// What a look from a standpoint can be narrowed and widened to.
constexpr double kNarrowestDeg = 4;
constexpr double kWidestDeg = 75;

} // namespace

MapCamera::MapCamera(QObject* parent) : QObject(parent), m_timer(new QTimer(this))
{
    m_timer->setInterval(kFlightTickMs);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer, &QTimer::timeout, this, &MapCamera::tick);
    m_pose.pitchDeg = kUsualPitchDeg;
    m_home = m_pose;
}

QVector3D MapCamera::eye() const
{
    const auto eye = eyeOver(m_pose, m_ground);
    // Quick 3D's y points up and its z towards the viewer: north is -z.
    return {static_cast<float>(eye[0]), static_cast<float>(eye[2]), static_cast<float>(-eye[1])};
}

QQuaternion MapCamera::rotation() const
{
    return QQuaternion::fromEulerAngles(static_cast<float>(-m_pose.pitchDeg), static_cast<float>(-m_pose.yawDeg), 0);
}

void MapCamera::setGround(Ground ground)
{
    m_ground = std::move(ground);
    emit moved();
}

void MapCamera::setViewSize(QSizeF size)
{
    if (size == m_view || size.isEmpty())
        return;
    m_view = size;
    renewHome();
    emit moved();
}

void MapCamera::setFreeArea(QRectF area)
{
    if (area == m_freeArea)
        return;
    m_freeArea = area;
    emit freeAreaChanged();
    renewHome();
    emit moved();
}

void MapCamera::renewHome()
{
    if (m_limits.bounds.empty())
        return;
    // Somebody who has not moved yet, or is on the way home, gets the whole district in the room that is there now.
    const CameraPose before = m_home;
    m_home = homePose();
    if (m_flight && m_flight->to == before)
        m_flight->to = m_home;
    else if (m_pose == before)
        m_pose = m_home;
}

double MapCamera::metresPerPixel() const
{
    return projection().metresPerPixel(m_pose.distanceM);
}

void MapCamera::setPose(const CameraPose& pose)
{
    stopFlight();
    leaveLook();
    show(m_limits.clamped(pose));
}

void MapCamera::setCity(const geo::Frame& frame, const geo::Bounds& bounds, std::vector<geo::LocalMetres> outline)
{
    m_frame = frame;
    m_limits.bounds = bounds;
    m_outline = std::move(outline);
    if (m_outline.empty() && !bounds.empty())
        m_outline = {bounds.min, {bounds.max.x, bounds.min.y}, bounds.max, {bounds.min.x, bounds.max.y}};
    m_home = homePose();
    setPose(m_home);
}

ViewArea MapCamera::freeRoom() const
{
    const QRectF view(QPointF(0, 0), m_view);
    QRectF free = m_freeArea.isEmpty() ? view : m_freeArea.intersected(view);
    // A panel that covers nearly everything leaves no room worth fitting a district into.
    if (free.width() < kLeastFreePx || free.height() < kLeastFreePx)
        free = view;
    const double margin = std::min(free.width(), free.height()) * kHomeMargin;
    free.adjust(margin, margin, -margin, -margin);
    return {free.left(), free.top(), free.right(), free.bottom()};
}

CameraPose MapCamera::poseFor(std::span<const geo::LocalMetres> points) const
{
    return poseShowing(points, m_view.width(), m_view.height(), freeRoom(), kUsualPitchDeg);
}

CameraPose MapCamera::homePose()
{
    const auto pose = poseFor(m_outline);
    m_limits.maxDistanceM = pose.distanceM * 1.6;
    return m_limits.clamped(pose);
}

double MapCamera::flyToShow(std::span<const geo::LocalMetres> points)
{
    if (points.empty())
        return m_pose.distanceM;
    flyToPose(poseFor(points));
    return m_flight->to.distanceM;
}

void MapCamera::panPixels(double dx, double dy, QPointF grabbed)
{
    emit panned();
    if (looking()) {
        // The picture moves with the hand: the head turns the other way.
        const double degrees = m_pose.fieldOfViewDeg / m_view.height();
        orbit(-dx * degrees, -dy * degrees);
        return;
    }
    const auto from = ground(grabbed);
    const auto to = ground(grabbed + QPointF(dx, dy));
    if (!from || !to)
        return;
    // Near the horizon a pixel is hundreds of metres: one drag never throws the view further than its own distance.
    double x = from->x - to->x;
    double y = from->y - to->y;
    const double length = std::hypot(x, y);
    if (length > m_pose.distanceM) {
        x *= m_pose.distanceM / length;
        y *= m_pose.distanceM / length;
    }
    CameraPose pose = m_pose;
    pose.target = {pose.target.x + x, pose.target.y + y};
    setPose(pose);
}

void MapCamera::orbit(double dyawDeg, double dpitchDeg)
{
    if (looking()) {
        stopFlight();
        show(turnedInPlace(m_pose, dyawDeg, dpitchDeg));
        return;
    }
    CameraPose pose = m_pose;
    pose.yawDeg += dyawDeg;
    pose.pitchDeg += dpitchDeg;
    setPose(pose);
}

void MapCamera::zoom(double factor, QPointF around)
{
    if (!(factor > 0))
        return;
    if (looking()) {
        CameraPose pose = m_pose;
        pose.fieldOfViewDeg = std::clamp(pose.fieldOfViewDeg * factor, kNarrowestDeg, kWidestDeg);
        stopFlight();
        show(pose);
        return;
    }
    const auto before = ground(around);
    CameraPose pose = m_pose;
    pose.distanceM *= factor;
    pose = m_limits.clamped(pose);
    const auto after = Projection(pose, m_view.width(), m_view.height(), m_ground).toGround(around.x(), around.y());
    if (before && after && std::hypot(before->x - after->x, before->y - after->y) < m_pose.distanceM * 4)
        pose.target = {pose.target.x + before->x - after->x, pose.target.y + before->y - after->y};
    setPose(pose);
}

void MapCamera::lookFrom(const Standpoint& mast)
{
    const bool before = looking();
    const CameraPose from = m_before.value_or(m_flight ? m_flight->to : m_pose);
    startFlight(poseFrom(mast));
    m_before = from;
    if (!before)
        emit lookingChanged();
}

void MapCamera::lookBack()
{
    if (!looking())
        return;
    const CameraPose back = *m_before;
    leaveLook();
    startFlight(back);
}

void MapCamera::leaveLook()
{
    if (std::exchange(m_before, std::nullopt))
        emit lookingChanged();
}

void MapCamera::carryTo(geo::LocalMetres target)
{
    if (m_flight || looking())
        return;
    CameraPose pose = m_pose;
    pose.target = target;
    show(m_limits.clamped(pose));
}

void MapCamera::home()
{
    leaveLook();
    startFlight(m_home);
}

void MapCamera::flyTo(double x, double y, double distanceM)
{
    CameraPose to = m_before.value_or(m_pose);
    leaveLook();
    to.target = {x, y};
    if (distanceM > 0)
        to.distanceM = distanceM;
    startFlight(m_limits.clamped(to));
}

void MapCamera::flyToPose(const CameraPose& pose)
{
    leaveLook();
    startFlight(m_limits.clamped(pose));
}

void MapCamera::northUp()
{
    CameraPose to = m_before.value_or(m_pose);
    leaveLook();
    to.yawDeg = 0;
    to.pitchDeg = kUsualPitchDeg;
    startFlight(to);
}

QVariantMap MapCamera::groundAt(QPointF screen) const
{
    const auto at = ground(screen);
    if (!at)
        return {{QStringLiteral("valid"), false}};
    const auto place = m_frame ? m_frame->toWgs84(*at) : geo::Wgs84{};
    return {{QStringLiteral("valid"), m_frame.has_value()},
            {QStringLiteral("x"), at->x},
            {QStringLiteral("y"), at->y},
            {QStringLiteral("lon"), place.lon},
            {QStringLiteral("lat"), place.lat}};
}

QPointF MapCamera::toScreen(double x, double y, double heightM) const
{
    const auto at = projection().toScreen({x, y}, heightM);
    return at ? QPointF(at->x, at->y) : QPointF(-1e6, -1e6);
}

std::optional<geo::LocalMetres> MapCamera::ground(QPointF screen) const
{
    return projection().toGround(screen.x(), screen.y());
}

void MapCamera::startFlight(const CameraPose& goal)
{
    const bool wasFlying = flying();
    m_flight = Flight{m_pose, goal, flightMs(m_pose, goal)};
    m_clock.start();
    m_timer->start();
    if (!wasFlying)
        emit flyingChanged();
}

void MapCamera::stopFlight()
{
    if (!m_flight)
        return;
    m_flight.reset();
    m_timer->stop();
    emit flyingChanged();
}

void MapCamera::tick()
{
    const double share = static_cast<double>(m_clock.elapsed()) / m_flight->durationMs;
    show(share < 1 ? between(m_flight->from, m_flight->to, share) : m_flight->to);
    if (share >= 1)
        stopFlight();
}

void MapCamera::show(const CameraPose& pose)
{
    m_pose = pose;
    emit moved();
}

} // namespace sandtable::scene
