// SPDX-License-Identifier: GPL-3.0-or-later
#include "Commands.h"
#include "ProgressBar.h"

#include <sandtable/base/Log.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <csignal>

namespace {

// Set by the signal handler and asked by the progress callback: the only way to stop half-way and clean up.
volatile std::sig_atomic_t g_interrupted = 0;

void interrupt(int)
{
    g_interrupted = 1;
}

int report(const sandtable::Error& error)
{
    fmt::print(stderr, "sandtable-city: {}\n", error.message);
    return error.code == sandtable::ErrorCode::Cancelled ? 130 : 1;
}

/// Runs a command under a progress bar and prints what it tells.
template <class Command>
int tell(Command command)
{
    sandtable::app::ProgressBar bar;
    const auto told = command([&bar](double fraction, const char* stage) {
        bar.show(fraction, stage);
        return g_interrupted == 0;
    });
    bar.clear();
    if (!told) {
        return report(told.error());
    }
    fmt::print("{}", *told);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace sandtable;
    startLog("sandtable-city");
    CLI::App program("Makes, imports and checks the city file of Sandtable.");
    program.require_subcommand(1);

    app::GenerateOptions generate;
    auto* generating = program.add_subcommand("generate", "Makes a district from a profile");
    generating->add_option("--profile", generate.profile, "Folder of the profile")->required();
    generating->add_option("--seed", generate.seed, "The same seed gives the same city")->capture_default_str();
    generating->add_option("--scale", generate.scale, "Share of the profile's area and counts, 0.01 to 10")
        ->check(CLI::Range(city::kLeastScale, city::kMostScale))
        ->capture_default_str();
    generating->add_option("--out", generate.out, "City file to write")->required();

    app::ImportOptions import;
    auto* importing = program.add_subcommand("import", "Makes a city from any vector data, as a mapping says");
    auto* osm = importing->add_option("--osm", import.osm, "OpenStreetMap file; the same as --map osm FILE");
    auto* map = importing->add_option("--map", import.map, "Mapping (docs/import.md), or \"osm\" for the built-in one");
    auto* sources = importing->add_option("sources", import.sources, "Files or connections that GDAL reads");
    map->excludes(osm)->needs(sources);
    sources->needs(map);
    importing->add_option("--report", import.report, "CSV file that tells what became of every row");
    importing->add_option("--name", import.name, "Name of the district; else the boundary's or the file's");
    importing->add_option("--out", import.out, "City file to write")->required();

    app::ExportOptions exported;
    auto* exporting = program.add_subcommand("export", "Writes a city for other programs, without loss");
    exporting->add_option("file", exported.file, "City file")->required();
    exporting->add_option("--format", exported.format, "gpkg, geojson or shp")
        ->required()
        ->check(CLI::IsMember({"gpkg", "geojson", "shp"}));
    exporting->add_option("--out", exported.out, "File for gpkg, new folder for the others")->required();
    exporting->add_option("--crs", exported.crs, "EPSG:4547, GCJ-02, BD-09 …; else degrees of WGS 84");
    exporting->add_flag("--no-check", exported.unchecked, "Do not import it again to compare");

    app::InspectOptions inspect;
    auto* inspecting = program.add_subcommand("inspect", "Counts, extent, fingerprint and every broken rule");
    inspecting->add_option("file", inspect.file, "City file")->required();
    inspecting->add_option("--json", inspect.json, "Also write them as JSON to this file; - is standard output");

    std::filesystem::path fingerprintOf;
    auto* fingerprinting = program.add_subcommand("fingerprint", "Only the fingerprint, at once");
    fingerprinting->add_option("file", fingerprintOf, "City file")->required();

    CLI11_PARSE(program, argc, argv);

    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);

    if (*inspecting) {
        const auto kept = app::inspect(inspect);
        if (!kept) {
            return report(kept.error());
        }
        // Broken rules are a finding, not a failure of the program, so they have a status of their own.
        return *kept ? 0 : 3;
    }
    if (*fingerprinting) {
        const auto fingerprint = city::readFingerprint(fingerprintOf);
        if (!fingerprint) {
            return report(fingerprint.error());
        }
        fmt::print("{}\n", *fingerprint);
        return 0;
    }
    if (*exporting) {
        return tell([&](const auto& progress) { return app::exportTo(exported, progress); });
    }
    if (const auto possible = app::checkTarget(*generating ? generate.out : import.out); !possible) {
        return report(possible.error());
    }
    if (*importing) {
        return tell([&](const auto& progress) { return app::import(import, progress); });
    }
    return tell([&](const auto& progress) -> Result<std::string> {
        const auto done = app::generate(generate, progress);
        return done ? Result<std::string>(std::string()) : tl::unexpected(done.error());
    });
}
