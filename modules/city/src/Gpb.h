// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Frame.h>
#include <sandtable/geo/Polygon.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::city {

/// Degrees around everything that was encoded; empty while west > east.
struct DegreeBox
{
    double west = 1e300;
    double south = 1e300;
    double east = -1e300;
    double north = -1e300;
    bool empty() const { return west > east; }
    void add(geo::Wgs84 p);
};

/// Makes GeoPackage geometry blobs (OGC 12-128r17, clause 2.1.3): header, envelope, then little-endian WKB in
/// EPSG:4326. Coordinates are put on the millimetre grid first. The returned span lives until the next call.
class GpbEncoder
{
public:
    explicit GpbEncoder(geo::Frame frame) : m_frame(std::move(frame)) {}

    std::span<const std::uint8_t> point(geo::LocalMetres p);
    std::span<const std::uint8_t> line(std::span<const geo::LocalMetres> points);
    std::span<const std::uint8_t> polygon(std::span<const geo::LocalMetres> outer,
                                          std::span<const geo::Ring> holes = {});
    const DegreeBox& extent() const { return m_extent; }

private:
    std::span<const geo::Wgs84> degrees(std::span<const geo::LocalMetres> points);
    void header(const DegreeBox* envelope);
    template <class T>
    void put(T value);
    void putPoints(std::span<const geo::Wgs84> points);

    geo::Frame m_frame;
    DegreeBox m_extent;
    std::vector<geo::LocalMetres> m_rounded;
    std::vector<geo::Wgs84> m_degrees;
    std::vector<std::uint8_t> m_blob;
};

/// Reads such blobs as hostile bytes. Every function returns nullptr, or in words what is wrong.
/// Coordinates must lie within kReachDeg of the origin, where the frame still means metres.
class GpbDecoder
{
public:
    static constexpr double kReachDeg = 3;

    explicit GpbDecoder(geo::Wgs84 origin) : m_origin(origin) {}

    const char* point(std::span<const std::uint8_t> blob, geo::Wgs84& to) const;
    /// Appends the points to `to`.
    const char* line(std::span<const std::uint8_t> blob, std::vector<geo::Wgs84>& to) const;
    /// Appends the points of all rings without the repeated last ones, and to `ringSizes` one size a ring.
    const char* polygon(std::span<const std::uint8_t> blob, std::vector<geo::Wgs84>& to,
                        std::vector<std::uint32_t>& ringSizes) const;

private:
    class Bytes;
    const char* open(Bytes& bytes, std::uint32_t wkbType) const;
    const char* points(Bytes& bytes, std::uint32_t count, std::vector<geo::Wgs84>& to) const;
    const char* coordinate(Bytes& bytes, geo::Wgs84& to) const;

    geo::Wgs84 m_origin;
};

} // namespace sandtable::city
