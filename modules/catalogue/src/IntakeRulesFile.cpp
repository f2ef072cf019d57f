// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueFiles.h"
#include "TomlFile.h"

namespace sandtable::catalogue {

Result<IntakeRules> readIntakeRules(const std::filesystem::path& file)
{
    const auto toml = TomlFile::read(file);
    if (!toml) {
        return tl::unexpected(toml.error());
    }
    IntakeRules rules;
    const std::pair<const char*, std::string*> codes[] = {{"unrecognised_subclass", &rules.unrecognisedSubclass},
                                                          {"unit_without_place", &rules.unitWithoutPlace}};
    for (const auto& [key, target] : codes) {
        const toml::node* node = toml->root().get(key);
        const auto value = node != nullptr ? node->value_exact<std::string>() : std::nullopt;
        if (!value || value->empty()) {
            return toml->wrong(node, key, "must be a code in quotes");
        }
        *target = *value;
    }
    const toml::node* radius = toml->root().get("duplicate_radius_m");
    const auto metres = radius != nullptr && radius->is_number() ? radius->value<double>() : std::nullopt;
    if (!metres || !(*metres >= 1) || *metres > 60) {
        return toml->wrong(radius, "duplicate_radius_m", "must be a number of metres from 1 to 60");
    }
    rules.duplicateRadiusM = *metres;
    const toml::node* window = toml->root().get("duplicate_window_hours");
    const auto hours = window != nullptr ? window->value_exact<std::int64_t>() : std::nullopt;
    if (!hours || *hours < 1 || *hours > 24 * 30) {
        return toml->wrong(window, "duplicate_window_hours", "must be a whole number of hours from 1 to 720");
    }
    rules.duplicateWindow = std::chrono::hours(*hours);
    return rules;
}

} // namespace sandtable::catalogue
