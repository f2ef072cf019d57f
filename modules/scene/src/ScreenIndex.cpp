// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScreenIndex.h"

#include <cmath>

namespace sandtable::scene {
namespace {

int square(float v)
{
    return static_cast<int>(std::floor(v / ScreenIndex::kSquarePx));
}

std::int64_t key(int x, int y)
{
    return (static_cast<std::int64_t>(y) << 32) ^ static_cast<std::uint32_t>(x);
}

} // namespace

template <class Visit>
void ScreenIndex::eachNear(float x, float y, const Visit& visit) const
{
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
            if (const auto found = m_squares.find(key(square(x) + dx, square(y) + dy)); found != m_squares.end())
                for (const Circle& circle : found->second)
                    visit(circle, std::hypot(circle.x - x, circle.y - y));
}

void ScreenIndex::clear()
{
    m_squares.clear();
}

void ScreenIndex::add(std::uint32_t item, float x, float y, float radiusPx)
{
    m_squares[key(square(x), square(y))].push_back({item, x, y, radiusPx});
}

std::optional<std::uint32_t> ScreenIndex::at(float x, float y) const
{
    std::optional<std::uint32_t> best;
    float bestDistance = 0;
    eachNear(x, y, [&](const Circle& circle, float distance) {
        if (distance > circle.radius)
            return;
        if (!best || distance < bestDistance || (distance == bestDistance && circle.item > *best)) {
            best = circle.item;
            bestDistance = distance;
        }
    });
    return best;
}

std::optional<std::uint32_t> ScreenIndex::nearest(float x, float y, float distancePx) const
{
    std::optional<std::uint32_t> best;
    float bestDistance = distancePx;
    eachNear(x, y, [&](const Circle& circle, float distance) {
        if (distance < bestDistance || (best && distance == bestDistance && circle.item < *best)) {
            best = circle.item;
            bestDistance = distance;
        }
    });
    return best;
}

} // namespace sandtable::scene
