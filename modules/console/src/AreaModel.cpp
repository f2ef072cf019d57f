// SPDX-License-Identifier: GPL-3.0-or-later
#include "AreaCounter.h"

#include <sandtable/console/AreaModel.h>
#include <sandtable/console/Words.h>
#include <sandtable/scene/AreaShape.h>
#include <sandtable/scene/DrawingLayer.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QLocale>
#include <QtCore/QStringList>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace sandtable::console {
namespace {

constexpr std::size_t kKindsNamed = 3; // of a class of components: the most frequent

QVariantMap areaRow(const QString& name, const QString& value, int level = 0, const QString& detail = {},
                    bool alarm = false)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("value"), value},
            {QStringLiteral("detail"), detail},
            {QStringLiteral("level"), level},
            {QStringLiteral("alarm"), alarm}};
}

QString grouped(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

std::string componentCode(int classCode, int subclassCode)
{
    char code[16];
    std::snprintf(code, sizeof code, "C%02d%02d", classCode, subclassCode);
    return code;
}

} // namespace

AreaModel::AreaModel(const CaseFold& fold, const Names& names, const WorkerFeed& workers, const MapFeed& map,
                     CityNow now, std::filesystem::path cityFile, Figures& figures, QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_workers(workers), m_map(map), m_cityNow(std::move(now)),
      m_figures(figures), m_counter(new AreaCounter(std::move(cityFile)))
{
    m_counter->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_counter, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("area"));
    m_thread.start(QThread::LowPriority);
}

AreaModel::~AreaModel()
{
    m_thread.quit();
    m_thread.wait();
}

void AreaModel::prepare()
{
    // A failure is told when somebody asks for counts.
    QMetaObject::invokeMethod(m_counter, [counter = m_counter] { static_cast<void>(counter->open()); });
}

void AreaModel::select(const QList<QPointF>& ring)
{
    if (ring.size() < 3)
        return;
    m_area = {};
    for (const QPointF& point : ring)
        m_area.outer.push_back({point.x(), point.y()});
    m_areaM2 = scene::areaOf(scene::piecesOf(m_area.outer));
    ++m_ticket;
    m_counting = false;
    m_counted = false;
    m_errorText.clear();
    refresh(); // quick, so it comes before the city's part
    QMetaObject::invokeMethod(m_counter, [this, counter = m_counter, ticket = m_ticket, area = m_area] {
        const auto open = counter->open();
        if (!open) {
            QMetaObject::invokeMethod(this, [this, ticket, why = open.error()] { fail(ticket, why); });
            return;
        }
        QElapsedTimer clock;
        clock.start();
        auto counts = counter->city(area);
        const double ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        QMetaObject::invokeMethod(this, [this, ticket, counts = std::move(counts), ms] { take(ticket, counts, ms); });
    });
    emit changed();
}

void AreaModel::clear()
{
    if (!active())
        return;
    m_area = {};
    ++m_ticket;
    m_counting = false;
    m_counts = {};
    m_now = {};
    emit changed();
}

AreaThings AreaModel::things() const
{
    AreaThings things;
    if (!m_names.city())
        return things;
    const std::int64_t now = m_cityNow();
    things.cases.reserve(m_fold.openCases().size());
    for (const std::uint64_t id : m_fold.openCases()) {
        const protocol::Case& item = *m_fold.find(id);
        const auto at = m_map.placeOf(item);
        const std::int64_t due = runningDueUs(item);
        if (at)
            things.cases.push_back(
                {*at, item.grade() == 0 ? kGrades : static_cast<int>(item.grade()), due != 0 && due < now});
    }
    const auto& workers = m_names.city()->model.workers;
    for (std::uint32_t i = 0; i < workers.size() && i < m_workers.count(); ++i)
        if (m_fold.book().onDuty(workers[i].code))
            things.workers.push_back(m_workers.places().at[i]);
    return things;
}

void AreaModel::refresh()
{
    // While the city is being read, the answer would wait behind it.
    if (!active() || m_counting)
        return;
    const DataTurn turn(m_figures, "area");
    m_counting = true;
    QMetaObject::invokeMethod(m_counter, [this, ticket = m_ticket, area = m_area, things = things()] {
        const AreaNow now = countNow(area, things);
        QMetaObject::invokeMethod(this, [this, ticket, now] { take(ticket, now); });
    });
}

void AreaModel::take(int ticket, const AreaNow& now)
{
    if (ticket != m_ticket)
        return;
    m_counting = false;
    if (std::exchange(m_now, now) != now)
        emit changed();
}

void AreaModel::take(int ticket, const scene::AreaCounts& counts, double ms)
{
    if (ticket != m_ticket)
        return;
    m_counts = counts;
    m_countMs = ms;
    m_counted = true;
    emit changed();
}

void AreaModel::fail(int ticket, const Error& why)
{
    if (ticket != m_ticket)
        return;
    m_errorText = Words::failure(why);
    emit changed();
}

QVariantList AreaModel::caseRows() const
{
    QVariantList rows;
    rows.append(areaRow(tr("Open cases"), grouped(m_now.cases)));
    for (int grade = 1; grade <= kGrades; ++grade)
        if (const int count = m_now.byGrade[static_cast<std::size_t>(grade) - 1]; count > 0)
            rows.append(areaRow(Words::grade(grade), grouped(count), 1));
    if (m_now.overdue > 0)
        rows.append(areaRow(tr("Overdue"), grouped(m_now.overdue), 1, {}, true));
    rows.append(areaRow(tr("Workers on duty"), grouped(m_now.workers)));
    return rows;
}

QVariantList AreaModel::componentRows() const
{
    QVariantList rows;
    rows.append(areaRow(tr("Components"), grouped(m_counts.components)));
    const auto& kinds = m_counts.kinds;
    for (auto first = kinds.begin(); first != kinds.end();) {
        const int classCode = first->kind / 100;
        const auto last =
            std::find_if(first, kinds.end(), [&](const auto& kind) { return kind.kind / 100 != classCode; });
        qint64 count = 0;
        QStringList most;
        for (auto kind = first; kind != last; ++kind) {
            count += kind->count;
            if (most.size() < static_cast<qsizetype>(kKindsNamed))
                most.append(m_names.item(componentCode(classCode, kind->kind % 100)) + QChar::Nbsp +
                            grouped(kind->count));
        }
        const QString name = m_names.itemClass(componentCode(classCode, 0));
        rows.append(areaRow(name.isEmpty() ? QStringLiteral("%1").arg(classCode, 2, 10, QLatin1Char('0')) : name,
                            grouped(count), 1, most.join(QStringLiteral(" · "))));
        first = last;
    }
    return rows;
}

QVariantList AreaModel::rows() const
{
    QVariantList rows = caseRows();
    rows.append(areaRow(tr("Area"), scene::DrawingLayer::areaWords(m_areaM2)));
    if (!m_counted)
        return rows;
    rows.append(areaRow(tr("Cameras"), grouped(m_counts.cameras)));
    rows.append(areaRow(tr("Buildings"), grouped(m_counts.buildings)));
    rows.append(areaRow(tr("Addresses"), grouped(m_counts.addresses)));
    rows.append(areaRow(tr("Enterprises"), grouped(m_counts.enterprises)));
    rows.append(areaRow(tr("Places"), grouped(m_counts.places)));
    rows.append(areaRow(tr("Micro-grids touched"), grouped(static_cast<qint64>(m_counts.microGrids.size()))));
    rows.append(componentRows());
    return rows;
}

QString AreaModel::text() const
{
    QStringList lines;
    for (const QVariant& entry : rows()) {
        const QVariantMap row = entry.toMap();
        QString line = row.value(QStringLiteral("level")).toInt() > 0 ? QStringLiteral("  ") : QString();
        line += row.value(QStringLiteral("name")).toString() + QLatin1Char('\t') +
                row.value(QStringLiteral("value")).toString();
        const QString detail = row.value(QStringLiteral("detail")).toString();
        lines.append(detail.isEmpty() ? line : line + QLatin1Char('\t') + detail);
    }
    return lines.join(QLatin1Char('\n'));
}

void AreaModel::copy() const
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace sandtable::console
