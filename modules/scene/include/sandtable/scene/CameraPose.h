// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>
#include <sandtable/imagery/HeightField.h>

#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <span>

namespace sandtable::scene {

constexpr double kFieldOfViewDeg = 40; ///< vertical

/// Where the map camera is: it looks at a target on the ground from a distance.
struct CameraPose
{
    geo::LocalMetres target;
    double distanceM = 5000;
    double yawDeg = 0;                       ///< 0 looks north; grows clockwise
    double pitchDeg = 55;                    ///< 90 looks straight down
    double fieldOfViewDeg = kFieldOfViewDeg; ///< vertical
    /// No marks are shown beyond: seen from a mast everything far away would crowd the horizon.
    double reachM = std::numeric_limits<double>::infinity();

    double clipNearM() const { return distanceM * 0.05; }
    double clipFarM() const { return distanceM * 6 + 20000; }
    /// East, north, up.
    std::array<double, 3> eye() const;
    bool operator==(const CameraPose&) const = default;
};

/// Hills under the map, already as high as they are drawn; null where it is flat.
using Ground = std::shared_ptr<const imagery::HeightField>;

/// The eye of a pose whose target lies on the ground: as high above that as on the flat, and never inside a hill.
std::array<double, 3> eyeOver(const CameraPose& pose, const Ground& ground);

struct CameraLimits
{
    geo::Bounds bounds;
    double beyondM = 0; ///< how far outside the bounds the target may be; the distance then grows with it
    double minDistanceM = 60;
    double maxDistanceM = 40000;
    double minPitchDeg = 20;
    double maxPitchDeg = 90;

    CameraPose clamped(CameraPose pose) const;
};

struct ScreenPoint
{
    double x = 0;
    double y = 0;
    double depth = 0; ///< metres along the view direction
};

/// A pose seen through a view of some pixels: ground to screen and back. Pure and cheap; make one a frame.
class Projection
{
public:
    Projection(const CameraPose& pose, double widthPx, double heightPx, Ground ground = nullptr);

    /// Nothing when the point is behind the eye or beyond the pose's reach.
    std::optional<ScreenPoint> toScreen(geo::LocalMetres at, double heightM = 0) const;
    /// Metres of a point of the ground along the view direction; negative behind the eye.
    double depthOf(geo::LocalMetres at) const;
    /// The first point of the ground under a pixel; nothing above the horizon.
    std::optional<geo::LocalMetres> toGround(double xPx, double yPx) const;
    /// Takes (east, north, up, 1) to (x · depth, y · depth, 0, depth), x and y in pixels; row by row.
    std::array<float, 16> pixelMatrix() const;
    /// Metres that one pixel spans across the view at this depth.
    double metresPerPixel(double depthM) const { return depthM / m_focalPx; }
    /// Whether a box over the ground can be seen; may say yes wrongly near corners, never no wrongly.
    bool seesBox(const geo::Bounds& bounds, double topM) const;
    /// Distance from the eye to the nearest point of a box over the ground.
    double distanceToBox(const geo::Bounds& bounds, double topM) const;
    /// East, north, up.
    const std::array<double, 3>& eye() const { return m_eye; }
    double width() const { return m_width; }
    double height() const { return m_height; }

private:
    using Vec = std::array<double, 3>;
    double heightOf(geo::LocalMetres at) const { return m_ground ? m_ground->at(at) : 0; }
    geo::LocalMetres meetGround(const Vec& ray) const;

    Ground m_ground;
    Vec m_eye;
    Vec m_right;
    Vec m_up;
    Vec m_forward;
    double m_width;
    double m_height;
    double m_focalPx;
    double m_reachM;
};

/// A part of the view, pixels: what nothing else covers.
struct ViewArea
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// The nearest pose looking north at this pitch that shows all these points of the ground inside an area of the view,
/// in its middle.
CameraPose poseShowing(std::span<const geo::LocalMetres> points, double widthPx, double heightPx, const ViewArea& area,
                       double pitchDeg);

/// A camera on its mast, as the city file has it.
struct Standpoint
{
    geo::LocalMetres at;
    double heightM = 5;
    double headingDeg = 0;    ///< clockwise from north
    double viewAngleDeg = 60; ///< horizontal, of a picture as wide as 16:9
    double rangeM = 80;
};

/// What a camera on its mast sees. Its tilt is not on record: its picture's middle is taken to lie on the ground at
/// two thirds of its range.
CameraPose poseFrom(const Standpoint& mast);
/// Turns and tilts about the eye instead of the target; the eye stays where it is.
CameraPose turnedInPlace(CameraPose pose, double dyawDeg, double dpitchDeg);

/// The pose a share (0…1) of the way from one to another, eased, zooming in even steps and turning the short way.
CameraPose between(const CameraPose& from, const CameraPose& to, double share);
/// How long a flight takes: 200 ms nearby, at most 600 ms across the city.
int flightMs(const CameraPose& from, const CameraPose& to);

} // namespace sandtable::scene
