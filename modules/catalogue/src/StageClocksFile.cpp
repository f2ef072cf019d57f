// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueFiles.h"
#include "TomlFile.h"

namespace sandtable::catalogue {

Result<StageClocks> readStageClocks(const std::filesystem::path& file)
{
    constexpr std::int64_t kMaxMinutes = 7 * 24 * 60;
    const auto toml = TomlFile::read(file);
    if (!toml) {
        return tl::unexpected(toml.error());
    }
    StageClocks clocks;
    const std::pair<const char*, std::chrono::minutes*> keys[] = {{"accept_minutes", &clocks.accept},
                                                                  {"dispatch_minutes", &clocks.dispatch},
                                                                  {"on_site_check_minutes", &clocks.onSiteCheck}};
    for (const auto& [key, target] : keys) {
        const toml::node* node = toml->root().get(key);
        const auto value = node != nullptr ? node->value_exact<std::int64_t>() : std::nullopt;
        if (!value || *value < 1 || *value > kMaxMinutes) {
            return toml->wrong(node, key, "must be a whole number of minutes from 1 to 10080");
        }
        *target = std::chrono::minutes(*value);
    }
    return clocks;
}

} // namespace sandtable::catalogue
