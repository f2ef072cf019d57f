#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::scene {

/// A label that wants a place on the screen; x, y is its centre, pixels.
struct LabelWish
{
    std::uint32_t id = 0;
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    int importance = 0;
    bool wasPlaced = false;
};

struct LabelFrame
{
    float width = 0;
    float height = 0;
    float marginPx = 6; ///< kept free around each label
    std::size_t most = 60;
};

/// The labels that get a place: the more important first, and no two touch. One that was placed before is worth a
/// little more, so that labels do not flicker while the camera moves. Labels must lie wholly inside the frame.
std::vector<std::uint32_t> placeLabels(std::span<const LabelWish> wishes, const LabelFrame& frame);

constexpr int kPlacedBonus = 12;

} // namespace sandtable::scene
