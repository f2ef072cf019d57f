// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>
#include <sandtable/scene/CameraPose.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sandtable::scene {

/// What a region on a plate has on its hands.
struct PlateFigures
{
    int open = 0;
    int overdue = 0;
    int fresh = 0;
    bool operator==(const PlateFigures&) const = default;
};

/// An open case, from whose place a thread rises.
struct PlateCase
{
    geo::LocalMetres at;
    std::uint32_t region = city::kNone; ///< the micro-grid, position in the city's regions
    bool overdue = false;
};

/// The three plates over the city, the lowest first.
enum class Plate : std::uint8_t
{
    Grids,
    Communities,
    Streets
};
constexpr std::size_t kPlates = 3;

constexpr city::Tier tierOf(Plate plate)
{
    return static_cast<city::Tier>(4 - static_cast<int>(plate));
}

/// What lies on the plates for one region that is looked at: all that is inside it; on the plates above its own tier
/// the regions that it is inside of, cut down to its own shape, so that it stands as a column. The regions must outlive
/// it.
class PlateStack
{
public:
    PlateStack() = default;
    /// `scope` is a position in the regions; of the district every street, community and micro-grid is shown.
    PlateStack(std::span<const city::Region> regions, std::uint32_t scope);

    std::uint32_t scope() const { return m_scope; }
    std::span<const city::Region> regions() const { return m_regions; }
    const std::vector<std::uint32_t>& on(Plate plate) const { return m_plates[static_cast<std::size_t>(plate)]; }
    bool shows(std::uint32_t region) const { return region < m_shown.size() && m_shown[region]; }
    const geo::Ring& outline(std::uint32_t region) const { return m_regions[shapeOf(region)].outer; }
    /// Where the threads of a region come together on its plate.
    geo::LocalMetres node(std::uint32_t region) const { return m_regions[shapeOf(region)].label; }

private:
    std::uint32_t shapeOf(std::uint32_t region) const
    {
        return m_regions[region].tier < m_regions[m_scope].tier ? m_scope : region;
    }

    std::span<const city::Region> m_regions;
    std::uint32_t m_scope = city::kNone;
    std::vector<bool> m_shown;
    std::array<std::vector<std::uint32_t>, kPlates> m_plates;
};

/// Plates are lifted on the screen: all that lies on one is so many pixels above where it is on the ground, however the
/// camera stands. So they never meet the eye, and look alike whatever the perspective.
struct PlateLift
{
    double stepPx = 0; ///< from the ground to the first plate and from one plate to the next
    double of(Plate plate) const { return stepPx * (1 + static_cast<double>(plate)); }
};

/// How the height of the free part of the map is shared: the city below, and a step a plate.
constexpr double kPlateStepShare = 0.212;
constexpr double kPlateGroundShare = 0.34;
constexpr double kPlatePitchDeg = 21;

struct PlateHit
{
    Plate plate = Plate::Grids;
    std::uint32_t region = 0;
};

/// The region under a pixel, on the topmost plate that has one there.
std::optional<PlateHit> plateAt(const PlateStack& stack, const Projection& view, PlateLift lift, double xPx,
                                double yPx);

/// Which cases get a thread of their own when not all can: at most `most`. Every micro-grid with cases keeps at least
/// one as long as there are enough, overdue ones come before others, the rest is shared by how many cases there are.
/// Positions in `cases`, in a fixed order.
std::vector<std::uint32_t> threadsWithin(std::span<const PlateCase> cases, std::size_t most);

} // namespace sandtable::scene
