// SPDX-License-Identifier: GPL-3.0-or-later
#include "LevelChooser.h"

#include <algorithm>
#include <unordered_map>

namespace sandtable::scene {

using city::TileLevel;

LevelChooser::LevelChooser(const std::vector<city::TileEntry>& tiles)
{
    std::unordered_map<std::uint32_t, std::uint32_t> nodeOf;
    std::vector<std::uint32_t> parentCells;
    for (std::uint32_t i = 0; i < tiles.size(); ++i) {
        const auto& tile = tiles[i];
        const auto [found, isNew] = nodeOf.try_emplace(tile.cell, static_cast<std::uint32_t>(m_nodes.size()));
        if (isNew) {
            m_nodes.push_back({tile.level, {}, 0, {}, {}, false});
            parentCells.push_back(tile.parentCell);
        }
        Node& node = m_nodes[found->second];
        node.tiles.push_back(i);
        node.bounds.add(tile.bounds.min);
        node.bounds.add(tile.bounds.max);
        node.topM = std::max(node.topM, static_cast<double>(tile.topM));
    }
    for (std::uint32_t i = 0; i < m_nodes.size(); ++i) {
        const auto parent = nodeOf.find(parentCells[i]);
        // A damaged file may name a parent that is not coarser: such a cell stands for itself.
        if (parent != nodeOf.end() && m_nodes[parent->second].level < m_nodes[i].level)
            m_nodes[parent->second].children.push_back(i);
        else
            m_roots.push_back(i);
    }
}

double LevelChooser::refineBelow(TileLevel level)
{
    switch (level) {
    case TileLevel::Vast:
        return 22;
    case TileLevel::Far:
        return 7.5;
    case TileLevel::Wide:
        return 2.6;
    case TileLevel::Middle:
        return 0.85;
    default:
        return 0;
    }
}

bool LevelChooser::allThere(const Node& node, const std::function<bool(std::uint32_t)>& resident) const
{
    return std::all_of(node.tiles.begin(), node.tiles.end(), resident);
}

LevelChooser::Choice LevelChooser::choose(const Projection& view, const std::function<bool(std::uint32_t)>& resident)
{
    Choice choice;
    std::vector<Wish> wishes;
    for (const auto root : m_roots)
        visit(root, view, resident, choice, wishes);
    // What is coarse fills holes, so it comes first; among equals, what is nearest.
    std::stable_sort(wishes.begin(), wishes.end(),
                     [](const Wish& a, const Wish& b) { return a.metresPerPixel < b.metresPerPixel; });
    for (const Wish& wish : wishes)
        choice.wanted.push_back(wish.tile);
    return choice;
}

void LevelChooser::visit(std::uint32_t at, const Projection& view, const std::function<bool(std::uint32_t)>& resident,
                         Choice& choice, std::vector<Wish>& wishes)
{
    Node& node = m_nodes[at];
    if (!view.seesBox(node.bounds, node.topM))
        return;
    const double mpp = view.metresPerPixel(view.distanceToBox(node.bounds, node.topM));
    const double limit = refineBelow(node.level);
    node.refined = !node.children.empty() && mpp < (node.refined ? limit * kHysteresis : limit);
    const auto want = [&](const Node& wanted, double urgency) {
        for (const auto tile : wanted.tiles)
            if (!resident(tile))
                wishes.push_back({urgency, tile});
    };
    if (node.refined) {
        bool complete = true;
        for (const auto child : node.children) {
            const Node& finer = m_nodes[child];
            if (!view.seesBox(finer.bounds, finer.topM) || allThere(finer, resident))
                continue;
            complete = false;
            want(finer, mpp);
        }
        if (complete) {
            for (const auto child : node.children)
                visit(child, view, resident, choice, wishes);
            return;
        }
    }
    if (allThere(node, resident))
        choice.shown.insert(choice.shown.end(), node.tiles.begin(), node.tiles.end());
    else
        want(node, 0);
}

} // namespace sandtable::scene
