// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProfileReader.h"

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::city {

void ProfileReader::fail(std::string_view field, std::string_view problem)
{
    if (!m_error)
        m_error = Error{ErrorCode::Malformed, fmt::format("{}: {}: {}", m_file, field, problem)};
}

std::string ProfileReader::text(const toml::table& table, std::string_view key)
{
    const auto value = table[key].value<std::string>();
    if (!value || value->size() > 1000)
        fail(key, "needs a text of at most 1000 bytes");
    return value.value_or("");
}

std::string ProfileReader::digits(const toml::table& table, std::string_view key, std::size_t count)
{
    std::string value = text(table, key);
    if (value.size() != count || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        fail(key, fmt::format("\"{}\" is not {} digits", value, count));
    return value;
}

double ProfileReader::number(const toml::table& table, std::string_view key, double low, double high)
{
    const auto value = table[key].value<double>();
    if (!value)
        fail(key, "needs a number");
    else if (!(*value >= low && *value <= high))
        fail(key, fmt::format("{} is not within {} and {}", *value, low, high));
    return value.value_or(low);
}

std::uint32_t ProfileReader::whole(const toml::table& table, std::string_view key, std::uint32_t low,
                                   std::uint32_t high)
{
    const auto value = table[key].value<std::int64_t>();
    if (!value)
        fail(key, "needs a whole number");
    else if (*value < low || *value > high)
        fail(key, fmt::format("{} is not within {} and {}", *value, low, high));
    return static_cast<std::uint32_t>(value.value_or(low));
}

bool ProfileReader::flag(const toml::table& table, std::string_view key)
{
    const toml::node* node = table.get(key);
    if (!node || !node->is_boolean())
        fail(key, "needs true or false");
    return node && node->value<bool>().value_or(false);
}

BilingualName ProfileReader::name(const toml::table& table)
{
    return {text(table, "name"), text(table, "name_en")};
}

geo::Wgs84 ProfileReader::pair(const toml::node* node, std::string_view key)
{
    const toml::array* both = node ? node->as_array() : nullptr;
    if (!both || both->size() != 2) {
        fail(key, "needs pairs of longitude and latitude");
        return {};
    }
    const double lon = both->get(0)->value<double>().value_or(999);
    const double lat = both->get(1)->value<double>().value_or(999);
    if (!(lon >= -180 && lon <= 180 && lat >= -85 && lat <= 85))
        fail(key, fmt::format("[{}, {}] is not a longitude and a latitude", lon, lat));
    return {lon, lat};
}

geo::Wgs84 ProfileReader::position(const toml::table& table, std::string_view key)
{
    return pair(table.get(key), key);
}

std::vector<geo::Wgs84> ProfileReader::line(const toml::table& table, std::string_view key, std::size_t least)
{
    std::vector<geo::Wgs84> points;
    if (const toml::array* all = array(table, key))
        for (const toml::node& node : *all)
            points.push_back(pair(&node, key));
    if (points.size() < least || points.size() > 10000)
        fail(key, fmt::format("has {} points; it needs {} to 10000", points.size(), least));
    return points;
}

std::vector<std::string> ProfileReader::texts(const toml::table& table, std::string_view key)
{
    std::vector<std::string> result;
    if (const toml::array* all = array(table, key))
        for (const toml::node& node : *all) {
            if (!node.is_string())
                fail(key, "needs texts");
            result.push_back(node.value<std::string>().value_or(""));
        }
    if (result.empty())
        fail(key, "is empty");
    return result;
}

std::vector<BilingualName> ProfileReader::names(const toml::table& table, std::string_view key)
{
    std::vector<BilingualName> result;
    if (const toml::array* all = array(table, key))
        for (const toml::node& node : *all) {
            const toml::array* both = node.as_array();
            if (!both || both->size() != 2 || !both->get(0)->is_string() || !both->get(1)->is_string()) {
                fail(key, "needs pairs of a name and its English form");
                break;
            }
            result.push_back({*both->get(0)->value<std::string>(), *both->get(1)->value<std::string>()});
        }
    if (result.empty())
        fail(key, "is empty");
    return result;
}

std::vector<std::string> ProfileReader::characters(const toml::table& table, std::string_view key)
{
    std::vector<std::string> result;
    for (const char c : text(table, key)) {
        const bool continues = (static_cast<unsigned char>(c) & 0xc0) == 0x80;
        if (continues && !result.empty())
            result.back() += c;
        else
            result.emplace_back(1, c);
    }
    if (result.empty())
        fail(key, "is empty");
    return result;
}

const toml::array* ProfileReader::array(const toml::table& table, std::string_view key)
{
    const toml::array* found = table[key].as_array();
    if (!found)
        fail(key, "needs a list");
    return found;
}

std::vector<const toml::table*> ProfileReader::tables(const toml::table& table, std::string_view key)
{
    std::vector<const toml::table*> result;
    if (const toml::array* all = array(table, key))
        for (const toml::node& node : *all) {
            if (!node.is_table())
                fail(key, "needs tables");
            else
                result.push_back(node.as_table());
        }
    if (result.empty())
        fail(key, "is empty");
    return result;
}

} // namespace sandtable::city
