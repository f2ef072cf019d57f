// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/QueueCursor.h>

#include <algorithm>

namespace sandtable::console {

QueueCursor::QueueCursor(const QueueModel& queue, QObject* parent) : QObject(parent), m_queue(queue)
{
    connect(&queue, &QueueModel::countChanged, this, [this] {
        if (m_queue.waitsForMe(m_id))
            look();
    });
}

void QueueCursor::setCaseId(quint64 caseId)
{
    if (caseId == m_id)
        return;
    m_id = caseId;
    look();
    emit moved();
}

void QueueCursor::look()
{
    m_above.clear();
    m_below.clear();
    m_waited = m_queue.waitsForMe(m_id);
    const int row = m_queue.rowOf(m_id);
    if (row < 0)
        return;
    m_row = row;
    for (int by = 1; by <= kNeighbours; ++by) {
        if (const quint64 above = m_queue.caseAt(row - by))
            m_above.push_back(above);
        if (const quint64 below = m_queue.caseAt(row + by))
            m_below.push_back(below);
    }
}

int QueueCursor::rowAfterDone(int by) const
{
    const auto& way = by > 0 ? m_below : m_above;
    const auto next = std::find_if(way.begin(), way.end(),
                                   [this](quint64 id) { return m_queue.waitsForMe(id) && m_queue.rowOf(id) >= 0; });
    return next != way.end() ? m_queue.rowOf(*next) : m_row;
}

int QueueCursor::walk(int by)
{
    if (m_queue.count() == 0)
        return -1;
    const int row = m_queue.rowOf(m_id);
    const bool done = m_id != 0 && (row < 0 || (m_waited && !m_queue.waitsForMe(m_id)));
    const int wanted = done ? rowAfterDone(by) : row < 0 ? 0 : row + by;
    const int next = std::clamp(wanted, 0, m_queue.count() - 1);
    setCaseId(m_queue.caseAt(next));
    return next;
}

} // namespace sandtable::console
