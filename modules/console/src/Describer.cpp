// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/Describer.h>
#include <sandtable/console/Desk.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>

#include <algorithm>
#include <vector>

namespace sandtable::console {
namespace {

/// Markers are many; a script needs a choice, not all.
constexpr int kMostMarkers = 400;
constexpr double kAtCaseM = 20;

QJsonArray rect(const QRectF& r, QPointF origin)
{
    const QRectF at = r.translated(origin);
    return {qRound(at.x()), qRound(at.y()), qRound(at.width()), qRound(at.height())};
}

QJsonArray centre(QPointF at)
{
    return {qRound(at.x()), qRound(at.y())};
}

/// The list in the JSON for the first part of an objectName.
QString listFor(const QString& kind)
{
    return kind == QLatin1String("card")        ? QStringLiteral("cards")
           : kind == QLatin1String("candidate") ? QStringLiteral("candidates")
           : kind == QLatin1String("unit")      ? QStringLiteral("units")
           : kind == QLatin1String("button")    ? QStringLiteral("buttons")
           : kind == QLatin1String("field")     ? QStringLiteral("fields")
           : kind == QLatin1String("handle")    ? QStringLiteral("handles")
           : kind == QLatin1String("area")      ? QStringLiteral("areas")
                                                : QString();
}

/// A list's delegates lie in the order they were made, which is not that on the screen.
QJsonArray topFirst(const QJsonArray& cards)
{
    std::vector<QJsonValue> sorted(cards.begin(), cards.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const QJsonValue& a, const QJsonValue& b) {
        return a[QStringLiteral("rect")][1].toInt() < b[QStringLiteral("rect")][1].toInt();
    });
    QJsonArray out;
    for (const QJsonValue& card : sorted)
        out.append(card);
    return out;
}

} // namespace

Describer::Describer(Desk& desk, QQuickWindow& window, QString file, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(&window), m_file(std::move(file))
{
    m_timer.setInterval(kPeriodMs);
    connect(&m_timer, &QTimer::timeout, this, &Describer::write);
    m_timer.start();
}

void Describer::addItems(const QQuickItem& item, const QRectF& clip, QJsonObject& out) const
{
    if (!item.isVisible() || item.opacity() <= 0)
        return;
    QRectF inner = clip;
    const QString name = item.objectName();
    const qsizetype colon = name.indexOf(QLatin1Char(':'));
    if (item.clip() || colon > 0) {
        const QRectF box = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
        if (item.clip())
            inner = clip.intersected(box);
        const QString list = colon > 0 ? listFor(name.left(colon)) : QString();
        const QRectF seen = clip.intersected(box);
        if (!list.isEmpty() && seen.width() >= 4 && seen.height() >= 4) {
            const QString id = name.mid(colon + 1);
            QJsonObject entry{{QStringLiteral("rect"), rect(seen, m_window->position())},
                              {QStringLiteral("whole"), seen == box},
                              {QStringLiteral("enabled"), item.isEnabled()}};
            if (list == QLatin1String("cards")) {
                const protocol::Case* shown = m_desk.fold().find(id.toULongLong());
                entry[QStringLiteral("case_id")] = static_cast<double>(id.toULongLong());
                entry[QStringLiteral("stage")] = shown ? shown->stage() : 0;
                entry[QStringLiteral("number")] = shown ? QString::fromStdString(shown->number()) : QString();
                entry[QStringLiteral("needs_me")] = shown && nextAct(*shown) != NextAct::None;
                entry[QStringLiteral("placed")] = shown && !shown->grid_code().empty();
                entry[QStringLiteral("channel")] = shown ? shown->channel() : 0;
                entry[QStringLiteral("stage_since_s")] =
                    shown ? static_cast<double>(shown->stage_since_us() / 1'000'000) : 0.0;
            } else if (list == QLatin1String("candidates") || list == QLatin1String("units")) {
                CaseModel* current = m_desk.current();
                const auto* model = list == QLatin1String("units") ? current->units() : current->candidates();
                const Target* target = model->find(id);
                entry[QStringLiteral("code")] = id;
                entry[QStringLiteral("valid")] = target && target->valid;
                entry[QStringLiteral("proposed")] = target && target->proposed;
                entry[QStringLiteral("for_case")] = static_cast<double>(current->caseId());
            } else {
                entry[QStringLiteral("name")] = id;
            }
            QJsonArray entries = out[list].toArray();
            entries.append(entry);
            out[list] = entries;
        }
    }
    for (const QQuickItem* child : item.childItems())
        addItems(*child, inner, out);
}

QJsonArray Describer::workers() const
{
    QJsonArray out;
    const scene::MarkerLayer* layer = m_desk.map()->layer();
    const CityContext* city = m_desk.names().city();
    const auto rules = m_desk.commands()->context();
    if (!layer || !city || !rules)
        return out;
    const quint64 caseId = m_desk.current()->caseId();
    for (std::uint32_t i = 0; i < city->model.workers.size() && out.size() < kMostMarkers; ++i) {
        const std::string& code = city->model.workers[i].code;
        const QPointF at = layer->positionOf(QStringLiteral("worker"), quint64{i} + 1);
        if (at.isNull() || !layer->contains(at))
            continue;
        const bool valid = caseId != 0 && cases::commandForDropOnWorker(m_desk.fold().book(), caseId, code, *rules);
        out.append(QJsonObject{{QStringLiteral("code"), QString::fromStdString(code)},
                               {QStringLiteral("at"), centre(layer->mapToGlobal(at))},
                               {QStringLiteral("valid"), valid},
                               {QStringLiteral("for_case"), static_cast<double>(caseId)}});
    }
    return out;
}

QJsonArray Describer::pins() const
{
    QJsonArray out;
    const scene::MarkerLayer* layer = m_desk.map()->layer();
    if (!layer)
        return out;
    for (const std::uint64_t id : m_desk.fold().openCases()) {
        if (out.size() >= kMostMarkers)
            break;
        const QPointF at = layer->positionOf(QStringLiteral("case"), id);
        if (at.isNull() || !layer->contains(at))
            continue;
        // A pin inside a cluster cannot be grabbed; only what the layer would give back counts.
        const QVariantMap hit = layer->markerAt(at);
        if (hit.value(QStringLiteral("kind")) != QLatin1String("case") ||
            hit.value(QStringLiteral("id")).toULongLong() != id)
            continue;
        out.append(QJsonObject{{QStringLiteral("case_id"), static_cast<double>(id)},
                               {QStringLiteral("stage"), m_desk.fold().find(id)->stage()},
                               {QStringLiteral("at"), centre(layer->mapToGlobal(at))}});
    }
    return out;
}

QJsonObject Describer::describe() const
{
    QJsonObject out;
    out[QStringLiteral("turn")] = static_cast<double>(m_turn);
    for (const char* list : {"cards", "candidates", "units", "buttons", "fields", "handles", "areas"})
        out[QLatin1String(list)] = QJsonArray();
    if (!m_window)
        return out;
    const QRectF whole(0, 0, m_window->width(), m_window->height());
    addItems(*m_window->contentItem(), whole, out);
    out[QStringLiteral("cards")] = topFirst(out[QStringLiteral("cards")].toArray());
    out[QStringLiteral("window")] = rect(whole, m_window->position());
    out[QStringLiteral("workers")] = workers();
    out[QStringLiteral("pins")] = pins();
    const CaseModel* current = m_desk.current();
    const protocol::Case* open = m_desk.fold().find(current->caseId());
    out[QStringLiteral("selected")] =
        QJsonObject{{QStringLiteral("case_id"), static_cast<double>(current->caseId())},
                    {QStringLiteral("stage"), current->stage()},
                    {QStringLiteral("act"), current->act()},
                    {QStringLiteral("placed"), current->position().has_value()},
                    {QStringLiteral("worker"), open ? QString::fromStdString(open->worker_code()) : QString()},
                    {QStringLiteral("unit"), open ? QString::fromStdString(open->unit_code()) : QString()}};
    const LocateModel* locate = m_desk.locate();
    out[QStringLiteral("locate")] = QJsonObject{{QStringLiteral("active"), locate->active()},
                                                {QStringLiteral("case_id"), static_cast<double>(locate->caseId())},
                                                {QStringLiteral("found"), locate->found() && !locate->thinking()},
                                                {QStringLiteral("place"), locate->place()}};
    const ReportModel* report = m_desk.report();
    out[QStringLiteral("report")] = QJsonObject{{QStringLiteral("text"), report->text()},
                                                {QStringLiteral("known"), report->known() && !report->thinking()},
                                                {QStringLiteral("place"), report->place()},
                                                {QStringLiteral("grid"), report->grid()}};
    if (const scene::MapCamera* camera = m_desk.map()->camera()) {
        const auto place = current->position();
        const geo::LocalMetres target = camera->pose().target;
        const bool atCase = place && geo::distance(*place, target) < kAtCaseM;
        out[QStringLiteral("camera")] = QJsonObject{{QStringLiteral("flying"), camera->flying()},
                                                    {QStringLiteral("at_case"), atCase},
                                                    {QStringLiteral("following"), m_desk.map()->following()},
                                                    {QStringLiteral("distance_m"), qRound(camera->distance())}};
    }
    const LinkModel* link = m_desk.link();
    out[QStringLiteral("link")] = QJsonObject{{QStringLiteral("state"), static_cast<int>(link->state())},
                                              {QStringLiteral("live"), link->state() == LinkModel::Live},
                                              {QStringLiteral("text"), link->stateText()}};
    out[QStringLiteral("counts")] = QJsonObject{
        {QStringLiteral("queue"), m_desk.queue()->count()}, {QStringLiteral("waiting"), m_desk.queue()->waiting()},
        {QStringLiteral("open"), m_desk.openCases()},       {QStringLiteral("overdue"), m_desk.overdue()},
        {QStringLiteral("reported"), m_desk.reported()},    {QStringLiteral("closed"), m_desk.closed()},
        {QStringLiteral("need_act"), m_desk.needAct()},     {QStringLiteral("pending"), m_desk.commands()->pending()},
        {QStringLiteral("held"), m_desk.queue()->held()}};
    const DragModel* drag = m_desk.drag();
    out[QStringLiteral("drag")] = QJsonObject{{QStringLiteral("active"), drag->active()},
                                              {QStringLiteral("case_id"), static_cast<double>(drag->caseId())},
                                              {QStringLiteral("target"), drag->targetCode()},
                                              {QStringLiteral("valid"), drag->valid()},
                                              {QStringLiteral("ghost"), drag->ghost()}};
    out[QStringLiteral("toasts")] = QJsonArray::fromStringList(m_desk.toasts()->texts());
    out[QStringLiteral("city_ready")] = m_desk.names().city() != nullptr;
    out[QStringLiteral("advisor_ready")] = m_desk.advisorReady();
    out[QStringLiteral("first_frame_ms")] = m_desk.figures().firstFrameMs;
    return out;
}

void Describer::write()
{
    ++m_turn;
    const QByteArray json = QJsonDocument(describe()).toJson(QJsonDocument::Compact);
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        qWarning("--describe: %s: %s", qPrintable(m_file), qPrintable(file.errorString()));
        m_timer.stop();
    }
}

} // namespace sandtable::console
