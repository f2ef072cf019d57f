// SPDX-License-Identifier: GPL-3.0-or-later
#include "AreaCounter.h"

#include <algorithm>

namespace sandtable::console {

Result<void> AreaCounter::open()
{
    if (m_index)
        return {};
    auto read = scene::AreaIndex::read(m_cityFile);
    if (!read)
        return tl::unexpected<Error>(read.error());
    m_index.emplace(std::move(*read));
    return {};
}

scene::AreaCounts AreaCounter::city(const geo::Polygon& area) const
{
    return m_index ? m_index->count(area) : scene::AreaCounts{};
}

AreaNow countNow(const geo::Polygon& area, const AreaThings& things)
{
    geo::Bounds bounds;
    bounds.add(area.outer);
    const auto inside = [&](geo::LocalMetres at) { return bounds.contains(at) && geo::contains(area, at); };
    AreaNow now;
    for (const AreaThings::OpenCase& item : things.cases) {
        if (!inside(item.at))
            continue;
        ++now.cases;
        ++now.byGrade[static_cast<std::size_t>(std::clamp(item.grade, 1, kGrades)) - 1];
        now.overdue += item.overdue ? 1 : 0;
    }
    now.workers = static_cast<int>(std::count_if(things.workers.begin(), things.workers.end(), inside));
    return now;
}

} // namespace sandtable::console
