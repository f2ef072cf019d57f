// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/QueueModel.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace sandtable::console {

/// Where J and K are in the queue. When what waited under the cursor has been done, its card goes down to those that
/// others work on; the cursor does not follow it there but goes on from where the card stood. GUI thread.
class QueueCursor : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(quint64 caseId READ caseId WRITE setCaseId NOTIFY moved) ///< 0: nowhere yet

public:
    /// How far around it looks for the next case that still waits.
    static constexpr int kNeighbours = 16;

    explicit QueueCursor(const QueueModel& queue, QObject* parent = nullptr);

    quint64 caseId() const { return m_id; }
    void setCaseId(quint64 caseId);
    /// Down (1) or up (-1); gives the row to show, or -1 in an empty queue.
    Q_INVOKABLE int walk(int by);

signals:
    void moved();

private:
    void look();
    int rowAfterDone(int by) const;

    const QueueModel& m_queue;
    quint64 m_id = 0;
    bool m_waited = false; ///< the case under the cursor waited for the control room when last looked at
    int m_row = 0;
    std::vector<quint64> m_above; ///< nearest first
    std::vector<quint64> m_below;
};

} // namespace sandtable::console
