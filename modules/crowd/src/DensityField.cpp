// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/crowd/DensityField.h>

#include <algorithm>
#include <cmath>

namespace sandtable::crowd {

DensityField::DensityField(const geo::Bounds& bounds, double cellM) : m_cellM(std::max(cellM, 0.1))
{
    const double width = bounds.empty() ? 0 : bounds.max.x - bounds.min.x;
    const double height = bounds.empty() ? 0 : bounds.max.y - bounds.min.y;
    while ((std::ceil(width / m_cellM) + 1) * (std::ceil(height / m_cellM) + 1) > kMaxCells)
        m_cellM *= 2;
    m_columns = std::max(1, static_cast<int>(std::ceil(width / m_cellM)));
    m_rows = std::max(1, static_cast<int>(std::ceil(height / m_cellM)));
    const geo::LocalMetres corner = bounds.empty() ? geo::LocalMetres{} : bounds.min;
    m_bounds.add(corner);
    m_bounds.add(geo::LocalMetres{corner.x + m_columns * m_cellM, corner.y + m_rows * m_cellM});
    m_cells.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), 0);
    m_other = m_cells;
}

void DensityField::rebuild(std::span<const Person> people, float weight)
{
    std::fill(m_cells.begin(), m_cells.end(), 0.0F);
    const auto left = static_cast<float>(m_bounds.min.x);
    const auto low = static_cast<float>(m_bounds.min.y);
    const auto cellsAMetre = static_cast<float>(1 / m_cellM);
    const auto columns = static_cast<float>(m_columns);
    const auto rows = static_cast<float>(m_rows);
    std::size_t missed = 0;
    float* const cells = m_cells.data();
    for (const Person& person : people) {
        const float column = (person.x - left) * cellsAMetre;
        const float row = (person.y - low) * cellsAMetre;
        // Written so that a coordinate that is not a number falls outside.
        if (!(column >= 0 && row >= 0 && column < columns && row < rows)) {
            ++missed;
            continue;
        }
        ++cells[static_cast<int>(row) * m_columns + static_cast<int>(column)];
    }
    m_outside = static_cast<double>(missed) * weight;
    m_inside = static_cast<double>(people.size() - missed) * weight;
    smooth();
    const auto perM2 = static_cast<float>(weight / (m_cellM * m_cellM));
    for (float& cell : m_cells)
        cell *= perM2;
}

void DensityField::smooth()
{
    const auto columns = static_cast<std::size_t>(m_columns);
    const auto rows = static_cast<std::size_t>(m_rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const float* from = m_cells.data() + row * columns;
        float* to = m_other.data() + row * columns;
        to[0] = from[0] * 0.5F + (columns > 1 ? from[1] * 0.25F : 0.0F);
        for (std::size_t i = 1; i + 1 < columns; ++i)
            to[i] = from[i - 1] * 0.25F + from[i] * 0.5F + from[i + 1] * 0.25F;
        if (columns > 1)
            to[columns - 1] = from[columns - 2] * 0.25F + from[columns - 1] * 0.5F;
    }
    for (std::size_t row = 0; row < rows; ++row) {
        const float* here = m_other.data() + row * columns;
        const float* below = row > 0 ? here - columns : nullptr;
        const float* above = row + 1 < rows ? here + columns : nullptr;
        float* to = m_cells.data() + row * columns;
        for (std::size_t i = 0; i < columns; ++i)
            to[i] = here[i] * 0.5F;
        for (const float* side : {below, above})
            for (std::size_t i = 0; side != nullptr && i < columns; ++i)
                to[i] += side[i] * 0.25F;
    }
}

float DensityField::at(geo::LocalMetres place) const
{
    const double column = std::floor((place.x - m_bounds.min.x) / m_cellM);
    const double row = std::floor((place.y - m_bounds.min.y) / m_cellM);
    if (!(column >= 0 && row >= 0 && column < m_columns && row < m_rows))
        return 0;
    return m_cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                   static_cast<std::size_t>(column)];
}

} // namespace sandtable::crowd
