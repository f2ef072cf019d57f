// SPDX-License-Identifier: GPL-3.0-or-later
#include "TextColumns.h"

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::city {

namespace {

constexpr std::size_t kWidestField = 254;

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool hasSpacesAround(std::string_view text)
{
    const auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    return !text.empty() && (space(text.front()) || space(text.back()));
}

} // namespace

std::vector<std::string> TextColumn::split(std::string_view text) const
{
    const std::size_t room = kWidestField - (bracketed ? 2 : 0);
    std::vector<std::string> pieces;
    while (!text.empty() && pieces.size() < fields.size()) {
        std::size_t cut = fields.size() > 1 ? std::min(text.size(), room) : text.size();
        while (cut < text.size() && cut > 1 && continues(text[cut])) {
            --cut;
        }
        pieces.push_back(bracketed ? fmt::format("[{}]", text.substr(0, cut)) : std::string(text.substr(0, cut)));
        text.remove_prefix(cut);
    }
    return pieces;
}

std::string TextColumn::expression() const
{
    std::string joined;
    for (const std::string& field : fields) {
        const std::string piece =
            bracketed ? fmt::format("substr(\"{0}\", 2, length(\"{0}\") - 2)", field) : fmt::format("\"{}\"", field);
        joined += joined.empty() ? piece : fmt::format(" || coalesce({}, '')", piece);
    }
    return joined;
}

std::vector<TextColumn> textColumnsOf(const CityModel& model, const ExportLayer& layer, bool shapefile)
{
    std::vector<TextColumn> columns;
    for (const ExportColumn& column : layer.columns) {
        columns.emplace_back().fields = {shapefile ? column.shortName : column.name};
    }
    if (!shapefile) {
        return columns;
    }
    std::vector<std::size_t> longest(columns.size(), 0);
    ExportRow row;
    std::string buffer;
    for (std::size_t i = 0; i < layer.count(model); ++i) {
        layer.fill(model, i, row, buffer);
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (const auto* text = std::get_if<std::string_view>(&row.values[c])) {
                longest[c] = std::max(longest[c], text->size());
                columns[c].bracketed = columns[c].bracketed || hasSpacesAround(*text);
            }
        }
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
        TextColumn& column = columns[c];
        // A piece may begin or end with a space wherever it is cut.
        column.bracketed = column.bracketed || longest[c] > kWidestField;
        const std::size_t brackets = column.bracketed ? 2 : 0;
        // Three bytes a field may stay empty, so that no character is cut in two.
        const std::size_t room = kWidestField - brackets - 3;
        const std::size_t fields = longest[c] + brackets > kWidestField ? (longest[c] + room - 1) / room : 1;
        for (std::size_t field = 2; field <= fields; ++field) {
            column.fields.push_back(fmt::format("{}_{}", column.fields.front(), field));
        }
        column.width = std::clamp<std::size_t>(longest[c] + brackets, 1, kWidestField);
    }
    return columns;
}

} // namespace sandtable::city
