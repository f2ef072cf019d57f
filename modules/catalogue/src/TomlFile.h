// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace sandtable::catalogue {

/// A parsed TOML file that can say where a wrong value stands.
class TomlFile
{
public:
    /// Fails with NotFound, Unreadable or Malformed; at most 1 MiB is read.
    static Result<TomlFile> read(const std::filesystem::path& file);

    const toml::table& root() const { return m_root; }
    /// "calendar.toml, line 4, column 12, working_hours: …"
    tl::unexpected<Error> wrong(const toml::node* node, std::string_view key, std::string_view why) const;

private:
    std::string m_name;
    toml::table m_root;
};

} // namespace sandtable::catalogue
