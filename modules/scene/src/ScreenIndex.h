// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace sandtable::scene {

/// Circles on the screen, asked "which is under this point": the nearest centre among those that hold the point, the
/// later added one when equally near.
class ScreenIndex
{
public:
    ScreenIndex() { clear(); }

    void clear();
    /// radiusPx up to kSquarePx.
    void add(std::uint32_t item, float x, float y, float radiusPx);
    std::optional<std::uint32_t> at(float x, float y) const;
    /// Whether any centre lies closer than distancePx (up to kSquarePx).
    std::optional<std::uint32_t> nearest(float x, float y, float distancePx) const;

    static constexpr float kSquarePx = 80;
    static constexpr std::size_t kBuckets = 2048;

private:
    static constexpr std::uint32_t kNone = 0xffffffff;
    struct Circle
    {
        std::uint32_t item;
        float x, y, radius;
        int column, row;    ///< its square
        std::uint32_t next; ///< in the same bucket
    };
    template <class Visit>
    void eachNear(float x, float y, const Visit& visit) const;

    std::array<std::uint32_t, kBuckets> m_heads;
    std::vector<Circle> m_circles;
};

} // namespace sandtable::scene
