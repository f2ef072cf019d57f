// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/Datum.h>

#include <cmath>
#include <numbers>

namespace sandtable::geo {

namespace {

using std::numbers::pi;

constexpr double kSemiMajorM = 6378245.0;
constexpr double kEccentricity2 = 0.00669342162296594323;
constexpr double kBaiduWave = pi * 3000.0 / 180.0;
constexpr double kToleranceDeg = 1e-12;
constexpr int kMaxSteps = 30;

/// The wave that both series share.
double wave(double amplitude, double first, double second)
{
    return (amplitude * std::sin(first) + 2 * amplitude * std::sin(second)) * 2.0 / 3.0;
}

double northMetres(double x, double y)
{
    return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) +
           (20.0 * std::sin(6 * pi * x) + 20.0 * std::sin(2 * pi * x)) * 2.0 / 3.0 + wave(20.0, pi * y, pi * y / 3.0) +
           (160.0 * std::sin(pi * y / 12.0) + 320.0 * std::sin(pi * y / 30.0)) * 2.0 / 3.0;
}

double eastMetres(double x, double y)
{
    return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) +
           (20.0 * std::sin(6 * pi * x) + 20.0 * std::sin(2 * pi * x)) * 2.0 / 3.0 + wave(20.0, pi * x, pi * x / 3.0) +
           (150.0 * std::sin(pi * x / 12.0) + 300.0 * std::sin(pi * x / 30.0)) * 2.0 / 3.0;
}

/// Solves forward(p) = target: both conversions move a point by little and nearly the same everywhere, so taking the
/// error off again and again converges fast.
template <class From, class To, class Forward>
From solve(To target, Forward forward)
{
    From guess{target.lon, target.lat};
    for (int step = 0; step < kMaxSteps; ++step) {
        const To reached = forward(guess);
        const double lonError = reached.lon - target.lon;
        const double latError = reached.lat - target.lat;
        guess.lon -= lonError;
        guess.lat -= latError;
        if (std::abs(lonError) < kToleranceDeg && std::abs(latError) < kToleranceDeg) {
            break;
        }
    }
    return guess;
}

} // namespace

bool insideGcj02Box(Wgs84 point)
{
    return point.lon >= 72.004 && point.lon <= 137.8347 && point.lat >= 0.8293 && point.lat <= 55.8271;
}

Gcj02 toGcj02(Wgs84 point)
{
    if (!insideGcj02Box(point)) {
        return {point.lon, point.lat};
    }
    const double x = point.lon - 105.0;
    const double y = point.lat - 35.0;
    const double latitude = point.lat * pi / 180.0;
    const double w2 = 1 - kEccentricity2 * std::sin(latitude) * std::sin(latitude);
    const double meridianM = kSemiMajorM * (1 - kEccentricity2) / (w2 * std::sqrt(w2));
    const double parallelM = kSemiMajorM / std::sqrt(w2) * std::cos(latitude);
    return {point.lon + eastMetres(x, y) * 180.0 / (parallelM * pi),
            point.lat + northMetres(x, y) * 180.0 / (meridianM * pi)};
}

Bd09 toBd09(Gcj02 point)
{
    const double radius = std::hypot(point.lon, point.lat) + 0.00002 * std::sin(point.lat * kBaiduWave);
    const double angle = std::atan2(point.lat, point.lon) + 0.000003 * std::cos(point.lon * kBaiduWave);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

Wgs84 toWgs84(Gcj02 point)
{
    return solve<Wgs84>(point, [](Wgs84 guess) { return toGcj02(guess); });
}

Gcj02 toGcj02(Bd09 point)
{
    return solve<Gcj02>(point, [](Gcj02 guess) { return toBd09(guess); });
}

Wgs84 toWgs84(Bd09 point)
{
    return toWgs84(toGcj02(point));
}

} // namespace sandtable::geo
