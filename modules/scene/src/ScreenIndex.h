// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace sandtable::scene {

/// Circles on the screen, asked "which is under this point": the nearest centre among those that hold the point, the
/// later added one when equally near.
class ScreenIndex
{
public:
    void clear();
    /// radiusPx up to kSquarePx.
    void add(std::uint32_t item, float x, float y, float radiusPx);
    std::optional<std::uint32_t> at(float x, float y) const;
    /// Whether any centre lies closer than distancePx (up to kSquarePx).
    std::optional<std::uint32_t> nearest(float x, float y, float distancePx) const;

    static constexpr float kSquarePx = 80;

private:
    struct Circle
    {
        std::uint32_t item;
        float x, y, radius;
    };
    template <class Visit>
    void eachNear(float x, float y, const Visit& visit) const;

    std::unordered_map<std::int64_t, std::vector<Circle>> m_squares;
};

} // namespace sandtable::scene
