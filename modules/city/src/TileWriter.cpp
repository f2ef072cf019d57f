// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileCodec.h"
#include "TilePlan.h"
#include "TileRecords.h"

#include <sandtable/city/Tiles.h>

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace sandtable::city {
namespace {

using namespace tiles;

struct Encoded
{
    Bytes blob;
    geo::Bounds bounds;
    float topM = 0;
    std::uint32_t vertices = 0;
    std::uint32_t triangles = 0;
};

/// Builds the cells on its threads and hands them out in order, so that the file does not depend on who was first.
class Workshop
{
public:
    Workshop(const CityModel& model, const std::vector<Cell>& cells, int threads)
        : m_model(model), m_cells(cells), m_done(cells.size())
    {
        for (int i = 0; i < std::max(1, threads); ++i)
            m_threads.emplace_back([this] { work(); });
    }
    ~Workshop() { m_stop = true; }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    std::vector<Encoded> wait(std::size_t cell)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_done[cell].ready; });
        return std::move(m_done[cell].parts);
    }

private:
    struct Slot
    {
        bool ready = false;
        std::vector<Encoded> parts;
    };

    void work()
    {
        for (std::size_t i = m_next++; i < m_cells.size() && !m_stop; i = m_next++) {
            std::vector<Encoded> parts;
            for (const auto& part : buildCell(m_model, m_cells, i))
                parts.push_back({encodeMesh(part.mesh), part.bounds, part.topM,
                                 static_cast<std::uint32_t>(part.mesh.vertices.size()),
                                 static_cast<std::uint32_t>(part.mesh.indices.size() / 3)});
            {
                const std::lock_guard lock(m_mutex);
                m_done[i] = {true, std::move(parts)};
            }
            m_changed.notify_one();
        }
    }

    const CityModel& m_model;
    const std::vector<Cell>& m_cells;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Slot> m_done;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<bool> m_stop = false;
    std::vector<std::jthread> m_threads; // last: joined before what they use goes
};

class Inserter
{
public:
    explicit Inserter(sqlite3* database) : m_database(database) {}
    ~Inserter() { sqlite3_finalize(m_insert); }
    Inserter(const Inserter&) = delete;
    Inserter& operator=(const Inserter&) = delete;

    Result<void> prepare()
    {
        constexpr const char* kTable = "CREATE TABLE IF NOT EXISTS sandtable_tiles("
                                       "id INTEGER PRIMARY KEY, level INTEGER NOT NULL, cell INTEGER NOT NULL,"
                                       "parent_cell INTEGER NOT NULL, min_x REAL, min_y REAL, max_x REAL, max_y REAL,"
                                       "top_m REAL, vertices INTEGER, triangles INTEGER, data BLOB NOT NULL);"
                                       "DELETE FROM sandtable_tiles";
        if (sqlite3_exec(m_database, kTable, nullptr, nullptr, nullptr) != SQLITE_OK ||
            sqlite3_prepare_v2(m_database, "INSERT INTO sandtable_tiles VALUES(NULL,?,?,?,?,?,?,?,?,?,?,?)", -1,
                               &m_insert, nullptr) != SQLITE_OK)
            return failed();
        return {};
    }

    Result<void> add(int level, std::uint32_t cell, std::uint32_t parent, const Encoded& tile)
    {
        sqlite3_reset(m_insert);
        int column = 0;
        sqlite3_bind_int(m_insert, ++column, level);
        sqlite3_bind_int64(m_insert, ++column, cell);
        sqlite3_bind_int64(m_insert, ++column, parent);
        for (const double side : {tile.bounds.min.x, tile.bounds.min.y, tile.bounds.max.x, tile.bounds.max.y})
            sqlite3_bind_double(m_insert, ++column, side);
        sqlite3_bind_double(m_insert, ++column, static_cast<double>(tile.topM));
        sqlite3_bind_int64(m_insert, ++column, tile.vertices);
        sqlite3_bind_int64(m_insert, ++column, tile.triangles);
        sqlite3_bind_blob64(m_insert, ++column, tile.blob.data(), tile.blob.size(), SQLITE_STATIC);
        if (sqlite3_step(m_insert) != SQLITE_DONE)
            return failed();
        return {};
    }

private:
    tl::unexpected<Error> failed() const
    {
        return failure(ErrorCode::Unavailable,
                       fmt::format("sandtable_tiles cannot be written: {}", sqlite3_errmsg(m_database)));
    }

    sqlite3* m_database;
    sqlite3_stmt* m_insert = nullptr;
};

} // namespace

Result<void> writeTiles(sqlite3* database, const CityModel& model, const Progress& progress, int threads)
{
    Inserter inserter(database);
    if (auto ready = inserter.prepare(); !ready)
        return ready;
    const auto cells = planCells(model);
    geo::Bounds bounds;
    for (const Region& region : model.regions)
        if (region.tier == Tier::District)
            bounds.add(region.outer);
    const bool outlined = !bounds.empty();
    Workshop workshop(model, cells, threads);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        for (const Encoded& tile : workshop.wait(i)) {
            if (!outlined) {
                bounds.add(tile.bounds.min);
                bounds.add(tile.bounds.max);
            }
            if (auto added =
                    inserter.add(storedLevel(cells[i].level), static_cast<std::uint32_t>(i), cells[i].parent, tile);
                !added)
                return added;
        }
        if (progress && !progress(static_cast<double>(i + 1) / static_cast<double>(cells.size()), "tiles"))
            return failure(ErrorCode::Cancelled, "The tiles were not finished");
    }
    const geo::Bounds none{{0, 0}, {0, 0}};
    for (auto& [kind, blob] : {std::pair(RecordKind::About, encodeAbout(model, bounds.empty() ? none : bounds)),
                               std::pair(RecordKind::Borders, encodeBorders(bordersOf(model))),
                               std::pair(RecordKind::Labels, encodeLabels(labelsOf(model)))})
        if (auto added = inserter.add(static_cast<int>(kind), kNone, kNone, {blob, none, 0, 0, 0}); !added)
            return added;
    return {};
}

} // namespace sandtable::city
