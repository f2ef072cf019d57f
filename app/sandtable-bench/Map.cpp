// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "Process.h"

#include <sandtable/city/CityFile.h>

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <memory>

namespace sandtable::bench {

namespace {

namespace fs = std::filesystem;

/// The map runs in a process of its own: its first frame counts from the start of that process, and its memory is not
/// mixed with the bench's.
Result<Figures> measureMap(const fs::path& city)
{
    std::error_code problem;
    const fs::path program = fs::read_symlink("/proc/self/exe", problem).parent_path() / "sandtable-map";
    if (!fs::exists(program, problem)) {
        return failure(ErrorCode::NotFound, fmt::format("{} is not there: build with Qt", program.string()));
    }
    auto screen = Screen::open();
    if (!screen) {
        return tl::unexpected(screen.error());
    }
    const fs::path found = fs::temp_directory_path() / fmt::format("sandtable-map-{}.json", getpid());
    auto map = Process::start({program.string(), "-platform", "xcb", city.string(), "--json", found.string(), "--cases",
                               "10000", "--workers", "1050", "--people", "700000", "--cameras", "--components"},
                              {screen->environment()});
    if (!map) {
        return tl::unexpected(map.error());
    }
    const int status = map->wait();
    const auto figures = Figures::parse(std::ifstream(found), nullptr, false);
    fs::remove(found, problem);
    if (status != 0 || !figures.is_object()) {
        return failure(ErrorCode::Unavailable, fmt::format("sandtable-map ended with status {}", status));
    }
    if (figures.value("graphics_api", "") != "OpenGL") {
        return failure(ErrorCode::Unsupported,
                       fmt::format("The map was drawn by {}, not by OpenGL", figures.value("graphics_api", "nothing")));
    }
    // Counted afterwards and here, so that it costs the map neither time nor memory.
    const auto model = city::readCity(city, city::kBuildings | city::kComponents);
    if (!model) {
        return tl::unexpected(model.error());
    }
    Figures all = figures;
    all["buildings"] = model->buildings.size();
    all["components"] = model->components.size();
    return all;
}

} // namespace

Run add_map(CLI::App& command)
{
    const auto city = std::make_shared<fs::path>();
    command.add_option("--city", *city, "City file")->required()->check(CLI::ExistingFile);
    return [city] { return measureMap(*city); };
}

} // namespace sandtable::bench
