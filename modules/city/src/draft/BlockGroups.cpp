// SPDX-License-Identifier: GPL-3.0-or-later
#include "BlockGroups.h"

#include <queue>

#include <algorithm>
#include <cassert>
#include <map>

namespace sandtable::city {

BlockGroups::BlockGroups(const BlockMesh& mesh, std::span<const double> faceWeights)
    : m_mesh(mesh), m_groups(mesh.faceCount()), m_groupOf(mesh.faceCount()), m_mark(mesh.vertexCount(), 0)
{
    for (std::uint32_t face = 0; face < mesh.faceCount(); ++face) {
        const auto ring = mesh.edgesOf(face);
        m_groups[face] = {{ring.begin(), ring.end()}, {face}, faceWeights[face]};
        m_groupOf[face] = face;
    }
}

std::vector<std::uint32_t> BlockGroups::groups() const
{
    std::vector<std::uint32_t> list;
    for (std::uint32_t group = 0; group < m_groups.size(); ++group) {
        if (!m_groups[group].faces.empty()) {
            list.push_back(group);
        }
    }
    return list;
}

bool BlockGroups::joinable(std::uint32_t group, std::uint32_t other, std::size_t sharedEdges)
{
    // Runs of shared edges have one vertex more than edges; a second run or a lone touch would add another.
    ++m_stamp;
    for (const std::uint32_t e : m_groups[group].ring) {
        m_mark[m_mesh.fromOf(e)] = m_stamp;
    }
    const auto common = std::count_if(m_groups[other].ring.begin(), m_groups[other].ring.end(),
                                      [this](std::uint32_t e) { return m_mark[m_mesh.fromOf(e)] == m_stamp; });
    return static_cast<std::size_t>(common) == sharedEdges + 1;
}

std::uint32_t BlockGroups::bestPartner(std::uint32_t group, const std::function<bool(std::uint32_t)>& allowed)
{
    struct Border
    {
        std::size_t edges = 0;
        double length = 0;
    };
    std::map<std::uint32_t, Border> borders;
    double around = 0;
    for (const std::uint32_t e : m_groups[group].ring) {
        const double length = m_mesh.lengthOf(e);
        around += length;
        const std::uint32_t face = m_mesh.faceOf(BlockMesh::twin(e));
        if (face != BlockMesh::kOutside && allowed(m_groupOf[face])) {
            Border& border = borders[m_groupOf[face]];
            ++border.edges;
            border.length += length;
        }
    }
    // Light partners keep the groups even; a long common border keeps them compact.
    std::uint32_t best = kNoGroup;
    double bestCost = 0;
    for (const auto& [other, border] : borders) {
        const double cost = (m_groups[group].weight + m_groups[other].weight) * (1.3 - border.length / around);
        if ((best == kNoGroup || cost < bestCost) && joinable(group, other, border.edges)) {
            best = other;
            bestCost = cost;
        }
    }
    return best;
}

void BlockGroups::join(std::uint32_t group, std::uint32_t into)
{
    std::vector<std::uint32_t> border;
    const auto keepOuter = [&](std::uint32_t of, std::uint32_t against) {
        for (const std::uint32_t e : m_groups[of].ring) {
            const std::uint32_t face = m_mesh.faceOf(BlockMesh::twin(e));
            if (face == BlockMesh::kOutside || m_groupOf[face] != against) {
                border.push_back(e);
            }
        }
    };
    keepOuter(group, into);
    keepOuter(into, group);
    // One simple ring: each vertex is left once, so following the ends from any edge visits them all.
    std::vector<std::uint32_t> leaving(border);
    std::sort(leaving.begin(), leaving.end(),
              [this](std::uint32_t a, std::uint32_t b) { return m_mesh.fromOf(a) < m_mesh.fromOf(b); });
    std::vector<std::uint32_t> ring{border.front()};
    for (std::size_t i = 1; i < border.size(); ++i) {
        const std::uint32_t end = m_mesh.fromOf(BlockMesh::twin(ring.back()));
        const auto next = std::lower_bound(leaving.begin(), leaving.end(), end,
                                           [this](std::uint32_t e, std::uint32_t v) { return m_mesh.fromOf(e) < v; });
        ring.push_back(*next);
    }
    assert(m_mesh.fromOf(BlockMesh::twin(ring.back())) == m_mesh.fromOf(ring.front()));
    Group& target = m_groups[into];
    Group& source = m_groups[group];
    for (const std::uint32_t face : source.faces) {
        m_groupOf[face] = into;
    }
    target.faces.insert(target.faces.end(), source.faces.begin(), source.faces.end());
    target.weight += source.weight;
    target.ring = std::move(ring);
    source = {};
}

void BlockGroups::mergeWithin(std::span<const std::uint32_t> parentOfFace, std::span<const std::uint32_t> targets)
{
    const auto parentOf = [&](std::uint32_t group) { return parentOfFace[m_groups[group].faces.front()]; };
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> lightest;
    std::vector<std::uint32_t> count(targets.size(), 0);
    std::vector<std::vector<std::uint32_t>> stuck(targets.size());
    for (const std::uint32_t group : groups()) {
        lightest.emplace(weight(group), group);
        ++count[parentOf(group)];
    }
    while (!lightest.empty()) {
        const double known = lightest.top().first;
        const std::uint32_t group = lightest.top().second;
        lightest.pop();
        if (m_groups[group].faces.empty() || known != weight(group)) {
            continue; // joined since, and entered again with its new weight if it is still there
        }
        const std::uint32_t parent = parentOf(group);
        if (count[parent] <= targets[parent]) {
            continue;
        }
        const std::uint32_t partner =
            bestPartner(group, [&](std::uint32_t other) { return other != group && parentOf(other) == parent; });
        if (partner == kNoGroup) {
            stuck[parent].push_back(group);
            continue;
        }
        join(group, partner);
        --count[parent];
        lightest.emplace(weight(partner), partner);
        // Those that could not be joined may be able to now.
        for (const std::uint32_t waiting : stuck[parent]) {
            if (!m_groups[waiting].faces.empty()) {
                lightest.emplace(weight(waiting), waiting);
            }
        }
        stuck[parent].clear();
    }
}

void BlockGroups::absorb(const std::function<bool(std::uint32_t group)>& small,
                         const std::function<bool(std::uint32_t group, std::uint32_t with)>& may)
{
    for (bool joined = true; joined;) {
        joined = false;
        for (const std::uint32_t group : groups()) {
            if (m_groups[group].faces.empty() || !small(group)) {
                continue;
            }
            const std::uint32_t partner =
                bestPartner(group, [&](std::uint32_t other) { return other != group && may(group, other); });
            if (partner != kNoGroup) {
                join(group, partner);
                joined = true;
            }
        }
    }
}

} // namespace sandtable::city
