// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/geo/RegionIndex.h>

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace sandtable::geo {
namespace {

/// A grid of squares whose shared borders are bent alike for both neighbours: the corners are moved and each side gets
/// extra vertices, so that rings look like micro-grids.
class BentSquares
{
public:
    BentSquares(int across, double side, int bends, std::uint64_t seed)
        : m_across(across), m_side(side), m_bends(bends), m_seed(seed)
    {
        for (int row = 0; row < across; ++row) {
            for (int column = 0; column < across; ++column) {
                rings.push_back(ring(column, row));
            }
        }
    }
    std::vector<Ring> rings;

private:
    double shift(std::uint64_t a, std::uint64_t b, std::uint64_t c) const
    {
        return Random(m_seed).fork(a * 1'000'003 + b * 1009 + c).between(-0.2, 0.2);
    }
    LocalMetres corner(int column, int row) const
    {
        const auto c = static_cast<std::uint64_t>(column);
        const auto r = static_cast<std::uint64_t>(row);
        return {(column + shift(c, r, 1)) * m_side, (row + shift(c, r, 2)) * m_side};
    }
    /// The side from a corner to its eastern (or northern) neighbour.
    Line side(int column, int row, bool east) const
    {
        const LocalMetres a = corner(column, row);
        const LocalMetres b = east ? corner(column + 1, row) : corner(column, row + 1);
        Line line{a};
        for (int i = 1; i <= m_bends; ++i) {
            const double t = double(i) / (m_bends + 1);
            const double off = shift(static_cast<std::uint64_t>(column * 2 + east), static_cast<std::uint64_t>(row),
                                     10u + static_cast<unsigned>(i)) *
                               0.2 * m_side;
            line.push_back({a.x + t * (b.x - a.x) + (east ? 0 : off), a.y + t * (b.y - a.y) + (east ? off : 0)});
        }
        line.push_back(b);
        return line;
    }
    Ring ring(int column, int row) const
    {
        Ring result;
        const auto add = [&](Line line, bool reversed) {
            if (reversed) {
                line = Line(line.rbegin(), line.rend());
            }
            result.insert(result.end(), line.begin(), line.end() - 1);
        };
        add(side(column, row, true), false);
        add(side(column + 1, row, false), false);
        add(side(column, row + 1, true), true);
        add(side(column, row, false), true);
        return result;
    }

    int m_across;
    double m_side;
    int m_bends;
    std::uint64_t m_seed;
};

std::uint32_t findByScan(const std::vector<Ring>& rings, LocalMetres p)
{
    for (std::uint32_t i = 0; i < rings.size(); ++i) {
        if (contains(rings[i], p)) {
            return i;
        }
    }
    return RegionIndex::kNone;
}

TEST(RegionIndex, AgreesWithTestingEveryRing)
{
    const BentSquares squares(12, 400, 12, 21);
    const RegionIndex index(squares.rings);
    ASSERT_EQ(index.regionCount(), 144u);
    Random random(22);
    std::vector<LocalMetres> points(50'000);
    for (LocalMetres& p : points) {
        p = {random.between(-600, 5400), random.between(-600, 5400)};
    }
    std::vector<std::uint32_t> answers(points.size());
    index.find(points, answers);
    for (std::size_t i = 0; i < points.size(); ++i) {
        ASSERT_EQ(answers[i], findByScan(squares.rings, points[i])) << points[i].x << ' ' << points[i].y;
    }
}

TEST(RegionIndex, NearBordersItIsAsExactAsFarFromThem)
{
    const BentSquares squares(6, 400, 12, 23);
    const RegionIndex index(squares.rings);
    Random random(24);
    for (const Ring& ring : squares.rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const LocalMetres a = ring[i];
            const LocalMetres b = ring[(i + 1) % ring.size()];
            for (const double off : {1e-6, -1e-6, 1e-3, -1e-3}) {
                const double t = random.unit();
                const LocalMetres p{a.x + t * (b.x - a.x) + off, a.y + t * (b.y - a.y) - off};
                ASSERT_EQ(index.find(p), findByScan(squares.rings, p)) << p.x << ' ' << p.y;
            }
        }
    }
}

TEST(RegionIndex, APointOnASharedVertexOrEdgeBelongsToExactlyOneNeighbour)
{
    const BentSquares squares(6, 400, 12, 25);
    const RegionIndex all(squares.rings);
    std::vector<RegionIndex> alone;
    for (const Ring& ring : squares.rings) {
        alone.emplace_back(std::span(&ring, 1));
    }
    // The sides of the square in the middle are shared with neighbours all round.
    const Ring& middle = squares.rings[2 * 6 + 2];
    for (std::size_t i = 0; i < middle.size(); ++i) {
        const LocalMetres a = middle[i];
        const LocalMetres b = middle[(i + 1) % middle.size()];
        for (const LocalMetres p : {a, LocalMetres{(a.x + b.x) / 2, (a.y + b.y) / 2}}) {
            int owners = 0;
            for (const RegionIndex& one : alone) {
                owners += one.find(p) == 0 ? 1 : 0;
            }
            EXPECT_EQ(owners, 1) << p.x << ' ' << p.y;
            EXPECT_NE(all.find(p), RegionIndex::kNone);
        }
    }
}

TEST(RegionIndex, AxisParallelRingsOnCellBordersWork)
{
    std::vector<Ring> rings;
    for (int row = 0; row < 8; ++row) {
        for (int column = 0; column < 8; ++column) {
            const double x = column * 128;
            const double y = row * 128;
            rings.push_back({{x, y}, {x + 128, y}, {x + 128, y + 128}, {x, y + 128}});
        }
    }
    const RegionIndex index(rings);
    for (double y = 1; y < 1024; y += 2) {
        for (double x = 1; x < 1024; x += 2) {
            ASSERT_EQ(index.find({x, y}), std::uint32_t(int(y / 128) * 8 + int(x / 128)));
        }
    }
    EXPECT_EQ(index.find({128, 64}), 1u);
    EXPECT_EQ(index.find({64, 128}), 8u);
}

TEST(RegionIndex, EnclaveAndGapAreSeen)
{
    const Ring outer{{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}};
    const Ring far{{3000, 0}, {4000, 0}, {4000, 1000}, {3000, 1000}};
    const RegionIndex index(std::array{far, outer});
    EXPECT_EQ(index.find({3999, 999}), 0u);
    EXPECT_EQ(index.find({1, 999}), 1u);
    EXPECT_EQ(index.find({2000, 500}), RegionIndex::kNone);
    const Ring enclave{{500, 500}, {520, 500}, {520, 520}, {500, 520}};
    const RegionIndex nested(std::array{enclave, outer});
    EXPECT_EQ(nested.find({510, 510}), 0u);
    EXPECT_EQ(nested.find({499.9, 510}), 1u);
    EXPECT_EQ(nested.find({520.1, 520.1}), 1u);
}

TEST(RegionIndex, SenselessInputFindsNothing)
{
    EXPECT_EQ(RegionIndex().find({0, 0}), RegionIndex::kNone);
    EXPECT_EQ(RegionIndex(std::vector<Ring>(3)).find({0, 0}), RegionIndex::kNone);
    EXPECT_EQ(RegionIndex(std::vector<Ring>(3)).regionCount(), 3u);
    const RegionIndex line(std::vector<Ring>{{{0, 0}, {10, 10}}, {{5, 5}, {6, 6}, {7, 7}}});
    EXPECT_EQ(line.find({6, 6}), RegionIndex::kNone);
    const RegionIndex index(std::vector<Ring>{{{0, 0}, {10, 0}, {10, 10}}});
    EXPECT_EQ(index.find({std::nan(""), 1}), RegionIndex::kNone);
    EXPECT_EQ(index.find({1e300, -1e300}), RegionIndex::kNone);
    EXPECT_EQ(index.find({9, 1}), 0u);
}

} // namespace
} // namespace sandtable::geo
