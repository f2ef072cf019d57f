// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PlateShapes.h"

#include <QColor>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace sandtable::scene {

/// As shaders/plate.vert has it.
struct PlateVertex
{
    std::array<float, 3> at{};
    std::array<float, 3> other{};
    std::array<float, 2> px{};
    std::array<std::uint8_t, 4> ink{};
};

struct PlateLook
{
    std::vector<QColor> ramp; ///< from the least to the most
    QColor glass;             ///< of a region without anything
    QColor thread;
    QColor alarm; ///< of what is overdue
    QColor mark;  ///< of the region under the cursor
    std::array<QColor, kPlates> outline;
};

enum class PlateFigure
{
    Open,
    Overdue,
    Fresh
};
int valueOf(const PlateFigures& figures, PlateFigure figure);

/// A point of the ground and how many steps it is lifted; between two plates it is a fraction.
struct PlatePoint
{
    geo::LocalMetres at;
    double level = 0;
};

/// Everything on and between the plates as triangles, from the ground up.
class PlateMesh
{
public:
    /// What a plate shows at most; 0 … 1 of it is 0 … 1 of the ramp.
    static int mostOn(const PlateStack& stack, Plate plate, std::span<const PlateFigures> figures, PlateFigure figure);

    /// `figures` of every region of the city; the shapes are those of plateShapes(), by plate. At most `mostThreads`
    /// cases have a thread to themselves.
    static PlateMesh whole(const PlateStack& stack, const std::array<std::vector<PlateShape>, kPlates>& shapes,
                           std::span<const PlateFigures> figures, PlateFigure figure, std::span<const PlateCase> cases,
                           std::size_t mostThreads, const PlateLook& look);
    /// A region marked on its plate, what it is inside of above it, and its shape on the plates below it.
    static PlateMesh mark(const PlateStack& stack, const std::array<std::vector<PlateShape>, kPlates>& shapes,
                          std::uint32_t region, const PlateLook& look);

    const std::vector<PlateVertex>& vertices() const { return m_vertices; }
    const std::vector<std::uint32_t>& indices() const { return m_indices; }

    void addFill(const PlateShape& shape, double level, const QColor& color);
    void addLine(std::span<const PlatePoint> points, double widthPx, const QColor& color);
    void addRing(const geo::Ring& ring, double level, double widthPx, const QColor& color);
    void addDot(PlatePoint at, double radiusPx, const QColor& color);

private:
    void addPlate(const PlateStack& stack, const std::vector<PlateShape>& shapes, Plate plate,
                  std::span<const PlateFigures> figures, PlateFigure figure, const PlateLook& look);
    void addCases(const PlateStack& stack, std::span<const PlateCase> cases, std::size_t mostThreads,
                  const PlateLook& look);
    void addBundles(const PlateStack& stack, Plate to, std::span<const PlateFigures> figures, const PlateLook& look);
    void addNodes(const PlateStack& stack, Plate plate, std::span<const PlateFigures> figures, const PlateLook& look);
    std::uint32_t add(PlatePoint at, PlatePoint other, double x, double y, const QColor& color, double alpha);

    std::vector<PlateVertex> m_vertices;
    std::vector<std::uint32_t> m_indices;
};

} // namespace sandtable::scene
