// SPDX-License-Identifier: GPL-3.0-or-later
#include "LayerReader.h"

#include <sandtable/base/Utf8.h>

#include <fmt/format.h>
#include <sqlite3.h>

namespace sandtable::city {

LayerReader::LayerReader(sqlite3* database, const Layer& layer, geo::Wgs84 origin)
    : m_database(database), m_layer(layer), m_decoder(origin)
{
    m_state = requireTable(database, layer.table);
    if (!m_state) {
        return;
    }
    auto highest = prepare(database, fmt::format("SELECT max(fid) FROM main.\"{}\"", layer.table));
    auto select = prepare(database, selectSql(layer));
    if (!highest || !select) {
        const auto& failed = highest ? select : highest;
        m_state = failure(ErrorCode::Malformed, fmt::format("table {}: {}", layer.table, failed.error().message));
        return;
    }
    m_select = std::move(*select);
    if (sqlite3_step(highest->get()) != SQLITE_ROW) {
        m_state = failure(ErrorCode::Malformed, sqliteMessage(database, fmt::format("reading {}", layer.table)));
        return;
    }
    const std::int64_t rows = sqlite3_column_int64(highest->get(), 0);
    if (rows < 0 || rows > kMostRows) {
        m_state = failure(ErrorCode::Malformed,
                          fmt::format("table {}: has {} rows, at most {} are read", layer.table, rows, kMostRows));
        return;
    }
    m_rows = static_cast<std::size_t>(rows);
}

bool LayerReader::next()
{
    if (!m_state) {
        return false;
    }
    const int status = sqlite3_step(m_select.get());
    if (status == SQLITE_DONE) {
        return false;
    }
    ++m_fid;
    if (status != SQLITE_ROW) {
        m_state = failure(ErrorCode::Malformed,
                          fmt::format("table {}, row {}: {}", m_layer.table, m_fid, sqlite3_errmsg(m_database)));
        return false;
    }
    m_column = 0;
    const std::int64_t fid = sqlite3_column_int64(m_select.get(), 0);
    if (fid != m_fid) {
        m_state = failure(ErrorCode::Malformed, fmt::format("table {}, row {}: fid is {}; rows are numbered from 1 "
                                                            "without gaps",
                                                            m_layer.table, m_fid, fid));
    }
    return m_state.has_value();
}

const char* LayerReader::field() const
{
    return m_column == 1 ? "geom" : m_layer.columns[static_cast<std::size_t>(m_column) - 2].name;
}

void LayerReader::refuse(const char* where, std::string_view problem)
{
    if (m_state) {
        m_state = failure(ErrorCode::Malformed,
                          fmt::format("table {}, row {}, field {}: {}", m_layer.table, m_fid, where, problem));
    }
}

void LayerReader::refuseWord(std::string_view found)
{
    refuse(field(), fmt::format("\"{}\" is none of the known words", found.substr(0, 40)));
}

bool LayerReader::column(int type, const char* typeName)
{
    ++m_column;
    if (!m_state) {
        return false;
    }
    const int found = sqlite3_column_type(m_select.get(), m_column);
    if (found == type || (type == SQLITE_FLOAT && found == SQLITE_INTEGER)) {
        return true;
    }
    refuse(field(),
           found == SQLITE_NULL ? fmt::format("is NULL instead of {}", typeName) : fmt::format("is not {}", typeName));
    return false;
}

std::span<const std::uint8_t> LayerReader::blob()
{
    if (!column(SQLITE_BLOB, "a geometry")) {
        return {};
    }
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_select.get(), m_column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_select.get(), m_column))};
}

void LayerReader::checkGeometry(const char* problem)
{
    if (problem) {
        refuse("geom", problem);
    }
}

geo::Wgs84 LayerReader::point()
{
    geo::Wgs84 p;
    checkGeometry(m_decoder.point(blob(), p));
    return p;
}

void LayerReader::line(std::vector<geo::Wgs84>& to)
{
    to.clear();
    checkGeometry(m_decoder.line(blob(), to));
}

void LayerReader::polygon(std::vector<geo::Wgs84>& to, std::vector<std::uint32_t>& ringSizes)
{
    to.clear();
    ringSizes.clear();
    checkGeometry(m_decoder.polygon(blob(), to, ringSizes));
}

std::size_t LayerReader::ring(std::vector<geo::Wgs84>& to)
{
    m_ringSizes.clear();
    checkGeometry(m_decoder.polygon(blob(), to, m_ringSizes));
    if (!ok()) {
        return 0;
    }
    if (m_ringSizes.size() != 1) {
        refuse("geom", "has holes, which this layer does not allow");
        return 0;
    }
    return m_ringSizes.front();
}

std::string_view LayerReader::text()
{
    if (!column(SQLITE_TEXT, "a text")) {
        return {};
    }
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_select.get(), m_column));
    const std::string_view value(data ? data : "",
                                 static_cast<std::size_t>(sqlite3_column_bytes(m_select.get(), m_column)));
    if (value.size() > kLongestText) {
        refuse(field(), fmt::format("has {} bytes, at most {} are read", value.size(), kLongestText));
        return {};
    }
    if (!isUtf8(value)) {
        refuse(field(), "is not UTF-8");
        return {};
    }
    return value;
}

std::int64_t LayerReader::integer(std::int64_t low, std::int64_t high)
{
    if (!column(SQLITE_INTEGER, "a whole number")) {
        return low;
    }
    const std::int64_t value = sqlite3_column_int64(m_select.get(), m_column);
    if (value < low || value > high) {
        refuse(field(), fmt::format("is {}, not within {} to {}", value, low, high));
        return low;
    }
    return value;
}

std::optional<std::uint64_t> LayerReader::optional(std::uint64_t low, std::uint64_t high)
{
    if (m_state && sqlite3_column_type(m_select.get(), m_column + 1) == SQLITE_NULL) {
        ++m_column;
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(integer(static_cast<std::int64_t>(low), static_cast<std::int64_t>(high)));
}

double LayerReader::real(double low, double high)
{
    if (!column(SQLITE_FLOAT, "a number")) {
        return low;
    }
    const double value = sqlite3_column_double(m_select.get(), m_column);
    if (!(value >= low && value <= high)) {
        refuse(field(), fmt::format("is {}, not within {} to {}", value, low, high));
        return low;
    }
    return value;
}

std::uint32_t LayerReader::reference(std::size_t count)
{
    if (m_state && sqlite3_column_type(m_select.get(), m_column + 1) == SQLITE_NULL) {
        ++m_column;
        return kNone;
    }
    return required(count);
}

std::uint32_t LayerReader::required(std::size_t count)
{
    if (!column(SQLITE_INTEGER, "a fid")) {
        return kNone;
    }
    const std::int64_t value = sqlite3_column_int64(m_select.get(), m_column);
    if (value < 1 || value > static_cast<std::int64_t>(count)) {
        refuse(field(), fmt::format("refers to row {}, where {} exist", value, count));
        return kNone;
    }
    return static_cast<std::uint32_t>(value - 1);
}

bool hasTable(sqlite3* database, std::string_view name)
{
    auto query = prepare(database, "SELECT 1 FROM main.sqlite_schema WHERE name = ?");
    if (!query) {
        return false;
    }
    sqlite3_bind_text64(query->get(), 1, name.data(), name.size(), SQLITE_STATIC, SQLITE_UTF8);
    return sqlite3_step(query->get()) == SQLITE_ROW;
}

Result<void> requireTable(sqlite3* database, std::string_view name)
{
    auto query = prepare(database, "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?");
    if (!query) {
        return failure(ErrorCode::Malformed, query.error().message);
    }
    sqlite3_bind_text64(query->get(), 1, name.data(), name.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (sqlite3_step(query->get()) != SQLITE_ROW) {
        return failure(ErrorCode::Malformed, fmt::format("table {} is missing", name));
    }
    const auto* sql = reinterpret_cast<const char*>(sqlite3_column_text(query->get(), 0));
    if (!sql || sqlite3_strnicmp(sql, "CREATE TABLE", 12) != 0) {
        return failure(ErrorCode::Malformed, fmt::format("table {} is not an ordinary table", name));
    }
    return {};
}

} // namespace sandtable::city
