// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorRoads.h"

#include "GeneratorShapes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

enum class Use : std::uint8_t
{
    No,
    Road,
    Bridge
};

struct RoadBuilder
{
    CityPlan& plan;
    CityModel& model;
    const GeneratorMesh& mesh;
    std::vector<Use> use;                           ///< per twin pair
    std::vector<std::vector<std::int32_t>> leaving; ///< road half-edges by vertex

    bool wet(std::int32_t face) const { return face == GeneratorMesh::kNone || mesh.faces[at(face)].water; }

    Use useOf(std::int32_t pair) const
    {
        const std::int32_t h = 2 * pair;
        const PlanCut& cut = plan.cuts[mesh.cutOf(h)];
        if (!cut.road)
            return Use::No;
        const bool dryLeft = !wet(mesh.faceOf(h));
        const bool dryRight = !wet(mesh.faceOf(GeneratorMesh::twin(h)));
        if (!dryLeft && !dryRight && !cut.bridges)
            return Use::No;
        const LocalMetres a = mesh.from(h);
        const LocalMetres b = mesh.to(h);
        // Both edges of the carriageway count: a road along a bank may hang over the water with one side.
        const double half = cut.widthM / 2;
        const double length = geo::distance(a, b);
        const LocalMetres n{-(b.y - a.y) / length * half, (b.x - a.x) / length * half};
        bool inWater = false;
        if (plan.toWater({(a.x + b.x) / 2, (a.y + b.y) / 2}) < half + length / 2) {
            const double steps = std::ceil(length / 6) + 1;
            for (double i = 0; i <= steps && !inWater; ++i)
                for (const double side : {-1.0, 0.0, 1.0}) {
                    const LocalMetres p{a.x + (b.x - a.x) * i / steps + n.x * side,
                                        a.y + (b.y - a.y) * i / steps + n.y * side};
                    inWater = inWater || plan.toWater(p) < 0.5;
                }
        }
        return !inWater ? Use::Road : cut.bridges ? Use::Bridge : Use::No;
    }

    void keepLargestComponent()
    {
        std::vector<std::int32_t> group(mesh.vertices.size());
        std::iota(group.begin(), group.end(), 0);
        const auto find = [&](std::int32_t v) {
            while (group[at(v)] != v)
                v = group[at(v)] = group[at(group[at(v)])];
            return v;
        };
        for (std::size_t p = 0; p < use.size(); ++p)
            if (use[p] != Use::No)
                group[at(find(mesh.edges[2 * p].from))] = find(mesh.edges[2 * p + 1].from);
        std::vector<double> size(mesh.vertices.size(), 0);
        for (std::size_t p = 0; p < use.size(); ++p)
            if (use[p] != Use::No)
                size[at(find(mesh.edges[2 * p].from))] += 1;
        const auto largest = static_cast<std::int32_t>(std::max_element(size.begin(), size.end()) - size.begin());
        for (std::size_t p = 0; p < use.size(); ++p)
            if (use[p] != Use::No && find(mesh.edges[2 * p].from) != largest)
                use[p] = Use::No;
    }

    bool continues(std::int32_t vertex, std::uint32_t cut, Use kind) const
    {
        const auto& out = leaving[at(vertex)];
        return out.size() == 2 && std::all_of(out.begin(), out.end(), [&](std::int32_t h) {
                   return mesh.cutOf(h) == cut && use[at(h >> 1)] == kind;
               });
    }
};

} // namespace

PlanRoads fillRoads(CityPlan& plan, CityModel& model)
{
    const GeneratorMesh& mesh = plan.mesh;
    RoadBuilder builder{plan, model, mesh, {}, {}};
    for (std::size_t p = 0; p < mesh.cuts.size(); ++p)
        builder.use.push_back(builder.useOf(static_cast<std::int32_t>(p)));
    builder.keepLargestComponent();
    builder.leaving.resize(mesh.vertices.size());
    for (std::size_t p = 0; p < builder.use.size(); ++p)
        if (builder.use[p] != Use::No)
            for (const std::int32_t h : {static_cast<std::int32_t>(2 * p), static_cast<std::int32_t>(2 * p + 1)})
                builder.leaving[at(mesh.edges[at(h)].from)].push_back(h);

    PlanRoads roads;
    roads.roadOf.assign(mesh.cuts.size(), -1);
    nameCuts(plan, model, roads);
    std::vector<std::uint32_t> nodeOf(mesh.vertices.size(), kNone);
    const auto node = [&](std::int32_t v) {
        if (nodeOf[at(v)] == kNone) {
            nodeOf[at(v)] = static_cast<std::uint32_t>(model.roadNodes.size());
            model.roadNodes.push_back(mesh.vertices[at(v)]);
        }
        return nodeOf[at(v)];
    };
    const auto trace = [&](std::int32_t first) {
        const std::uint32_t cutId = mesh.cutOf(first);
        const PlanCut& cut = plan.cuts[cutId];
        const Use kind = builder.use[at(first >> 1)];
        Road road;
        road.roadClass = cut.roadClass;
        road.widthM = cut.widthM;
        road.bridge = kind == Use::Bridge;
        road.from = node(mesh.edges[at(first)].from);
        road.line.push_back(mesh.from(first));
        std::int32_t h = first;
        while (true) {
            roads.roadOf[at(h >> 1)] = static_cast<std::int32_t>(model.roads.size());
            road.line.push_back(mesh.to(h));
            const std::int32_t end = mesh.edges[at(GeneratorMesh::twin(h))].from;
            if (!builder.continues(end, cutId, kind))
                break;
            const auto& out = builder.leaving[at(end)];
            const std::int32_t next = out[0] == GeneratorMesh::twin(h) ? out[1] : out[0];
            if (roads.roadOf[at(next >> 1)] >= 0)
                break;
            h = next;
        }
        road.to = node(mesh.edges[at(GeneratorMesh::twin(h))].from);
        if (cut.mainRoad >= 0) {
            const Profile::MainRoad& facts = plan.profile.roads[at(cut.mainRoad)];
            const geo::Line whole = plan.place(facts.line);
            const LocalMetres middle = road.line[road.line.size() / 2];
            double passed = 0, best = 1e300, along = 0;
            for (std::size_t i = 0; i + 1 < whole.size(); ++i) {
                const double segment = geo::distance(whole[i], whole[i + 1]);
                const double far = geo::distanceToSegment(middle, whole[i], whole[i + 1]);
                if (far < best)
                    best = far, along = passed + std::min(segment, geo::distance(whole[i], middle));
                passed += segment;
            }
            const BilingualName* name = &facts.sections.front().name;
            for (const Profile::RoadSection& section : facts.sections)
                if (section.fromShare <= along / passed)
                    name = &section.name;
            road.name = model.intern(name->text);
            road.nameEn = model.intern(name->english);
        } else {
            road.name = roads.nameOf[cutId];
            road.nameEn = roads.englishOf[cutId];
        }
        model.roads.push_back(std::move(road));
    };
    // Chains first from their true ends; what is left then is closed loops.
    for (const bool loops : {false, true})
        for (std::size_t e = 0; e < mesh.edges.size(); ++e) {
            const auto h = static_cast<std::int32_t>(e);
            if (builder.use[e / 2] == Use::No || roads.roadOf[e / 2] >= 0)
                continue;
            if (loops || !builder.continues(mesh.edges[e].from, mesh.cutOf(h), builder.use[e / 2]))
                trace(h);
        }
    return roads;
}

} // namespace sandtable::city
