// SPDX-License-Identifier: GPL-3.0-or-later
#include "CaseNotes.h"

#include <sandtable/console/CaseCard.h>
#include <sandtable/console/CaseModel.h>
#include <sandtable/console/Words.h>

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace sandtable::console {

CaseModel::CaseModel(const CaseFold& fold, const Names& names, CommandDesk& commands, Advisor& advisor, QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_commands(commands), m_advisor(advisor)
{
    connect(&fold, &CaseFold::changed, this, [this](const std::vector<std::uint64_t>& ids) {
        if (m_id != 0 && std::find(ids.begin(), ids.end(), m_id) != ids.end())
            load();
    });
    connect(&fold, &CaseFold::cleared, this, [this] { select(0); });
    connect(&advisor, &Advisor::candidatesFound, this,
            [this](quint64, quint64 caseId, const std::vector<dispatching::Candidate>& found) {
                takeCandidates(caseId, found);
            });
    connect(&advisor, &Advisor::ready, this, &CaseModel::refreshCandidates);
}

void CaseModel::select(quint64 caseId)
{
    if (caseId == m_id)
        return;
    m_id = m_fold.find(caseId) ? caseId : 0;
    m_candidates.set({});
    emit caseChanged();
    load();
}

void CaseModel::load()
{
    const protocol::Case* item = m_fold.find(m_id);
    if (m_id != 0 && !item) {
        select(0); // another area has it now
        return;
    }
    m_case = item ? std::optional(*item) : std::nullopt;
    refreshUnits();
    refreshCandidates();
    emit changed();
}

void CaseModel::retranslate()
{
    load();
}

QString CaseModel::number() const
{
    return m_case ? QString::fromStdString(m_case->number()) : QString();
}

QString CaseModel::item() const
{
    if (!m_case)
        return {};
    const QString name = m_names.item(m_case->subclass_code());
    return name.isEmpty() ? tr("Item not known yet") : name;
}

QString CaseModel::itemClass() const
{
    return m_case ? m_names.itemClass(m_case->subclass_code()) : QString();
}

QString CaseModel::text() const
{
    return m_case ? QString::fromStdString(m_case->text()) : QString();
}

QString CaseModel::place() const
{
    return m_case ? QString::fromStdString(m_case->proposal().place()) : QString();
}

QString CaseModel::regions() const
{
    if (!m_case || !m_names.city())
        return {};
    const QString path = m_names.regionPath(m_case->grid_code());
    return path.isEmpty() ? tr("Outside the city, or place not known") : path;
}

QString CaseModel::reporter() const
{
    if (!m_case)
        return {};
    const QString channel = Words::channel(m_case->channel());
    return m_case->reporter().empty() ? channel : channel + QStringLiteral(" · ") + m_names.actor(m_case->reporter());
}

QString CaseModel::gradeName() const
{
    return m_case ? Words::grade(m_case->grade()) : QString();
}

QString CaseModel::coordinates() const
{
    if (!m_case || !m_case->proposal().has_point())
        return {};
    const protocol::Point& point = m_case->proposal().point();
    return QStringLiteral("%1, %2").arg(point.lon(), 0, 'f', 6).arg(point.lat(), 0, 'f', 6);
}

QString CaseModel::outcome() const
{
    if (!m_case || m_case->outcome() == protocol::OUTCOME_OPEN)
        return {};
    if (m_case->outcome() == protocol::OUTCOME_REJECTED)
        return tr("Not filed");
    if (m_case->outcome() == protocol::OUTCOME_MERGED)
        return tr("Merged into %1").arg(QString::fromStdString(m_case->merged_into_number()));
    return m_case->on_time() ? tr("Closed on time") : tr("Closed late");
}

QVariantList CaseModel::stages() const
{
    std::array<std::int64_t, 8> entered{};
    if (m_case)
        for (const protocol::Step& step : m_case->steps())
            if (step.stage() > 0 && step.stage() < 8 && entered[static_cast<std::size_t>(step.stage())] == 0)
                entered[static_cast<std::size_t>(step.stage())] = step.time_us();
    QVariantList stages;
    for (int stage = 1; stage <= 7; ++stage) {
        const int current = this->stage();
        const QString state = current == 0       ? QStringLiteral("todo")
                              : stage == current ? QStringLiteral("now")
                              : stage < current  ? QStringLiteral("done")
                                                 : QStringLiteral("todo");
        const std::int64_t since = stage <= current ? entered[static_cast<std::size_t>(stage)] : 0;
        stages.append(QVariantMap{{QStringLiteral("name"), Words::stageShort(stage)},
                                  {QStringLiteral("state"), state},
                                  {QStringLiteral("time"),
                                   since == 0 ? QString() : Words::clock(since, m_names.utcOffsetMinutes()).left(5)}});
    }
    return stages;
}

QString CaseModel::noteOf(const protocol::Step& step) const
{
    const std::string& note = step.note();
    if (note == CommandDesk::kUndoReason)
        return tr("Undone by the dispatcher");
    if (step.kind() == "deadline_marked")
        return note == "overdue" ? tr("Overdue") : tr("Soon due");
    // The record holds the list's Chinese condition; the list knows it in both languages.
    const CityContext* city = m_names.city();
    if (const auto* subclass = city ? city->catalogue.subclass(m_case->subclass_code()) : nullptr) {
        if (note == subclass->filingZh)
            return m_names.pick(subclass->filingZh, subclass->filingEn);
        if (note == subclass->closingZh)
            return m_names.pick(subclass->closingZh, subclass->closingEn);
    }
    return QString::fromStdString(note);
}

QString CaseModel::dueAt() const
{
    return m_case && m_case->due_us() != 0 ? Words::dayAndClock(m_case->due_us(), m_names.utcOffsetMinutes())
                                           : QString();
}

QString CaseModel::stageDueAt() const
{
    return m_case && m_case->stage_due_us() != 0
               ? Words::dayAndClock(m_case->stage_due_us(), m_names.utcOffsetMinutes())
               : QString();
}

QVariantList CaseModel::notes() const
{
    return m_case ? caseNotes(*m_case, m_names) : QVariantList();
}

QVariantList CaseModel::reporters() const
{
    return m_case ? caseReporters(*m_case, m_names) : QVariantList();
}

QVariantList CaseModel::history() const
{
    QVariantList lines;
    if (!m_case)
        return lines;
    for (int i = m_case->steps_size() - 1; i >= 0; --i) {
        const protocol::Step& step = m_case->steps(i);
        QString who = step.who().empty() ? QString() : m_names.actor(step.who());
        const QString actor = m_names.actor(step.actor());
        if (who.isEmpty())
            who = actor;
        else if (step.actor().find(step.who()) == std::string::npos)
            who += QStringLiteral(" · ") + tr("by %1").arg(actor);
        lines.append(
            QVariantMap{{QStringLiteral("time"), Words::dayAndClock(step.time_us(), m_names.utcOffsetMinutes())},
                        {QStringLiteral("what"), Words::step(QString::fromStdString(step.kind()))},
                        {QStringLiteral("who"), who},
                        {QStringLiteral("note"), noteOf(step)}});
    }
    return lines;
}

QString CaseModel::unit() const
{
    if (!m_case)
        return {};
    return m_names.unit(m_case->unit_code().empty() ? m_case->proposal().unit_code() : m_case->unit_code());
}

QString CaseModel::reason() const
{
    if (!m_case)
        return {};
    if (!m_case->unit_code().empty() && !(m_case->unit_reason_zh().empty() && m_case->unit_reason_en().empty()))
        return m_names.pick(m_case->unit_reason_zh(), m_case->unit_reason_en());
    return m_names.pick(m_case->proposal().reason_zh(), m_case->proposal().reason_en());
}

QString CaseModel::holder() const
{
    return m_case ? holderText(*m_case, m_names) : QString();
}

QString CaseModel::act() const
{
    return m_case ? actText(*m_case) : QString();
}

bool CaseModel::canWithdraw() const
{
    if (!isOpen())
        return false;
    if (m_case->stage() == protocol::STAGE_HANDLING)
        return !m_case->unit_accepted();
    return !m_case->worker_code().empty() && !m_case->worker_accepted();
}

bool CaseModel::canReject() const
{
    return isOpen() && (m_case->stage() == protocol::STAGE_COLLECTION || m_case->stage() == protocol::STAGE_FILING);
}

bool CaseModel::canLocate() const
{
    return m_case && m_commands.mayRelocate(m_id);
}

bool CaseModel::canSupervise() const
{
    return m_case && m_commands.whyNotSupervise(m_id).isEmpty();
}

bool CaseModel::placed() const
{
    return !m_case || !m_case->grid_code().empty();
}

bool CaseModel::wantsWorker() const
{
    return isOpen() && (m_case->stage() == protocol::STAGE_COLLECTION || m_case->stage() == protocol::STAGE_FEEDBACK ||
                        m_case->stage() == protocol::STAGE_INSPECTION);
}

bool CaseModel::wantsUnit() const
{
    // A unit that has accepted must return the case first: until then there is nothing to choose.
    return isOpen() && (m_case->stage() == protocol::STAGE_FILING || m_case->stage() == protocol::STAGE_DISPATCH ||
                        (m_case->stage() == protocol::STAGE_HANDLING && !m_case->unit_accepted()));
}

std::optional<geo::LocalMetres> CaseModel::position() const
{
    if (!m_case || !m_names.city() || !m_case->proposal().has_point())
        return std::nullopt;
    const protocol::Point& point = m_case->proposal().point();
    return m_names.city()->model.frame.toLocal({point.lon(), point.lat()});
}

void CaseModel::copyNumber() const
{
    QGuiApplication::clipboard()->setText(number());
}

void CaseModel::copyCoordinates() const
{
    QGuiApplication::clipboard()->setText(coordinates());
}

void CaseModel::refreshCandidates()
{
    const auto at = position();
    m_looking = at && isOpen() && m_candidates.count() == 0;
    if (at && isOpen())
        m_advisor.askCandidates(m_id, *at, m_case->item_code().empty() ? m_case->subclass_code() : m_case->item_code(),
                                kCandidates);
    else
        m_candidates.set({});
}

void CaseModel::takeCandidates(quint64 caseId, const std::vector<dispatching::Candidate>& candidates)
{
    const auto rules = m_commands.context();
    if (caseId != m_id || !rules || !m_case)
        return;
    const auto& workers = m_names.city()->model.workers;
    std::vector<Target> targets;
    std::string best;
    for (const dispatching::Candidate& candidate : candidates) {
        if (candidate.worker >= workers.size())
            continue;
        const city::Worker& worker = workers[candidate.worker];
        Target target;
        target.code = QString::fromStdString(worker.code);
        target.name = m_names.worker(worker.code);
        target.detail = tr("%1 min · %n open case(s)", nullptr, candidate.openCases)
                            .arg(std::max(1, static_cast<int>(std::ceil(candidate.etaSeconds / 60))));
        target.reason = m_names.pick(candidate.reasonZh, candidate.reasonEn);
        const auto command = cases::commandForDropOnWorker(m_fold.book(), m_id, worker.code, *rules);
        target.valid = command.has_value();
        if (!command)
            target.invalid = m_names.pick(command.error().message_zh(), command.error().message_en());
        else if (best.empty())
            best = worker.code;
        target.proposed = target.valid && best == worker.code && nextAct(*m_case) != NextAct::None;
        targets.push_back(std::move(target));
    }
    m_commands.setBestWorker(m_id, best);
    m_candidates.set(std::move(targets));
    if (std::exchange(m_looking, false))
        emit changed();
}

void CaseModel::refreshUnits()
{
    std::vector<Target> targets;
    const auto rules = m_commands.context();
    if (m_case && rules) {
        const std::string& proposed = m_case->proposal().unit_code();
        const auto grid = m_names.city()->model.regionByCode(m_case->grid_code());
        const auto street =
            grid == city::kNone ? city::kNone : m_names.city()->model.ancestor(grid, city::Tier::Street);
        const std::string office =
            street == city::kNone ? std::string() : "S" + m_names.city()->model.regions[street].code;
        for (const catalogue::Unit& unit : rules->catalogue.units()) {
            // Other streets' offices have no say here.
            if (unit.kind == catalogue::UnitKind::StreetOffice && unit.code != office && unit.code != proposed)
                continue;
            Target target;
            target.code = QString::fromStdString(unit.code);
            target.name = m_names.pick(unit.nameZh, unit.nameEn);
            target.detail = tr("%n open case(s)", nullptr, m_fold.book().loadOfUnit(unit.code));
            target.proposed = unit.code == proposed;
            if (target.proposed)
                target.reason = m_names.pick(m_case->proposal().reason_zh(), m_case->proposal().reason_en());
            const auto command = cases::commandForDropOnUnit(m_fold.book(), m_id, unit.code, *rules);
            target.valid = command.has_value();
            if (!command)
                target.invalid = m_names.pick(command.error().message_zh(), command.error().message_en());
            targets.push_back(std::move(target));
        }
        std::stable_partition(targets.begin(), targets.end(), [](const Target& t) { return t.proposed; });
    }
    m_units.set(std::move(targets));
}

} // namespace sandtable::console
