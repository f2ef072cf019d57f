// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Gathered.h"
#include "MappedRow.h"
#include "SourceReader.h"

#include <sandtable/city/ImportReport.h>

namespace sandtable::city {

/// Puts mapped rows into what is gathered, and says in the report what became of each.
class Gatherer
{
public:
    Gatherer(Gathered& gathered, ImportReport& report, bool exact)
        : m_gathered(gathered), m_report(report), m_exact(exact)
    {
    }

    void take(const MappedLayer& rule, MappedRow row, const SourceRow& source);

private:
    template <class T>
    T begun(MappedRow& row) const
    {
        T begun;
        begun.entry = m_entry;
        begun.key = row.text("id");
        return begun;
    }
    void region(MappedRow& row, const SourceShape& shape);
    void boundary(MappedRow& row, const SourceShape& shape, std::vector<GatheredBoundary>& to, bool levels);
    void road(MappedRow& row, const SourceShape& shape);
    template <class Kind>
    void land(MappedRow& row, const SourceShape& shape, std::vector<GatheredLand<Kind>>& to);
    void building(MappedRow& row, const SourceShape& shape);
    void address(MappedRow& row, const SourceShape& shape);
    void enterprise(MappedRow& row, const SourceShape& shape);
    void component(MappedRow& row, const SourceShape& shape);
    void camera(MappedRow& row, const SourceShape& shape);
    void place(MappedRow& row, const SourceShape& shape);
    void worker(MappedRow& row, const SourceShape& shape);
    void pipeNode(MappedRow& row, const SourceShape& shape);
    void pipe(MappedRow& row, const SourceShape& shape);
    void named(MappedRow& row, const SourceShape& shape, std::vector<GatheredPoint>& to);
    void coastlines(MappedRow& row, const SourceShape& shape);

    /// A place for a point layer: points as they are; of an area or a line a point of it, which is told.
    geo::Wgs84 pointOf(MappedRow& row, const SourceShape& shape) const;
    /// Polygons, or closed lines taken for them, which is told.
    static DegreeArea areaOf(MappedRow& row, const SourceShape& shape);

    Gathered& m_gathered;
    ImportReport& m_report;
    bool m_exact;
    std::uint32_t m_entry = 0; ///< the report's row that is being taken
};

} // namespace sandtable::city
