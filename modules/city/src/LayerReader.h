// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Gpb.h"
#include "Layout.h"
#include "Sqlite.h"
#include "Words.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sandtable::city {

/// Walks the rows of one layer of a file that nobody vouches for. next(), then the columns in the layer's order.
/// The first thing wrong sticks: values read after it are empty, next() returns false, and result() tells it with
/// table, row and field.
class LayerReader
{
public:
    /// More rows than any district has; a file that promises more is not a city.
    static constexpr std::int64_t kMostRows = 20'000'000;
    static constexpr std::size_t kLongestText = 4096;

    LayerReader(sqlite3* database, const Layer& layer, geo::Wgs84 origin);

    /// How much to reserve: the rows that the layer promises, but not more than a promise alone is worth.
    std::size_t rows() const { return std::min<std::size_t>(m_rows, 1 << 20); }
    bool next();

    geo::Wgs84 point();
    void line(std::vector<geo::Wgs84>& to);
    /// All rings' points and one size a ring, replacing what the vectors held.
    void polygon(std::vector<geo::Wgs84>& to, std::vector<std::uint32_t>& ringSizes);
    /// Appends a ring without holes; returns its number of points.
    std::size_t ring(std::vector<geo::Wgs84>& to);

    /// UTF-8, valid until the next call of next().
    std::string_view text();
    std::int64_t integer(std::int64_t low, std::int64_t high);
    /// Nothing where NULL.
    std::optional<std::uint64_t> optional(std::uint64_t low, std::uint64_t high);
    double real(double low, double high);
    /// A fid of another layer as a position below `count`, or kNone where NULL.
    std::uint32_t reference(std::size_t count);
    std::uint32_t required(std::size_t count);
    template <class Enum>
    Enum word()
    {
        const std::string_view found = text();
        for (std::size_t i = 0; i < Words<Enum>::kList.size(); ++i) {
            if (Words<Enum>::kList[i] == found) {
                return static_cast<Enum>(i + 1);
            }
        }
        refuseWord(found);
        return static_cast<Enum>(1);
    }
    /// For rules between fields; `field` as in the layer.
    void refuse(const char* field, std::string_view problem);

    bool ok() const { return m_state.has_value(); }
    const Result<void>& result() const { return m_state; }

private:
    /// Moves to the next column; false when there is nothing to read from it.
    bool column(int type, const char* typeName);
    const char* field() const;
    std::span<const std::uint8_t> blob();
    void refuseWord(std::string_view found);
    void checkGeometry(const char* problem);

    sqlite3* m_database;
    const Layer& m_layer;
    GpbDecoder m_decoder;
    SqliteStatement m_select;
    Result<void> m_state;
    std::vector<std::uint32_t> m_ringSizes;
    std::size_t m_rows = 0;
    std::int64_t m_fid = 0;
    int m_column = 0;
};

/// Is there anything called `name` in the file?
bool hasTable(sqlite3* database, std::string_view name);

/// Is `name` an ordinary table of the file? Views and virtual tables could run forever or run code.
Result<void> requireTable(sqlite3* database, std::string_view name);

} // namespace sandtable::city
