// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/ReportModel.h>
#include <sandtable/console/Words.h>

#include <cmath>

namespace sandtable::console {
namespace {

/// decide() takes no longer text (docs/protocol.md).
constexpr qsizetype kLongestTextBytes = 2000;

} // namespace

ReportModel::ReportModel(const CaseFold& fold, const Names& names, CommandDesk& commands, Advisor& advisor, CityNow now,
                         QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_commands(commands), m_advisor(advisor), m_now(std::move(now))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ReportModel::ask);
    connect(&advisor, &Advisor::proposalMade, this, [this](quint64 ticket, const protocol::Proposal& proposal) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        m_proposal = proposal;
        m_known = true;
        emit changed();
    });
}

void ReportModel::setText(const QString& text)
{
    QString bounded = text;
    while (bounded.toUtf8().size() > kLongestTextBytes)
        bounded.chop(1);
    if (bounded == m_text)
        return;
    m_text = bounded;
    m_pause.start();
    emit textChanged();
    emit changed();
}

void ReportModel::setPoint(double lon, double lat)
{
    m_pointSet = true;
    m_point.set_lon(lon);
    m_point.set_lat(lat);
    ask();
}

void ReportModel::clearPoint()
{
    m_pointSet = false;
    ask();
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

void ReportModel::ask()
{
    m_pause.stop();
    if (!ready()) {
        m_proposal.Clear();
        m_known = false;
        m_ticket = 0;
    } else {
        m_ticket = m_advisor.askProposal(report(), m_now());
    }
    emit changed();
}

QString ReportModel::gradeName() const
{
    return Words::grade(m_proposal.grade());
}

int ReportModel::confidence() const
{
    return static_cast<int>(std::lround(m_proposal.confidence() * 100));
}

QVariantList ReportModel::duplicates() const
{
    QVariantList list;
    for (const std::uint64_t id : m_proposal.possible_duplicates())
        if (const protocol::Case* item = m_fold.find(id))
            list.append(QVariantMap{{QStringLiteral("caseId"), QVariant::fromValue<quint64>(id)},
                                    {QStringLiteral("number"), QString::fromStdString(item->number())},
                                    {QStringLiteral("item"), m_names.item(item->subclass_code())}});
    return list;
}

geo::LocalMetres ReportModel::at() const
{
    const CityContext* city = m_names.city();
    if (!city || !m_proposal.has_point())
        return {};
    return city->model.frame.toLocal({m_proposal.point().lon(), m_proposal.point().lat()});
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
    ask();
    emit textChanged();
}

} // namespace sandtable::console
