// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReliefCut.h"

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

using Corner = ReliefCut::Corner;
using Piece = ReliefCut::Piece;

/// The three families of lines that bound the triangles, each where its value is whole.
constexpr int kFamilies = 3;
double valueOf(const Corner& corner, int family)
{
    return family == 0 ? corner.x : family == 1 ? corner.y : corner.x - corner.y;
}

Corner between(const Corner& a, const Corner& b, double share)
{
    return {std::lerp(a.x, b.x, share), std::lerp(a.y, b.y, share), std::lerp(a.z, b.z, share),
            std::lerp(a.tone, b.tone, share)};
}

/// Where an edge meets a line: from the same end whichever way it is walked, so that neighbours get the same corner.
Corner crossing(const Corner& a, const Corner& b, int family, double line)
{
    const double va = valueOf(a, family);
    const double vb = valueOf(b, family);
    return va < vb ? between(a, b, (line - va) / (vb - va)) : between(b, a, (line - vb) / (va - vb));
}

struct Halves
{
    Piece below;
    Piece above;
};

Halves split(const Piece& piece, int family, double line)
{
    Halves halves;
    for (std::size_t i = 0; i < piece.size(); ++i) {
        const Corner& here = piece[i];
        const Corner& next = piece[(i + 1) % piece.size()];
        const double a = valueOf(here, family) - line;
        const double b = valueOf(next, family) - line;
        if (a <= 0)
            halves.below.push_back(here);
        if (a >= 0)
            halves.above.push_back(here);
        if ((a < 0 && b > 0) || (a > 0 && b < 0)) {
            const Corner cross = crossing(here, next, family, line);
            halves.below.push_back(cross);
            halves.above.push_back(cross);
        }
    }
    return halves;
}

struct Span
{
    double low;
    double high;
};

template <class Corners>
Span spanOf(const Corners& corners, int family)
{
    Span span{1e300, -1e300};
    for (const Corner& corner : corners) {
        span.low = std::min(span.low, valueOf(corner, family));
        span.high = std::max(span.high, valueOf(corner, family));
    }
    return span;
}

constexpr double kTouch = 1e-9;
constexpr int kBlock = imagery::HeightField::kLargestBlock;

/// What lies on either side; a piece that only touches the line is on one side whole.
Halves parted(Piece piece, int family, double line)
{
    const Span span = spanOf(piece, family);
    if (span.high <= line + kTouch)
        return {std::move(piece), {}};
    if (span.low >= line - kTouch)
        return {{}, std::move(piece)};
    return split(piece, family, line);
}

/// Slices between whole multiples of the largest block.
template <class Take>
void slices(Piece piece, int family, Take take)
{
    const Span span = spanOf(piece, family);
    const int first = static_cast<int>(std::floor((span.low + kTouch) / kBlock)) * kBlock;
    int at = first;
    for (; at + kBlock < span.high - kTouch; at += kBlock) {
        Halves halves = parted(std::move(piece), family, at + kBlock);
        if (halves.below.size() >= 3)
            take(std::move(halves.below), at);
        piece = std::move(halves.above);
    }
    if (piece.size() >= 3)
        take(std::move(piece), at);
}

int whole(double value)
{
    return static_cast<int>(std::floor(value));
}

} // namespace

Corner ReliefCut::corner(geo::LocalMetres at, double z, double tone) const
{
    return {(at.x - m_field->southWest().x) / m_field->cellM(), (at.y - m_field->southWest().y) / m_field->cellM(), z,
            tone};
}

geo::LocalMetres ReliefCut::place(const Corner& corner) const
{
    return {m_field->southWest().x + corner.x * m_field->cellM(), m_field->southWest().y + corner.y * m_field->cellM()};
}

/// Whether the ground stays within the slack of the triangles that a piece would be drawn as.
bool ReliefCut::hugs(std::span<const Corner> piece) const
{
    constexpr double kMostSteps = 12;
    const auto heightAt = [this](const Corner& at) { return m_field->at(place(at)); };
    for (std::size_t i = 2; i < piece.size(); ++i) {
        const std::array triangle{piece[0], piece[i - 1], piece[i]};
        const std::array heights{heightAt(triangle[0]), heightAt(triangle[1]), heightAt(triangle[2])};
        const Span x = spanOf(triangle, 0);
        const Span y = spanOf(triangle, 1);
        const double widest = std::max(x.high - x.low, y.high - y.low);
        if (widest > kMostSteps)
            return false;
        const int steps = std::max(2, static_cast<int>(std::ceil(widest)));
        for (int a = 0; a <= steps; ++a)
            for (int b = 0; a + b <= steps; ++b) {
                const double u = static_cast<double>(a) / steps;
                const double v = static_cast<double>(b) / steps;
                const auto mixed = [&](double p, double q, double r) { return p + u * (q - p) + v * (r - p); };
                const Corner at{mixed(triangle[0].x, triangle[1].x, triangle[2].x),
                                mixed(triangle[0].y, triangle[1].y, triangle[2].y), 0, 0};
                if (std::abs(heightAt(at) - mixed(heights[0], heights[1], heights[2])) > m_slackM)
                    return false;
            }
    }
    return true;
}

bool ReliefCut::fits(const std::array<Corner, 3>& triangle) const
{
    if (m_slackM > 0 && hugs(triangle))
        return true;
    const int column = whole((triangle[0].x + triangle[1].x + triangle[2].x) / 3);
    const int row = whole((triangle[0].y + triangle[1].y + triangle[2].y) / 3);
    const int cells = m_field->blockCells(column, row);
    const double west = std::floor(static_cast<double>(column) / cells) * cells;
    const double south = std::floor(static_cast<double>(row) / cells) * cells;
    const Span x = spanOf(triangle, 0);
    const Span y = spanOf(triangle, 1);
    const Span across = spanOf(triangle, 2);
    return x.low >= west - kTouch && x.high <= west + cells + kTouch && y.low >= south - kTouch &&
           y.high <= south + cells + kTouch &&
           (across.high <= west - south + kTouch || across.low >= west - south - kTouch);
}

void ReliefCut::cutInto(Piece piece, int x, int y, int cells, std::vector<Piece>& pieces) const
{
    if (piece.size() < 3)
        return;
    if (m_slackM > 0 && hugs(piece)) {
        pieces.push_back(std::move(piece));
        return;
    }
    if (m_field->blockCells(x, y) >= cells) {
        Halves halves = parted(std::move(piece), 2, x - y);
        for (Piece* half : {&halves.below, &halves.above})
            if (half->size() >= 3)
                pieces.push_back(std::move(*half));
        return;
    }
    const int half = cells / 2;
    Halves columns = parted(std::move(piece), 0, x + half);
    Halves west = parted(std::move(columns.below), 1, y + half);
    Halves east = parted(std::move(columns.above), 1, y + half);
    cutInto(std::move(west.below), x, y, half, pieces);
    cutInto(std::move(west.above), x, y + half, half, pieces);
    cutInto(std::move(east.below), x + half, y, half, pieces);
    cutInto(std::move(east.above), x + half, y + half, half, pieces);
}

std::vector<Piece> ReliefCut::pieces(const std::array<Corner, 3>& triangle) const
{
    std::vector<Piece> pieces;
    slices(Piece(triangle.begin(), triangle.end()), 0, [&](Piece column, int x) {
        slices(std::move(column), 1, [&](Piece block, int y) { cutInto(std::move(block), x, y, kBlock, pieces); });
    });
    return pieces;
}

/// Whether the ground bends where something crosses this line of the grid.
bool ReliefCut::bends(const Corner& crossing, int family, double line) const
{
    const int column = whole(crossing.x);
    const int row = whole(crossing.y);
    const int at = static_cast<int>(line);
    const auto isEdge = [at](int cells) { return at % cells == 0; };
    if (family == 0)
        return isEdge(m_field->blockCells(at - 1, row));
    if (family == 1)
        return isEdge(m_field->blockCells(column, at - 1));
    const int cells = m_field->blockCells(column, row);
    return at == column / cells * cells - row / cells * cells;
}

geo::Line ReliefCut::cut(const geo::Line& line) const
{
    geo::Line out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        out.push_back(line[i]);
        if (i + 1 == line.size())
            break;
        const Corner a = corner(line[i], 0, 0);
        const Corner b = corner(line[i + 1], 0, 0);
        std::vector<double> shares;
        for (int family = 0; family < kFamilies; ++family) {
            const double va = valueOf(a, family);
            const double vb = valueOf(b, family);
            for (double at = std::floor(std::min(va, vb)) + 1; at < std::max(va, vb); at += 1) {
                const double share = (at - va) / (vb - va);
                if (bends(between(a, b, share), family, at))
                    shares.push_back(share);
            }
        }
        std::sort(shares.begin(), shares.end());
        for (const double share : shares)
            out.push_back(place(between(a, b, share)));
    }
    return out;
}

} // namespace sandtable::scene
