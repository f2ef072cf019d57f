// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/Advisor.h>
#include <sandtable/console/CaseFold.h>
#include <sandtable/console/CommandDesk.h>
#include <sandtable/console/Names.h>
#include <sandtable/console/TargetsModel.h>

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace sandtable::console {

/// The case that is open in the panel, in words; refreshed when its case changes. Candidates come from the advisor.
class CaseModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(quint64 caseId READ caseId NOTIFY caseChanged) ///< 0: none
    Q_PROPERTY(QString number READ number NOTIFY changed)
    Q_PROPERTY(QString item READ item NOTIFY changed)
    Q_PROPERTY(QString itemClass READ itemClass NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString regions READ regions NOTIFY changed) ///< "禅城区 › 祖庙街道 › …"
    Q_PROPERTY(QString reporter READ reporter NOTIFY changed)
    Q_PROPERTY(QString gradeName READ gradeName NOTIFY changed)
    Q_PROPERTY(QString coordinates READ coordinates NOTIFY changed)
    Q_PROPERTY(int grade READ grade NOTIFY changed)
    Q_PROPERTY(int stage READ stage NOTIFY changed)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(double reportedUs READ reportedUs NOTIFY changed)
    Q_PROPERTY(double sinceUs READ sinceUs NOTIFY changed)
    Q_PROPERTY(double stageDueUs READ stageDueUs NOTIFY changed)
    Q_PROPERTY(double dueUs READ dueUs NOTIFY changed)
    Q_PROPERTY(QVariantList stages READ stages NOTIFY changed)       ///< seven of {name, state: done|now|todo, time}
    Q_PROPERTY(QString dueAt READ dueAt NOTIFY changed)              ///< in wall time; empty while no clock runs
    Q_PROPERTY(QString stageDueAt READ stageDueAt NOTIFY changed)    ///< likewise
    Q_PROPERTY(QVariantList notes READ notes NOTIFY changed)         ///< {text, urgent}
    Q_PROPERTY(QVariantList reporters READ reporters NOTIFY changed) ///< {who, channel, time, text, told}
    Q_PROPERTY(QVariantList history READ history NOTIFY changed)     ///< newest first: {time, what, who, note}
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    Q_PROPERTY(QString holder READ holder NOTIFY changed)
    Q_PROPERTY(QString act READ act NOTIFY changed) ///< the control room's next act; empty when none
    Q_PROPERTY(bool canWithdraw READ canWithdraw NOTIFY changed)
    Q_PROPERTY(bool canReject READ canReject NOTIFY changed)
    Q_PROPERTY(bool canLocate READ canLocate NOTIFY changed)
    Q_PROPERTY(bool looking READ looking NOTIFY changed) ///< the first candidates have not come yet
    Q_PROPERTY(bool canSupervise READ canSupervise NOTIFY changed)
    Q_PROPERTY(bool placed READ placed NOTIFY changed)           ///< its micro-grid is known
    Q_PROPERTY(bool wantsWorker READ wantsWorker NOTIFY changed) ///< a worker could be assigned now
    Q_PROPERTY(bool wantsUnit READ wantsUnit NOTIFY changed)
    Q_PROPERTY(sandtable::console::TargetsModel* candidates READ candidates CONSTANT)
    Q_PROPERTY(sandtable::console::TargetsModel* units READ units CONSTANT)

public:
    static constexpr std::size_t kCandidates = 6;

    CaseModel(const CaseFold& fold, const Names& names, CommandDesk& commands, Advisor& advisor,
              QObject* parent = nullptr);

    quint64 caseId() const { return m_id; }
    QString number() const;
    QString item() const;
    QString itemClass() const;
    QString text() const;
    QString place() const;
    QString regions() const;
    QString reporter() const;
    QString gradeName() const;
    QString coordinates() const;
    int grade() const { return m_case ? m_case->grade() : 0; }
    int stage() const { return m_case ? m_case->stage() : 0; }
    bool isOpen() const { return m_case && m_case->outcome() == protocol::OUTCOME_OPEN; }
    QString outcome() const;
    double reportedUs() const { return m_case ? static_cast<double>(m_case->reported_us()) : 0; }
    double sinceUs() const { return m_case ? static_cast<double>(m_case->stage_since_us()) : 0; }
    double stageDueUs() const { return m_case ? static_cast<double>(m_case->stage_due_us()) : 0; }
    double dueUs() const { return m_case ? static_cast<double>(m_case->due_us()) : 0; }
    QVariantList stages() const;
    QString dueAt() const;
    QString stageDueAt() const;
    QVariantList notes() const;
    QVariantList reporters() const;
    QVariantList history() const;
    QString unit() const;
    QString reason() const;
    QString holder() const;
    QString act() const;
    bool canWithdraw() const;
    bool canReject() const;
    bool looking() const { return m_looking; }
    bool canLocate() const;
    bool canSupervise() const;
    bool placed() const;
    bool wantsWorker() const;
    bool wantsUnit() const;
    TargetsModel* candidates() { return &m_candidates; }
    TargetsModel* units() { return &m_units; }

    /// Position on the ground; nothing when the case has none.
    std::optional<geo::LocalMetres> position() const;

    Q_INVOKABLE void select(quint64 caseId); ///< 0 closes the panel
    Q_INVOKABLE void copyNumber() const;
    Q_INVOKABLE void copyCoordinates() const;
    /// Asks for the candidates anew: workers have moved or taken cases.
    void refreshCandidates();
    void retranslate();

signals:
    void caseChanged();
    void changed();

private:
    void load();
    /// What a step says in words: conditions and undo in the interface's language, a person's own words as they are.
    QString noteOf(const protocol::Step& step) const;
    void takeCandidates(quint64 caseId, const std::vector<dispatching::Candidate>& candidates);
    void refreshUnits();

    const CaseFold& m_fold;
    const Names& m_names;
    CommandDesk& m_commands;
    Advisor& m_advisor;
    quint64 m_id = 0;
    std::optional<protocol::Case> m_case; ///< a copy: the panel's bindings read it at any time
    bool m_looking = false;
    TargetsModel m_candidates;
    TargetsModel m_units;
};

} // namespace sandtable::console
