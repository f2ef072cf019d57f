// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueFiles.h"
#include "TomlFile.h"

#include <fmt/format.h>

namespace sandtable::catalogue {
namespace {

constexpr std::int64_t kMaxMinutes = 7 * 24 * 60;

/// A whole number in its bounds; what is absent stays as it is unless it must be there.
Result<std::int64_t> number(const TomlFile& file, const toml::table& table, std::string_view key, std::int64_t most,
                            std::optional<std::int64_t> otherwise, std::string_view what)
{
    const toml::node* node = table.get(key);
    if (node == nullptr && otherwise) {
        return *otherwise;
    }
    const auto value = node != nullptr ? node->value_exact<std::int64_t>() : std::nullopt;
    if (!value || *value < 1 || *value > most) {
        return file.wrong(node, key, fmt::format("must be a whole number{} from 1 to {}", what, most));
    }
    return *value;
}

Result<StageClocks> readClocks(const TomlFile& file, const toml::table& table, const StageClocks* ordinary)
{
    StageClocks clocks = ordinary != nullptr ? *ordinary : StageClocks{};
    const std::pair<const char*, std::chrono::minutes*> keys[] = {{"accept_minutes", &clocks.accept},
                                                                  {"dispatch_minutes", &clocks.dispatch},
                                                                  {"on_site_check_minutes", &clocks.onSiteCheck}};
    for (const auto& [key, target] : keys) {
        const auto otherwise = ordinary != nullptr ? std::optional(target->count()) : std::nullopt;
        const auto minutes = number(file, table, key, kMaxMinutes, otherwise, " of minutes");
        if (!minutes) {
            return tl::unexpected(minutes.error());
        }
        *target = std::chrono::minutes(*minutes);
    }
    return clocks;
}

Result<TimeRules> readTimeRules(const TomlFile& file)
{
    TimeRules rules;
    const auto days = number(file, file.root(), "reopen_days", 365, rules.reopen.count(), " of days");
    const auto percent = number(file, file.root(), "remind_percent", 90, rules.remindPercent, "");
    const auto minutes =
        number(file, file.root(), "escalate_after_minutes", kMaxMinutes, rules.escalateAfter.count(), " of minutes");
    for (const auto* value : {&days, &percent, &minutes}) {
        if (!*value) {
            return tl::unexpected(value->error());
        }
    }
    rules.reopen = std::chrono::days(*days);
    rules.remindPercent = static_cast<int>(*percent);
    rules.escalateAfter = std::chrono::minutes(*minutes);
    return rules;
}

} // namespace

Result<StageRules> readStageRules(const std::filesystem::path& path)
{
    const auto file = TomlFile::read(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    StageRules rules;
    const auto ordinary = readClocks(*file, file->root(), nullptr);
    if (!ordinary) {
        return tl::unexpected(ordinary.error());
    }
    rules.clocks.fill(*ordinary);
    for (std::size_t grade = 1; grade < rules.clocks.size(); ++grade) {
        const std::string key = fmt::format("grade_{}", grade);
        const toml::node* node = file->root().get(key);
        if (node == nullptr) {
            continue;
        }
        if (!node->is_table()) {
            return file->wrong(node, key, "must be a table");
        }
        const auto own = readClocks(*file, *node->as_table(), &*ordinary);
        if (!own) {
            return tl::unexpected(own.error());
        }
        rules.clocks[grade] = *own;
    }
    const auto time = readTimeRules(*file);
    if (!time) {
        return tl::unexpected(time.error());
    }
    rules.time = *time;
    return rules;
}

} // namespace sandtable::catalogue
