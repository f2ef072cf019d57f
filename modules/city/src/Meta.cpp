// SPDX-License-Identifier: GPL-3.0-or-later
#include "Meta.h"

#include "LayerReader.h"

#include <sandtable/base/Utf8.h>

#include <fmt/format.h>
#include <sqlite3.h>

#include <charconv>
#include <cmath>
#include <map>

namespace sandtable::city {

namespace {

constexpr const char* kMeta = "sandtable_meta";
constexpr const char* kStrings = "sandtable_strings";

tl::unexpected<Error> malformed(const char* table, std::string_view row, const std::string& problem)
{
    return failure(ErrorCode::Malformed, fmt::format("table {}, row {}: {}", table, row, problem));
}

/// Calls take(statement) for each row of two columns; a text it returns is what is wrong with the row.
template <class Take>
Result<void> eachPair(sqlite3* database, const char* table, const std::string& sql, Take take)
{
    if (auto there = requireTable(database, table); !there) {
        return there;
    }
    auto select = prepare(database, sql);
    if (!select) {
        return failure(ErrorCode::Malformed, fmt::format("table {}: {}", table, select.error().message));
    }
    int status = SQLITE_OK;
    for (std::int64_t row = 1; (status = sqlite3_step(select->get())) == SQLITE_ROW; ++row) {
        if (const std::string problem = take(select->get()); !problem.empty()) {
            return malformed(table, std::to_string(row), problem);
        }
    }
    if (status != SQLITE_DONE) {
        return failure(ErrorCode::Malformed, fmt::format("table {}: {}", table, sqlite3_errmsg(database)));
    }
    return {};
}

/// The text of a column, or nothing when it is not a text that we would keep.
bool textColumn(sqlite3_stmt* row, int column, std::string& to)
{
    if (sqlite3_column_type(row, column) != SQLITE_TEXT) {
        return false;
    }
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    if (!data || size > LayerReader::kLongestText) {
        return false;
    }
    to.assign(data, size);
    return isUtf8(to);
}

bool degrees(const std::string& text, double limit, double& to)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
    return error == std::errc() && end == text.data() + text.size() && std::abs(to) <= limit;
}

} // namespace

Result<CityModel> readMeta(sqlite3* database)
{
    std::map<std::string, std::string> entries;
    const auto read =
        eachPair(database, kMeta, "SELECT key, value FROM main.sandtable_meta LIMIT 1000", [&](sqlite3_stmt* row) {
            std::string key;
            std::string value;
            if (!textColumn(row, 0, key) || !textColumn(row, 1, value)) {
                return std::string("key or value is not a short UTF-8 text");
            }
            entries[key] = value;
            return std::string();
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (entries["format"] != kFormatVersion) {
        return failure(ErrorCode::Unsupported, fmt::format("table {}, row format: version \"{}\" is not {}", kMeta,
                                                           entries["format"], kFormatVersion));
    }
    for (const char* key : {"code", "name", "name_en", "source", "fingerprint", "origin_lon", "origin_lat"}) {
        if (!entries.contains(key)) {
            return malformed(kMeta, key, "is missing");
        }
    }
    geo::Wgs84 origin;
    if (!degrees(entries["origin_lon"], 180, origin.lon)) {
        return malformed(kMeta, "origin_lon", fmt::format("\"{}\" is not a longitude", entries["origin_lon"]));
    }
    // Nearer to a pole the window that geometries may lie in would cross it.
    if (!degrees(entries["origin_lat"], 85, origin.lat)) {
        return malformed(kMeta, "origin_lat", fmt::format("\"{}\" is not a latitude", entries["origin_lat"]));
    }
    CityModel model;
    model.code = entries["code"];
    model.name = entries["name"];
    model.nameEn = entries["name_en"];
    model.source = entries["source"];
    model.fingerprint = entries["fingerprint"];
    model.frame = geo::Frame(origin);
    return model;
}

Result<std::vector<std::string>> readStrings(sqlite3* database)
{
    std::vector<std::string> texts;
    const auto read =
        eachPair(database, kStrings, "SELECT id, text FROM main.sandtable_strings ORDER BY id", [&](sqlite3_stmt* row) {
            std::string text;
            if (sqlite3_column_int64(row, 0) != static_cast<std::int64_t>(texts.size())) {
                return std::string("id is out of order");
            }
            if (!textColumn(row, 1, text)) {
                return std::string("field text: is not a short UTF-8 text");
            }
            if (texts.empty() != text.empty()) {
                return std::string("field text: the first is empty, and only the first");
            }
            texts.push_back(std::move(text));
            return std::string();
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (texts.empty()) {
        texts.emplace_back();
    }
    return texts;
}

} // namespace sandtable::city
