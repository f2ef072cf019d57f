// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileCodec.h"
#include "TileRecords.h"

#include <sandtable/city/Tiles.h>

#include <fmt/format.h>
#include <sqlite3.h>

#include <cmath>

namespace sandtable::city {

using namespace tiles;

struct TileFile::State
{
    State(sqlite3* handle, std::string fileName) : database(handle), name(std::move(fileName)) {}
    ~State()
    {
        sqlite3_finalize(readData);
        sqlite3_close(database);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    Result<void> readList();
    Result<void> readRecord(int level, std::span<const unsigned char> blob);
    Result<void> readEntry(sqlite3_stmt* row, TileLevel level);

    sqlite3* database;
    sqlite3_stmt* readData = nullptr;
    std::string name;
    TileSet set;
    bool about = false;
};

namespace {

std::span<const unsigned char> blobOf(sqlite3_stmt* row, int column)
{
    const auto* data = static_cast<const unsigned char*>(sqlite3_column_blob(row, column));
    return {data, static_cast<std::size_t>(data == nullptr ? 0 : sqlite3_column_bytes(row, column))};
}

} // namespace

Result<void> TileFile::State::readRecord(int level, std::span<const unsigned char> blob)
{
    bool good = true;
    const char* what = "";
    switch (static_cast<RecordKind>(level)) {
    case RecordKind::About:
        what = "about";
        good = decodeAbout(blob, set);
        about = good;
        break;
    case RecordKind::Borders:
        what = "borders";
        good = decodeBorders(blob, set);
        break;
    case RecordKind::Labels:
        what = "labels";
        good = decodeLabels(blob, set);
        break;
    }
    if (!good)
        return failure(ErrorCode::Malformed, fmt::format("{}: sandtable_tiles, record \"{}\" is damaged", name, what));
    return {};
}

Result<void> TileFile::State::readEntry(sqlite3_stmt* row, TileLevel level)
{
    TileEntry entry;
    entry.id = sqlite3_column_int64(row, 0);
    entry.level = level;
    entry.cell = static_cast<std::uint32_t>(sqlite3_column_int64(row, 2));
    entry.parentCell = static_cast<std::uint32_t>(sqlite3_column_int64(row, 3));
    entry.bounds.min = {sqlite3_column_double(row, 4), sqlite3_column_double(row, 5)};
    entry.bounds.max = {sqlite3_column_double(row, 6), sqlite3_column_double(row, 7)};
    entry.topM = static_cast<float>(sqlite3_column_double(row, 8));
    entry.vertices = static_cast<std::uint32_t>(sqlite3_column_int64(row, 9));
    entry.triangles = static_cast<std::uint32_t>(sqlite3_column_int64(row, 10));
    for (const double side : {entry.bounds.min.x, entry.bounds.min.y, entry.bounds.max.x, entry.bounds.max.y,
                              static_cast<double>(entry.topM)})
        if (!std::isfinite(side) || std::abs(side) > 1e7)
            return failure(ErrorCode::Malformed,
                           fmt::format("{}: sandtable_tiles, id {}: bounds hold {}", name, entry.id, side));
    set.tiles.push_back(entry);
    return {};
}

Result<void> TileFile::State::readList()
{
    // Coarse before fine; records carry their blob along, meshes stay on disk until somebody asks for them.
    constexpr const char* kList = "SELECT id, level, cell, parent_cell, min_x, min_y, max_x, max_y, top_m, vertices,"
                                  "triangles, CASE WHEN level >= 100 THEN data END FROM sandtable_tiles "
                                  "ORDER BY CASE level WHEN 5 THEN 0 ELSE level END, cell, id";
    sqlite3_stmt* row = nullptr;
    if (sqlite3_prepare_v2(database, kList, -1, &row, nullptr) != SQLITE_OK)
        return failure(ErrorCode::Unsupported,
                       fmt::format("{} has no drawable tiles ({})", name, sqlite3_errmsg(database)));
    Result<void> result;
    int step = SQLITE_OK;
    while (result && (step = sqlite3_step(row)) == SQLITE_ROW) {
        const int level = sqlite3_column_int(row, 1);
        if (const auto known = levelOf(level))
            result = readEntry(row, *known);
        else
            result = readRecord(level, blobOf(row, 11));
    }
    if (result && step != SQLITE_DONE)
        result = failure(ErrorCode::Unreadable, fmt::format("{}: {}", name, sqlite3_errmsg(database)));
    sqlite3_finalize(row);
    if (result && !about)
        result = failure(ErrorCode::Unsupported, fmt::format("{} has no drawable tiles", name));
    if (result && sqlite3_prepare_v2(database, "SELECT data FROM sandtable_tiles WHERE id = ?", -1, &readData,
                                     nullptr) != SQLITE_OK)
        result = failure(ErrorCode::Unreadable, fmt::format("{}: {}", name, sqlite3_errmsg(database)));
    return result;
}

TileFile::TileFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TileFile::TileFile(TileFile&&) noexcept = default;
TileFile& TileFile::operator=(TileFile&&) noexcept = default;
TileFile::~TileFile() = default;

Result<TileFile> TileFile::open(const std::filesystem::path& file)
{
    std::error_code problem;
    if (!std::filesystem::is_regular_file(file, problem))
        return failure(ErrorCode::NotFound, fmt::format("{} is not a file", file.string()));
    sqlite3* handle = nullptr;
    const int opened = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    auto state = std::make_unique<State>(handle, file.string());
    if (opened != SQLITE_OK)
        return failure(ErrorCode::Unreadable,
                       fmt::format("{} cannot be opened: {}", file.string(), sqlite3_errstr(opened)));
    if (auto list = state->readList(); !list)
        return tl::unexpected(list.error());
    return TileFile(std::move(state));
}

const TileSet& TileFile::set() const
{
    return m_state->set;
}

Result<TileMesh> TileFile::read(const TileEntry& entry) const
{
    sqlite3_stmt* row = m_state->readData;
    sqlite3_reset(row);
    sqlite3_bind_int64(row, 1, entry.id);
    const std::string what = fmt::format("{}: id {}", m_state->name, entry.id);
    if (sqlite3_step(row) != SQLITE_ROW)
        return failure(ErrorCode::Malformed, what + " is not there");
    auto mesh = decodeMesh(blobOf(row, 0), what);
    sqlite3_reset(row);
    return mesh;
}

} // namespace sandtable::city
