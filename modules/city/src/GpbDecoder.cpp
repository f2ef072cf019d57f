// SPDX-License-Identifier: GPL-3.0-or-later
#include "Gpb.h"

#include <cmath>
#include <cstring>

namespace sandtable::city {

/// A cursor over the blob that never reads past its end.
class GpbDecoder::Bytes
{
public:
    explicit Bytes(std::span<const std::uint8_t> bytes) : m_rest(bytes) {}

    std::size_t left() const { return m_rest.size(); }
    bool skip(std::size_t count)
    {
        if (count > m_rest.size()) {
            return false;
        }
        m_rest = m_rest.subspan(count);
        return true;
    }
    template <class T>
    bool take(T& value)
    {
        if (sizeof value > m_rest.size()) {
            return false;
        }
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest = m_rest.subspan(sizeof value);
        return true;
    }

private:
    std::span<const std::uint8_t> m_rest;
};

namespace {
constexpr const char* kShort = "is cut short";
constexpr std::size_t kPointBytes = 16;
/// Bytes of the header's envelope by its indicator: none, xy, xyz, xym, xyzm.
constexpr std::size_t kEnvelopeBytes[] = {0, 32, 48, 48, 64};
} // namespace

const char* GpbDecoder::open(Bytes& bytes, std::uint32_t wkbType) const
{
    char magic[2] = {};
    std::uint8_t version = 0;
    std::uint8_t flags = 0;
    std::int32_t srs = 0;
    if (!bytes.take(magic) || !bytes.take(version) || !bytes.take(flags) || !bytes.take(srs)) {
        return kShort;
    }
    if (magic[0] != 'G' || magic[1] != 'P' || version != 0) {
        return "is not a GeoPackage geometry";
    }
    if ((flags & 1) == 0) {
        return "is big-endian, which we do not read";
    }
    if (srs != 4326) {
        return "is not in EPSG:4326";
    }
    const unsigned envelope = (flags >> 1) & 7;
    if (envelope >= std::size(kEnvelopeBytes)) {
        return "has an unknown envelope";
    }
    std::uint8_t order = 0;
    std::uint32_t type = 0;
    if (!bytes.skip(kEnvelopeBytes[envelope]) || !bytes.take(order) || (order == 1 && !bytes.take(type))) {
        return kShort;
    }
    if (order != 1) {
        return "is big-endian, which we do not read";
    }
    return type == wkbType ? nullptr : "is of another geometry type than its layer";
}

const char* GpbDecoder::coordinate(Bytes& bytes, geo::Wgs84& to) const
{
    if (!bytes.take(to.lon) || !bytes.take(to.lat)) {
        return kShort;
    }
    // Written so that NaN fails too.
    if (!(std::abs(to.lon - m_origin.lon) < kReachDeg) || !(std::abs(to.lat - m_origin.lat) < kReachDeg)) {
        return "has a coordinate too far from the city's origin";
    }
    return nullptr;
}

const char* GpbDecoder::points(Bytes& bytes, std::uint32_t count, std::vector<geo::Wgs84>& to) const
{
    if (count > bytes.left() / kPointBytes) {
        return "promises more points than it holds";
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        geo::Wgs84 p;
        if (const char* problem = coordinate(bytes, p)) {
            return problem;
        }
        to.push_back(p);
    }
    return nullptr;
}

const char* GpbDecoder::point(std::span<const std::uint8_t> blob, geo::Wgs84& to) const
{
    Bytes bytes(blob);
    if (const char* problem = open(bytes, 1)) {
        return problem;
    }
    if (const char* problem = coordinate(bytes, to)) {
        return problem;
    }
    return bytes.left() == 0 ? nullptr : "has bytes after its end";
}

const char* GpbDecoder::line(std::span<const std::uint8_t> blob, std::vector<geo::Wgs84>& to) const
{
    Bytes bytes(blob);
    if (const char* problem = open(bytes, 2)) {
        return problem;
    }
    std::uint32_t count = 0;
    if (!bytes.take(count)) {
        return kShort;
    }
    if (count < 2) {
        return "is a line of fewer than two points";
    }
    if (const char* problem = points(bytes, count, to)) {
        return problem;
    }
    return bytes.left() == 0 ? nullptr : "has bytes after its end";
}

const char* GpbDecoder::polygon(std::span<const std::uint8_t> blob, std::vector<geo::Wgs84>& to,
                                std::vector<std::uint32_t>& ringSizes) const
{
    Bytes bytes(blob);
    if (const char* problem = open(bytes, 3)) {
        return problem;
    }
    std::uint32_t rings = 0;
    if (!bytes.take(rings)) {
        return kShort;
    }
    if (rings == 0) {
        return "is a polygon without an outline";
    }
    for (std::uint32_t ring = 0; ring < rings; ++ring) {
        std::uint32_t count = 0;
        if (!bytes.take(count)) {
            return kShort;
        }
        if (count < 4) {
            return "has a ring of fewer than three corners";
        }
        const std::size_t first = to.size();
        if (const char* problem = points(bytes, count, to)) {
            return problem;
        }
        if (!(to[first] == to.back())) {
            return "has a ring that is not closed";
        }
        to.pop_back();
        ringSizes.push_back(count - 1);
    }
    return bytes.left() == 0 ? nullptr : "has bytes after its end";
}

} // namespace sandtable::city
