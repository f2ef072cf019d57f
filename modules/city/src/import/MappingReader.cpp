// SPDX-License-Identifier: GPL-3.0-or-later
#include "MappingReader.h"

#include "../Words.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace sandtable::city {

void MappingReader::fail(const toml::node& at, std::string_view key, std::string_view problem)
{
    if (!m_error) {
        m_error = Error{ErrorCode::Malformed,
                        fmt::format("{}, line {}: {}: {}", m_mapping.file, at.source().begin.line, key, problem)};
    }
}

void MappingReader::onlyKeys(const toml::table& table, std::string_view where,
                             std::initializer_list<std::string_view> known)
{
    for (const auto& [key, node] : table) {
        if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
            fail(node, key.str(), fmt::format("is no key of {}; these are: {}", where, fmt::join(known, ", ")));
        }
    }
}

std::string MappingReader::text(const toml::table& table, std::string_view key)
{
    const toml::node* node = table.get(key);
    if (!node) {
        return {};
    }
    const auto value = node->value_exact<std::string>();
    if (!value || value->size() > kLongestText || value->find('\0') != std::string::npos) {
        fail(*node, key, fmt::format("needs a text of at most {} bytes", kLongestText));
    }
    return value.value_or("");
}

std::vector<std::string> MappingReader::texts(const toml::table& table, std::string_view key,
                                              std::vector<std::string> otherwise)
{
    const toml::node* node = table.get(key);
    if (!node) {
        return otherwise;
    }
    const toml::array* list = node->as_array();
    if (!list) {
        return {text(table, key)};
    }
    std::vector<std::string> result;
    for (const toml::node& entry : *list) {
        if (const auto value = entry.value_exact<std::string>()) {
            result.push_back(*value);
        } else {
            fail(entry, key, "needs texts");
        }
    }
    return result;
}

bool MappingReader::flag(const toml::table& table, std::string_view key)
{
    const toml::node* node = table.get(key);
    if (node && !node->is_boolean()) {
        fail(*node, key, "needs true or false");
    }
    return node && node->value<bool>().value_or(false);
}

template <class Each>
void MappingReader::eachTable(const toml::table& root, std::string_view key, Each each)
{
    const toml::node* node = root.get(key);
    if (!node) {
        return;
    }
    const toml::array* list = node->as_array();
    if (!list) {
        fail(*node, key, fmt::format("stands in double brackets: [[{}]]", key));
        return;
    }
    for (const toml::node& entry : *list) {
        if (const toml::table* table = entry.as_table()) {
            each(*table);
        } else {
            fail(entry, key, "needs tables");
        }
    }
}

Result<Mapping> MappingReader::read(const toml::table& root)
{
    onlyKeys(root, "a mapping", {"city", "source", "tables", "layer"});
    if (const toml::node* city = root.get("city")) {
        if (const toml::table* table = city->as_table()) {
            readCity(*table);
        } else {
            fail(*city, "city", "needs a table");
        }
    }
    eachTable(root, "source", [this](const toml::table& table) { readSource(table); });
    if (const toml::node* tables = root.get("tables")) {
        if (const toml::table* all = tables->as_table()) {
            for (const auto& [name, node] : *all) {
                readTable(name.str(), node);
            }
        } else {
            fail(*tables, "tables", "needs a table");
        }
    }
    eachTable(root, "layer", [this](const toml::table& table) { readLayer(table); });
    if (m_mapping.layers.empty()) {
        fail(root, "layer", "a mapping needs at least one [[layer]]");
    }
    if (m_error) {
        return tl::unexpected(*m_error);
    }
    return std::move(m_mapping);
}

void MappingReader::readCity(const toml::table& table)
{
    onlyKeys(table, "[city]",
             {"code", "name", "name_en", "licence", "source", "origin", "exact", "make_up", "needs", "join_roads_m"});
    m_mapping.code = text(table, "code");
    const bool digits =
        std::all_of(m_mapping.code.begin(), m_mapping.code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!m_mapping.code.empty() && (m_mapping.code.size() != 6 || !digits)) {
        fail(*table.get("code"), "code", fmt::format("\"{}\" is not six digits", m_mapping.code));
    }
    m_mapping.name = text(table, "name");
    m_mapping.nameEn = text(table, "name_en");
    m_mapping.licence = text(table, "licence");
    m_mapping.madeFrom = text(table, "source");
    m_mapping.exact = flag(table, "exact");
    if (const toml::node* origin = table.get("origin")) {
        readOrigin(*origin);
    }
    if (const toml::node* node = table.get("join_roads_m")) {
        m_mapping.joinRoadsM = node->value<double>().value_or(-1);
        if (!(m_mapping.joinRoadsM >= 0 && m_mapping.joinRoadsM <= 10)) {
            fail(*node, "join_roads_m", "needs metres from 0 to 10");
        }
    }
    for (const std::string& word : texts(table, "needs", {})) {
        if (!valueOf(word, m_mapping.needs.emplace_back())) {
            fail(*table.get("needs"), "needs",
                 fmt::format("\"{}\" is no layer of a city; these are: {}", word,
                             fmt::join(Words<ImportTarget>::kList, ", ")));
        }
    }
    if (const toml::node* node = table.get("make_up")) {
        const toml::array* list = node->as_array();
        if (!list) {
            fail(*node, "make_up", "needs a list of texts");
            return;
        }
        for (const toml::node& entry : *list) {
            const std::string what = entry.value<std::string>().value_or("");
            if (what == "components") {
                m_mapping.makeComponents = true;
            } else if (what == "cameras") {
                m_mapping.makeCameras = true;
            } else if (what == "workers") {
                m_mapping.makeWorkers = true;
            } else {
                fail(entry, "make_up", fmt::format("\"{}\" is none of components, cameras, workers", what));
            }
        }
    }
}

void MappingReader::readOrigin(const toml::node& node)
{
    const toml::array* pair = node.as_array();
    const double lon = pair && pair->size() == 2 ? pair->get(0)->value<double>().value_or(NAN) : NAN;
    const double lat = pair && pair->size() == 2 ? pair->get(1)->value<double>().value_or(NAN) : NAN;
    if (!(lon >= -180 && lon <= 180 && lat >= -80 && lat <= 80)) {
        fail(node, "origin", "needs [longitude, latitude] in degrees, not beyond 80° of latitude");
        return;
    }
    m_mapping.origin = geo::Wgs84{lon, lat};
}

void MappingReader::readSource(const toml::table& table)
{
    onlyKeys(table, "[[source]]", {"match", "crs", "encoding", "driver"});
    MappedSource source;
    if (table.contains("match")) {
        source.match = text(table, "match");
    }
    source.crs = text(table, "crs");
    source.encoding = text(table, "encoding");
    source.driver = text(table, "driver");
    m_mapping.sources.push_back(std::move(source));
}

void MappingReader::readTable(std::string_view name, const toml::node& node)
{
    const toml::table* table = node.as_table();
    if (!table) {
        fail(node, name, "needs a table of source value = our word");
        return;
    }
    CodeTable& codes = m_mapping.tables[std::string(name)];
    for (const auto& [key, value] : *table) {
        codes[std::string(key.str())] = text(*table, key.str());
    }
}

void MappingReader::readLayer(const toml::table& table)
{
    onlyKeys(table, "[[layer]]", {"source", "from", "to", "where", "fields"});
    MappedLayer layer;
    layer.line = table.source().begin.line;
    layer.sources = texts(table, "source", {"*"});
    layer.from = texts(table, "from", {"*"});
    const std::string to = text(table, "to");
    if (!valueOf(to, layer.to)) {
        fail(table.contains("to") ? *table.get("to") : table, "to",
             fmt::format("\"{}\" is no layer of a city; these are: {}", to,
                         fmt::join(Words<ImportTarget>::kList, ", ")));
        return;
    }
    layer.where = text(table, "where");
    layer.whereLine = table.contains("where") ? table.get("where")->source().begin.line : layer.line;
    if (const toml::node* fields = table.get("fields")) {
        if (const toml::table* all = fields->as_table()) {
            for (const auto& [name, node] : *all) {
                readField(layer, name.str(), node);
            }
        } else {
            fail(*fields, "fields", "needs a table");
        }
    }
    const TargetFields known = fieldsOf(layer.to);
    for (const std::string_view needed : known.names.first(known.needed)) {
        if (layer.position(needed) == layer.fields.size()) {
            fail(table, "fields", fmt::format("{} need the field {}", to, needed));
        }
    }
    m_mapping.layers.push_back(std::move(layer));
}

void MappingReader::readField(MappedLayer& layer, std::string_view name, const toml::node& node)
{
    const std::span<const std::string_view> known = fieldsOf(layer.to).names;
    if (std::find(known.begin(), known.end(), name) == known.end()) {
        fail(node, name, fmt::format("{} have no such field; they have: {}", wordOf(layer.to), fmt::join(known, ", ")));
        return;
    }
    MappedField field;
    field.name = name;
    field.line = node.source().begin.line;
    if (const toml::table* table = node.as_table()) {
        readFieldTable(field, *table);
    } else if (const auto expression = node.value_exact<std::string>()) {
        field.expression = *expression;
    } else if (const auto whole = node.value_exact<std::int64_t>()) {
        field.expression = std::to_string(*whole);
    } else if (const auto real = node.value_exact<double>()) {
        field.expression = fmt::format("{}", *real);
    } else if (const auto yes = node.value_exact<bool>()) {
        field.expression = *yes ? "1" : "0";
    }
    if (field.expression.empty() || field.expression.size() > kLongestText ||
        field.expression.find('\0') != std::string::npos) {
        fail(node, name, "needs an expression, a number, or { value = …, table = …, default = … }");
    }
    layer.fields.push_back(std::move(field));
}

void MappingReader::readFieldTable(MappedField& field, const toml::table& table)
{
    onlyKeys(table, field.name, {"value", "table", "default"});
    field.expression = text(table, "value");
    if (const toml::node* otherwise = table.get("default")) {
        if (const auto word = otherwise->value_exact<std::string>()) {
            field.otherwise = *word;
        } else if (const auto number = otherwise->value<double>()) {
            field.otherwise = fmt::format("{}", *number);
        } else {
            fail(*otherwise, "default", "needs a text or a number");
        }
    }
    if (const toml::node* node = table.get("table")) {
        field.tableName = text(table, "table");
        const auto found = m_mapping.tables.find(field.tableName);
        if (found == m_mapping.tables.end()) {
            fail(*node, "table", fmt::format("there is no [tables.{}]", field.tableName));
            return;
        }
        field.table = &found->second;
    }
}

} // namespace sandtable::city
