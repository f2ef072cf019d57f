// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeosLookup.h"

#include <sandtable/geo/RegionIndex.h>

#include <geos_c.h>

namespace sandtable::bench {

namespace {

GEOSGeometry* polygonOf(GEOSContextHandle_t geos, const geo::Ring& ring)
{
    GEOSCoordSequence* points = GEOSCoordSeq_create_r(geos, static_cast<unsigned>(ring.size() + 1), 2);
    for (unsigned i = 0; i <= ring.size(); ++i) {
        const geo::LocalMetres p = ring[i % ring.size()];
        GEOSCoordSeq_setXY_r(geos, points, i, p.x, p.y);
    }
    return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, points), nullptr, 0);
}

} // namespace

struct GeosLookup::State
{
    struct Entry
    {
        GEOSGeometry* polygon;
        const GEOSPreparedGeometry* prepared;
        std::uint32_t position;
    };
    struct Query
    {
        GEOSContextHandle_t geos;
        const GEOSGeometry* point;
        std::uint32_t found;
    };

    GEOSContextHandle_t geos = GEOS_init_r();
    GEOSSTRtree* tree = GEOSSTRtree_create_r(geos, 10);
    std::vector<Entry> entries;

    ~State()
    {
        GEOSSTRtree_destroy_r(geos, tree);
        for (const Entry& entry : entries) {
            GEOSPreparedGeom_destroy_r(geos, entry.prepared);
            GEOSGeom_destroy_r(geos, entry.polygon);
        }
        GEOS_finish_r(geos);
    }
};

GeosLookup::GeosLookup(std::span<const geo::Ring> rings) : m_state(std::make_unique<State>())
{
    const GEOSContextHandle_t geos = m_state->geos;
    m_state->entries.reserve(rings.size()); // the tree keeps pointers to them
    for (std::uint32_t i = 0; i < rings.size(); ++i) {
        GEOSGeometry* polygon = polygonOf(geos, rings[i]);
        m_state->entries.push_back({polygon, GEOSPrepare_r(geos, polygon), i});
        GEOSSTRtree_insert_r(geos, m_state->tree, polygon, &m_state->entries.back());
    }
}

GeosLookup::~GeosLookup() = default;

std::uint32_t GeosLookup::find(geo::LocalMetres point) const
{
    GEOSGeometry* geometry = GEOSGeom_createPointFromXY_r(m_state->geos, point.x, point.y);
    State::Query query{m_state->geos, geometry, geo::RegionIndex::kNone};
    GEOSSTRtree_query_r(
        m_state->geos, m_state->tree, geometry,
        [](void* item, void* data) {
            const auto* entry = static_cast<const State::Entry*>(item);
            auto* ask = static_cast<State::Query*>(data);
            if (ask->found == geo::RegionIndex::kNone &&
                GEOSPreparedContains_r(ask->geos, entry->prepared, ask->point) == 1) {
                ask->found = entry->position;
            }
        },
        &query);
    GEOSGeom_destroy_r(m_state->geos, geometry);
    return query.found;
}

} // namespace sandtable::bench
