// SPDX-License-Identifier: GPL-3.0-or-later
#include "Metres.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace sandtable::city {

std::optional<double> metresOf(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    const std::size_t end = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
    std::string number(text.substr(begin, end - begin));
    std::replace(number.begin(), number.end(), ',', '.');
    double value = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || stop != number.data() + number.size() || !(value > 0)) {
        return std::nullopt;
    }
    std::string_view unit = text.substr(end);
    unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
    static constexpr std::pair<std::string_view, double> kUnits[] = {
        {"ft", 0.3048}, {"'", 0.3048}, {"feet", 0.3048}, {"cm", 0.01}, {"mm", 0.001}, {"km", 1000}, {"厘米", 0.01}};
    for (const auto& [name, metres] : kUnits) {
        if (unit.starts_with(name)) {
            return value * metres;
        }
    }
    return value;
}

} // namespace sandtable::city
