// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Log.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/catalogue/Check.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace {

using namespace sandtable;

/// Broken rules are a finding, not a failure of the program, so they have a status of their own.
constexpr int kRulesBroken = 3;

void printCounts(const catalogue::Catalogue& list)
{
    const auto departments = std::ranges::count(list.units(), catalogue::UnitKind::Department, &catalogue::Unit::kind);
    fmt::print("fingerprint     {}\n", list.fingerprint());
    fmt::print("departments     {}\n", departments);
    fmt::print("utilities       {}\n", list.units().size() - static_cast<std::size_t>(departments));
    fmt::print("classes         {}\n", list.classes().size());
    fmt::print("subclasses      {}\n", list.subclasses().size());
    fmt::print("items           {}\n", list.items().size());
    fmt::print("patrol items    {}\n", list.patrol().size());
    fmt::print("rules           {}\n", list.rules().size());
    for (const catalogue::ItemClass& itemClass : list.classes()) {
        const auto inClass = [&](const auto& entry) { return entry.code.starts_with(itemClass.code); };
        fmt::print("{}  {:>4} items in {:>2} subclasses  {} {}\n", itemClass.code,
                   std::ranges::count_if(list.items(), inClass), std::ranges::count_if(list.subclasses(), inClass),
                   itemClass.nameZh, itemClass.nameEn);
    }
}

int check(const std::filesystem::path& folder)
{
    const auto broken = catalogue::checkCatalogue(folder);
    for (const Error& error : broken) {
        fmt::print("{}\n", error.message);
    }
    if (!broken.empty()) {
        fmt::print("broken rules: {}\n", broken.size());
        return kRulesBroken;
    }
    const auto list = catalogue::Catalogue::load(folder);
    if (!list) {
        fmt::print(stderr, "sandtable-catalogue: {}\n", list.error().message);
        return 1;
    }
    printCounts(*list);
    fmt::print("every rule is kept\n");
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    startLog("sandtable-catalogue");
    CLI::App program("Checks the responsibility list of Sandtable.");
    program.require_subcommand(1);
    std::filesystem::path folder = "data/catalogue";
    auto* checking = program.add_subcommand("check", "Every broken rule with file, line, column and value");
    checking->add_option("folder", folder, "Folder of the list (docs/catalogue.md)")->capture_default_str();
    CLI11_PARSE(program, argc, argv);
    return check(folder);
}
