// SPDX-License-Identifier: GPL-3.0-or-later
#include "TomlFile.h"

#include "Csv.h"

namespace sandtable::catalogue {

Result<TomlFile> TomlFile::read(const std::filesystem::path& file)
{
    const auto text = readTextFile(file, 1u << 20);
    if (!text) {
        return tl::unexpected(text.error());
    }
    TomlFile result;
    result.m_name = file.filename().string();
    try {
        result.m_root = toml::parse(*text);
    } catch (const toml::parse_error& error) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}, line {}, column {}: {}", result.m_name, error.source().begin.line,
                                   error.source().begin.column, error.description()));
    }
    return result;
}

tl::unexpected<Error> TomlFile::wrong(const toml::node* node, std::string_view key, std::string_view why) const
{
    if (node == nullptr) {
        return failure(ErrorCode::Malformed, fmt::format("{}, {}: is missing; it {}", m_name, key, why));
    }
    return failure(ErrorCode::Malformed, fmt::format("{}, line {}, column {}, {}: {}", m_name,
                                                     node->source().begin.line, node->source().begin.column, key, why));
}

} // namespace sandtable::catalogue
