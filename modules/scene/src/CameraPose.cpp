// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/CameraPose.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sandtable::scene {
namespace {

using Vec = std::array<double, 3>;

constexpr double kMastReachM = 1200;
constexpr double kLeastEyeM = 2;       ///< a mast without a height still looks over the kerb
constexpr double kLeastClearanceM = 2; ///< of the eye above the ground; a mast may be as low as that

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

double dot(const Vec& a, const Vec& b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/// Degrees in (-180, 180].
double turn(double degrees)
{
    return std::remainder(degrees, 360.0);
}

} // namespace

Vec CameraPose::eye() const
{
    const double pitch = radians(pitchDeg);
    const double yaw = radians(yawDeg);
    const double back = distanceM * std::cos(pitch);
    return {target.x - back * std::sin(yaw), target.y - back * std::cos(yaw), distanceM * std::sin(pitch)};
}

Vec eyeOver(const CameraPose& pose, const Ground& ground)
{
    Vec eye = pose.eye();
    if (ground)
        eye[2] = std::max(eye[2] + ground->at(pose.target), ground->at({eye[0], eye[1]}) + kLeastClearanceM);
    return eye;
}

CameraPose CameraLimits::clamped(CameraPose pose) const
{
    if (!bounds.empty())
        pose.target = {std::clamp(pose.target.x, bounds.min.x - beyondM, bounds.max.x + beyondM),
                       std::clamp(pose.target.y, bounds.min.y - beyondM, bounds.max.y + beyondM)};
    // A target beyond the city is farther off than what is looked at in the lower part of the view.
    pose.distanceM = std::clamp(pose.distanceM, minDistanceM, maxDistanceM + 4 * beyondM);
    pose.pitchDeg = std::clamp(pose.pitchDeg, minPitchDeg, maxPitchDeg);
    pose.yawDeg = turn(pose.yawDeg);
    return pose;
}

Projection::Projection(const CameraPose& pose, double widthPx, double heightPx, Ground ground)
    : m_ground(std::move(ground)), m_eye(eyeOver(pose, m_ground)), m_width(std::max(1.0, widthPx)),
      m_height(std::max(1.0, heightPx)), m_focalPx(m_height / 2 / std::tan(radians(pose.fieldOfViewDeg) / 2)),
      m_reachM(pose.reachM)
{
    const double pitch = radians(pose.pitchDeg);
    const double yaw = radians(pose.yawDeg);
    m_forward = {std::cos(pitch) * std::sin(yaw), std::cos(pitch) * std::cos(yaw), -std::sin(pitch)};
    m_right = {std::cos(yaw), -std::sin(yaw), 0};
    m_up = {std::sin(pitch) * std::sin(yaw), std::sin(pitch) * std::cos(yaw), std::cos(pitch)};
}

std::optional<ScreenPoint> Projection::toScreen(geo::LocalMetres at, double heightM) const
{
    const Vec d{at.x - m_eye[0], at.y - m_eye[1], heightM + heightOf(at) - m_eye[2]};
    const double depth = dot(d, m_forward);
    if (depth <= 0 || depth > m_reachM)
        return std::nullopt;
    const double scale = m_focalPx / depth;
    return ScreenPoint{m_width / 2 + dot(d, m_right) * scale, m_height / 2 - dot(d, m_up) * scale, depth};
}

double Projection::depthOf(geo::LocalMetres at) const
{
    return dot(Vec{at.x - m_eye[0], at.y - m_eye[1], heightOf(at) - m_eye[2]}, m_forward);
}

std::optional<geo::LocalMetres> Projection::toGround(double xPx, double yPx) const
{
    const double rx = (xPx - m_width / 2) / m_focalPx;
    const double uy = (m_height / 2 - yPx) / m_focalPx;
    Vec ray;
    for (std::size_t i = 0; i < 3; ++i)
        ray[i] = m_forward[i] + m_right[i] * rx + m_up[i] * uy;
    // A ray within a thousandth of the horizontal meets the ground too far away to mean anything.
    if (ray[2] > -1e-3)
        return std::nullopt;
    if (m_ground)
        return meetGround(ray);
    const double t = -m_eye[2] / ray[2];
    return geo::LocalMetres{m_eye[0] + ray[0] * t, m_eye[1] + ray[1] * t};
}

geo::LocalMetres Projection::meetGround(const Vec& ray) const
{
    constexpr double kStepsACell = 2;
    constexpr double kMostSteps = 1000;
    const auto range = m_ground->range();
    const auto place = [&](double t) { return geo::LocalMetres{m_eye[0] + ray[0] * t, m_eye[1] + ray[1] * t}; };
    const auto under = [&](double t) { return m_eye[2] + ray[2] * t <= m_ground->at(place(t)); };
    // Between the heights of the highest and the lowest ground, in steps that miss no ridge wider than half a cell.
    double above = std::max(0.0, (range.high - m_eye[2]) / ray[2]);
    const double end = std::max(above, (range.low - m_eye[2]) / ray[2]);
    const double metres = (end - above) * std::hypot(ray[0], ray[1]);
    const double steps = std::clamp(std::ceil(metres / m_ground->cellM() * kStepsACell), 1.0, kMostSteps);
    const double step = (end - above) / steps;
    double below = end;
    for (double i = 1; i <= steps; ++i) {
        if (under(above + step)) {
            below = above + step;
            break;
        }
        above += step;
    }
    for (int i = 0; i < 24; ++i) {
        const double middle = (above + below) / 2;
        (under(middle) ? below : above) = middle;
    }
    return place(below);
}

std::array<float, 16> Projection::pixelMatrix() const
{
    std::array<float, 16> matrix{};
    const auto setRow = [&](std::size_t row, const Vec& way) {
        for (std::size_t i = 0; i < 3; ++i)
            matrix[row * 4 + i] = static_cast<float>(way[i]);
        matrix[row * 4 + 3] = static_cast<float>(-dot(way, m_eye));
    };
    Vec x;
    Vec y;
    for (std::size_t i = 0; i < 3; ++i) {
        x[i] = m_forward[i] * m_width / 2 + m_right[i] * m_focalPx;
        y[i] = m_forward[i] * m_height / 2 - m_up[i] * m_focalPx;
    }
    setRow(0, x);
    setRow(1, y);
    setRow(3, m_forward);
    return matrix;
}

bool Projection::seesBox(const geo::Bounds& bounds, double topM) const
{
    // Outside when all eight corners lie beyond one of the view's side planes or behind the eye.
    const auto ground = m_ground ? m_ground->range(bounds) : imagery::HeightField::Range{};
    int left = 0, right = 0, above = 0, below = 0, behind = 0;
    const double slopeX = m_width / 2 / m_focalPx;
    const double slopeY = m_height / 2 / m_focalPx;
    for (int corner = 0; corner < 8; ++corner) {
        const Vec d{((corner & 1) != 0 ? bounds.max.x : bounds.min.x) - m_eye[0],
                    ((corner & 2) != 0 ? bounds.max.y : bounds.min.y) - m_eye[1],
                    ((corner & 4) != 0 ? topM + ground.high : ground.low) - m_eye[2]};
        const double depth = dot(d, m_forward);
        const double x = dot(d, m_right);
        const double y = dot(d, m_up);
        left += x < -slopeX * depth ? 1 : 0;
        right += x > slopeX * depth ? 1 : 0;
        below += y < -slopeY * depth ? 1 : 0;
        above += y > slopeY * depth ? 1 : 0;
        behind += depth <= 0 ? 1 : 0;
    }
    return left < 8 && right < 8 && above < 8 && below < 8 && behind < 8;
}

double Projection::distanceToBox(const geo::Bounds& bounds, double topM) const
{
    const double dx = std::max({bounds.min.x - m_eye[0], m_eye[0] - bounds.max.x, 0.0});
    const double dy = std::max({bounds.min.y - m_eye[1], m_eye[1] - bounds.max.y, 0.0});
    const double groundM = m_ground ? m_ground->range(bounds).high : 0;
    const double dz = std::max(m_eye[2] - topM - groundM, 0.0);
    return std::hypot(dx, dy, dz);
}

CameraPose poseShowing(std::span<const geo::LocalMetres> points, double widthPx, double heightPx, const ViewArea& area,
                       double pitchDeg)
{
    geo::Bounds bounds;
    bounds.add(points);
    const geo::LocalMetres middle{(bounds.min.x + bounds.max.x) / 2, (bounds.min.y + bounds.max.y) / 2};
    const double areaX = (area.left + area.right) / 2;
    const double areaY = (area.top + area.bottom) / 2;
    /// Moves the target until the points lie in the middle of the area; nothing when they do not fit into it.
    const auto centred = [&](double distanceM) -> std::optional<CameraPose> {
        CameraPose pose{middle, distanceM, 0, pitchDeg};
        // Perspective draws the near part larger, so one step is not enough; each leaves a small share of the error.
        constexpr int kSteps = 10;
        for (int step = 0;; ++step) {
            const Projection view(pose, widthPx, heightPx);
            double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
            for (const auto& point : points) {
                const auto at = view.toScreen(point);
                if (!at)
                    return std::nullopt;
                left = std::min(left, at->x);
                right = std::max(right, at->x);
                top = std::min(top, at->y);
                bottom = std::max(bottom, at->y);
            }
            if (step == kSteps) {
                const bool fits = left >= area.left - 1 && right <= area.right + 1 && top >= area.top - 1 &&
                                  bottom <= area.bottom + 1;
                return fits ? std::optional(pose) : std::nullopt;
            }
            const auto now = view.toGround((left + right) / 2, (top + bottom) / 2);
            const auto wanted = view.toGround(areaX, areaY);
            if (!now || !wanted)
                return std::nullopt;
            pose.target = {pose.target.x + now->x - wanted->x, pose.target.y + now->y - wanted->y};
        }
    };
    const double span = std::hypot(bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    double near = std::max(1.0, span * 0.05);
    double far = std::max(10.0, span * 10);
    CameraPose best{middle, far, 0, pitchDeg};
    for (int step = 0; step < 40; ++step) {
        const double tried = (near + far) / 2;
        if (const auto pose = centred(tried)) {
            best = *pose;
            far = tried;
        } else
            near = tried;
    }
    return best;
}

CameraPose poseFrom(const Standpoint& mast)
{
    const double height = std::max(mast.heightM, kLeastEyeM);
    const double along = std::max(mast.rangeM * 2 / 3, height);
    const double yaw = radians(mast.headingDeg);
    CameraPose pose;
    pose.target = {mast.at.x + along * std::sin(yaw), mast.at.y + along * std::cos(yaw)};
    pose.distanceM = std::hypot(along, height);
    pose.yawDeg = turn(mast.headingDeg);
    pose.pitchDeg = std::atan2(height, along) * 180 / std::numbers::pi;
    const double half = radians(std::clamp(mast.viewAngleDeg, 5.0, 120.0)) / 2;
    pose.reachM = kMastReachM;
    pose.fieldOfViewDeg = 2 * std::atan(std::tan(half) * 9 / 16) * 180 / std::numbers::pi;
    return pose;
}

CameraPose turnedInPlace(CameraPose pose, double dyawDeg, double dpitchDeg)
{
    const Vec eye = pose.eye();
    // Below a degree the target would lie beyond the horizon.
    pose.pitchDeg = std::clamp(pose.pitchDeg + dpitchDeg, 1.0, 89.0);
    pose.yawDeg = turn(pose.yawDeg + dyawDeg);
    const double along = eye[2] / std::tan(radians(pose.pitchDeg));
    const double yaw = radians(pose.yawDeg);
    pose.target = {eye[0] + along * std::sin(yaw), eye[1] + along * std::cos(yaw)};
    pose.distanceM = std::hypot(along, eye[2]);
    return pose;
}

CameraPose between(const CameraPose& from, const CameraPose& to, double share)
{
    const double t = std::clamp(share, 0.0, 1.0);
    const double eased = t * t * (3 - 2 * t);
    CameraPose pose;
    pose.target = {std::lerp(from.target.x, to.target.x, eased), std::lerp(from.target.y, to.target.y, eased)};
    pose.distanceM = std::exp(std::lerp(std::log(from.distanceM), std::log(to.distanceM), eased));
    pose.yawDeg = turn(from.yawDeg + turn(to.yawDeg - from.yawDeg) * eased);
    pose.pitchDeg = std::lerp(from.pitchDeg, to.pitchDeg, eased);
    pose.reachM = t < 1 ? std::max(from.reachM, to.reachM) : to.reachM;
    pose.fieldOfViewDeg = std::lerp(from.fieldOfViewDeg, to.fieldOfViewDeg, eased);
    return pose;
}

int flightMs(const CameraPose& from, const CameraPose& to)
{
    const double scale = std::max(from.distanceM, to.distanceM);
    const double travel = std::hypot(to.target.x - from.target.x, to.target.y - from.target.y) / scale;
    const double zoom = std::abs(std::log(to.distanceM / from.distanceM));
    return static_cast<int>(std::clamp(200 + 150 * (travel + zoom), 200.0, 600.0));
}

} // namespace sandtable::scene
