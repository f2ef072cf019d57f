// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/Decide.h>
#include <sandtable/console/CaseFold.h>
#include <sandtable/console/Names.h>
#include <sandtable/console/Operator.h>
#include <sandtable/console/ToastModel.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

namespace sandtable::console {

/// Everything a person at this console can order: makes the command with the version seen, asks the same rules as the
/// server first, sends it, and turns the answer into a toast (with an undo where one is possible). GUI thread.
class CommandDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")

public:
    /// What the flow record says of an undo. The record is in the district's language, whatever the console speaks.
    static constexpr const char* kUndoReason = "派遣员撤销";

    using Sender = std::function<std::string(protocol::Command)>; ///< returns the command's id
    using CityNow = std::function<std::int64_t()>;

    CommandDesk(const CaseFold& fold, const Names& names, ToastModel& toasts, CityNow now, QObject* parent = nullptr);

    void setSender(Sender sender) { m_send = std::move(sender); }
    const Sender& sender() const { return m_send; }
    void setOperator(Operator op) { m_operator = std::move(op); }
    const Operator& whoActs() const { return m_operator; }
    /// What decide() needs; nothing before the city is loaded.
    std::optional<cases::DecideContext> context() const;

    /// A command on the case in the version that is seen here.
    protocol::Command commandFor(quint64 caseId) const;
    /// What the rules say against it now, in words; empty when they allow it. `unfinished`: what is not filled in yet
    /// counts as allowed.
    QString whyNot(protocol::Command command, bool unfinished) const;
    QString numbered(quint64 caseId) const;
    std::int64_t nowUs() const { return m_now(); }

    /// Sends; `what` is the toast when it is done ("Case … assigned to …"). False when the rules refuse it here already
    /// (the toast says why). `dropped`: the answer's delay counts as drop-to-ack.
    bool send(protocol::Command command, const QString& what, bool undoable, bool dropped = false);
    void take(const protocol::CommandResult& result);
    int pending() const { return static_cast<int>(m_pending.size()); }

    /// The control room's next act with what was proposed; false when there is none or it was refused.
    Q_INVOKABLE bool actNext(quint64 caseId);
    Q_INVOKABLE bool assignProposed(quint64 caseId);
    Q_INVOKABLE bool assignWorker(quint64 caseId, const QString& workerCode);
    Q_INVOKABLE bool dispatchTo(quint64 caseId, const QString& unitCode);
    /// To the unit the proposal names.
    Q_INVOKABLE bool dispatchProposed(quint64 caseId);
    Q_INVOKABLE bool file(quint64 caseId);
    Q_INVOKABLE bool reject(quint64 caseId, const QString& reason);
    Q_INVOKABLE bool close(quint64 caseId);
    /// To a point, to words that the server looks up, or to a point that the words name.
    bool relocate(quint64 caseId, const protocol::Point* point, const QString& words);
    /// Empty when the case may be given another place now.
    QString whyNotRelocate(quint64 caseId) const;
    /// Empty when this person may supervise the case now.
    Q_INVOKABLE QString whyNotSupervise(quint64 caseId) const;
    bool mayRelocate(quint64 caseId) const { return whyNotRelocate(caseId).isEmpty(); }
    Q_INVOKABLE void say(const QString& warning) { m_toasts.show(warning, ToastModel::Kind::Warning); }
    Q_INVOKABLE bool supervise(quint64 caseId, const QString& note);
    /// Takes the running assignment back, with a reason.
    Q_INVOKABLE bool withdraw(quint64 caseId, const QString& reason);

    /// The worker the control room would send now: of the candidates if it is this case, else as proposed at intake.
    void setBestWorker(quint64 caseId, const std::string& workerCode);

signals:
    /// The next act with this case is one of CaseActs; only a person can say yes or no.
    void actWanted(quint64 caseId, const QString& act);
    /// The next act with this case is to give it a place; only a person can.
    void locateWanted(quint64 caseId);
    void acknowledged(quint64 caseId, quint64 seq, double milliseconds, bool dropped);
    /// stale: somebody else changed it first.
    void refused(quint64 caseId, bool stale, const QString& why);

private:
    struct Pending
    {
        std::uint64_t caseId = 0;
        QString what;
        bool undoable = false;
        bool dropped = false;
        std::uint64_t takesBack = 0; ///< the assignment that it undoes
        std::chrono::steady_clock::time_point sent;
    };
    /// What the rules would refuse the command with, in words; nothing when they allow it.
    std::optional<protocol::Refusal> judge(protocol::Command command) const;
    QString refusalText(const protocol::Refusal& refusal) const;
    /// The assignment with an undo that the command would take back; 0 when none.
    std::uint64_t undoneBy(const protocol::Command& command) const;
    void undo(quint64 assignmentSeq);

    const CaseFold& m_fold;
    const Names& m_names;
    ToastModel& m_toasts;
    CityNow m_now;
    Sender m_send;
    Operator m_operator;
    std::unordered_map<std::string, Pending> m_pending;
    std::unordered_map<std::uint64_t, std::uint64_t> m_undoCases; ///< assignment seq → case
    std::uint64_t m_bestCase = 0;
    std::string m_bestWorker;
};

} // namespace sandtable::console
