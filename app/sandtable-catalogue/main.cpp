// SPDX-License-Identifier: GPL-3.0-or-later
#include "Train.h"

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

/// Fails with one line on the error stream.
int failed(const Error& error)
{
    fmt::print(stderr, "sandtable-catalogue: {}\n", error.message);
    return 1;
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
        return failed(list.error());
    }
    printCounts(*list);
    fmt::print("every rule is kept\n");
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    startLog("sandtable-catalogue");
    CLI::App program("Checks the responsibility list of Sandtable and trains intake on it.");
    program.require_subcommand(1);
    std::filesystem::path folder = "data/catalogue";
    auto* checking = program.add_subcommand("check", "Every broken rule with file, line, column and value");
    checking->add_option("folder", folder, "Folder of the list (docs/catalogue.md)")->capture_default_str();
    auto* training = program.add_subcommand("train", "Trains the classifier that tells an item from a report's words");
    training->add_option("--catalogue", folder, "Folder of the list")->capture_default_str();
    std::filesystem::path cases;
    training->add_option("--cases", cases,
                         "Closed cases: an event log (SQLite) or a CSV file with columns text and item");
    std::filesystem::path out;
    training->add_option("--out", out, "The file to write")->required();
    CLI11_PARSE(program, argc, argv);
    if (training->parsed()) {
        const auto done = trainItems(folder, cases, out);
        return done ? 0 : failed(done.error());
    }
    return check(folder);
}
