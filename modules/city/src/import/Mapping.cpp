// SPDX-License-Identifier: GPL-3.0-or-later
#include "Mapping.h"

#include "MappingReader.h"

#include <sandtable/city/Import.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace sandtable::city {

std::size_t MappedLayer::position(std::string_view name) const
{
    std::size_t i = 0;
    while (i < fields.size() && fields[i].name != name) {
        ++i;
    }
    return i;
}

bool matches(std::string_view pattern, std::string_view text)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos; // the last "*", and how far its run reaches
    std::size_t run = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            run = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || lower(pattern[p]) == lower(text[t]))) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++run;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') {
        ++p;
    }
    return p == pattern.size();
}

bool matchesAny(std::span<const std::string> patterns, std::string_view text)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const std::string& pattern) { return matches(pattern, text); });
}

Result<Mapping> parseMapping(std::string_view toml, const std::string& file)
{
    try {
        return MappingReader(file).read(toml::parse(toml));
    } catch (const toml::parse_error& error) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}, line {}: {}", file, error.source().begin.line, error.description()));
    }
}

Result<Mapping> readMapping(const std::string& fileOrBuiltIn)
{
    if (fileOrBuiltIn == kOsmMapping) {
        return parseMapping(osmMappingText(), "osm.toml (built in)");
    }
    constexpr std::uintmax_t kLargestBytes = 4u << 20;
    std::error_code error;
    if (!std::filesystem::exists(fileOrBuiltIn, error)) {
        return failure(ErrorCode::NotFound,
                       fmt::format("{}: there is no such mapping; \"{}\" is built in", fileOrBuiltIn, kOsmMapping));
    }
    const std::uintmax_t bytes = std::filesystem::file_size(fileOrBuiltIn, error);
    if (error || bytes > kLargestBytes) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: is no mapping of at most 4 MiB", fileOrBuiltIn));
    }
    std::ifstream stream(fileOrBuiltIn, std::ios::binary);
    std::string text(static_cast<std::size_t>(bytes), '\0');
    if (!stream.read(text.data(), static_cast<std::streamsize>(bytes))) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: cannot be read", fileOrBuiltIn));
    }
    return parseMapping(text, fileOrBuiltIn);
}

} // namespace sandtable::city
