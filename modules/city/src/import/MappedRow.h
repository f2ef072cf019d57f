// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../Words.h"
#include "Mapping.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::city {

/// The answers of a rule for one row, as typed values. What is wrong with them gathers here.
class MappedRow
{
public:
    MappedRow(const MappedLayer& rule, std::vector<std::optional<std::string>> answers);

    /// Empty where there is none. At most 4,096 bytes of UTF-8 without NUL, as the city file has them.
    std::string text(std::string_view field);
    /// Nothing where there is none; refuses what is no number or not within the bounds.
    std::optional<double> number(std::string_view field, double low, double high);
    /// 1, true, yes and 是 against 0, false, no, 否 and nothing.
    bool flag(std::string_view field);
    /// The value of an enumeration; refuses words that are none of it. Nothing where there is none.
    template <class Enum>
    std::optional<Enum> word(std::string_view field)
    {
        const std::string found = text(field);
        Enum value{};
        if (found.empty()) {
            return std::nullopt;
        }
        if (!valueOf(found, value)) {
            refuse(fmt::format("{}: \"{}\" is none of {}", field, found, fmt::join(Words<Enum>::kList, ", ")));
            return std::nullopt;
        }
        return value;
    }

    /// The same for a field that a row cannot be without.
    template <class Enum>
    Enum needed(std::string_view field)
    {
        const auto value = word<Enum>(field);
        if (!value) {
            refuse(fmt::format("{}: is empty", field));
        }
        return value.value_or(Enum{});
    }

    void refuse(std::string reason);
    void change(std::string reason);
    const std::string& refused() const { return m_refused; }
    const std::string& changed() const { return m_changed; }

private:
    const MappedLayer& m_rule;
    std::vector<std::optional<std::string>> m_answers;
    std::string m_refused;
    std::string m_changed;
};

} // namespace sandtable::city
