// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorTiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

constexpr std::int32_t kNoCell = GeneratorMesh::kNone;

using GroupOf = std::function<std::int32_t(std::int32_t face)>;

/// The outer rings of all groups of faces; fails when a group has not exactly one.
Result<std::vector<geo::Ring>> ringsOf(const GeneratorMesh& mesh, std::size_t groups, const GroupOf& groupOf)
{
    std::vector<geo::Ring> rings(groups);
    std::vector<bool> seen(mesh.edges.size(), false);
    const auto groupAt = [&](std::int32_t h) { return mesh.faceOf(h) == kNoCell ? kNoCell : groupOf(mesh.faceOf(h)); };
    for (std::size_t e = 0; e < mesh.edges.size(); ++e) {
        const auto first = static_cast<std::int32_t>(e);
        const std::int32_t group = groupAt(first);
        if (seen[e] || group == kNoCell || groupAt(GeneratorMesh::twin(first)) == group)
            continue;
        geo::Ring& ring = rings[at(group)];
        if (!ring.empty())
            return failure(ErrorCode::OutOfRange,
                           fmt::format("region {} of a tier of {} would have two rings", group, groups));
        std::int32_t h = first;
        do {
            seen[at(h)] = true;
            ring.push_back(mesh.from(h));
            h = mesh.edges[at(h)].next;
            while (groupAt(GeneratorMesh::twin(h)) == group)
                h = mesh.edges[at(GeneratorMesh::twin(h))].next;
        } while (h != first);
    }
    return rings;
}

/// Rows from north to south, in each from west to east (GB/T 30428.1).
std::vector<std::uint32_t> readingOrder(const std::vector<LocalMetres>& centres)
{
    std::vector<std::uint32_t> order(centres.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    if (centres.empty())
        return order;
    double south = 1e300, north = -1e300;
    for (const LocalMetres c : centres)
        south = std::min(south, c.y), north = std::max(north, c.y);
    const double rows = std::max(1.0, std::round(std::sqrt(static_cast<double>(centres.size()))));
    const double height = std::max(1.0, (north - south) / rows);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto rowA = static_cast<int>((north - centres[a].y) / height);
        const auto rowB = static_cast<int>((north - centres[b].y) / height);
        return rowA != rowB ? rowA < rowB : centres[a].x != centres[b].x ? centres[a].x < centres[b].x : a < b;
    });
    return order;
}

Region region(Tier tier, std::string code, BilingualName name, std::uint32_t parent, geo::Ring ring)
{
    const LocalMetres label = geo::labelPoint(ring);
    return {tier, std::move(code), std::move(name.text), std::move(name.english), parent, std::move(ring), label};
}

} // namespace

bool joinSlivers(GeneratorMesh& mesh)
{
    std::vector<std::int32_t> edges;
    std::size_t left = 1;
    for (std::size_t round = 0; left > 0 && round < mesh.faces.size(); ++round) {
        left = 0;
        for (std::size_t f = 0; f < mesh.faces.size(); ++f) {
            GeneratorMesh::Face& face = mesh.faces[f];
            if (face.grid != kNoCell)
                continue;
            ++left;
            // Border length by neighbour; a neighbour met in two separate runs would close a ring around a hole.
            mesh.edgesOf(static_cast<std::int32_t>(f), edges);
            std::vector<std::pair<std::int32_t, double>> runs;
            std::vector<std::int32_t> neighbours;
            for (const std::int32_t h : edges) {
                const std::int32_t other = mesh.faceOf(GeneratorMesh::twin(h));
                const bool joins = other != kNoCell && mesh.faces[at(other)].street == face.street &&
                                   mesh.faces[at(other)].grid != kNoCell;
                const std::int32_t grid = joins ? mesh.faces[at(other)].grid : kNoCell;
                const double length = geo::distance(mesh.from(h), mesh.to(h));
                if (!runs.empty() && runs.back().first == grid)
                    runs.back().second += length;
                else
                    runs.emplace_back(grid, length);
                neighbours.push_back(other);
            }
            if (runs.size() > 1 && runs.front().first == runs.back().first) {
                runs.front().second += runs.back().second;
                runs.pop_back();
            }
            double longest = 0;
            std::int32_t best = kNoCell;
            for (const auto& [grid, length] : runs) {
                const auto meetings =
                    std::count_if(runs.begin(), runs.end(), [g = grid](const auto& run) { return run.first == g; });
                if (grid != kNoCell && meetings == 1 && length > longest)
                    longest = length, best = grid;
            }
            if (best == kNoCell)
                continue;
            for (const std::int32_t other : neighbours)
                if (other != kNoCell && mesh.faces[at(other)].grid == best)
                    face.community = mesh.faces[at(other)].community;
            face.grid = best;
            --left;
        }
    }
    return left == 0;
}

Result<void> fillRegions(CityPlan& plan, CityModel& model)
{
    GeneratorMesh& mesh = plan.mesh;
    const auto faceAt = [&](std::int32_t f) -> const GeneratorMesh::Face& { return mesh.faces[at(f)]; };
    auto district = ringsOf(mesh, 1, [](std::int32_t) { return 0; });
    auto streets = ringsOf(mesh, plan.profile.streets.size(), [&](std::int32_t f) { return faceAt(f).street; });
    auto communities = ringsOf(mesh, plan.communities.size(), [&](std::int32_t f) { return faceAt(f).community; });
    auto grids = ringsOf(mesh, plan.gridCount, [&](std::int32_t f) { return faceAt(f).grid; });
    for (const auto* tier : {&district, &streets, &communities, &grids})
        if (!*tier)
            return tl::unexpected<Error>(tier->error());

    model.regions.push_back(
        region(Tier::District, plan.profile.code, plan.profile.name, kNone, std::move((*district)[0])));
    for (std::size_t s = 0; s < plan.profile.streets.size(); ++s)
        model.regions.push_back(region(Tier::Street, plan.profile.streets[s].code, plan.profile.streets[s].name, 0,
                                       std::move((*streets)[s])));
    const auto firstCommunity = static_cast<std::uint32_t>(model.regions.size());
    for (std::size_t c = 0; c < plan.communities.size(); ++c) {
        const PlanCommunity& community = plan.communities[c];
        const std::string code = plan.profile.streets[at(community.street)].code + community.facts->code;
        model.regions.push_back(region(Tier::Community, code, community.facts->name,
                                       1 + static_cast<std::uint32_t>(community.street), std::move((*communities)[c])));
    }

    std::vector<std::vector<std::uint32_t>> gridsOf(plan.communities.size());
    std::vector<bool> placed(plan.gridCount, false);
    for (const GeneratorMesh::Face& face : mesh.faces)
        if (!placed[at(face.grid)]) {
            placed[at(face.grid)] = true;
            gridsOf[at(face.community)].push_back(static_cast<std::uint32_t>(face.grid));
        }
    std::vector<std::int32_t> positionOf(plan.gridCount);
    for (std::size_t c = 0; c < gridsOf.size(); ++c) {
        std::vector<LocalMetres> centres;
        for (const std::uint32_t g : gridsOf[c])
            centres.push_back(geo::centroid((*grids)[g]));
        std::uint32_t sequence = 0;
        for (const std::uint32_t i : readingOrder(centres)) {
            const std::uint32_t g = gridsOf[c][i];
            const Region& parent = model.regions[firstCommunity + c];
            ++sequence;
            positionOf[g] = static_cast<std::int32_t>(model.regions.size());
            BilingualName name{fmt::format("{}第{}网格", parent.name, sequence),
                               fmt::format("{} Grid {}", parent.nameEn, sequence)};
            model.regions.push_back(region(Tier::MicroGrid, fmt::format("{}{:03}", parent.code, sequence),
                                           std::move(name), firstCommunity + static_cast<std::uint32_t>(c),
                                           std::move((*grids)[g])));
        }
    }
    for (GeneratorMesh::Face& face : mesh.faces)
        face.grid = positionOf[at(face.grid)];
    return {};
}

} // namespace sandtable::city
