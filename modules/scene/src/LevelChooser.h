// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>
#include <sandtable/scene/CameraPose.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace sandtable::scene {

/// Decides which cells to show: coarse ones far away, finer ones where a pixel is small, and never a hole: a cell is
/// replaced by its finer ones only when all of those that can be seen are there.
class LevelChooser
{
public:
    explicit LevelChooser(const std::vector<city::TileEntry>& tiles);

    struct Choice
    {
        std::vector<std::uint32_t> shown;  ///< positions in the tile list
        std::vector<std::uint32_t> wanted; ///< not resident, most useful first
    };
    /// resident answers for positions in the tile list.
    Choice choose(const Projection& view, const std::function<bool(std::uint32_t)>& resident);

    /// Metres a pixel spans below which a cell of this level is refined; it is merged again above kHysteresis times it.
    static double refineBelow(city::TileLevel level);
    static constexpr double kHysteresis = 1.25;

private:
    struct Node
    {
        city::TileLevel level = city::TileLevel::Far;
        geo::Bounds bounds;
        double topM = 0;
        std::vector<std::uint32_t> tiles;
        std::vector<std::uint32_t> children;
        bool refined = false;
    };
    struct Wish
    {
        double metresPerPixel;
        std::uint32_t tile;
    };

    bool allThere(const Node& node, const std::function<bool(std::uint32_t)>& resident) const;
    void visit(std::uint32_t at, const Projection& view, const std::function<bool(std::uint32_t)>& resident,
               Choice& choice, std::vector<Wish>& wishes);

    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_roots;
};

} // namespace sandtable::scene
