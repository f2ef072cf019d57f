// SPDX-License-Identifier: GPL-3.0-or-later
#include "LabelLayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace sandtable::scene {
namespace {

/// Taken boxes by squares of the screen, so that each wish meets only its neighbours.
class Occupied
{
public:
    bool isFree(const Obstacle& box) const
    {
        bool free = true;
        eachSquare(box, [&](std::int64_t square) {
            const auto found = m_squares.find(square);
            if (found == m_squares.end())
                return;
            free = free && std::none_of(found->second.begin(), found->second.end(), [&](const Obstacle& other) {
                       return box.left < other.right && other.left < box.right && box.top < other.bottom &&
                              other.top < box.bottom;
                   });
        });
        return free;
    }
    void take(const Obstacle& box)
    {
        eachSquare(box, [&](std::int64_t square) { m_squares[square].push_back(box); });
    }

private:
    static constexpr float kSquarePx = 96;

    template <class Visit>
    static void eachSquare(const Obstacle& box, const Visit& visit)
    {
        const auto square = [](float v) { return static_cast<int>(std::floor(v / kSquarePx)); };
        for (int y = square(box.top); y <= square(box.bottom); ++y)
            for (int x = square(box.left); x <= square(box.right); ++x)
                visit((static_cast<std::int64_t>(y) << 32) ^ static_cast<std::uint32_t>(x));
    }

    std::unordered_map<std::int64_t, std::vector<Obstacle>> m_squares;
};

Obstacle boxAt(const LabelWish& wish, LabelOffset by)
{
    const float x = wish.x + by.x;
    const float y = wish.y + by.y;
    return {x - wish.width / 2, y - wish.height / 2, x + wish.width / 2, y + wish.height / 2};
}

Obstacle grown(const Obstacle& box, float by)
{
    return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}

} // namespace

LabelOffset offsetOf(std::uint8_t slot, float width, float height)
{
    constexpr float kPinPx = 20; // what one step has to clear, beside half the name
    constexpr std::array<LabelOffset, kSlotsPerReach> kWays{
        {{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}}};
    if (slot == 0)
        return {};
    const auto ring = static_cast<float>((slot - 1) / kSlotsPerReach + 1);
    const LabelOffset way = kWays[static_cast<std::size_t>((slot - 1) % kSlotsPerReach)];
    return {way.x * ring * (width / 2 + kPinPx), way.y * ring * (height / 2 + kPinPx)};
}

std::vector<PlacedLabel> placeLabels(std::span<const LabelWish> wishes, const LabelFrame& frame,
                                     std::span<const Obstacle> obstacles)
{
    std::vector<std::uint32_t> order(wishes.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto worth = [&](std::uint32_t i) { return wishes[i].importance + (wishes[i].wasPlaced ? kPlacedBonus : 0); };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return worth(a) != worth(b) ? worth(a) > worth(b) : wishes[a].id < wishes[b].id;
    });
    Occupied occupied;
    for (const Obstacle& obstacle : obstacles)
        occupied.take(obstacle);
    std::vector<PlacedLabel> placed;
    for (const auto i : order) {
        if (placed.size() == frame.most)
            break;
        const LabelWish& wish = wishes[i];
        const auto fits = [&](int slot) {
            const Obstacle box = boxAt(wish, offsetOf(static_cast<std::uint8_t>(slot), wish.width, wish.height));
            return box.left >= 0 && box.right <= frame.width && box.top >= 0 && box.bottom <= frame.height &&
                   occupied.isFree(grown(box, frame.marginPx / 2));
        };
        const int tries = 1 + std::min(wish.reach, kMostReach) * kSlotsPerReach;
        int slot = wish.wasPlaced && wish.slot < tries && fits(wish.slot) ? wish.slot : 0;
        while (slot < tries && !fits(slot))
            ++slot;
        if (slot == tries)
            continue;
        placed.push_back({wish.id, static_cast<std::uint8_t>(slot)});
        occupied.take(grown(boxAt(wish, offsetOf(placed.back().slot, wish.width, wish.height)), frame.marginPx / 2));
    }
    return placed;
}

} // namespace sandtable::scene
