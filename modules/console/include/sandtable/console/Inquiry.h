// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/Advisor.h>
#include <sandtable/console/Names.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>
#include <optional>

namespace sandtable::console {

/// What the advisor makes of words while they are typed: it is asked when the typist pauses, and only the answer to the
/// latest question counts. GUI thread.
class Inquiry : public QObject
{
    Q_OBJECT

public:
    using CityNow = std::function<std::int64_t()>;
    /// What there is to ask now; nothing: no answer holds.
    using Question = std::function<std::optional<protocol::SubmitReport>()>;

    Inquiry(const Names& names, Advisor& advisor, CityNow now, Question question, std::chrono::milliseconds pause,
            QObject* parent = nullptr);

    bool thinking() const { return m_ticket != 0 || m_pause.isActive(); }
    bool known() const { return m_known; } ///< there is an answer, if perhaps to a question before
    bool placed() const { return !m_proposal.grid_code().empty(); }
    const protocol::Proposal& proposal() const { return m_proposal; }
    /// Where the proposal lies; the origin when it lies nowhere.
    geo::LocalMetres at() const;

    /// A key was pressed: asks after the pause.
    void later();
    void ask();
    /// Neither question nor answer any more.
    void forget();
    /// No more than so many bytes of UTF-8, cut between characters.
    static QString bounded(QString text, qsizetype bytes);

signals:
    void changed();
    /// The answer lies in the city, and elsewhere than the one before.
    void moved();

private:
    void take(const protocol::Proposal& proposal);

    const Names& m_names;
    Advisor& m_advisor;
    CityNow m_now;
    Question m_question;
    QTimer m_pause;
    protocol::Proposal m_proposal;
    bool m_known = false;
    quint64 m_ticket = 0;
};

} // namespace sandtable::console
