// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScreenIndex.h"

#include <cmath>

namespace sandtable::scene {
namespace {

int square(float v)
{
    return static_cast<int>(std::floor(v / ScreenIndex::kSquarePx));
}

std::size_t bucket(int x, int y)
{
    // Neighbouring squares of a screen fall into different buckets.
    return (static_cast<std::size_t>(static_cast<std::uint32_t>(y)) * 64 + static_cast<std::uint32_t>(x)) %
           ScreenIndex::kBuckets;
}

} // namespace

template <class Visit>
void ScreenIndex::eachNear(float x, float y, const Visit& visit) const
{
    const int column = square(x);
    const int row = square(y);
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx)
            for (auto i = m_heads[bucket(column + dx, row + dy)]; i != kNone; i = m_circles[i].next) {
                const Circle& circle = m_circles[i];
                if (circle.column == column + dx && circle.row == row + dy)
                    visit(circle, std::sqrt((circle.x - x) * (circle.x - x) + (circle.y - y) * (circle.y - y)));
            }
}

void ScreenIndex::clear()
{
    m_heads.fill(kNone);
    m_circles.clear();
}

void ScreenIndex::add(std::uint32_t item, float x, float y, float radiusPx)
{
    std::uint32_t& head = m_heads[bucket(square(x), square(y))];
    m_circles.push_back({item, x, y, radiusPx, square(x), square(y), head});
    head = static_cast<std::uint32_t>(m_circles.size() - 1);
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
