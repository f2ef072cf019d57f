// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/DragModel.h>

#include <algorithm>
#include <cmath>

namespace sandtable::console {
namespace {

// Walking along roads, as dispatching estimates it.
constexpr double kDetour = 1.3;
constexpr double kWalkingMps = 1.34;

bool takesWorker(const protocol::Case& item)
{
    return item.stage() == protocol::STAGE_COLLECTION || item.stage() == protocol::STAGE_FEEDBACK ||
           item.stage() == protocol::STAGE_INSPECTION;
}

} // namespace

DragModel::DragModel(const CaseFold& fold, const Names& names, CommandDesk& commands, const WorkerFeed& workers,
                     QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_commands(commands), m_workers(workers)
{
    connect(&fold, &CaseFold::cleared, this, &DragModel::cancel);
}

bool DragModel::begin(quint64 caseId)
{
    const protocol::Case* item = m_fold.find(caseId);
    if (!item || item->outcome() != protocol::OUTCOME_OPEN || !m_commands.context())
        return false;
    m_caseId = caseId;
    m_seenVersion = item->version();
    m_number = QString::fromStdString(item->number());
    m_item = m_names.item(item->subclass_code());
    m_grade = item->grade();
    m_wantsWorker = takesWorker(*item);
    m_wantsUnit = !m_wantsWorker;
    overNothing();
    emit activeChanged();
    return true;
}

std::vector<std::uint32_t> DragModel::validWorkers() const
{
    std::vector<std::uint32_t> valid;
    const auto rules = m_commands.context();
    if (!active() || !m_wantsWorker || !rules)
        return valid;
    const auto& workers = m_names.city()->model.workers;
    for (std::uint32_t i = 0; i < workers.size(); ++i)
        if (cases::commandForDropOnWorker(m_fold.book(), m_caseId, workers[i].code, *rules))
            valid.push_back(i);
    return valid;
}

QString DragModel::distanceText(const std::string& workerCode) const
{
    const CityContext* city = m_names.city();
    const protocol::Case* item = m_fold.find(m_caseId);
    const auto position = city->workerByCode.find(workerCode);
    if (!item || position == city->workerByCode.end() || position->second >= m_workers.count())
        return {};
    if (!item->proposal().has_point())
        return tr("%n open case(s)", nullptr, m_fold.book().loadOfWorker(workerCode));
    const protocol::Point& point = item->proposal().point();
    const geo::LocalMetres at = city->model.frame.toLocal({point.lon(), point.lat()});
    const geo::LocalMetres from = m_workers.places().at[position->second];
    const double seconds = std::hypot(at.x - from.x, at.y - from.y) * kDetour / kWalkingMps;
    return tr("%1 min away, %n open case(s)", nullptr, m_fold.book().loadOfWorker(workerCode))
        .arg(std::max(1, static_cast<int>(std::ceil(seconds / 60))));
}

void DragModel::setOver(const QString& code, const tl::expected<protocol::Command, protocol::Refusal>& outcome,
                        const QString& willDo)
{
    m_target = code;
    m_valid = outcome.has_value();
    if (m_valid)
        m_command = *outcome;
    m_ghost = m_valid ? willDo : m_names.pick(outcome.error().message_zh(), outcome.error().message_en());
    emit overChanged();
}

void DragModel::overWorker(const QString& code)
{
    const auto rules = m_commands.context();
    if (!active() || !rules || code == m_target)
        return;
    const std::string worker = code.toStdString();
    const QString name = m_names.worker(worker);
    const protocol::Case* item = m_fold.find(m_caseId);
    const bool inspects = item && item->stage() != protocol::STAGE_COLLECTION;
    m_done = tr("%1 assigned to %2").arg(m_number, name);
    const QString verb = inspects ? tr("Send %1 to inspect").arg(name) : tr("Send %1 to verify").arg(name);
    setOver(code, cases::commandForDropOnWorker(m_fold.book(), m_caseId, worker, *rules),
            verb + QStringLiteral(" · ") + distanceText(worker));
}

void DragModel::overWorkerMarker(quint64 markerId)
{
    const CityContext* city = m_names.city();
    if (city && markerId > 0 && markerId <= city->model.workers.size())
        overWorker(QString::fromStdString(city->model.workers[markerId - 1].code));
    else
        overNothing();
}

void DragModel::overUnit(const QString& code)
{
    const auto rules = m_commands.context();
    if (!active() || !rules || code == m_target)
        return;
    const std::string unit = code.toStdString();
    const QString name = m_names.unit(unit);
    m_done = tr("%1 dispatched to %2").arg(m_number, name);
    setOver(code, cases::commandForDropOnUnit(m_fold.book(), m_caseId, unit, *rules),
            tr("Dispatch to %1").arg(name) + QStringLiteral(" · ") +
                tr("%n open case(s)", nullptr, m_fold.book().loadOfUnit(unit)));
}

void DragModel::overCase(quint64 caseId, bool settled)
{
    const protocol::Case* main = m_fold.find(caseId);
    const QString code = QStringLiteral("case:%1%2").arg(caseId).arg(settled ? QStringLiteral("!") : QString());
    if (!active() || !main || caseId == m_caseId || code == m_target)
        return;
    if (!settled) {
        overNothing();
        m_target = code;
        m_ghost = tr("Hold still here to merge the two");
        emit overChanged();
        return;
    }
    protocol::Command command = m_commands.commandFor(m_caseId);
    command.mutable_merge()->set_main(caseId);
    command.mutable_merge()->set_main_seen_version(main->version());
    const QString number = QString::fromStdString(main->number());
    m_target = code;
    m_ghost = m_commands.whyNot(command, false);
    m_valid = m_ghost.isEmpty();
    if (m_valid) {
        m_command = std::move(command);
        m_ghost = tr("Merge into %1").arg(number);
        m_done = tr("%1 merged into %2").arg(m_number, number);
    }
    emit overChanged();
}

void DragModel::overNothing()
{
    m_target.clear();
    m_valid = false;
    m_ghost = m_wantsWorker ? tr("Drop on a grid worker") : tr("Drop on a unit");
    emit overChanged();
}

bool DragModel::drop()
{
    if (!active() || !m_valid) {
        cancel();
        return false;
    }
    m_command.set_seen_version(m_seenVersion);
    const bool sent = m_commands.send(m_command, m_done, !m_command.has_merge(), true);
    end(sent);
    return sent;
}

void DragModel::cancel()
{
    if (active())
        end(false);
}

void DragModel::end(bool sent)
{
    const quint64 id = m_caseId;
    m_caseId = 0;
    m_target.clear();
    m_valid = false;
    emit overChanged();
    emit activeChanged();
    emit ended(id, sent);
}

} // namespace sandtable::console
