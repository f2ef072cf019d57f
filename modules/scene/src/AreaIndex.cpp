// SPDX-License-Identifier: GPL-3.0-or-later
#include "PointPyramid.h"
#include "SegmentBox.h"

#include <sandtable/city/CityFile.h>
#include <sandtable/scene/AreaIndex.h>
#include <sandtable/scene/AreaShape.h>

#include <algorithm>
#include <span>
#include <utility>

namespace sandtable::scene {
namespace {

struct GridShape
{
    std::uint32_t region = city::kNone;
    geo::Ring outer;
    geo::Bounds bounds;
    geo::LocalMetres middle; ///< well inside
};

template <class Things>
std::vector<PyramidPoint> pointsAt(const Things& things)
{
    std::vector<PyramidPoint> points;
    points.reserve(things.size());
    for (const auto& thing : things)
        points.push_back({thing.at, static_cast<std::uint32_t>(points.size()), 0});
    return points;
}

std::vector<PyramidPoint> componentPoints(const std::vector<city::Component>& components)
{
    auto points = pointsAt(components);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i].kind = static_cast<std::uint16_t>(components[i].classCode() * 100 + components[i].subclassCode());
    return points;
}

std::vector<PyramidPoint> buildingPoints(const city::CityModel& model)
{
    std::vector<PyramidPoint> points;
    points.reserve(model.buildings.size());
    for (const city::Building& building : model.buildings) {
        const auto ring = std::span(model.buildingVertices).subspan(building.firstVertex, building.vertexCount);
        if (!ring.empty())
            points.push_back({geo::centroid(ring), static_cast<std::uint32_t>(points.size()), 0});
    }
    return points;
}

std::vector<GridShape> microGrids(const city::CityModel& model)
{
    std::vector<GridShape> grids;
    const auto [first, count] = model.tierRange(city::Tier::MicroGrid);
    for (std::uint32_t i = first; i < first + count; ++i) {
        GridShape grid{i, model.regions[i].outer, {}, model.regions[i].label};
        grid.bounds.add(grid.outer);
        grids.push_back(std::move(grid));
    }
    return grids;
}

bool crosses(geo::LocalMetres a, geo::LocalMetres b, geo::LocalMetres c, geo::LocalMetres d)
{
    const auto side = [](geo::LocalMetres p, geo::LocalMetres q, geo::LocalMetres r) {
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    };
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

bool shareGround(const GridShape& grid, const geo::Polygon& area)
{
    const geo::Ring& ring = area.outer;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if (!segmentTouchesBox(grid.bounds, ring[j], ring[i]))
            continue;
        for (std::size_t k = 0, l = grid.outer.size() - 1; k < grid.outer.size(); l = k++)
            if (crosses(ring[j], ring[i], grid.outer[l], grid.outer[k]))
                return true;
    }
    // No line crosses another: one lies in the other, or they are apart.
    return geo::contains(area, grid.middle) ||
           (grid.bounds.contains(ring.front()) && geo::contains(grid.outer, ring.front()));
}

} // namespace

struct AreaIndex::Data
{
    PointPyramid buildings{{}};
    PointPyramid addresses{{}};
    PointPyramid enterprises{{}};
    PointPyramid places{{}};
    PointPyramid cameras{{}};
    PointPyramid components{{}};
    std::vector<GridShape> grids;
};

AreaIndex::AreaIndex(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

AreaIndex::AreaIndex(city::CityModel model)
    : m_data(std::make_unique<Data>(Data{PointPyramid(buildingPoints(model)), PointPyramid(pointsAt(model.addresses)),
                                         PointPyramid(pointsAt(model.enterprises)),
                                         PointPyramid(pointsAt(model.places)), PointPyramid(pointsAt(model.cameras)),
                                         PointPyramid(componentPoints(model.components)), microGrids(model)}))
{
}

Result<AreaIndex> AreaIndex::read(const std::filesystem::path& cityFile)
{
    auto data = std::make_unique<Data>();
    {
        const auto model = city::readCity(cityFile, city::kBuildings);
        if (!model)
            return tl::unexpected(model.error());
        data->buildings = PointPyramid(buildingPoints(*model));
        data->grids = microGrids(*model);
    }
    {
        const auto model = city::readCity(cityFile, city::kComponents | city::kCameras | city::kPlaces);
        if (!model)
            return tl::unexpected(model.error());
        data->components = PointPyramid(componentPoints(model->components));
        data->cameras = PointPyramid(pointsAt(model->cameras));
        data->places = PointPyramid(pointsAt(model->places));
    }
    {
        const auto model = city::readCity(cityFile, city::kAddresses | city::kEnterprises);
        if (!model)
            return tl::unexpected(model.error());
        data->addresses = PointPyramid(pointsAt(model->addresses));
        data->enterprises = PointPyramid(pointsAt(model->enterprises));
    }
    return AreaIndex(std::move(data));
}

AreaCounts AreaIndex::count(const geo::Polygon& area) const
{
    AreaCounts counts;
    if (area.outer.size() < 3)
        return counts;
    counts.areaM2 = areaOf(piecesOf(area.outer));
    for (const geo::Ring& hole : area.holes)
        counts.areaM2 -= areaOf(piecesOf(hole));
    const auto number = [&](const PointPyramid& points) {
        std::uint32_t found = 0;
        points.inside(area, [&found](const PyramidPoint&) { ++found; });
        return found;
    };
    counts.buildings = number(m_data->buildings);
    counts.addresses = number(m_data->addresses);
    counts.enterprises = number(m_data->enterprises);
    counts.places = number(m_data->places);
    counts.cameras = number(m_data->cameras);

    constexpr std::size_t kKinds = 10'000; // class and subclass are two digits each
    std::vector<std::uint32_t> byKind(kKinds);
    m_data->components.inside(area, [&](const PyramidPoint& point) {
        if (point.kind < kKinds)
            ++byKind[point.kind];
        ++counts.components;
    });
    for (std::size_t kind = 0; kind < kKinds; ++kind)
        if (byKind[kind] > 0)
            counts.kinds.push_back({static_cast<std::uint16_t>(kind), byKind[kind]});
    std::stable_sort(counts.kinds.begin(), counts.kinds.end(),
                     [](const AreaCounts::Kind& a, const AreaCounts::Kind& b) {
                         return a.kind / 100 != b.kind / 100 ? a.kind / 100 < b.kind / 100 : a.count > b.count;
                     });
    for (const GridShape& grid : m_data->grids)
        if (shareGround(grid, area))
            counts.microGrids.push_back(grid.region);
    return counts;
}

} // namespace sandtable::scene
