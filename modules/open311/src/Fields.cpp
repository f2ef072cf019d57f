// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Utf8.h>
#include <sandtable/open311/Fields.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sandtable::open311 {

namespace {
constexpr std::string_view kSpace = " \t\r\n";

std::optional<char> hexByte(std::string_view digits)
{
    unsigned value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 2 || read.ec != std::errc() || read.ptr != digits.data() + 2) {
        return std::nullopt;
    }
    return static_cast<char>(value);
}

tl::expected<std::string, Problem> decoded(std::string_view encoded)
{
    std::string plain;
    plain.reserve(encoded.size());
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] == '+') {
            plain += ' ';
        } else if (encoded[i] == '%') {
            const auto byte = hexByte(encoded.substr(i + 1, 2));
            if (!byte) {
                return tl::unexpected(Problem{400, fmt::format("\"{}\" is no percent sequence", encoded.substr(i, 3))});
            }
            plain += *byte;
            i += 2;
        } else {
            plain += encoded[i];
        }
    }
    if (!isPlainUtf8(plain)) {
        return tl::unexpected(Problem{400, "a field is not plain UTF-8 text"});
    }
    return plain;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}
} // namespace

tl::expected<void, Problem> Fields::add(std::string_view encoded)
{
    while (!encoded.empty()) {
        const std::size_t end = std::min(encoded.find('&'), encoded.size());
        const std::string_view pair = encoded.substr(0, end);
        encoded.remove_prefix(std::min(end + 1, encoded.size()));
        if (pair.empty()) {
            continue;
        }
        if (m_fields.size() == kMost) {
            return tl::unexpected(Problem{400, fmt::format("more than {} fields", kMost)});
        }
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals));
        if (!name) {
            return tl::unexpected(std::move(name.error()));
        }
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())));
        if (!value) {
            return tl::unexpected(Problem{400, fmt::format("{}: {}", *name, value.error().description)});
        }
        m_fields.emplace_back(std::move(*name), trimmed(*value));
    }
    return {};
}

std::optional<std::string> Fields::get(std::string_view name) const
{
    const auto found = std::ranges::find(m_fields, name, &std::pair<std::string, std::string>::first);
    if (found == m_fields.end() || found->second.empty()) {
        return std::nullopt;
    }
    return found->second;
}

std::vector<std::string> Fields::list(std::string_view name) const
{
    std::vector<std::string> parts;
    const std::string whole = get(name).value_or(std::string());
    std::string_view rest = whole;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        if (const std::string_view part = trimmed(rest.substr(0, end)); !part.empty()) {
            parts.emplace_back(part);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return parts;
}

} // namespace sandtable::open311
