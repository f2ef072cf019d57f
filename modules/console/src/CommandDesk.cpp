// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/CommandDesk.h>
#include <sandtable/console/Words.h>

namespace sandtable::console {

namespace {

constexpr std::size_t kCommandIdBytes = 16; // docs/protocol.md

} // namespace

CommandDesk::CommandDesk(const CaseFold& fold, const Names& names, ToastModel& toasts, CityNow now, QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_toasts(toasts), m_now(std::move(now))
{
    connect(&toasts, &ToastModel::undoAsked, this, &CommandDesk::undo);
}

std::optional<cases::DecideContext> CommandDesk::context() const
{
    const CityContext* city = m_names.city();
    if (!city)
        return std::nullopt;
    return cases::DecideContext{.now = fromMicros(m_now()),
                                .actor = m_operator.user,
                                .role = m_operator.role,
                                .area = m_operator.area,
                                .catalogue = city->catalogue,
                                .roster = city->roster,
                                .proposal = nullptr};
}

protocol::Command CommandDesk::commandFor(quint64 caseId) const
{
    protocol::Command command;
    command.set_case_id(caseId);
    if (const protocol::Case* item = m_fold.find(caseId))
        command.set_seen_version(item->version());
    return command;
}

QString CommandDesk::numbered(quint64 caseId) const
{
    const protocol::Case* item = m_fold.find(caseId);
    return item ? QString::fromStdString(item->number()) : QString::number(caseId);
}

QString CommandDesk::refusalText(const protocol::Refusal& refusal) const
{
    QString text = m_names.pick(refusal.message_zh(), refusal.message_en());
    if (refusal.code() == protocol::Refusal::STALE && !refusal.changed_by().empty()) {
        // The server knows accounts, the console how people call them: "policy" is the automatic stand-in.
        const QString account = QString::fromStdString(refusal.changed_by());
        const QString who = m_names.actor(refusal.changed_by());
        if (text.contains(account))
            text.replace(account, who);
        else if (!text.contains(who))
            text += QLatin1Char(' ') +
                    tr("Changed by %1 at %2.").arg(who, Words::clock(refusal.changed_us(), m_names.utcOffsetMinutes()));
    }
    return text;
}

bool CommandDesk::send(protocol::Command command, const QString& what, bool undoable, bool dropped)
{
    const quint64 caseId = command.case_id();
    const std::uint64_t takesBack = undoneBy(command);
    const auto rules = context();
    if (!rules || !m_send) {
        m_toasts.show(tr("Not connected yet: nothing was sent."), ToastModel::Kind::Warning, takesBack);
        emit refused(caseId, false, {});
        return false;
    }
    // A report needs the server's proposal; everything else can be judged by the same rules here.
    if (!command.has_submit_report()) {
        const auto refusal = judge(command);
        // Who was first, and whether a place is one of the city's, is the server's to say.
        const bool theirs = refusal && (refusal->code() == protocol::Refusal::STALE ||
                                        refusal->code() == protocol::Refusal::UNKNOWN_PLACE);
        if (refusal && !theirs) {
            const QString why = refusalText(*refusal);
            m_toasts.show(why, ToastModel::Kind::Warning);
            emit refused(caseId, false, why);
            return false;
        }
    }
    const auto now = std::chrono::steady_clock::now();
    const std::string id = m_send(std::move(command));
    m_pending.emplace(id, Pending{caseId, what, undoable, dropped, takesBack, now});
    return true;
}

void CommandDesk::take(const protocol::CommandResult& result)
{
    const auto it = m_pending.find(result.command_id());
    if (it == m_pending.end())
        return;
    const Pending pending = std::move(it->second);
    m_pending.erase(it);
    if (result.has_refusal()) {
        const bool stale = result.refusal().code() == protocol::Refusal::STALE;
        const QString why = refusalText(result.refusal());
        // An undo that the server could not take now can be asked for again.
        const bool again = result.refusal().code() == protocol::Refusal::OVERLOADED;
        m_toasts.show(stale ? tr("Not done: %1").arg(why) : why, ToastModel::Kind::Warning,
                      again ? pending.takesBack : 0);
        emit refused(pending.caseId, stale, why);
        return;
    }
    const auto waited = std::chrono::steady_clock::now() - pending.sent;
    const std::uint64_t caseId = pending.caseId != 0 ? pending.caseId : result.case_id();
    m_undoCases.erase(pending.takesBack);
    if (pending.undoable)
        m_undoCases[result.seq()] = caseId;
    m_toasts.show(pending.what, ToastModel::Kind::Good, pending.undoable ? result.seq() : 0);
    emit acknowledged(caseId, result.seq(), std::chrono::duration<double, std::milli>(waited).count(), pending.dropped);
}

void CommandDesk::setBestWorker(quint64 caseId, const std::string& workerCode)
{
    m_bestCase = caseId;
    m_bestWorker = workerCode;
}

bool CommandDesk::assignProposed(quint64 caseId)
{
    const protocol::Case* item = m_fold.find(caseId);
    if (!item)
        return false;
    const std::string& proposed = item->proposal().worker_code();
    const std::string worker = caseId == m_bestCase && !m_bestWorker.empty() ? m_bestWorker : proposed;
    if (worker.empty() && item->grid_code().empty()) {
        emit locateWanted(caseId);
        return false;
    }
    if (worker.empty()) {
        m_toasts.show(tr("Nobody is proposed for this case. Choose somebody with Shift+A."), ToastModel::Kind::Warning);
        return false;
    }
    return assignWorker(caseId, QString::fromStdString(worker));
}

bool CommandDesk::assignWorker(quint64 caseId, const QString& workerCode)
{
    const auto rules = context();
    if (!rules)
        return false;
    const auto command = cases::commandForDropOnWorker(m_fold.book(), caseId, workerCode.toStdString(), *rules);
    if (!command) {
        m_toasts.show(refusalText(command.error()), ToastModel::Kind::Warning);
        return false;
    }
    return send(*command, tr("%1 assigned to %2").arg(numbered(caseId), m_names.worker(workerCode.toStdString())),
                true);
}

bool CommandDesk::dispatchTo(quint64 caseId, const QString& unitCode)
{
    const auto rules = context();
    if (!rules)
        return false;
    const auto command = cases::commandForDropOnUnit(m_fold.book(), caseId, unitCode.toStdString(), *rules);
    if (!command) {
        m_toasts.show(refusalText(command.error()), ToastModel::Kind::Warning);
        return false;
    }
    return send(*command, tr("%1 dispatched to %2").arg(numbered(caseId), m_names.unit(unitCode.toStdString())), true);
}

bool CommandDesk::dispatchProposed(quint64 caseId)
{
    const protocol::Case* item = m_fold.find(caseId);
    return item && dispatchTo(caseId, QString::fromStdString(item->proposal().unit_code()));
}

bool CommandDesk::file(quint64 caseId)
{
    protocol::Command command = commandFor(caseId);
    const protocol::Case* item = m_fold.find(caseId);
    const CityContext* city = m_names.city();
    const auto* subclass = item && city ? city->catalogue.subclass(item->subclass_code()) : nullptr;
    command.mutable_file_case()->set_condition(subclass ? subclass->filingZh : std::string());
    return send(std::move(command), tr("%1 filed").arg(numbered(caseId)), false);
}

bool CommandDesk::reject(quint64 caseId, const QString& reason)
{
    protocol::Command command = commandFor(caseId);
    command.mutable_reject_case()->set_reason(reason.toStdString());
    return send(std::move(command), tr("%1 was not filed").arg(numbered(caseId)), false);
}

bool CommandDesk::close(quint64 caseId)
{
    protocol::Command command = commandFor(caseId);
    const protocol::Case* item = m_fold.find(caseId);
    const CityContext* city = m_names.city();
    const auto* subclass = item && city ? city->catalogue.subclass(item->subclass_code()) : nullptr;
    command.mutable_close_case()->set_condition(subclass ? subclass->closingZh : std::string());
    return send(std::move(command), tr("%1 closed").arg(numbered(caseId)), false);
}

std::optional<protocol::Refusal> CommandDesk::judge(protocol::Command command) const
{
    const auto rules = context();
    if (!rules)
        return std::nullopt;
    command.set_command_id(std::string(kCommandIdBytes, '\1')); // the link makes the real one
    cases::Decision decision = cases::decide(m_fold.book(), command, *rules);
    return decision ? std::nullopt : std::optional(std::move(decision.error()));
}

QString CommandDesk::whyNot(protocol::Command command, bool unfinished) const
{
    if (!context() || !m_fold.find(command.case_id()))
        return tr("Not connected yet: nothing was sent.");
    const auto refusal = judge(std::move(command));
    const bool fillable =
        unfinished && refusal &&
        (refusal->code() == protocol::Refusal::MALFORMED || refusal->code() == protocol::Refusal::UNKNOWN_UNIT);
    return !refusal || fillable ? QString() : refusalText(*refusal);
}

QString CommandDesk::whyNotRelocate(quint64 caseId) const
{
    if (!context() || !m_fold.find(caseId))
        return tr("Not connected yet: nothing was sent.");
    protocol::Command command = commandFor(caseId);
    command.mutable_relocate()->set_address("?");
    const auto refusal = judge(std::move(command));
    return !refusal || refusal->code() == protocol::Refusal::UNKNOWN_PLACE ? QString() : refusalText(*refusal);
}

QString CommandDesk::whyNotSupervise(quint64 caseId) const
{
    if (!context() || !m_fold.find(caseId))
        return tr("Not connected yet: nothing was sent.");
    protocol::Command command = commandFor(caseId);
    command.mutable_supervise()->set_note("?");
    const auto refusal = judge(std::move(command));
    return refusal ? refusalText(*refusal) : QString();
}

bool CommandDesk::relocate(quint64 caseId, const protocol::Point* point, const QString& words)
{
    protocol::Command command = commandFor(caseId);
    if (point)
        *command.mutable_relocate()->mutable_point() = *point;
    command.mutable_relocate()->set_address(words.toStdString());
    return send(std::move(command), tr("%1: the place is set").arg(numbered(caseId)), false);
}

bool CommandDesk::supervise(quint64 caseId, const QString& note)
{
    protocol::Command command = commandFor(caseId);
    command.mutable_supervise()->set_note(note.toStdString());
    return send(std::move(command), tr("%1 is supervised").arg(numbered(caseId)), false);
}

bool CommandDesk::withdraw(quint64 caseId, const QString& reason)
{
    const protocol::Case* item = m_fold.find(caseId);
    if (!item)
        return false;
    protocol::Command command = commandFor(caseId);
    command.mutable_withdraw_assignment()->set_reason(reason.toStdString());
    for (const protocol::Step& step : item->steps())
        if (step.kind() == "verifier_assigned" || step.kind() == "inspector_assigned" || step.kind() == "dispatched")
            command.mutable_withdraw_assignment()->set_assignment_seq(step.seq());
    return send(std::move(command), tr("%1: the assignment was withdrawn").arg(numbered(caseId)), false);
}

std::uint64_t CommandDesk::undoneBy(const protocol::Command& command) const
{
    const std::uint64_t seq = command.withdraw_assignment().assignment_seq();
    return m_undoCases.contains(seq) ? seq : 0;
}

void CommandDesk::undo(quint64 assignmentSeq)
{
    const auto it = m_undoCases.find(assignmentSeq);
    if (it == m_undoCases.end())
        return;
    // What can be undone is forgotten only when the server has done it: until then it may be asked for again.
    const quint64 caseId = it->second;
    protocol::Command command;
    command.set_case_id(caseId);
    command.mutable_withdraw_assignment()->set_assignment_seq(assignmentSeq);
    command.mutable_withdraw_assignment()->set_reason(kUndoReason);
    send(std::move(command), tr("%1: undone").arg(numbered(caseId)), false);
}

bool CommandDesk::actNext(quint64 caseId)
{
    const protocol::Case* item = m_fold.find(caseId);
    switch (item ? nextAct(*item) : NextAct::None) {
    case NextAct::Locate:
        emit locateWanted(caseId);
        return true;
    case NextAct::AssignVerifier:
    case NextAct::AssignInspector:
        return assignProposed(caseId);
    case NextAct::File:
        return file(caseId);
    case NextAct::Dispatch:
        return dispatchProposed(caseId);
    case NextAct::Close:
        return close(caseId);
    case NextAct::DecideExtension:
        emit actWanted(caseId, QStringLiteral("grant"));
        return true;
    case NextAct::None:
        break;
    }
    m_toasts.show(tr("Nothing waits for you in this case now."), ToastModel::Kind::Info);
    return false;
}

} // namespace sandtable::console
