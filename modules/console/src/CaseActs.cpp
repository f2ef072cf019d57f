// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/Workflow.h>
#include <sandtable/console/CaseActs.h>

#include <array>
#include <cmath>

namespace sandtable::console {
namespace {

using Body = protocol::Command::BodyCase;

constexpr double kHourUs = 3'600'000'000.0;
constexpr double kDayHours = 24;

struct Act
{
    const char* name;
    const char* letter;
    Body command;
    const char* text;
};

constexpr std::array kActs{
    Act{"grant", "G", Body::kDecideExtension, QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Grant the extension")},
    Act{"refuse", "N", Body::kDecideExtension,
        QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Refuse the extension")},
    Act{"extend", "T", Body::kAskExtension, QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Ask for more time")},
    Act{"suspend", "P", Body::kSuspend, QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Suspend: pause the clock")},
    Act{"resume", "R", Body::kResume, QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Resume: let the clock run")},
    Act{"assist", "A", Body::kAskAssistance,
        QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Ask another unit to assist")},
    Act{"helped", "H", Body::kFinishAssistance,
        QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Assistance is done")},
    Act{"end-assist", "E", Body::kEndAssistance,
        QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "End a unit's assistance")},
    Act{"answer", "W", Body::kAnswerSupervision,
        QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Answer the supervision")},
    Act{"escalate", "U", Body::kEscalate,
        QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Escalate to the tier above")},
    Act{"delegate", "D", Body::kDelegate,
        QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Delegate to the tier below")},
    Act{"merge", "M", Body::kMerge, QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Merge into another case")},
    Act{"split", "S", Body::kSplit, QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Split a case off")},
    Act{"reopen", "O", Body::kReopen, QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Reopen the case")},
    Act{"follow-up", "F", Body::kFollowUp,
        QT_TRANSLATE_NOOP("sandtable::console::CaseActs", "Follow up with the reporter")},
};

QVariantMap field(const char* name, const char* kind, const QString& label, const QVariant& value = {},
                  bool optional = false)
{
    return {{QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("kind"), QLatin1String(kind)},
            {QStringLiteral("label"), label},
            {QStringLiteral("value"), value},
            {QStringLiteral("optional"), optional}};
}

std::int64_t hoursAfter(std::int64_t us, double hours)
{
    return us + static_cast<std::int64_t>(hours * kHourUs);
}

/// What makes every act complete, for asking whether it could be done at all.
QVariantMap sample()
{
    const QString any = QStringLiteral("?");
    return {{QStringLiteral("reason"), any},    {QStringLiteral("text"), any}, {QStringLiteral("hours"), 240},
            {QStringLiteral("score"), 5},       {QStringLiteral("unit"), {}},  {QStringLiteral("case"), {}},
            {QStringLiteral("item"), QString()}};
}

} // namespace

QVariantList CaseActs::list(quint64 caseId) const
{
    QVariantList acts;
    const protocol::Case* item = m_fold.find(caseId);
    if (!item)
        return acts;
    const auto role = static_cast<unsigned>(m_commands.whoActs().role);
    for (const Act& act : kActs) {
        const cases::Rule* rule = cases::ruleFor(act.command);
        if (rule == nullptr || (rule->roles & 1u << role) == 0)
            continue;
        const QString name = QLatin1String(act.name);
        acts.append(QVariantMap{{QStringLiteral("act"), name},
                                {QStringLiteral("letter"), QLatin1String(act.letter)},
                                {QStringLiteral("text"), tr(act.text)},
                                {QStringLiteral("why"), m_commands.whyNot(commandFor(name, *item, sample()), true)},
                                {QStringLiteral("fields"), fieldsOf(name, *item)}});
    }
    return acts;
}

QVariantList CaseActs::fieldsOf(const QString& act, const protocol::Case& item) const
{
    const auto reason = [&](const QString& value = {}, bool optional = false) {
        return QVariant(field("reason", "text", tr("Reason"), value, optional));
    };
    if (act == QLatin1String("grant")) {
        const double asked = static_cast<double>(item.extension().due_us() - item.due_us()) / kHourUs;
        return {field("hours", "hours", tr("More time, in hours"), std::round(asked * 10) / 10), reason({}, true)};
    }
    if (act == QLatin1String("extend"))
        return {field("hours", "hours", tr("More time, in hours"), kDayHours), reason()};
    if (act == QLatin1String("suspend"))
        return {reason(), field("hours", "hours", tr("For how many hours (empty: until resumed)"), {}, true)};
    if (act == QLatin1String("resume") || act == QLatin1String("delegate"))
        return {reason({}, true)};
    if (act == QLatin1String("assist"))
        return {field("unit", "unit", tr("Unit")), field("text", "text", tr("What it has to do"), {}, true)};
    if (act == QLatin1String("helped"))
        return {field("unit", "helper", tr("Unit")), reason({}, true)};
    if (act == QLatin1String("end-assist"))
        return {field("unit", "helper", tr("Unit")), reason()};
    if (act == QLatin1String("answer"))
        return {field("reason", "text", tr("Answer"))};
    if (act == QLatin1String("merge"))
        return {field("case", "case", tr("Main case")), reason({}, true)};
    if (act == QLatin1String("split"))
        return {field("text", "text", tr("What the new case is about")),
                field("item", "item", tr("Item (empty: the same)"), {}, true), reason(tr("Two matters in one report"))};
    if (act == QLatin1String("follow-up"))
        return {field("score", "score", tr("Satisfaction, 1 to 5 (empty: not reached)"), {}, true),
                field("reason", "text", tr("What was said"), {}, true)};
    return {reason()};
}

protocol::Command CaseActs::commandFor(const QString& act, const protocol::Case& item, const QVariantMap& values) const
{
    const auto text = [&](const char* name) {
        return values.value(QLatin1String(name)).toString().trimmed().toStdString();
    };
    const double hours = values.value(QStringLiteral("hours")).toDouble();
    protocol::Command command = m_commands.commandFor(item.id());
    if (act == QLatin1String("grant") || act == QLatin1String("refuse")) {
        protocol::DecideExtension& body = *command.mutable_decide_extension();
        body.set_granted(act == QLatin1String("grant"));
        body.set_reason(text("reason"));
        // As asked for, unless another time was typed.
        const double asked = static_cast<double>(item.extension().due_us() - item.due_us()) / kHourUs;
        if (body.granted() && hours > 0 && std::abs(hours - asked) > 0.06)
            body.set_due_us(hoursAfter(item.due_us(), hours));
    } else if (act == QLatin1String("extend")) {
        command.mutable_ask_extension()->set_unit_code(item.unit_code());
        command.mutable_ask_extension()->set_reason(text("reason"));
        command.mutable_ask_extension()->set_due_us(hoursAfter(item.due_us(), hours));
    } else if (act == QLatin1String("suspend")) {
        command.mutable_suspend()->set_reason(text("reason"));
        if (hours > 0)
            command.mutable_suspend()->set_until_us(hoursAfter(m_commands.nowUs(), hours));
    } else if (act == QLatin1String("resume")) {
        command.mutable_resume()->set_reason(text("reason"));
    } else if (act == QLatin1String("assist")) {
        command.mutable_ask_assistance()->set_unit_code(text("unit"));
        command.mutable_ask_assistance()->set_task(text("text"));
    } else if (act == QLatin1String("helped")) {
        command.mutable_finish_assistance()->set_unit_code(text("unit"));
        command.mutable_finish_assistance()->set_note(text("reason"));
    } else if (act == QLatin1String("end-assist")) {
        command.mutable_end_assistance()->set_unit_code(text("unit"));
        command.mutable_end_assistance()->set_reason(text("reason"));
    } else if (act == QLatin1String("answer")) {
        command.mutable_answer_supervision()->set_note(text("reason"));
        if (item.stage() == protocol::STAGE_HANDLING)
            command.mutable_answer_supervision()->set_unit_code(item.unit_code());
    } else if (act == QLatin1String("escalate")) {
        command.mutable_escalate()->set_reason(text("reason"));
    } else if (act == QLatin1String("delegate")) {
        command.mutable_delegate()->set_reason(text("reason"));
    } else if (act == QLatin1String("merge")) {
        const std::uint64_t main = values.value(QStringLiteral("case")).toULongLong();
        const protocol::Case* into = m_fold.find(main);
        command.mutable_merge()->set_main(main);
        command.mutable_merge()->set_main_seen_version(into ? into->version() : 0);
        command.mutable_merge()->set_reason(text("reason"));
    } else if (act == QLatin1String("split")) {
        command.mutable_split()->set_reason(text("reason"));
        protocol::SplitPart& part = *command.mutable_split()->add_parts();
        part.set_text(text("text"));
        part.set_item_code(text("item"));
    } else if (act == QLatin1String("reopen")) {
        command.mutable_reopen()->set_reason(text("reason"));
    } else if (act == QLatin1String("follow-up")) {
        const int score = values.value(QStringLiteral("score")).toInt();
        command.mutable_follow_up()->set_reached(score != 0);
        command.mutable_follow_up()->set_satisfaction(static_cast<std::uint32_t>(std::max(0, score)));
        command.mutable_follow_up()->set_note(text("reason"));
    }
    return command;
}

QString CaseActs::doneText(const QString& act, quint64 caseId) const
{
    for (const Act& known : kActs)
        if (act == QLatin1String(known.name))
            return m_commands.numbered(caseId) + QStringLiteral(" · ") + tr(known.text);
    return m_commands.numbered(caseId);
}

bool CaseActs::give(quint64 caseId, const QString& act, const QVariantMap& values)
{
    const protocol::Case* item = m_fold.find(caseId);
    return item && m_commands.send(commandFor(act, *item, values), doneText(act, caseId), false);
}

} // namespace sandtable::console
