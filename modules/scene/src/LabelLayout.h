// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::scene {

/// Pixels.
struct LabelOffset
{
    float x = 0;
    float y = 0;
    bool operator==(const LabelOffset&) const = default;
};

/// A label that wants a place on the screen; x, y is where its centre belongs, pixels.
struct LabelWish
{
    std::uint32_t id = 0;
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    int importance = 0;
    bool wasPlaced = false;
    std::uint8_t reach = 0; ///< how many sizes of its own it may step aside, 0…kMostReach
    std::uint8_t slot = 0;  ///< where it stood before, see offsetOf()
    /// Corners of where its middle may stand, from x, y, as seen from there all around; empty: anywhere in reach.
    std::span<const LabelOffset> room = {};
    bool must = false; ///< rather a little under obstacles than not there
};

struct LabelFrame
{
    float width = 0;
    float height = 0;
    float marginPx = 6; ///< kept free around each label
    std::size_t most = 60;
};

/// Something that labels give way to, pixels.
struct Obstacle
{
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;
};

struct PlacedLabel
{
    std::uint32_t id = 0;
    std::uint8_t slot = 0;
    LabelOffset by = {}; ///< offsetOf(slot)
    bool operator==(const PlacedLabel&) const = default;
};

constexpr std::uint8_t kMostReach = 3;
constexpr std::uint8_t kSlotsPerReach = 8;
/// Slot 0 is where the label belongs; each further ring of kSlotsPerReach slots goes round it, below and above first.
/// Then come places spread over its room, the nearer ones first.
LabelOffset offsetOf(std::uint8_t slot, const LabelWish& wish);

/// The labels that get a place: the more important first, no two touch and none touches an obstacle; one that is in
/// the way of an obstacle or of a more important one steps aside as far as it may, else it is left out. One that was
/// placed before is worth a little more and keeps its slot, so that labels do not flicker while the camera moves.
/// Labels lie wholly inside the frame. One with a room stands in it with most of its length, else with its middle; one
/// that must be seen and finds no free place in its room stands where the least of it is under obstacles, unless that
/// is more than a quarter.
std::vector<PlacedLabel> placeLabels(std::span<const LabelWish> wishes, const LabelFrame& frame,
                                     std::span<const Obstacle> obstacles = {});

constexpr int kPlacedBonus = 12;

} // namespace sandtable::scene
