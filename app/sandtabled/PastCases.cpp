// SPDX-License-Identifier: GPL-3.0-or-later
#include "PastCases.h"

#include <sandtable/archive/PastCaseImport.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/dispatching/StreetOffices.h>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

using namespace sandtable;

namespace {
constexpr std::size_t kReasonsShown = 20;

void tell(const archive::PastCaseReport& report, const Arguments& arguments)
{
    fmt::print("{}: {} rows, {} taken, {} refused\n", arguments.pastCases.string(), report.rows, report.taken,
               report.refused);
    std::vector<std::pair<std::uint64_t, std::string>> reasons;
    for (const auto& [reason, count] : report.reasons) {
        reasons.emplace_back(count, reason);
    }
    std::ranges::sort(reasons, std::greater());
    reasons.resize(std::min(reasons.size(), kReasonsShown));
    for (const auto& [count, reason] : reasons) {
        fmt::print("{:>10}  {}\n", count, reason);
    }
    if (report.refused > 0 && arguments.refusals.empty()) {
        fmt::print("--refusals FILE lists them row by row\n");
    }
}
} // namespace

Result<void> importPastCases(const Arguments& arguments)
{
    archive::PastCaseImport order{arguments.pastCases, arguments.refusals, {}};
    if (!arguments.pastColumns.empty()) {
        auto columns = archive::PastCaseColumns::load(arguments.pastColumns);
        if (!columns) {
            return tl::unexpected(columns.error());
        }
        order.columns = std::move(*columns);
    }
    const auto city = city::readCity(arguments.city, 0);
    if (!city) {
        return tl::unexpected(city.error());
    }
    auto list = catalogue::Catalogue::load(arguments.catalogue);
    if (!list) {
        return tl::unexpected(list.error());
    }
    dispatching::addStreetOffices(*list, *city);
    auto archive = storage::CaseArchive::open(arguments.data / "past-cases.db");
    if (!archive) {
        return tl::unexpected(archive.error());
    }
    return archive::importPastCases(order, *city, *list, *archive).map([&](const archive::PastCaseReport& report) {
        tell(report, arguments);
    });
}
