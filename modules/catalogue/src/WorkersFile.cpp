// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueFiles.h"
#include "Fields.h"
#include "TomlFile.h"

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::catalogue {

Result<WorkerRules> readWorkerRules(const std::filesystem::path& file)
{
    const auto toml = TomlFile::read(file);
    if (!toml) {
        return tl::unexpected(toml.error());
    }
    WorkerRules rules;
    struct Whole
    {
        const char* key;
        int* target;
        int least;
        int most;
    };
    const Whole wholes[] = {{"most_open_cases", &rules.mostOpenCases, 1, 100},
                            {"open_case_s", &rules.openCaseS, 0, 36'000},
                            {"home_grid_bonus_s", &rules.homeGridBonusS, 0, 36'000},
                            {"home_community_bonus_s", &rules.homeCommunityBonusS, 0, 36'000},
                            {"unqualified_s", &rules.unqualifiedS, 0, 36'000},
                            {"surge_cases", &rules.surgeCases, 2, 1'000'000}};
    for (const Whole& whole : wholes) {
        const toml::node* node = toml->root().get(whole.key);
        const auto value = node != nullptr ? node->value_exact<std::int64_t>() : std::nullopt;
        if (!value || *value < whole.least || *value > whole.most) {
            return toml->wrong(node, whole.key,
                               fmt::format("must be a whole number from {} to {}", whole.least, whole.most));
        }
        *whole.target = static_cast<int>(*value);
    }
    const toml::node* every = toml->root().get("surge_every_s");
    const auto seconds = every != nullptr && every->is_number() ? every->value<double>() : std::nullopt;
    if (!seconds || !(*seconds >= 0.1) || *seconds > 600) {
        return toml->wrong(every, "surge_every_s", "must be a number of seconds from 0.1 to 600");
    }
    rules.surgeEverySeconds = *seconds;
    return rules;
}

std::vector<RosterEntry> readRoster(const std::filesystem::path& folder, const Known& known, Complaints& complaints)
{
    constexpr std::array<std::string_view, 2> kColumns{"worker", "qualifications"};
    return readRows<RosterEntry>(folder, "roster.csv", kColumns, complaints, [&](const Fields& f, const auto& refuse) {
        RosterEntry entry{f[0], splitAtBars(f[1])};
        for (const std::string& code : entry.qualifications) {
            if (std::ranges::none_of(known.qualifications, [&](const Term& term) { return term.code == code; })) {
                refuse(1, fmt::format("holds '{}', which is not in qualifications.csv", code));
            }
        }
        return entry;
    });
}

} // namespace sandtable::catalogue
