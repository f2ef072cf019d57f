// SPDX-License-Identifier: GPL-3.0-or-later
#include "LayerWriter.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>

namespace sandtable::city {

bool WriteProgress::rowDone(const char* stage)
{
    ++m_done;
    if (!m_progress || m_done % kAskEvery != 0) {
        return true;
    }
    return m_progress(static_cast<double>(m_done) / static_cast<double>(m_rows), stage);
}

LayerWriter::LayerWriter(sqlite3* database, const geo::Frame& frame, const Layer& layer, WriteProgress& progress)
    : m_database(database), m_layer(layer), m_progress(progress), m_encoder(frame)
{
    auto insert = prepare(database, insertSql(layer));
    if (insert) {
        m_insert = std::move(*insert);
    } else {
        m_state = tl::unexpected(insert.error());
    }
}

bool LayerWriter::begin()
{
    if (m_state) {
        ++m_fid;
        m_parameter = 1;
        sqlite3_bind_int64(m_insert.get(), m_parameter++, m_fid);
    }
    return m_state.has_value();
}

void LayerWriter::refuse(std::string_view problem)
{
    if (m_state) {
        m_state = failure(ErrorCode::Malformed, fmt::format("layer {}, row {}: {}", m_layer.table, m_fid, problem));
    }
}

void LayerWriter::failed()
{
    if (m_state) {
        m_state = failure(ErrorCode::Unavailable, sqliteMessage(m_database, fmt::format("writing {}", m_layer.table)));
    }
}

namespace {
/// A thousand kilometres: beyond it the local frame means nothing.
bool isPlace(std::span<const geo::LocalMetres> points)
{
    return std::all_of(points.begin(), points.end(), [](geo::LocalMetres p) {
        return std::abs(p.x) < 1e6 && std::abs(p.y) < 1e6; // false for NaN
    });
}
} // namespace

void LayerWriter::point(geo::LocalMetres p)
{
    if (!isPlace(std::span(&p, 1))) {
        return refuse("has a coordinate that is no place");
    }
    geometry(m_encoder.point(p));
}

void LayerWriter::line(std::span<const geo::LocalMetres> points)
{
    if (points.size() < 2 || !isPlace(points)) {
        return refuse("has a line of fewer than two points or a coordinate that is no place");
    }
    geometry(m_encoder.line(points));
}

void LayerWriter::polygon(std::span<const geo::LocalMetres> outer, std::span<const geo::Ring> holes)
{
    const auto fine = [](std::span<const geo::LocalMetres> ring) { return ring.size() >= 3 && isPlace(ring); };
    if (!fine(outer) || !std::all_of(holes.begin(), holes.end(), fine)) {
        return refuse("has a ring of fewer than three corners or a coordinate that is no place");
    }
    geometry(m_encoder.polygon(outer, holes));
}

void LayerWriter::geometry(std::span<const std::uint8_t> blob)
{
    if (sqlite3_bind_blob64(m_insert.get(), m_parameter++, blob.data(), blob.size(), SQLITE_STATIC) != SQLITE_OK) {
        failed();
    }
}

void LayerWriter::text(std::string_view value)
{
    // A null pointer would bind NULL, and an empty view may have one.
    const char* data = value.empty() ? "" : value.data();
    if (sqlite3_bind_text64(m_insert.get(), m_parameter++, data, value.size(), SQLITE_STATIC, SQLITE_UTF8) !=
        SQLITE_OK) {
        failed();
    }
}

void LayerWriter::integer(std::int64_t value)
{
    sqlite3_bind_int64(m_insert.get(), m_parameter++, value);
}

void LayerWriter::optional(std::uint64_t value)
{
    if (value == 0) {
        sqlite3_bind_null(m_insert.get(), m_parameter++);
    } else {
        integer(static_cast<std::int64_t>(value));
    }
}

void LayerWriter::real(double value)
{
    if (!std::isfinite(value)) {
        refuse("has a number that is not finite");
    }
    sqlite3_bind_double(m_insert.get(), m_parameter++, value);
}

void LayerWriter::reference(std::uint32_t position)
{
    if (position == kNone) {
        sqlite3_bind_null(m_insert.get(), m_parameter++);
    } else {
        integer(std::int64_t{position} + 1);
    }
}

void LayerWriter::end()
{
    if (!m_state) {
        return;
    }
    if (sqlite3_step(m_insert.get()) != SQLITE_DONE) {
        failed();
    }
    sqlite3_reset(m_insert.get());
    if (m_state && !m_progress.rowDone(m_layer.table)) {
        m_state = failure(ErrorCode::Cancelled, fmt::format("writing {} was cancelled", m_layer.table));
    }
}

Result<void> LayerWriter::close()
{
    const DegreeBox& box = m_encoder.extent();
    if (!m_state || box.empty()) {
        return m_state;
    }
    return execute(m_database,
                   fmt::format("UPDATE gpkg_contents SET min_x={:.17g}, min_y={:.17g}, max_x={:.17g}, max_y={:.17g} "
                               "WHERE table_name='{}'",
                               box.west, box.south, box.east, box.north, m_layer.table));
}

} // namespace sandtable::city
