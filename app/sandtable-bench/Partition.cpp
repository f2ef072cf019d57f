// SPDX-License-Identifier: GPL-3.0-or-later
#include "Partition.h"

#include <sandtable/base/Random.h>

namespace sandtable::bench {

namespace {

constexpr int kColumns = 31;
constexpr int kRings = 921;
constexpr int kBends = 12;
constexpr double kSideM = 409; // 154 km² over 921 grids

double shift(std::uint64_t seed, int column, int row, int what)
{
    return Random(seed).fork(static_cast<std::uint64_t>((column * 64 + row) * 64 + what)).between(-0.2, 0.2);
}

geo::LocalMetres corner(std::uint64_t seed, int column, int row)
{
    return {(column + shift(seed, column, row, 0)) * kSideM, (row + shift(seed, column, row, 1)) * kSideM};
}

/// The bent side from a corner to its eastern or northern neighbour; the same line for both cells that share it.
geo::Line side(std::uint64_t seed, int column, int row, bool east)
{
    const geo::LocalMetres a = corner(seed, column, row);
    const geo::LocalMetres b = east ? corner(seed, column + 1, row) : corner(seed, column, row + 1);
    geo::Line line{a};
    for (int i = 1; i <= kBends; ++i) {
        const double t = static_cast<double>(i) / (kBends + 1);
        const double off = shift(seed, column, row, 2 + 2 * i + (east ? 1 : 0)) * 0.2 * kSideM;
        line.push_back({a.x + t * (b.x - a.x) + (east ? 0 : off), a.y + t * (b.y - a.y) + (east ? off : 0)});
    }
    line.push_back(b);
    return line;
}

} // namespace

std::vector<geo::Ring> syntheticGrids(std::uint64_t seed)
{
    std::vector<geo::Ring> rings;
    for (int i = 0; i < kRings; ++i) {
        const int column = i % kColumns;
        const int row = i / kColumns;
        const geo::Line south = side(seed, column, row, true);
        const geo::Line east = side(seed, column + 1, row, false);
        const geo::Line north = side(seed, column, row + 1, true);
        const geo::Line west = side(seed, column, row, false);
        geo::Ring ring(south.begin(), south.end() - 1);
        ring.insert(ring.end(), east.begin(), east.end() - 1);
        ring.insert(ring.end(), north.rbegin(), north.rend() - 1);
        ring.insert(ring.end(), west.rbegin(), west.rend() - 1);
        rings.push_back(std::move(ring));
    }
    return rings;
}

} // namespace sandtable::bench
