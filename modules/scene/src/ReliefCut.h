// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/imagery/HeightField.h>

#include <array>
#include <span>
#include <vector>

namespace sandtable::scene {

/// Cuts what is flat along the edges of a height field's triangles, large ones where the field is merged: each piece
/// then lies within one of them, so that it fits the ground exactly and neighbours that share an edge still do.
class ReliefCut
{
public:
    /// A corner, in cells of the field from its south-west; z and tone are carried along linearly.
    struct Corner
    {
        double x = 0;
        double y = 0;
        double z = 0;
        double tone = 0;
    };
    using Piece = std::vector<Corner>;

    /// What the ground may rise above a piece or sink below it.
    explicit ReliefCut(const imagery::HeightField& field, double slackM = 0) : m_field(&field), m_slackM(slackM) {}

    Corner corner(geo::LocalMetres at, double z, double tone) const;
    geo::LocalMetres place(const Corner& corner) const;
    /// Whether it lies within one triangle already, or within the slack of the ground.
    bool fits(const std::array<Corner, 3>& triangle) const;
    /// Convex pieces of a triangle, corners in its own order.
    std::vector<Piece> pieces(const std::array<Corner, 3>& triangle) const;
    /// A line with its crossings added.
    geo::Line cut(const geo::Line& line) const;

private:
    bool hugs(std::span<const Corner> piece) const;
    bool bends(const Corner& crossing, int family, double line) const;
    void cutInto(Piece piece, int x, int y, int cells, std::vector<Piece>& pieces) const;

    const imagery::HeightField* m_field;
    double m_slackM;
};

} // namespace sandtable::scene
