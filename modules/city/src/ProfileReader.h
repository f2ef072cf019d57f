// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/Profile.h>

#include <toml++/toml.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::city {

/// Reads fields of one TOML file; remembers the first thing that is wrong, so that the caller asks once at the end.
class ProfileReader
{
public:
    explicit ProfileReader(std::string file) : m_file(std::move(file)) {}

    std::string text(const toml::table& table, std::string_view key);
    /// Exactly this many decimal digits.
    std::string digits(const toml::table& table, std::string_view key, std::size_t count);
    double number(const toml::table& table, std::string_view key, double low, double high);
    std::uint32_t whole(const toml::table& table, std::string_view key, std::uint32_t low, std::uint32_t high);
    bool flag(const toml::table& table, std::string_view key);
    BilingualName name(const toml::table& table);
    geo::Wgs84 position(const toml::table& table, std::string_view key);
    std::vector<geo::Wgs84> line(const toml::table& table, std::string_view key, std::size_t least);
    std::vector<std::string> texts(const toml::table& table, std::string_view key);
    std::vector<BilingualName> names(const toml::table& table, std::string_view key);
    /// The characters of a text, one string each.
    std::vector<std::string> characters(const toml::table& table, std::string_view key);
    /// The tables of an array; an empty or missing one is an error.
    std::vector<const toml::table*> tables(const toml::table& table, std::string_view key);
    const toml::array* array(const toml::table& table, std::string_view key);

    void fail(std::string_view field, std::string_view problem);
    const std::optional<Error>& error() const { return m_error; }

private:
    geo::Wgs84 pair(const toml::node* node, std::string_view key);

    std::string m_file;
    std::optional<Error> m_error;
};

} // namespace sandtable::city
