// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileRecords.h"

#include <cmath>
#include <unordered_set>

namespace sandtable::city::tiles {
namespace {

struct Side
{
    std::int64_t ax, ay, bx, by;
    bool operator==(const Side&) const = default;
};

struct SideHash
{
    std::size_t operator()(const Side& s) const
    {
        std::uint64_t h = 0x9e3779b97f4a7c15ULL;
        for (const std::int64_t v : {s.ax, s.ay, s.bx, s.by})
            h = (h ^ static_cast<std::uint64_t>(v)) * 0xff51afd7ed558ccdULL;
        return static_cast<std::size_t>(h ^ (h >> 32));
    }
};

/// The same side whichever region names it, to the centimetre.
Side sideOf(geo::LocalMetres a, geo::LocalMetres b)
{
    const auto cm = [](double v) { return static_cast<std::int64_t>(std::llround(v * 100)); };
    Side side{cm(a.x), cm(a.y), cm(b.x), cm(b.y)};
    if (std::pair(side.bx, side.by) < std::pair(side.ax, side.ay))
        side = {side.bx, side.by, side.ax, side.ay};
    return side;
}

} // namespace

std::vector<BorderLine> bordersOf(const CityModel& model)
{
    std::vector<BorderLine> lines;
    std::unordered_set<Side, SideHash> drawn;
    // Regions come district first, so a side shared by several tiers is drawn once, as the highest of them.
    for (const Region& region : model.regions) {
        const auto& ring = region.outer;
        BorderLine line{region.tier, {}};
        const auto flush = [&] {
            if (line.line.size() > 1)
                lines.push_back(line);
            line.line.clear();
        };
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto a = ring[i];
            const auto b = ring[(i + 1) % ring.size()];
            if (!drawn.insert(sideOf(a, b)).second) {
                flush();
                continue;
            }
            if (line.line.empty())
                line.line.push_back(a);
            line.line.push_back(b);
        }
        flush();
    }
    return lines;
}

} // namespace sandtable::city::tiles
