// SPDX-License-Identifier: GPL-3.0-or-later
#include "Gpb.h"
#include "Millimetres.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sandtable::city {

static_assert(std::endian::native == std::endian::little, "the encoder copies numbers as they lie in memory");

namespace {
constexpr std::uint8_t kLittleEndian = 1;
constexpr std::uint8_t kEnvelopeXy = 1 << 1;
constexpr std::int32_t kSrs = 4326;
enum WkbType : std::uint32_t
{
    kPoint = 1,
    kLineString = 2,
    kPolygon = 3
};

DegreeBox boxOf(std::span<const geo::Wgs84> points)
{
    DegreeBox box;
    for (const geo::Wgs84 p : points) {
        box.add(p);
    }
    return box;
}
} // namespace

void DegreeBox::add(geo::Wgs84 p)
{
    west = std::min(west, p.lon);
    south = std::min(south, p.lat);
    east = std::max(east, p.lon);
    north = std::max(north, p.lat);
}

template <class T>
void GpbEncoder::put(T value)
{
    const std::size_t at = m_blob.size();
    m_blob.resize(at + sizeof value);
    std::memcpy(m_blob.data() + at, &value, sizeof value);
}

void GpbEncoder::header(const DegreeBox* envelope)
{
    m_blob.clear();
    m_blob.push_back('G');
    m_blob.push_back('P');
    m_blob.push_back(0);
    m_blob.push_back(envelope ? kLittleEndian | kEnvelopeXy : kLittleEndian);
    put(kSrs);
    if (envelope) {
        put(envelope->west);
        put(envelope->east);
        put(envelope->south);
        put(envelope->north);
        m_extent.add({envelope->west, envelope->south});
        m_extent.add({envelope->east, envelope->north});
    }
    put(kLittleEndian);
}

std::span<const geo::Wgs84> GpbEncoder::degrees(std::span<const geo::LocalMetres> points)
{
    m_rounded.resize(points.size());
    m_degrees.resize(points.size());
    std::transform(points.begin(), points.end(), m_rounded.begin(), onMillimetreGrid);
    m_frame.toWgs84(m_rounded, m_degrees);
    return m_degrees;
}

void GpbEncoder::putPoints(std::span<const geo::Wgs84> points)
{
    const std::size_t at = m_blob.size();
    m_blob.resize(at + points.size_bytes());
    std::memcpy(m_blob.data() + at, points.data(), points.size_bytes());
}

std::span<const std::uint8_t> GpbEncoder::point(geo::LocalMetres p)
{
    const geo::Wgs84 at = degrees(std::span(&p, 1)).front();
    m_extent.add(at);
    header(nullptr);
    put(std::uint32_t{kPoint});
    putPoints(std::span(&at, 1));
    return m_blob;
}

std::span<const std::uint8_t> GpbEncoder::line(std::span<const geo::LocalMetres> points)
{
    const auto converted = degrees(points);
    const DegreeBox box = boxOf(converted);
    header(&box);
    put(std::uint32_t{kLineString});
    put(static_cast<std::uint32_t>(converted.size()));
    putPoints(converted);
    return m_blob;
}

std::span<const std::uint8_t> GpbEncoder::polygon(std::span<const geo::LocalMetres> outer,
                                                  std::span<const geo::Ring> holes)
{
    const auto putRing = [this](std::span<const geo::Wgs84> ring) {
        put(static_cast<std::uint32_t>(ring.size() + 1));
        putPoints(ring);
        putPoints(ring.first(1));
    };
    const auto converted = degrees(outer);
    const DegreeBox box = boxOf(converted);
    header(&box);
    put(std::uint32_t{kPolygon});
    put(static_cast<std::uint32_t>(1 + holes.size()));
    putRing(converted);
    for (const geo::Ring& hole : holes) {
        putRing(degrees(hole));
    }
    return m_blob;
}

} // namespace sandtable::city
