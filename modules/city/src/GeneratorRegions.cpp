// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorPlan.h"
#include "GeneratorShapes.h"
#include "GeneratorTiers.h"
#include "Shares.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

constexpr std::int32_t kNoFace = GeneratorMesh::kNone;

/// How many people-like units live here: steers how finely regions are cut.
double weightOf(const CityPlan& plan, std::int32_t face, double exponent)
{
    const geo::Ring ring = plan.mesh.ring(face);
    const LocalMetres c = geo::centroid(ring);
    const double core =
        1 + 3.2 * plan.pull(Profile::CentreKind::OldTown, c) + 0.8 * plan.pull(Profile::CentreKind::Towers, c);
    return std::pow(geo::signedArea(ring), exponent) * core;
}

/// Cuts a face into `parts` of about the same size; returns how many there are in the end.
std::vector<std::int32_t> divide(CityPlan& plan, std::int32_t face, std::uint32_t parts, RoadClass roadClass,
                                 float widthM, Random& random)
{
    std::vector<std::int32_t> done;
    std::vector<std::pair<std::int32_t, std::uint32_t>> waiting{{face, parts}};
    while (!waiting.empty()) {
        const auto [now, count] = waiting.back();
        waiting.pop_back();
        if (count == 1) {
            done.push_back(now);
            continue;
        }
        const std::uint32_t first = count / 2;
        const geo::Ring ring = plan.mesh.ring(now);
        const double old = plan.pull(Profile::CentreKind::OldTown, geo::centroid(ring));
        plan.cuts.push_back({roadClass, widthM, true, false, false, -1, -1, -1, LandUse::None});
        const auto cut = static_cast<std::uint32_t>(plan.cuts.size()) - 1;
        const double share = static_cast<double>(first) / count;
        std::int32_t created = kNoFace;
        // A cut that would graze a corner fails; another place nearby works.
        for (int attempt = 0; attempt < 8 && created == kNoFace; ++attempt) {
            const double wobble = (random.unit() - 0.5) * (0.1 + 0.05 * attempt);
            const double tilt = (random.unit() - 0.5) * (0.08 + old * 0.35 + 0.1 * attempt);
            const double bend = attempt < 3 ? (random.unit() - 0.5) * (10 + 50 * old) : 0.0;
            created = cutFace(plan.mesh, now, std::clamp(share + wobble, 0.12, 0.88), tilt, bend, cut);
        }
        if (created == kNoFace) {
            done.push_back(now);
            continue;
        }
        waiting.emplace_back(created, count - first);
        waiting.emplace_back(now, first);
    }
    return done;
}

/// Spreads each street's number over the faces that its parting lines enclose.
Result<void> floodStreets(CityPlan& plan)
{
    GeneratorMesh& mesh = plan.mesh;
    std::vector<std::int32_t> edges;
    for (std::size_t s = 0; s < plan.profile.streets.size(); ++s) {
        const LocalMetres centre = plan.place(plan.profile.streets[s].centre);
        std::vector<std::int32_t> waiting;
        for (std::size_t f = 0; f < mesh.faces.size() && waiting.empty(); ++f)
            if (geo::contains(mesh.ring(static_cast<std::int32_t>(f)), centre))
                waiting.push_back(static_cast<std::int32_t>(f));
        while (!waiting.empty()) {
            const std::int32_t face = waiting.back();
            waiting.pop_back();
            std::int32_t& street = mesh.faces[at(face)].street;
            if (street == static_cast<std::int32_t>(s))
                continue;
            if (street != kNoFace)
                return failure(ErrorCode::Malformed,
                               fmt::format("profile: no parting road or river separates {} from {}",
                                           plan.profile.streets[at(street)].name.text,
                                           plan.profile.streets[s].name.text));
            street = static_cast<std::int32_t>(s);
            mesh.edgesOf(face, edges);
            for (const std::int32_t h : edges)
                if (const std::int32_t other = mesh.faceOf(GeneratorMesh::twin(h));
                    other != kNoFace && !plan.cuts[mesh.cutOf(h)].parts)
                    waiting.push_back(other);
        }
    }
    // Corners that a parting line cuts off at the outline go to the neighbour.
    for (std::size_t round = 0, left = 1; left > 0; ++round) {
        left = 0;
        for (std::size_t f = 0; f < mesh.faces.size(); ++f) {
            if (mesh.faces[f].street != kNoFace)
                continue;
            ++left;
            mesh.edgesOf(static_cast<std::int32_t>(f), edges);
            for (const std::int32_t h : edges)
                if (const std::int32_t other = mesh.faceOf(GeneratorMesh::twin(h));
                    other != kNoFace && mesh.faces[at(other)].street != kNoFace)
                    mesh.faces[f].street = mesh.faces[at(other)].street;
        }
        if (round > mesh.faces.size())
            return failure(ErrorCode::Malformed, "profile: streets: no centre lies in the district");
    }
    return {};
}

/// Drops the smallest faces of a street until `most` are left, none a sliver; the dropped ones are joined later.
std::vector<std::int32_t> mainFaces(const CityPlan& plan, std::int32_t street, std::size_t most)
{
    std::vector<std::pair<double, std::int32_t>> bySize;
    for (std::size_t f = 0; f < plan.mesh.faces.size(); ++f)
        if (plan.mesh.faces[f].street == street)
            bySize.emplace_back(plan.mesh.faceArea(static_cast<std::int32_t>(f)), static_cast<std::int32_t>(f));
    std::sort(bySize.begin(), bySize.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    const double sliver = 160000 * plan.options.scale;
    while (bySize.size() > 1 && (bySize.size() > most || bySize.back().first < sliver))
        bySize.pop_back();
    std::vector<std::int32_t> faces;
    faces.reserve(bySize.size());
    for (const auto& [size, face] : bySize)
        faces.push_back(face);
    std::sort(faces.begin(), faces.end());
    return faces;
}

std::vector<double> weightsOf(const CityPlan& plan, const std::vector<std::int32_t>& faces, double exponent)
{
    std::vector<double> weights;
    weights.reserve(faces.size());
    for (const std::int32_t face : faces)
        weights.push_back(weightOf(plan, face, exponent));
    return weights;
}

/// Gives the street's community names to its faces, from the street's centre outwards; returns the faces in order.
std::vector<std::int32_t> outwards(const CityPlan& plan, const std::vector<std::int32_t>& faces, LocalMetres centre)
{
    std::vector<std::pair<double, std::int32_t>> order;
    order.reserve(faces.size());
    for (const std::int32_t face : faces)
        order.emplace_back(geo::distance(centre, geo::centroid(plan.mesh.ring(face))), face);
    std::sort(order.begin(), order.end());
    std::vector<std::int32_t> result;
    result.reserve(order.size());
    for (const auto& [far, face] : order)
        result.push_back(face);
    return result;
}

} // namespace

Result<void> planRegions(CityPlan& plan, CityModel& model)
{
    if (auto flooded = floodStreets(plan); !flooded)
        return flooded;
    GeneratorMesh& mesh = plan.mesh;
    Random random = plan.random.fork(2);
    const auto streets = static_cast<std::uint32_t>(plan.profile.streets.size());
    // A bigger city has no more of them than the profile has names for.
    const std::uint32_t communities =
        std::min(plan.profile.counts.communities, plan.scaled(plan.profile.counts.communities, streets));
    std::vector<double> listed;
    for (const Profile::Street& street : plan.profile.streets)
        listed.push_back(static_cast<double>(street.communities.size()) - 1);
    const std::vector<std::uint32_t> quota = shareOut(listed, communities);

    std::vector<std::int32_t> communityFaces;
    for (std::uint32_t s = 0; s < streets; ++s) {
        const std::vector<std::int32_t> mains = mainFaces(plan, static_cast<std::int32_t>(s), quota[s]);
        const std::vector<std::uint32_t> parts = shareOut(weightsOf(plan, mains, 1.0), quota[s]);
        std::vector<std::int32_t> faces;
        for (std::size_t i = 0; i < mains.size(); ++i)
            for (const std::int32_t face : divide(plan, mains[i], parts[i], RoadClass::Secondary, 20, random))
                faces.push_back(face);
        std::size_t next = 0;
        const Profile::Street& facts = plan.profile.streets[s];
        for (const std::int32_t face : outwards(plan, faces, plan.place(facts.centre))) {
            mesh.faces[at(face)].community = static_cast<std::int32_t>(plan.communities.size());
            plan.communities.push_back({static_cast<std::int32_t>(s), &facts.communities[next++]});
            communityFaces.push_back(face);
        }
    }
    if (plan.communities.size() != communities)
        return failure(ErrorCode::OutOfRange, fmt::format("profile: {} communities do not fit; {} were made",
                                                          communities, plan.communities.size()));

    const std::uint32_t grids = std::max(communities, plan.scaled(plan.profile.counts.microGrids, 1));
    const std::vector<std::uint32_t> parts = shareOut(weightsOf(plan, communityFaces, 0.6), grids);
    for (std::size_t c = 0; c < communityFaces.size(); ++c)
        for (const std::int32_t face : divide(plan, communityFaces[c], parts[c], RoadClass::Branch, 14, random))
            mesh.faces[at(face)].grid = static_cast<std::int32_t>(plan.gridCount++);
    if (plan.gridCount != grids)
        return failure(ErrorCode::OutOfRange,
                       fmt::format("profile: {} micro-grids do not fit; {} were made", grids, plan.gridCount));
    if (!joinSlivers(mesh))
        return failure(ErrorCode::Malformed, "profile: a sliver between roads touches no micro-grid of its street");
    return fillRegions(plan, model);
}

} // namespace sandtable::city
