// SPDX-License-Identifier: GPL-3.0-or-later
#include "MappedRow.h"

#include "../LayerReader.h"

#include <sandtable/base/Utf8.h>

#include <charconv>
#include <utility>

namespace sandtable::city {

MappedRow::MappedRow(const MappedLayer& rule, std::vector<std::optional<std::string>> answers)
    : m_rule(rule), m_answers(std::move(answers))
{
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        const MappedField& field = m_rule.fields[i];
        std::optional<std::string>& answer = m_answers[i];
        if (field.table && answer && !answer->empty()) {
            const auto found = field.table->find(*answer);
            if (found != field.table->end()) {
                answer = found->second;
            } else if (field.otherwise) {
                change(fmt::format("{}: \"{}\" is not in table {}, taken as \"{}\"", field.name, *answer,
                                   field.tableName, *field.otherwise));
                answer = field.otherwise;
            } else {
                refuse(fmt::format("{}: \"{}\" is not in table {}", field.name, *answer, field.tableName));
                answer.reset();
            }
        } else if (field.otherwise && (!answer || answer->empty())) {
            change(fmt::format("{}: is empty, taken as \"{}\"", field.name, *field.otherwise));
            answer = field.otherwise;
        }
    }
}

std::string MappedRow::text(std::string_view field)
{
    const std::size_t i = m_rule.position(field);
    if (i == m_answers.size() || !m_answers[i]) {
        return {};
    }
    const std::string& value = *m_answers[i];
    if (value.size() > LayerReader::kLongestText || value.find('\0') != std::string::npos || !isUtf8(value)) {
        refuse(fmt::format("{}: is no UTF-8 text of at most {} bytes", field, LayerReader::kLongestText));
        return {};
    }
    return value;
}

std::optional<double> MappedRow::number(std::string_view field, double low, double high)
{
    std::string value = text(field);
    value.erase(0, value.find_first_not_of(' '));
    value.erase(value.find_last_not_of(' ') + 1);
    if (value.empty()) {
        return std::nullopt;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size()) {
        refuse(fmt::format("{}: \"{}\" is no number", field, value));
        return std::nullopt;
    }
    if (!(number >= low && number <= high)) {
        refuse(fmt::format("{}: {} is not within {} and {}", field, value, low, high));
        return std::nullopt;
    }
    return number;
}

bool MappedRow::flag(std::string_view field)
{
    const std::string value = text(field);
    for (const std::string_view no : {"", "0", "false", "no", "否", "F", "N"}) {
        if (value == no) {
            return false;
        }
    }
    for (const std::string_view yes : {"1", "true", "yes", "是", "T", "Y"}) {
        if (value == yes) {
            return true;
        }
    }
    refuse(fmt::format("{}: \"{}\" is neither yes nor no", field, value));
    return false;
}

void MappedRow::refuse(std::string reason)
{
    if (m_refused.empty()) {
        m_refused = std::move(reason);
    }
}

void MappedRow::change(std::string reason)
{
    m_changed += (m_changed.empty() ? "" : "; ") + reason;
}

} // namespace sandtable::city
