// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/imagery/TileKey.h>
#include <sandtable/scene/CameraPose.h>

#include <functional>
#include <unordered_set>
#include <vector>

namespace sandtable::scene {

/// Decides which squares of a picture to show, as LevelChooser does for the city: coarse before fine, never a hole
/// where something coarser is there, and no flicker at the border between two levels.
class ImageryChooser
{
public:
    /// `area` is what the picture covers of the city; finestLevel where its own detail ends.
    ImageryChooser(const geo::Bounds& area, int finestLevel);

    enum class Have : std::uint8_t
    {
        Nothing, ///< not read yet
        Picture,
        Empty ///< read, and nothing is there
    };
    struct Choice
    {
        std::vector<imagery::TileKey> shown;
        std::vector<imagery::TileKey> wanted; ///< not read yet, most useful first
    };
    Choice choose(const Projection& view, const std::function<Have(const imagery::TileKey&)>& have);

    /// Texels are at most this many pixels of the screen across, and at least kHysteresis times less.
    static constexpr double kCoarsestTexelPx = 1.4;
    static constexpr double kHysteresis = 1.25;
    static constexpr std::size_t kMostTiles = 150;

private:
    struct Wish
    {
        double metresPerPixel;
        imagery::TileKey key;
    };
    struct Round;
    void visit(const imagery::TileKey& key, Round& round);

    geo::Bounds m_area;
    int m_finest;
    std::vector<imagery::TileKey> m_roots;
    std::unordered_set<imagery::TileKey, imagery::TileKeyHash> m_refined;
};

} // namespace sandtable::scene
