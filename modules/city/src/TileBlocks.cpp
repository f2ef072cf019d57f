// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileBlocks.h"

#include "Geos.h"
#include "TileClusters.h"

#include <sandtable/geo/RegionIndex.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace sandtable::city::tiles {
namespace {

/// Bends below this size are a fraction of a pixel wherever blocks are drawn.
constexpr double kBendM = 5;
/// Share of a face under roofs from which it counts as built up; a large face may be open land with something in it.
constexpr double kBuiltShare = 0.12;
constexpr double kLargeBuiltShare = 0.15;
constexpr double kLargestBlockM2 = 150'000;
/// Half the width of the street around a block, and how much of a mitre a sharp corner keeps.
constexpr double kHalfStreetM = 6;
constexpr double kPavementM = 4;
constexpr double kMitre = 2;
constexpr double kLeastBodyM2 = 60;
/// Height of a block that is all towers: what lies between them.
constexpr float kLawnM = 1;
/// Share under roofs of a closely built block, which gets the full tone of its roofs.
constexpr double kDenseShare = 0.5;

/// Lines of the roads that divide blocks and of the district's outline, crossing only at their ends.
Geos::Geometry dividers(const Geos& geos, const CityModel& model)
{
    const auto context = geos.context();
    std::vector<Geos::Geometry> roads;
    for (const Road& road : model.roads)
        if (road.roadClass <= RoadClass::Branch && road.line.size() > 1)
            roads.push_back(geos.line(road.line));
    const auto all = geos.collect(GEOS_MULTILINESTRING, std::move(roads));
    // Edges between the same two crossings become one line first, so that its bends can go without opening gaps.
    const auto merged = geos.own(all ? GEOSLineMerge_r(context, all.get()) : nullptr);
    std::vector<Geos::Geometry> lines;
    for (const geo::Line& line : geos.linesOf(merged.get()))
        if (auto whole = geos.line(line))
            lines.push_back(geos.own(GEOSSimplify_r(context, whole.get(), kBendM)));
    for (const Region& region : model.regions)
        if (region.tier == Tier::District && region.outer.size() > 2) {
            geo::Line closed = region.outer;
            closed.push_back(closed.front());
            lines.push_back(geos.line(closed));
        }
    const auto crossing = geos.collect(GEOS_MULTILINESTRING, std::move(lines));
    return geos.own(crossing ? GEOSNode_r(context, crossing.get()) : nullptr);
}

std::vector<geo::Polygon> facesOf(const CityModel& model)
{
    const Geos geos;
    const auto lines = dividers(geos, model);
    if (!lines)
        return {};
    const GEOSGeometry* parts[] = {lines.get()};
    const auto polygons = geos.own(GEOSPolygonize_r(geos.context(), parts, 1));
    auto faces = geos.polygonsOf(polygons.get());
    const auto key = [](const geo::Polygon& face) {
        return std::tuple(face.outer.front().y, face.outer.front().x, geo::area(face));
    };
    std::sort(faces.begin(), faces.end(),
              [&](const geo::Polygon& a, const geo::Polygon& b) { return key(a) < key(b); });
    return faces;
}

/// Streets and waters with their width: what no body may stand on.
class Cuts
{
public:
    Cuts(const Geos& geos, const CityModel& model) : m_geos(geos)
    {
        for (const Road& road : model.roads)
            if (road.roadClass <= RoadClass::Secondary && road.line.size() > 1)
                if (const auto line = geos.line(road.line))
                    add(GEOSBufferWithStyle_r(geos.context(), line.get(),
                                              static_cast<double>(road.widthM) / 2 + kPavementM, 1, GEOSBUF_CAP_SQUARE,
                                              GEOSBUF_JOIN_MITRE, kMitre),
                        road.line, static_cast<double>(road.widthM));
        for (const Water& water : model.waters)
            if (const auto shape = geos.polygon(water.shape))
                if (GEOSisValid_r(geos.context(), shape.get()) == 1)
                    add(GEOSTopologyPreserveSimplify_r(geos.context(), shape.get(), kBendM), water.shape.outer, 0);
    }

    std::vector<geo::Ring> bodiesOf(const geo::Polygon& block) const
    {
        const auto context = m_geos.context();
        const auto whole = m_geos.polygon(block);
        if (!whole)
            return {};
        auto body = m_geos.own(GEOSBufferWithStyle_r(context, whole.get(), -kHalfStreetM, 1, GEOSBUF_CAP_FLAT,
                                                     GEOSBUF_JOIN_MITRE, kMitre));
        geo::Bounds box;
        box.add(block.outer);
        for (const Cut& cut : m_cuts)
            if (body && cut.box.min.x < box.max.x && box.min.x < cut.box.max.x && cut.box.min.y < box.max.y &&
                box.min.y < cut.box.max.y)
                body = m_geos.own(GEOSDifference_r(context, body.get(), cut.shape.get()));
        std::vector<geo::Ring> bodies;
        for (auto& part : m_geos.polygonsOf(body.get()))
            if (geo::area(part) > kLeastBodyM2)
                bodies.push_back(std::move(part.outer));
        return bodies;
    }

private:
    struct Cut
    {
        Geos::Geometry shape;
        geo::Bounds box;
    };

    void add(GEOSGeometry* shape, std::span<const geo::LocalMetres> points, double marginM)
    {
        if (shape == nullptr)
            return;
        geo::Bounds box;
        for (const auto& p : points) {
            box.add(geo::LocalMetres{p.x - marginM, p.y - marginM});
            box.add(geo::LocalMetres{p.x + marginM, p.y + marginM});
        }
        m_cuts.push_back({m_geos.own(shape), box});
    }

    const Geos& m_geos;
    std::vector<Cut> m_cuts;
};

/// What stands in a face.
struct Contents
{
    double area = 0;
    double volume = 0;
    double lowArea = 0; ///< without towers
    double lowVolume = 0;
    std::array<double, static_cast<std::size_t>(TileSurface::Count)> bySurface{};
};

} // namespace

BuiltLand builtLandOf(const CityModel& model)
{
    auto faces = facesOf(model);
    std::vector<geo::Ring> rings;
    rings.reserve(faces.size());
    for (const auto& face : faces)
        rings.push_back(face.outer);
    const geo::RegionIndex index(rings);
    std::vector<geo::LocalMetres> middles;
    middles.reserve(model.buildings.size());
    for (const Building& building : model.buildings)
        middles.push_back(middleOf(model, building));
    std::vector<std::uint32_t> faceOf(middles.size(), geo::RegionIndex::kNone);
    index.find(middles, faceOf);

    std::vector<Contents> contents(faces.size());
    for (std::size_t i = 0; i < faceOf.size(); ++i) {
        if (faceOf[i] == geo::RegionIndex::kNone)
            continue;
        const Building& building = model.buildings[i];
        const double area = std::abs(doubledArea(footprintOf(model, building))) / 2;
        Contents& in = contents[faceOf[i]];
        in.area += area;
        in.volume += area * static_cast<double>(building.heightM);
        if (building.heightM < kTowerM) {
            in.lowArea += area;
            in.lowVolume += area * static_cast<double>(building.heightM);
        }
        in.bySurface[static_cast<std::size_t>(surfaceOf(building))] += area;
    }

    const Geos geos;
    const Cuts cuts(geos, model);
    BuiltLand land;
    std::vector<bool> isBlock(faces.size(), false);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const Contents& in = contents[i];
        const double area = geo::area(faces[i]);
        if (in.area < (area > kLargestBlockM2 ? kLargeBuiltShare : kBuiltShare) * area)
            continue;
        isBlock[i] = true;
        const auto most = std::max_element(in.bySurface.begin(), in.bySurface.end()) - in.bySurface.begin();
        const double density = std::min(1.0, in.area / area / kDenseShare);
        const auto roof = static_cast<double>(roofShade(static_cast<float>(in.volume / in.area)));
        auto bodies = cuts.bodiesOf(faces[i]);
        land.blocks.push_back({std::move(faces[i]), std::move(bodies), static_cast<TileSurface>(most),
                               static_cast<std::uint8_t>(roof * (0.68 + 0.3 * density)),
                               static_cast<float>(in.lowArea > 0 ? in.lowVolume / in.lowArea : kLawnM)});
    }
    for (std::uint32_t i = 0; i < faceOf.size(); ++i)
        if (faceOf[i] == geo::RegionIndex::kNone || !isBlock[faceOf[i]])
            land.loose.push_back(i);
    return land;
}

std::vector<Block> cutAlongGrid(Block block, double sideM)
{
    geo::Bounds box;
    box.add(block.shape.outer);
    const auto square = [sideM](double v) { return static_cast<int>(std::floor(v / sideM)); };
    std::vector<Block> parts;
    if (square(box.min.x) == square(box.max.x) && square(box.min.y) == square(box.max.y)) {
        parts.push_back(std::move(block));
        return parts;
    }
    const Geos geos;
    const auto inside = [&](const geo::Polygon& shape, const GEOSGeometry* cell) {
        const auto whole = geos.polygon(shape);
        const auto part = geos.own(whole ? GEOSIntersection_r(geos.context(), whole.get(), cell) : nullptr);
        return geos.polygonsOf(part.get());
    };
    for (int row = square(box.min.y); row <= square(box.max.y); ++row)
        for (int column = square(box.min.x); column <= square(box.max.x); ++column) {
            const double x = column * sideM;
            const double y = row * sideM;
            const auto cell = geos.polygon({{{x, y}, {x + sideM, y}, {x + sideM, y + sideM}, {x, y + sideM}}, {}});
            std::vector<geo::Ring> bodies;
            for (const geo::Ring& body : block.bodies)
                for (auto& part : inside({body, {}}, cell.get()))
                    bodies.push_back(std::move(part.outer));
            for (auto& part : inside(block.shape, cell.get()))
                parts.push_back(
                    {std::move(part), std::exchange(bodies, {}), block.surface, block.shade, block.heightM});
        }
    return parts;
}

void addBlockBody(TileBuilder& out, const Block& block)
{
    for (const auto& ring : block.bodies)
        addPrism(out, ring, 0, block.heightM, block.surface);
}

} // namespace sandtable::city::tiles
