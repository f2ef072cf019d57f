// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestCity.h"

#include <sandtable/city/CityFile.h>

#include <fmt/format.h>

#include <stdexcept>

namespace sandtable::test {

namespace {
constexpr double kSide = 1'000;

geo::Ring box(double left, double bottom, double right, double top)
{
    return {{left, bottom}, {right, bottom}, {right, top}, {left, top}};
}

city::Region region(city::Tier tier, std::string code, std::uint32_t parent, geo::Ring outer)
{
    city::Region made;
    made.tier = tier;
    made.name = made.nameEn = "R" + code;
    made.code = std::move(code);
    made.parent = parent;
    made.label = geo::centroid(outer);
    made.outer = std::move(outer);
    return made;
}

/// A shared border must carry the same vertices on both sides: the outer rings list the grids' corners too.
geo::Ring bigBox()
{
    return {{-kSide, -kSide}, {0, -kSide}, {kSide, -kSide}, {kSide, 0},
            {kSide, kSide},   {0, kSide},  {-kSide, kSide}, {-kSide, 0}};
}

geo::LocalMetres middle(int grid)
{
    return {grid % 2 == 0 ? -kSide / 2 : kSide / 2, grid < 2 ? kSide / 2 : -kSide / 2};
}
} // namespace

city::CityModel fourGrids()
{
    using city::Tier;
    city::CityModel model;
    model.code = "440604";
    model.name = "四格";
    model.nameEn = "Four grids";
    model.source = "test";
    model.regions.push_back(region(Tier::District, "440604", city::kNone, bigBox()));
    model.regions.push_back(region(Tier::Street, "440604010", 0, bigBox()));
    model.regions.push_back(region(Tier::Community, kNorth, 1,
                                   {{-kSide, 0}, {0, 0}, {kSide, 0}, {kSide, kSide}, {0, kSide}, {-kSide, kSide}}));
    model.regions.push_back(region(Tier::Community, kSouth, 1,
                                   {{-kSide, -kSide}, {0, -kSide}, {kSide, -kSide}, {kSide, 0}, {0, 0}, {-kSide, 0}}));
    for (int grid = 0; grid < 4; ++grid) {
        const geo::LocalMetres at = middle(grid);
        const std::string code = fmt::format("{}{:03}", grid < 2 ? kNorth : kSouth, grid % 2 + 1);
        model.regions.push_back(region(Tier::MicroGrid, code, grid < 2 ? 2 : 3,
                                       box(at.x - kSide / 2, at.y - kSide / 2, at.x + kSide / 2, at.y + kSide / 2)));
        city::Worker worker;
        worker.code = fmt::format("W{}", grid + 1);
        worker.name = worker.code;
        worker.homeGrid = static_cast<std::uint32_t>(4 + grid);
        worker.home = at;
        model.workers.push_back(worker);
    }
    return model;
}

protocol::Point middleOf(int grid)
{
    const geo::Wgs84 degrees = fourGrids().frame.toWgs84(middle(grid));
    protocol::Point point;
    point.set_lon(degrees.lon);
    point.set_lat(degrees.lat);
    return point;
}

std::filesystem::path writeFourGrids(const std::filesystem::path& folder)
{
    city::CityModel model = fourGrids();
    const auto file = folder / "four-grids.gpkg";
    if (const auto written = city::writeCity(model, file); !written) {
        throw std::runtime_error(written.error().message);
    }
    return file;
}

} // namespace sandtable::test
