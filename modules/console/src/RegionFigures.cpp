// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/CaseFold.h>
#include <sandtable/console/RegionFigures.h>

#include <algorithm>

namespace sandtable::console {

RegionFigures::RegionFigures(std::span<const city::Region> regions)
{
    m_parents.reserve(regions.size());
    for (const city::Region& region : regions) {
        m_byCode.emplace(region.code, static_cast<std::uint32_t>(m_parents.size()));
        m_parents.push_back(region.parent);
    }
    m_figures.resize(regions.size());
}

std::uint32_t RegionFigures::regionOf(const protocol::Case& item) const
{
    const std::uint32_t found = find(item.grid_code());
    return found == city::kNone ? 0 : found;
}

std::uint32_t RegionFigures::find(const std::string& code) const
{
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? city::kNone : found->second;
}

bool RegionFigures::isOverdue(const Noted& noted) const
{
    return noted.open && noted.dueUs != 0 && noted.dueUs < m_nowUs;
}

void RegionFigures::count(const Noted& noted, int by)
{
    // Parents come before their children, so this ends whatever a file says.
    for (std::uint32_t at = noted.region; at < m_figures.size();) {
        CaseFigures& figures = m_figures[at];
        figures.open += noted.open ? by : 0;
        figures.overdue += noted.overdue ? by : 0;
        figures.fresh += noted.fresh ? by : 0;
        at = m_parents[at] < at ? m_parents[at] : city::kNone;
    }
}

void RegionFigures::setAlarms(std::uint64_t id, const Noted& noted)
{
    if (noted.open && noted.dueUs != 0 && !noted.overdue)
        m_due.emplace(noted.dueUs, id);
    if (noted.fresh)
        m_stale.emplace(noted.reportedUs + kFreshUs, id);
}

void RegionFigures::dropAlarms(std::uint64_t id, const Noted& noted)
{
    m_due.erase({noted.dueUs, id});
    m_stale.erase({noted.reportedUs + kFreshUs, id});
}

bool RegionFigures::note(std::uint64_t id, const protocol::Case* item)
{
    const auto known = m_cases.find(id);
    Noted now;
    if (item) {
        now.region = regionOf(*item);
        now.reportedUs = item->reported_us();
        now.open = item->outcome() == protocol::OUTCOME_OPEN;
        now.dueUs = runningDueUs(*item);
        now.overdue = isOverdue(now);
        now.fresh = now.reportedUs + kFreshUs > m_nowUs;
    }
    const Noted before = known == m_cases.end() ? Noted() : known->second;
    if (known != m_cases.end()) {
        dropAlarms(id, before);
        count(before, -1);
    }
    if (now.open || now.fresh) {
        setAlarms(id, now);
        count(now, +1);
        m_cases.insert_or_assign(id, now);
    } else if (known != m_cases.end())
        m_cases.erase(known);
    return before.open != now.open || before.overdue != now.overdue || before.fresh != now.fresh ||
           before.region != now.region;
}

bool RegionFigures::advance(std::int64_t nowUs)
{
    const bool back = nowUs < m_nowUs;
    m_nowUs = nowUs;
    bool changed = false;
    if (back) {
        // Another server's clock, or one that was set right: nothing that was counted by time holds.
        m_due.clear();
        m_stale.clear();
        for (auto& [id, noted] : m_cases) {
            count(noted, -1);
            noted.overdue = isOverdue(noted);
            noted.fresh = noted.reportedUs + kFreshUs > m_nowUs;
            count(noted, +1);
            setAlarms(id, noted);
        }
        changed = true;
    }
    while (!m_due.empty() && m_due.begin()->first < nowUs) {
        Noted& noted = m_cases.at(m_due.begin()->second);
        m_due.erase(m_due.begin());
        count(noted, -1);
        noted.overdue = true;
        count(noted, +1);
        changed = true;
    }
    while (!m_stale.empty() && m_stale.begin()->first <= nowUs) {
        const std::uint64_t id = m_stale.begin()->second;
        m_stale.erase(m_stale.begin());
        Noted& noted = m_cases.at(id);
        count(noted, -1);
        noted.fresh = false;
        count(noted, +1);
        if (!noted.open)
            m_cases.erase(id);
        changed = true;
    }
    return changed;
}

void RegionFigures::clear()
{
    m_cases.clear();
    m_due.clear();
    m_stale.clear();
    std::fill(m_figures.begin(), m_figures.end(), CaseFigures());
}

CaseFigures RegionFigures::at(std::uint32_t region) const
{
    return region < m_figures.size() ? m_figures[region] : CaseFigures();
}

} // namespace sandtable::console
