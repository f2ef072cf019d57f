// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorClearing.h"
#include "GeneratorGround.h"
#include "GeneratorShapes.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

/// Ground that a road's pavement takes beside its carriageway.
double pavementM(RoadClass roadClass)
{
    switch (roadClass) {
    case RoadClass::Expressway:
    case RoadClass::Arterial:
        return 4.5;
    case RoadClass::Secondary:
        return 3;
    case RoadClass::Branch:
        return 1.8;
    default:
        return 0.6;
    }
}

/// The carriageways of all roads, found by place: a wide road may reach over a narrow block into the one behind it.
class Carriageways
{
public:
    explicit Carriageways(const CityPlan& plan) : m_mesh(plan.mesh)
    {
        m_bounds.add(plan.mesh.vertices);
        m_columns = static_cast<std::size_t>((m_bounds.max.x - m_bounds.min.x) / kCellM) + 1;
        m_rows = static_cast<std::size_t>((m_bounds.max.y - m_bounds.min.y) / kCellM) + 1;
        m_cells.resize(m_columns * m_rows);
        m_ribbons.resize(m_mesh.cuts.size());
        for (std::size_t pair = 0; pair < m_mesh.cuts.size(); ++pair) {
            const PlanCut& cut = plan.cuts[m_mesh.cuts[pair]];
            if (!cut.road)
                continue;
            const LocalMetres a = m_mesh.from(static_cast<std::int32_t>(2 * pair));
            const LocalMetres b = m_mesh.to(static_cast<std::int32_t>(2 * pair));
            const double length = geo::distance(a, b);
            const double half = cut.widthM / 2 + 0.4;
            // Longer by half its width at both ends, for the round head of a road that ends.
            const LocalMetres u{(b.x - a.x) / length * half, (b.y - a.y) / length * half};
            m_ribbons[pair] = {{a.x - u.x + u.y, a.y - u.y - u.x},
                               {a.x - u.x - u.y, a.y - u.y + u.x},
                               {b.x + u.x - u.y, b.y + u.y + u.x},
                               {b.x + u.x + u.y, b.y + u.y - u.x}};
            std::reverse(m_ribbons[pair].begin(), m_ribbons[pair].end());
            visit(boxOf(m_ribbons[pair]),
                  [&](std::size_t cell) { m_cells[cell].push_back(static_cast<std::uint32_t>(pair)); });
        }
    }

    /// Those that reach into a parcel, other than the ones along its own block.
    std::vector<geo::Ring> reachingInto(const geo::Ring& parcel, std::vector<std::int32_t> own) const
    {
        const geo::Bounds box = boxOf(parcel);
        std::vector<std::uint32_t> found;
        visit(box, [&](std::size_t cell) { found.insert(found.end(), m_cells[cell].begin(), m_cells[cell].end()); });
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        for (std::int32_t& h : own)
            h >>= 1;
        std::sort(own.begin(), own.end());
        std::vector<geo::Ring> result;
        for (const std::uint32_t pair : found)
            if (!std::binary_search(own.begin(), own.end(), static_cast<std::int32_t>(pair)) &&
                boxesMeet(box, boxOf(m_ribbons[pair])) && meet(parcel, m_ribbons[pair]))
                result.push_back(m_ribbons[pair]);
        return result;
    }

private:
    static constexpr double kCellM = 80;

    static geo::Bounds boxOf(const geo::Ring& ring)
    {
        geo::Bounds box;
        box.add(ring);
        return box;
    }

    static bool meet(const geo::Ring& a, const geo::Ring& b)
    {
        if (geo::contains(a, b[0]) || geo::contains(b, a[0]))
            return true;
        for (std::size_t i = 0; i < a.size(); ++i)
            for (std::size_t k = 0; k < b.size(); ++k)
                if (properlyCross(a[i], a[(i + 1) % a.size()], b[k], b[(k + 1) % b.size()]))
                    return true;
        return false;
    }

    template <class Do>
    void visit(const geo::Bounds& box, Do todo) const
    {
        const auto cell = [](double v, double low, std::size_t count) {
            return static_cast<std::size_t>(std::clamp((v - low) / kCellM, 0.0, static_cast<double>(count - 1)));
        };
        for (std::size_t y = cell(box.min.y, m_bounds.min.y, m_rows); y <= cell(box.max.y, m_bounds.min.y, m_rows); ++y)
            for (std::size_t x = cell(box.min.x, m_bounds.min.x, m_columns);
                 x <= cell(box.max.x, m_bounds.min.x, m_columns); ++x)
                todo(y * m_columns + x);
    }

    const GeneratorMesh& m_mesh;
    geo::Bounds m_bounds;
    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    std::vector<std::vector<std::uint32_t>> m_cells;
    std::vector<geo::Ring> m_ribbons;
};

} // namespace

std::vector<Parcel> findParcels(const CityPlan& plan)
{
    const GeneratorMesh& mesh = plan.mesh;
    const Carriageways carriageways(plan);
    std::vector<Parcel> parcels;
    std::vector<std::int32_t> edges;
    std::vector<double> clear;
    for (std::size_t f = 0; f < mesh.faces.size(); ++f) {
        if (mesh.faces[f].water)
            continue;
        const auto face = static_cast<std::int32_t>(f);
        mesh.edgesOf(face, edges);
        clear.clear();
        for (const std::int32_t h : edges) {
            const PlanCut& cut = plan.cuts[mesh.cutOf(h)];
            clear.push_back(cut.road ? cut.widthM / 2 + pavementM(cut.roadClass) : 5.0);
        }
        for (geo::Ring& ring : parcelsOf(mesh.ring(face), clear)) {
            const std::vector<geo::Ring> strangers = carriageways.reachingInto(ring, edges);
            if (strangers.empty())
                parcels.push_back({face, std::move(ring)});
            else
                for (geo::Ring& part : without(ring, strangers))
                    parcels.push_back({face, std::move(part)});
        }
    }
    return parcels;
}

} // namespace sandtable::city
