// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include <sandtable/base/Log.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>

namespace {

using namespace sandtable;

/// `-` is standard output.
bool write(const bench::Figures& figures, const std::string& file)
{
    if (file == "-") {
        std::cout << figures.dump() << '\n';
        return static_cast<bool>(std::cout.flush());
    }
    std::ofstream out(file);
    out << figures.dump(2) << '\n';
    return static_cast<bool>(out.flush());
}

void print(const bench::Figures& figures)
{
    for (const auto& [name, value] : figures.items()) {
        std::cerr << name << " = " << value << '\n';
    }
}

} // namespace

int main(int argc, char** argv)
{
    startLog("sandtable-bench");
    CLI::App app("Measures what Sandtable publishes: one sub-command a figure");
    app.require_subcommand(1);
    std::vector<std::pair<CLI::App*, bench::Run>> benches;
    std::string json;
    const auto add = [&](std::string name, const char* summary, bench::Run (*bind)(CLI::App&)) {
        std::ranges::replace(name, '_', '-');
        CLI::App* command = app.add_subcommand(name, summary);
        command->add_option("--json", json, "Write one flat JSON object to this file; - is standard output");
        benches.emplace_back(command, bind(*command));
    };
#define BENCH(name, summary) add(#name, summary, &bench::add_##name);
#include "Benches.inc"
#undef BENCH
    CLI11_PARSE(app, argc, argv);

    for (const auto& [command, run] : benches) {
        if (!command->parsed()) {
            continue;
        }
        const auto figures = run();
        if (!figures) {
            spdlog::error("{}: {}", command->get_name(), figures.error().message);
            return 1;
        }
        print(*figures);
        if (!json.empty() && !write(*figures, json)) {
            spdlog::error("{}: cannot be written", json);
            return 1;
        }
    }
    return 0;
}
