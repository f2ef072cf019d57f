// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExportMapping.h"

#include "../Words.h"

#include <fmt/format.h>

namespace sandtable::city {

namespace {

/// A TOML basic string.
std::string quotedText(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            result += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
        } else {
            result += c;
        }
    }
    return result + "\"";
}

} // namespace

std::string exportMapping(const CityModel& model, const std::vector<ExportedLayer>& layers, const std::string& crs)
{
    const geo::Wgs84 origin = model.frame.origin();
    std::string text = fmt::format(
        "# Written by sandtable-city export: importing the files beside it by this mapping gives the same city again.\n"
        "# exact: rows are taken word for word and in their order; set it to false after changing them by hand, so "
        "that\n"
        "# they are checked, repaired and put into their regions anew.\n\n"
        "[city]\nexact = true\ncode = {}\nname = {}\nname_en = {}\nsource = {}\norigin = [{:.17g}, {:.17g}]\n",
        quotedText(model.code), quotedText(model.name), quotedText(model.nameEn), quotedText(model.source), origin.lon,
        origin.lat);
    if (!crs.empty()) {
        text += fmt::format("\n[[source]]\ncrs = {}\n", quotedText(crs));
    }
    for (const auto& [layer, columns] : layers) {
        text += fmt::format("\n[[layer]]\nfrom = \"{0}\"\nto = \"{0}\"\n[layer.fields]\n", wordOf(layer->target));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (layer->columns[i].mapped) {
                text += fmt::format("{} = {}\n", layer->columns[i].name, quotedText(columns[i].expression()));
            }
        }
    }
    return text;
}

} // namespace sandtable::city
