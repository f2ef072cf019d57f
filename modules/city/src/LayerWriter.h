// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Gpb.h"
#include "Layout.h"
#include "Sqlite.h"
#include "Words.h"

#include <sandtable/city/CityFile.h>

#include <cstdint>
#include <string_view>
#include <utility>

namespace sandtable::city {

/// How far a write has come, and whether the caller cancelled.
class WriteProgress
{
public:
    WriteProgress(Progress progress, std::size_t rows) : m_progress(std::move(progress)), m_rows(rows) {}
    /// False when the caller wants to stop; asks every few thousand rows.
    bool rowDone(const char* stage);

private:
    static constexpr std::size_t kAskEvery = 8192;
    Progress m_progress;
    std::size_t m_rows;
    std::size_t m_done = 0;
};

/// Fills one layer row by row: begin(), the geometry, the columns in the layer's order, then end().
/// The first failure sticks and makes the rest do nothing; close() tells it and writes the layer's extent.
/// Texts and the geometry must live until end().
class LayerWriter
{
public:
    LayerWriter(sqlite3* database, const geo::Frame& frame, const Layer& layer, WriteProgress& progress);

    /// False when the layer has failed; the caller stops.
    bool begin();
    void point(geo::LocalMetres p);
    void line(std::span<const geo::LocalMetres> points);
    void polygon(std::span<const geo::LocalMetres> outer, std::span<const geo::Ring> holes = {});
    void text(std::string_view value);
    void integer(std::int64_t value);
    /// NULL for 0.
    void optional(std::uint64_t value);
    void real(double value);
    /// A position in another layer as its fid, or NULL for kNone.
    void reference(std::uint32_t position);
    template <class Enum>
    void word(Enum value)
    {
        const std::string_view found = wordOf(value);
        if (found.empty()) {
            refuse("has a kind that does not exist");
        }
        text(found);
    }
    void end();
    Result<void> close();

private:
    void geometry(std::span<const std::uint8_t> blob);
    void refuse(std::string_view problem);
    void failed();

    sqlite3* m_database;
    const Layer& m_layer;
    WriteProgress& m_progress;
    GpbEncoder m_encoder;
    SqliteStatement m_insert;
    Result<void> m_state;
    std::int64_t m_fid = 0;
    int m_parameter = 0;
};

} // namespace sandtable::city
