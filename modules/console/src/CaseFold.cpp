// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/CaseFold.h>

#include <algorithm>

namespace sandtable::console {

namespace {

/// Cases handed to the models between two looks at the clock.
constexpr std::size_t kFlushChunk = 64;

} // namespace

void CaseFold::noteState(std::uint64_t id)
{
    const protocol::Case* item = m_book.find(id);
    if (!item) // it has moved to an area that is not watched here
        m_open.erase(id);
    else if (item->outcome() == protocol::OUTCOME_OPEN)
        m_open.insert(id);
    else if (m_open.erase(id) > 0 && item->outcome() == protocol::OUTCOME_CLOSED)
        ++m_closed;
    if (m_dirtySet.insert(id).second)
        m_dirty.push_back(id);
}

void CaseFold::take(const protocol::Event& event)
{
    const bool known = m_book.find(event.case_id()) != nullptr;
    cases::apply(m_book, event);
    ++m_events;
    if (event.case_id() == 0 || (!known && !m_book.find(event.case_id())))
        return;
    if (event.has_report_received())
        ++m_reported;
    noteState(event.case_id());
}

void CaseFold::take(cases::CaseBook book)
{
    clear();
    m_book = std::move(book);
    for (const std::uint64_t id : m_book.order())
        if (m_book.find(id)->outcome() == protocol::OUTCOME_OPEN)
            noteState(id);
    emit replaced();
}

void CaseFold::touchAll()
{
    for (const std::uint64_t id : m_open)
        noteState(id);
}

void CaseFold::clear()
{
    m_book = cases::CaseBook();
    m_open.clear();
    m_dirty.clear();
    m_dirtySet.clear();
    emit cleared();
    emit replaced();
}

bool CaseFold::flush(std::chrono::microseconds budget)
{
    const auto end = std::chrono::steady_clock::now() + budget;
    while (!m_dirty.empty()) {
        const auto count = static_cast<std::ptrdiff_t>(std::min(m_dirty.size(), kFlushChunk));
        const std::vector<std::uint64_t> ids(m_dirty.begin(), m_dirty.begin() + count);
        m_dirty.erase(m_dirty.begin(), m_dirty.begin() + count);
        for (const std::uint64_t id : ids)
            m_dirtySet.erase(id);
        emit changed(ids);
        if (std::chrono::steady_clock::now() >= end)
            break;
    }
    return !m_dirty.empty();
}

ShiftFigures CaseFold::figures(std::int64_t nowUs) const
{
    ShiftFigures figures;
    figures.reported = m_reported;
    figures.closed = m_closed;
    figures.open = static_cast<int>(m_open.size());
    for (const std::uint64_t id : m_open) {
        const protocol::Case* item = m_book.find(id);
        const std::int64_t due = runningDueUs(*item);
        figures.overdue += due != 0 && due < nowUs ? 1 : 0;
        figures.needAct += nextAct(*item) != NextAct::None ? 1 : 0;
    }
    return figures;
}

NextAct nextAct(const protocol::Case& item)
{
    if (item.outcome() != protocol::OUTCOME_OPEN)
        return NextAct::None;
    switch (item.stage()) {
    case protocol::STAGE_COLLECTION:
        if (!item.worker_code().empty())
            return NextAct::None;
        return item.grid_code().empty() ? NextAct::Locate : NextAct::AssignVerifier;
    case protocol::STAGE_FILING:
        return NextAct::File;
    case protocol::STAGE_DISPATCH:
        return NextAct::Dispatch;
    case protocol::STAGE_FEEDBACK:
        return NextAct::AssignInspector;
    case protocol::STAGE_INSPECTION:
        // The fold takes the inspector off the case when the inspection has passed.
        return item.worker_code().empty() ? NextAct::Close : NextAct::None;
    case protocol::STAGE_HANDLING:
        return item.has_extension() ? NextAct::DecideExtension : NextAct::None;
    default:
        return NextAct::None;
    }
}

std::int64_t runningDueUs(const protocol::Case& item)
{
    if (item.outcome() != protocol::OUTCOME_OPEN)
        return 0;
    return item.stage() == protocol::STAGE_HANDLING && item.due_us() != 0 ? item.due_us() : item.stage_due_us();
}

} // namespace sandtable::console
