// SPDX-License-Identifier: GPL-3.0-or-later
#include "CaseNotes.h"

#include <sandtable/cases/Workflow.h>
#include <sandtable/console/Words.h>

#include <QtCore/QStringList>

namespace sandtable::console {
namespace {

struct NoteWords
{
    Q_DECLARE_TR_FUNCTIONS(CaseNotes)
};

QString text(const std::string& bytes)
{
    return QString::fromStdString(bytes);
}

void add(QVariantList& notes, const QString& words, bool urgent)
{
    notes.append(QVariantMap{{QStringLiteral("text"), words}, {QStringLiteral("urgent"), urgent}});
}

QString suspensionNote(const protocol::Case& item, const Names& names)
{
    const protocol::Suspension& pause = item.suspension();
    const int offset = names.utcOffsetMinutes();
    const QString used = Words::span(item.used_us());
    const QString since = Words::dayAndClock(pause.since_us(), offset);
    const QString reason = text(pause.reason());
    if (pause.until_us() == 0)
        return NoteWords::tr("Clock paused since %1, %2 used: %3").arg(since, used, reason);
    return NoteWords::tr("Clock paused from %1 to %2, %3 used: %4")
        .arg(since, Words::dayAndClock(pause.until_us(), offset), used, reason);
}

QString supervisionNote(const protocol::Case& item, const Names& names)
{
    const protocol::Supervision& supervision = item.supervision();
    const cases::Words level = cases::tierWords(supervision.level());
    const QString tier = names.chinese() ? QString::fromUtf8(level.zh.data(), static_cast<qsizetype>(level.zh.size()))
                                         : QString::fromUtf8(level.en.data(), static_cast<qsizetype>(level.en.size()));
    const QString asked =
        NoteWords::tr("Supervised by %1 (%2): %3").arg(names.actor(supervision.by()), tier, text(supervision.note()));
    if (supervision.answered_us() != 0)
        return asked + QStringLiteral(" → ") + text(supervision.answer());
    if (supervision.answer_due_us() == 0)
        return asked;
    return asked + QStringLiteral(" · ") +
           NoteWords::tr("answer by %1").arg(Words::dayAndClock(supervision.answer_due_us(), names.utcOffsetMinutes()));
}

QString tierNote(const protocol::Case& item, const Names& names)
{
    const cases::Words tier = cases::tierWords(item.tier());
    return NoteWords::tr("In the hands of the %1")
        .arg(names.chinese() ? QString::fromUtf8(tier.zh.data(), static_cast<qsizetype>(tier.zh.size()))
                             : QString::fromUtf8(tier.en.data(), static_cast<qsizetype>(tier.en.size())));
}

} // namespace

QVariantList caseNotes(const protocol::Case& item, const Names& names)
{
    QVariantList notes;
    const int offset = names.utcOffsetMinutes();
    const bool open = item.outcome() == protocol::OUTCOME_OPEN;
    if (item.has_suspension())
        add(notes, suspensionNote(item, names), true);
    if (item.has_extension())
        add(notes,
            NoteWords::tr("More time asked for, until %1: %2")
                .arg(Words::dayAndClock(item.extension().due_us(), offset), text(item.extension().reason())),
            true);
    if (item.extensions() > 0)
        add(notes, NoteWords::tr("Extended %n time(s)", nullptr, static_cast<int>(item.extensions())), false);
    if (item.has_supervision() && open)
        add(notes, supervisionNote(item, names), item.supervision().answered_us() == 0);
    if (item.tier() != protocol::TIER_UNSPECIFIED && open)
        add(notes, tierNote(item, names), false);
    for (const protocol::Assistance& helper : item.assistance())
        add(notes,
            (helper.done() ? NoteWords::tr("%1 has assisted") : NoteWords::tr("%1 assists"))
                    .arg(names.unit(helper.unit_code())) +
                (helper.task().empty() ? QString() : QStringLiteral(": ") + text(helper.task())),
            false);
    if (!item.merged_into_number().empty())
        add(notes, NoteWords::tr("Merged into %1").arg(text(item.merged_into_number())), false);
    if (item.split_from() != 0)
        add(notes, NoteWords::tr("Split off another case"), false);
    if (item.split_into_size() > 0)
        add(notes, NoteWords::tr("%n case(s) split off", nullptr, item.split_into_size()), false);
    if (item.reopens() > 0)
        add(notes, NoteWords::tr("Reopened %n time(s)", nullptr, static_cast<int>(item.reopens())), false);
    if (item.satisfaction() > 0)
        add(notes, NoteWords::tr("Satisfaction %1 of 5").arg(item.satisfaction()), item.satisfaction() <= 2);
    return notes;
}

QVariantList caseReporters(const protocol::Case& item, const Names& names)
{
    QVariantList reporters;
    for (const protocol::Report& report : item.reports())
        reporters.append(QVariantMap{
            {QStringLiteral("who"),
             report.reporter().empty() ? NoteWords::tr("no name") : names.actor(report.reporter())},
            {QStringLiteral("channel"), Words::channel(report.channel())},
            {QStringLiteral("time"), Words::dayAndClock(report.time_us(), names.utcOffsetMinutes())},
            {QStringLiteral("text"), text(report.text())},
            {QStringLiteral("told"),
             report.notified_us() == 0
                 ? QString()
                 : NoteWords::tr("told %1").arg(Words::dayAndClock(report.notified_us(), names.utcOffsetMinutes()))}});
    return reporters;
}

} // namespace sandtable::console
