// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/CaseBook.h>

#include <QtCore/QObject>

#include <chrono>
#include <cstdint>
#include <deque>
#include <unordered_set>
#include <vector>

namespace sandtable::console {

/// Counts for the status bar, since the console connected.
struct ShiftFigures
{
    int reported = 0; ///< taken in since the console joined
    int open = 0;
    int overdue = 0;
    int needAct = 0; ///< wait for somebody in the control room
    int closed = 0;  ///< closed since the console joined
};

/// The console's fold of the log, and what of it changed since the models were last told.
/// GUI thread. Events fold at once; `changed` comes only from flush(), which the owner calls at most ten times a
/// second.
class CaseFold : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const cases::CaseBook& book() const { return m_book; }
    const protocol::Case* find(std::uint64_t id) const { return m_book.find(id); }

    void take(const protocol::Event& event);
    /// A book that was made elsewhere from a snapshot; replaces everything.
    void take(cases::CaseBook book);
    /// Every open case counts as changed: the words for them did.
    void touchAll();
    /// Forgets everything: the server has another log.
    void clear();
    /// Emits `changed` with the cases that changed since the last call, each once, oldest change first; stops when the
    /// budget is spent and returns true if something is left for the next frame.
    bool flush(std::chrono::microseconds budget = std::chrono::hours(1));

    ShiftFigures figures(std::int64_t nowUs) const;
    std::uint64_t eventsFolded() const { return m_events; }
    /// Ids of the cases that are neither closed nor rejected.
    const std::unordered_set<std::uint64_t>& openCases() const { return m_open; }

signals:
    void changed(const std::vector<std::uint64_t>& ids);
    void cleared();
    /// The book is another one: emptied, or restored from a snapshot.
    void replaced();

private:
    void noteState(std::uint64_t id);

    cases::CaseBook m_book;
    std::unordered_set<std::uint64_t> m_open;
    std::deque<std::uint64_t> m_dirty;
    std::unordered_set<std::uint64_t> m_dirtySet;
    std::uint64_t m_events = 0;
    int m_reported = 0;
    int m_closed = 0;
};

/// What somebody in the control room has to do next with a case; None when others work on it or it is closed.
enum class NextAct
{
    None,
    Locate, ///< nobody can be proposed before its place is known
    AssignVerifier,
    File,
    Dispatch,
    AssignInspector,
    Close,
    DecideExtension ///< the unit asks for more time
};
NextAct nextAct(const protocol::Case& item);

/// The clock that decides a case's urgency: the stage's own, or the handling deadline; 0 when none runs.
std::int64_t runningDueUs(const protocol::Case& item);

} // namespace sandtable::console
