// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/ReportModel.h>
#include <sandtable/console/Words.h>

#include <cmath>

namespace sandtable::console {
namespace {

/// decide() takes no longer text (docs/protocol.md).
constexpr qsizetype kLongestTextBytes = 2000;

} // namespace

ReportModel::ReportModel(const CaseFold& fold, const Names& names, CommandDesk& commands, Advisor& advisor,
                         Inquiry::CityNow now, QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_commands(commands),
      m_inquiry(
          names, advisor, std::move(now), [this] { return ready() ? std::optional(report()) : std::nullopt; }, kPause)
{
    connect(&m_inquiry, &Inquiry::changed, this, &ReportModel::changed);
}

void ReportModel::setText(const QString& text)
{
    const QString bounded = Inquiry::bounded(text, kLongestTextBytes);
    if (bounded == m_text)
        return;
    m_text = bounded;
    emit textChanged();
    m_inquiry.later();
}

void ReportModel::setPoint(double lon, double lat)
{
    m_pointSet = true;
    m_point.set_lon(lon);
    m_point.set_lat(lat);
    m_inquiry.ask();
}

void ReportModel::clearPoint()
{
    m_pointSet = false;
    m_inquiry.ask();
}

protocol::SubmitReport ReportModel::report() const
{
    protocol::SubmitReport report;
    report.set_text(m_text.trimmed().toStdString());
    report.set_channel(protocol::CHANNEL_CONSOLE);
    if (m_pointSet)
        *report.mutable_point() = m_point;
    return report;
}

QString ReportModel::gradeName() const
{
    return Words::grade(m_inquiry.proposal().grade());
}

int ReportModel::confidence() const
{
    return static_cast<int>(std::lround(m_inquiry.proposal().confidence() * 100));
}

QVariantList ReportModel::duplicates() const
{
    QVariantList list;
    for (const std::uint64_t id : m_inquiry.proposal().possible_duplicates())
        if (const protocol::Case* item = m_fold.find(id))
            list.append(QVariantMap{{QStringLiteral("caseId"), QVariant::fromValue<quint64>(id)},
                                    {QStringLiteral("number"), QString::fromStdString(item->number())},
                                    {QStringLiteral("item"), m_names.item(item->subclass_code())}});
    return list;
}

bool ReportModel::send()
{
    if (!ready())
        return false;
    protocol::Command command;
    *command.mutable_submit_report() = report();
    if (!m_commands.send(std::move(command), tr("Report taken in"), false))
        return false;
    clear();
    emit sent();
    return true;
}

void ReportModel::clear()
{
    m_text.clear();
    m_pointSet = false;
    m_inquiry.ask();
    emit textChanged();
}

} // namespace sandtable::console
