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

bool ReliefCut::fits(const std::array<Corner, 3>& triangle)
{
    for (int family = 0; family < kFamilies; ++family) {
        const Span span = spanOf(triangle, family);
        if (std::floor(span.low + kTouch) + 1 < span.high - kTouch)
            return false;
    }
    return true;
}

std::vector<Piece> ReliefCut::pieces(const std::array<Corner, 3>& triangle) const
{
    std::vector<Piece> pieces{Piece(triangle.begin(), triangle.end())};
    for (int family = 0; family < kFamilies; ++family) {
        std::vector<Piece> finer;
        for (Piece& piece : pieces) {
            const Span span = spanOf(piece, family);
            for (double line = std::floor(span.low + kTouch) + 1; line < span.high - kTouch; line += 1) {
                Halves halves = split(piece, family, line);
                if (halves.below.size() >= 3)
                    finer.push_back(std::move(halves.below));
                piece = std::move(halves.above);
            }
            if (piece.size() >= 3)
                finer.push_back(std::move(piece));
        }
        pieces = std::move(finer);
    }
    return pieces;
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
            for (double at = std::floor(std::min(va, vb)) + 1; at < std::max(va, vb); at += 1)
                shares.push_back((at - va) / (vb - va));
        }
        std::sort(shares.begin(), shares.end());
        for (const double share : shares)
            out.push_back(place(between(a, b, share)));
    }
    return out;
}

} // namespace sandtable::scene
