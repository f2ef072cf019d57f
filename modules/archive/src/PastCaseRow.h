// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/archive/PastCaseColumns.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/geo/RegionIndex.h>
#include <sandtable/storage/CaseArchive.h>

#include <array>
#include <string>
#include <unordered_map>

namespace sandtable::archive {

/// A row as it stands in its source, by column; empty where it says nothing.
using RowTexts = std::array<std::string, kColumnCount>;

/// Why a row is not taken.
struct Refusal
{
    Column column;
    std::string reason; ///< without the value
};

/// Understands rows: times, coordinates, codes and names. Immutable.
class RowReader
{
public:
    RowReader(const city::CityModel& city, const catalogue::Catalogue& list, Datum datum);

    tl::expected<storage::PastCase, Refusal> read(const RowTexts& row) const;

private:
    tl::expected<void, Refusal> readTimes(const RowTexts& row, storage::PastCase& item) const;
    tl::expected<void, Refusal> readPlace(const RowTexts& row, storage::PastCase& item) const;
    tl::expected<void, Refusal> readCodes(const RowTexts& row, storage::PastCase& item) const;

    const city::CityModel& m_city;
    const catalogue::Catalogue& m_list;
    const Datum m_datum;
    std::uint32_t m_firstGrid = 0;
    geo::RegionIndex m_grids;
    std::unordered_map<std::string, std::string> m_items;          ///< by name
    std::unordered_map<std::string, std::string> m_units;          ///< by name
    std::unordered_map<std::string, protocol::Channel> m_channels; ///< by name
};

} // namespace sandtable::archive
