// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Mapping.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <initializer_list>
#include <optional>

namespace sandtable::city {

/// Reads a mapping's tables; remembers the first thing that is wrong with its file and line.
class MappingReader
{
public:
    explicit MappingReader(std::string file) { m_mapping.file = std::move(file); }

    Result<Mapping> read(const toml::table& root);

private:
    static constexpr std::size_t kLongestText = 8192;

    void fail(const toml::node& at, std::string_view key, std::string_view problem);
    /// Refuses keys that are none of ours: a misspelt key must not be passed over.
    void onlyKeys(const toml::table& table, std::string_view where, std::initializer_list<std::string_view> known);
    std::string text(const toml::table& table, std::string_view key);
    /// A text or a list of texts; `otherwise` where the key is missing.
    std::vector<std::string> texts(const toml::table& table, std::string_view key, std::vector<std::string> otherwise);
    bool flag(const toml::table& table, std::string_view key);
    void readCity(const toml::table& table);
    void readOrigin(const toml::node& node);
    void readSource(const toml::table& table);
    void readTable(std::string_view name, const toml::node& node);
    void readLayer(const toml::table& table);
    void readField(MappedLayer& layer, std::string_view name, const toml::node& node);
    void readFieldTable(MappedField& field, const toml::table& table);
    template <class Each>
    void eachTable(const toml::table& root, std::string_view key, Each each);

    Mapping m_mapping;
    std::optional<Error> m_error;
};

} // namespace sandtable::city
