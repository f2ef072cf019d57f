// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/CameraPose.h>

#include <array>
#include <vector>

namespace sandtable::scene {

/// A drop as one sees it while it falls: a line on the screen, pixels.
struct RainStreak
{
    float x0 = 0;
    float y0 = 0;
    float x1 = 0;
    float y1 = 0;       ///< the lower end of the fall
    float strength = 0; ///< 0 … 1: near ones are firmer
};

/// Rain in the air before the eye: drops fall through a cube of it, the same ones again and again. They stand in the
/// world, so that turning and tilting the view turns and tilts the rain. Pure.
class RainFall
{
public:
    static constexpr int kMostDrops = 2600;
    static constexpr double kFallMps = 9; ///< of a large drop

    RainFall();

    /// intensity 0 … 1; wind in metres a second towards east and north. Only what the view sees.
    std::vector<RainStreak> streaks(const CameraPose& pose, double widthPx, double heightPx, double seconds,
                                    double intensity, std::array<double, 2> windMps) const;

private:
    std::vector<std::array<float, 3>> m_drops; ///< metres within the cube
};

} // namespace sandtable::scene
