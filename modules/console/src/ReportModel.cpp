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

int ReportModel::chosen() const
{
    const auto& likely = m_inquiry.proposal().likely_items();
    for (int i = 0; i < likely.size(); ++i)
        if (likely[i].item_code() == m_choice)
            return i;
    return likely.empty() ? -1 : 0;
}

const protocol::LikelyItem* ReportModel::likelyItem() const
{
    const int position = chosen();
    return position < 0 ? nullptr : &m_inquiry.proposal().likely_items(position);
}

QString ReportModel::item() const
{
    const auto* likely = likelyItem();
    return m_names.item(likely ? likely->item_code() : m_inquiry.proposal().item_code());
}

int ReportModel::grade() const
{
    const auto* likely = likelyItem();
    return likely ? likely->grade() : m_inquiry.proposal().grade();
}

QString ReportModel::gradeName() const
{
    return Words::grade(static_cast<protocol::Grade>(grade()));
}

QString ReportModel::unit() const
{
    const auto* likely = likelyItem();
    return m_names.unit(likely ? likely->unit_code() : m_inquiry.proposal().unit_code());
}

QString ReportModel::reason() const
{
    const auto* likely = likelyItem();
    const auto& proposal = m_inquiry.proposal();
    return likely ? m_names.pick(likely->reason_zh(), likely->reason_en())
                  : m_names.pick(proposal.reason_zh(), proposal.reason_en());
}

QVariantList ReportModel::likely() const
{
    QVariantList list;
    for (const protocol::LikelyItem& likely : m_inquiry.proposal().likely_items())
        list.append(QVariantMap{
            {QStringLiteral("code"), QString::fromStdString(likely.item_code())},
            {QStringLiteral("name"), m_names.item(likely.item_code())},
            {QStringLiteral("confidence"), static_cast<int>(std::lround(likely.confidence() * 100))},
            {QStringLiteral("grade"), static_cast<int>(likely.grade())},
            {QStringLiteral("gradeName"), Words::grade(likely.grade())},
            {QStringLiteral("unit"), m_names.unit(likely.unit_code())},
        });
    return list;
}

void ReportModel::choose(int position)
{
    const auto& likely = m_inquiry.proposal().likely_items();
    if (position < 0 || position >= likely.size())
        return;
    m_choice = likely[position].item_code();
    emit changed();
}

QVariantList ReportModel::duplicates() const
{
    QVariantList list;
    for (const std::uint64_t id : m_inquiry.proposal().possible_duplicates())
        if (const protocol::Case* item = m_fold.find(id))
            list.append(
                QVariantMap{{QStringLiteral("caseId"), QVariant::fromValue<quint64>(id)},
                            {QStringLiteral("number"), QString::fromStdString(item->number())},
                            {QStringLiteral("item"),
                             m_names.item(item->item_code().empty() ? item->subclass_code() : item->item_code())}});
    return list;
}

bool ReportModel::send()
{
    if (!ready())
        return false;
    protocol::Command command;
    *command.mutable_submit_report() = report();
    if (const auto* likely = likelyItem(); likely && likely->item_code() == m_choice)
        command.mutable_submit_report()->set_item_code(m_choice);
    if (!m_commands.send(std::move(command), tr("Report taken in"), false))
        return false;
    clear();
    emit sent();
    return true;
}

void ReportModel::clear()
{
    m_text.clear();
    m_choice.clear();
    m_pointSet = false;
    m_inquiry.ask();
    emit textChanged();
}

} // namespace sandtable::console
