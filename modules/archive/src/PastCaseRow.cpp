// SPDX-License-Identifier: GPL-3.0-or-later
#include "PastCaseRow.h"

#include "LocalTime.h"

#include <sandtable/base/Utf8.h>
#include <sandtable/city/MicroGrids.h>
#include <sandtable/geo/Datum.h>

#include <charconv>
#include <cmath>
#include <optional>

namespace sandtable::archive {

namespace {
constexpr std::size_t kLongestText = 4'000;
constexpr std::size_t kLongestName = 500;

const std::string& of(const RowTexts& row, Column column)
{
    return row[static_cast<std::size_t>(column)];
}

tl::unexpected<Refusal> refused(Column column, std::string reason)
{
    return tl::unexpected(Refusal{column, std::move(reason)});
}

std::optional<double> degreesOf(const std::string& text, double most)
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || !(std::abs(value) <= most)) {
        return std::nullopt;
    }
    return value;
}

geo::Wgs84 wgs84Of(double lon, double lat, Datum datum)
{
    switch (datum) {
    case Datum::Gcj02:
        return geo::toWgs84(geo::Gcj02{lon, lat});
    case Datum::Bd09:
        return geo::toWgs84(geo::Bd09{lon, lat});
    case Datum::Wgs84:
        break;
    }
    return {lon, lat};
}

tl::expected<void, Refusal> checkTexts(const RowTexts& row)
{
    for (std::size_t i = 0; i < kColumnCount; ++i) {
        const auto column = static_cast<Column>(i);
        if (!isPlainUtf8(row[i])) {
            return refused(column, "not plain UTF-8 text");
        }
        const std::size_t longest = column == Column::Text ? kLongestText : kLongestName;
        if (row[i].size() > longest) {
            return refused(column, "longer than " + std::to_string(longest) + " bytes");
        }
    }
    for (const Column needed : {Column::Number, Column::Text, Column::Reported}) {
        if (of(row, needed).empty()) {
            return refused(needed, "missing");
        }
    }
    return {};
}
} // namespace

RowReader::RowReader(const city::CityModel& city, const catalogue::Catalogue& list, Datum datum)
    : m_city(city), m_list(list), m_datum(datum), m_firstGrid(city.tierRange(city::Tier::MicroGrid).first),
      m_grids(city::microGridRings(city)), m_channels{{"电话", protocol::CHANNEL_PHONE},
                                                      {"phone", protocol::CHANNEL_PHONE},
                                                      {"热线", protocol::CHANNEL_PHONE},
                                                      {"微信", protocol::CHANNEL_WECHAT},
                                                      {"wechat", protocol::CHANNEL_WECHAT},
                                                      {"微博", protocol::CHANNEL_WEIBO},
                                                      {"weibo", protocol::CHANNEL_WEIBO},
                                                      {"网格员", protocol::CHANNEL_GRID_WORKER},
                                                      {"grid-worker", protocol::CHANNEL_GRID_WORKER},
                                                      {"视频", protocol::CHANNEL_CAMERA},
                                                      {"视频监控", protocol::CHANNEL_CAMERA},
                                                      {"camera", protocol::CHANNEL_CAMERA},
                                                      {"部门", protocol::CHANNEL_DEPARTMENT},
                                                      {"department", protocol::CHANNEL_DEPARTMENT},
                                                      {"控制台", protocol::CHANNEL_CONSOLE},
                                                      {"console", protocol::CHANNEL_CONSOLE}}
{
    for (const catalogue::Item& item : list.items()) {
        m_items.emplace(item.nameZh, item.code);
        m_items.emplace(item.nameEn, item.code);
    }
    for (const catalogue::Subclass& subclass : list.subclasses()) {
        m_items.insert_or_assign(subclass.nameZh, subclass.code); // of a name that is both, the wider meaning
        m_items.insert_or_assign(subclass.nameEn, subclass.code);
    }
    for (const catalogue::Unit& unit : list.units()) {
        m_units.emplace(unit.nameZh, unit.code);
        m_units.emplace(unit.nameEn, unit.code);
    }
}

tl::expected<storage::PastCase, Refusal> RowReader::read(const RowTexts& row) const
{
    if (auto checked = checkTexts(row); !checked) {
        return tl::unexpected(checked.error());
    }
    storage::PastCase item;
    item.number = of(row, Column::Number);
    item.text = of(row, Column::Text);
    item.address = of(row, Column::Address);
    if (auto read = readTimes(row, item); !read) {
        return tl::unexpected(read.error());
    }
    if (auto read = readPlace(row, item); !read) {
        return tl::unexpected(read.error());
    }
    if (auto read = readCodes(row, item); !read) {
        return tl::unexpected(read.error());
    }
    return item;
}

tl::expected<void, Refusal> RowReader::readTimes(const RowTexts& row, storage::PastCase& item) const
{
    const auto offset = m_list.calendar().utcOffset();
    const auto reported = parseLocalTime(of(row, Column::Reported), offset);
    if (!reported) {
        return refused(Column::Reported, "no time like 2024-05-03 08:11:22");
    }
    item.reported = *reported;
    if (of(row, Column::Closed).empty()) {
        return {};
    }
    item.closed = parseLocalTime(of(row, Column::Closed), offset);
    if (!item.closed) {
        return refused(Column::Closed, "no time like 2024-05-03 08:11:22");
    }
    if (*item.closed < item.reported) {
        return refused(Column::Closed, "before it was reported");
    }
    return {};
}

tl::expected<void, Refusal> RowReader::readPlace(const RowTexts& row, storage::PastCase& item) const
{
    const std::string& lonText = of(row, Column::Lon);
    const std::string& latText = of(row, Column::Lat);
    if (lonText.empty() && latText.empty()) {
        return {};
    }
    const auto lon = degreesOf(lonText, 180);
    if (!lon) {
        return refused(Column::Lon, "no number of degrees");
    }
    const auto lat = degreesOf(latText, 90);
    if (!lat) {
        return refused(Column::Lat, "no number of degrees");
    }
    const geo::Wgs84 at = wgs84Of(*lon, *lat, m_datum);
    const std::uint32_t grid = m_grids.find(m_city.frame.toLocal(at));
    if (grid == geo::RegionIndex::kNone) {
        return refused(Column::Lon, "outside the city");
    }
    item.gridCode = m_city.regions[m_firstGrid + grid].code;
    item.at.emplace();
    item.at->set_lon(at.lon);
    item.at->set_lat(at.lat);
    return {};
}

tl::expected<void, Refusal> RowReader::readCodes(const RowTexts& row, storage::PastCase& item) const
{
    if (const std::string& text = of(row, Column::Item); !text.empty()) {
        const bool code = m_list.item(text) != nullptr || m_list.subclass(text) != nullptr;
        const auto named = m_items.find(text);
        if (!code && named == m_items.end()) {
            return refused(Column::Item, "neither code nor name of the responsibility list");
        }
        item.itemCode = code ? text : named->second;
    }
    if (const std::string& text = of(row, Column::Unit); !text.empty()) {
        const auto named = m_units.find(text);
        if (m_list.unit(text) == nullptr && named == m_units.end()) {
            return refused(Column::Unit, "neither code nor name of the responsibility list");
        }
        item.unitCode = named == m_units.end() ? text : named->second;
    }
    if (const std::string& text = of(row, Column::Channel); !text.empty()) {
        const auto named = m_channels.find(text);
        if (named == m_channels.end()) {
            return refused(Column::Channel, "no channel");
        }
        item.channel = named->second;
    }
    return {};
}

} // namespace sandtable::archive
