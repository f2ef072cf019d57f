// SPDX-License-Identifier: GPL-3.0-or-later
#include "LabelLayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
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

constexpr std::uint8_t kFirstInRoom = 1 + kMostReach * kSlotsPerReach;
/// How far towards the corners of its room a label looks for a place.
constexpr std::array<float, 4> kShares{0.25F, 0.45F, 0.65F, 0.85F};

bool isInside(std::span<const LabelOffset> room, LabelOffset at)
{
    bool inside = false;
    for (std::size_t i = 0, k = room.size() - 1; i < room.size(); k = i++)
        if ((room[i].y > at.y) != (room[k].y > at.y) &&
            at.x < (room[k].x - room[i].x) * (at.y - room[i].y) / (room[k].y - room[i].y) + room[i].x)
            inside = !inside;
    return inside;
}

/// Whether a label so far from its place is in its room: with this share of its length to either side of its middle.
bool isInRoom(const LabelWish& wish, LabelOffset by, float share)
{
    if (wish.room.empty())
        return true;
    const float half = wish.width / 2 * share;
    return isInside(wish.room, by) &&
           (half == 0 || (isInside(wish.room, {by.x - half, by.y}) && isInside(wish.room, {by.x + half, by.y})));
}

float covered(const Obstacle& box, std::span<const Obstacle> obstacles)
{
    float area = 0;
    for (const Obstacle& other : obstacles)
        area += std::max(0.0F, std::min(box.right, other.right) - std::max(box.left, other.left)) *
                std::max(0.0F, std::min(box.bottom, other.bottom) - std::max(box.top, other.top));
    return area;
}

Obstacle grown(const Obstacle& box, float by)
{
    return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}

/// The places that one label may take.
class Places
{
public:
    Places(const LabelWish& wish, const LabelFrame& frame) : m_wish(wish), m_frame(frame)
    {
        for (int slot = 0; slot <= std::min(wish.reach, kMostReach) * kSlotsPerReach; ++slot)
            m_slots.push_back(static_cast<std::uint8_t>(slot));
        for (std::size_t k = 0; k < wish.room.size() * kShares.size(); ++k)
            m_slots.push_back(static_cast<std::uint8_t>(kFirstInRoom + k));
    }

    std::optional<std::uint8_t> find(const Occupied& pins, const Occupied& names,
                                     std::span<const Obstacle> obstacles) const
    {
        constexpr float kMostOfIt = 0.8F;
        for (const float share : {kMostOfIt, 0.0F}) {
            const auto fits = [&](std::uint8_t slot) {
                return isAllowed(slot, share, names) && pins.isFree(withMargin(slot));
            };
            if (m_wish.wasPlaced && knows(m_wish.slot) && fits(m_wish.slot))
                return m_wish.slot;
            const auto found = std::find_if(m_slots.begin(), m_slots.end(), fits);
            if (found != m_slots.end())
                return *found;
            if (m_wish.room.empty())
                break; // the second look would be the same
        }
        return m_wish.must ? leastCovered(names, obstacles) : std::nullopt;
    }

private:
    bool knows(std::uint8_t slot) const { return std::find(m_slots.begin(), m_slots.end(), slot) != m_slots.end(); }
    Obstacle box(std::uint8_t slot) const { return boxAt(m_wish, offsetOf(slot, m_wish)); }
    Obstacle withMargin(std::uint8_t slot) const { return grown(box(slot), m_frame.marginPx / 2); }
    bool isAllowed(std::uint8_t slot, float share, const Occupied& names) const
    {
        const Obstacle at = box(slot);
        return at.left >= 0 && at.right <= m_frame.width && at.top >= 0 && at.bottom <= m_frame.height &&
               isInRoom(m_wish, offsetOf(slot, m_wish), share) && names.isFree(withMargin(slot));
    }

    std::optional<std::uint8_t> leastCovered(const Occupied& names, std::span<const Obstacle> obstacles) const
    {
        constexpr float kMostCovered = 0.25F;
        constexpr float kToMoveAway = 0.6F; // one that is shown moves only for something clearly better
        std::optional<std::uint8_t> best;
        float least = m_wish.width * m_wish.height * kMostCovered;
        for (const std::uint8_t slot : m_slots) {
            const bool shownThere = m_wish.wasPlaced && slot == m_wish.slot;
            const float area = covered(box(slot), obstacles) * (shownThere ? kToMoveAway : 1);
            if (area < least && isAllowed(slot, 0, names)) {
                least = area;
                best = slot;
            }
        }
        return best;
    }

    const LabelWish& m_wish;
    const LabelFrame& m_frame;
    std::vector<std::uint8_t> m_slots;
};

} // namespace

LabelOffset offsetOf(std::uint8_t slot, const LabelWish& wish)
{
    constexpr float kPinPx = 20; // what one step has to clear, beside half the name
    constexpr std::array<LabelOffset, kSlotsPerReach> kWays{
        {{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}}};
    if (slot == 0)
        return {};
    if (slot >= kFirstInRoom) {
        const std::size_t place = static_cast<std::size_t>(slot - kFirstInRoom);
        const LabelOffset corner = wish.room[place % wish.room.size()];
        const float share = kShares[place / wish.room.size()];
        return {corner.x * share, corner.y * share};
    }
    const auto ring = static_cast<float>((slot - 1) / kSlotsPerReach + 1);
    const LabelOffset way = kWays[static_cast<std::size_t>((slot - 1) % kSlotsPerReach)];
    return {way.x * ring * (wish.width / 2 + kPinPx), way.y * ring * (wish.height / 2 + kPinPx)};
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
    Occupied pins;
    for (const Obstacle& obstacle : obstacles)
        pins.take(obstacle);
    Occupied names;
    std::vector<PlacedLabel> placed;
    for (const auto i : order) {
        if (placed.size() == frame.most)
            break;
        const LabelWish& wish = wishes[i];
        const Places places(wish, frame);
        const auto slot = places.find(pins, names, obstacles);
        if (!slot)
            continue;
        const LabelOffset by = offsetOf(*slot, wish);
        placed.push_back({wish.id, *slot, by});
        names.take(grown(boxAt(wish, by), frame.marginPx / 2));
    }
    return placed;
}

} // namespace sandtable::scene
