// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Polygon.h>

#include <span>
#include <vector>

namespace sandtable::crowd {

/// Where somebody is: metres in the city's frame, which a float holds to a millimetre.
struct Person
{
    float x = 0;
    float y = 0;
};

/// Persons per square metre on a grid of squares. One thread at a time.
class DensityField
{
public:
    /// Covers the bounds with squares of `cellM` metres, row 0 in the south; at most kMaxCells, or the squares grow.
    DensityField(const geo::Bounds& bounds, double cellM);
    static constexpr int kMaxCells = 4'000'000;

    /// Counts everybody anew, each standing for `weight` persons; who stands outside is left out and counted apart.
    /// Counts are smoothed over the neighbours (binomial 1 2 1 along each axis), which keeps their sum but for what
    /// falls over the edge.
    void rebuild(std::span<const Person> people, float weight = 1);

    /// Row after row from the south-west, persons/m².
    const std::vector<float>& cells() const { return m_cells; }
    /// 0 outside.
    float at(geo::LocalMetres place) const;
    int columns() const { return m_columns; }
    int rows() const { return m_rows; }
    double cellM() const { return m_cellM; }
    /// Of the grid: from the bounds' south-west corner over whole squares.
    const geo::Bounds& bounds() const { return m_bounds; }
    /// Persons of the last rebuild: on the grid, and outside it.
    double inside() const { return m_inside; }
    double outside() const { return m_outside; }

private:
    void smooth();

    geo::Bounds m_bounds;
    double m_cellM;
    int m_columns = 1;
    int m_rows = 1;
    std::vector<float> m_cells;
    std::vector<float> m_other; ///< what smoothing writes to
    double m_inside = 0;
    double m_outside = 0;
};

} // namespace sandtable::crowd
