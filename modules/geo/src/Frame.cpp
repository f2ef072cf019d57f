// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/Frame.h>

#include <fmt/format.h>
#include <proj.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <mutex>
#include <numbers>
#include <stdexcept>

namespace sandtable::geo {

namespace {
constexpr double kDegree = std::numbers::pi / 180;
/// Points handed to PROJ at once, so that the buffer stays on the stack and in the cache.
constexpr std::size_t kBatch = 256;

std::string definition(Wgs84 origin)
{
    // Enough digits to give the same doubles again: a frame read back from a file must be the same frame.
    return fmt::format("+proj=tmerc +lat_0={:.17g} +lon_0={:.17g} +k=1 +x_0=0 +y_0=0 +ellps=GRS80 +units=m +no_defs",
                       origin.lat, origin.lon);
}
} // namespace

struct Frame::Projection
{
    std::mutex mutex;
    PJ_CONTEXT* context = nullptr;
    PJ* projection = nullptr;

    explicit Projection(Wgs84 origin)
    {
        if (!(std::abs(origin.lat) <= 89.0) || !(std::abs(origin.lon) <= 180.0)) {
            throw std::invalid_argument(fmt::format("frame origin ({}, {}) is not a place", origin.lon, origin.lat));
        }
        context = proj_context_create();
        projection = context ? proj_create(context, definition(origin).c_str()) : nullptr;
        if (!projection) {
            proj_context_destroy(context);
            throw std::runtime_error("PROJ refused the city's frame: " + definition(origin));
        }
    }
    ~Projection()
    {
        proj_destroy(projection);
        proj_context_destroy(context);
    }
    Projection(const Projection&) = delete;
    Projection& operator=(const Projection&) = delete;
};

Frame::Frame(Wgs84 origin) : m_origin(origin), m_projection(std::make_shared<Projection>(origin)) {}

LocalMetres Frame::toLocal(Wgs84 point) const
{
    LocalMetres local;
    toLocal(std::span(&point, 1), std::span(&local, 1));
    return local;
}

Wgs84 Frame::toWgs84(LocalMetres point) const
{
    Wgs84 degrees;
    toWgs84(std::span(&point, 1), std::span(&degrees, 1));
    return degrees;
}

void Frame::toWgs84(std::span<const LocalMetres> from, std::span<Wgs84> to) const
{
    assert(from.size() == to.size());
    std::array<PJ_COORD, kBatch> batch;
    const std::lock_guard lock(m_projection->mutex);
    for (std::size_t begin = 0; begin < from.size(); begin += kBatch) {
        const std::size_t count = std::min(kBatch, from.size() - begin);
        for (std::size_t i = 0; i < count; ++i) {
            batch[i] = proj_coord(from[begin + i].x, from[begin + i].y, 0, 0);
        }
        proj_trans_array(m_projection->projection, PJ_INV, count, batch.data());
        for (std::size_t i = 0; i < count; ++i) {
            to[begin + i] = {batch[i].lp.lam / kDegree, batch[i].lp.phi / kDegree};
        }
    }
}

void Frame::toLocal(std::span<const Wgs84> from, std::span<LocalMetres> to) const
{
    assert(from.size() == to.size());
    std::array<PJ_COORD, kBatch> batch;
    const std::lock_guard lock(m_projection->mutex);
    for (std::size_t begin = 0; begin < from.size(); begin += kBatch) {
        const std::size_t count = std::min(kBatch, from.size() - begin);
        for (std::size_t i = 0; i < count; ++i) {
            batch[i] = proj_coord(from[begin + i].lon * kDegree, from[begin + i].lat * kDegree, 0, 0);
        }
        proj_trans_array(m_projection->projection, PJ_FWD, count, batch.data());
        for (std::size_t i = 0; i < count; ++i) {
            to[begin + i] = {batch[i].xy.x, batch[i].xy.y};
        }
    }
}

std::string Frame::projString() const
{
    return definition(m_origin);
}

} // namespace sandtable::geo
