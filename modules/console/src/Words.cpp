#include <sandtable/console/Words.h>

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

#include <cstdlib>

namespace sandtable::console {

QString Words::stage(int stage)
{
    switch (stage) {
    case protocol::STAGE_COLLECTION:
        return tr("Collection");
    case protocol::STAGE_FILING:
        return tr("Filing");
    case protocol::STAGE_DISPATCH:
        return tr("Dispatch");
    case protocol::STAGE_HANDLING:
        return tr("Handling");
    case protocol::STAGE_FEEDBACK:
        return tr("Feedback");
    case protocol::STAGE_INSPECTION:
        return tr("Inspection");
    case protocol::STAGE_EVALUATION:
        return tr("Evaluation");
    default:
        return {};
    }
}

QString Words::stageShort(int stage)
{
    static constexpr const char* kShort[] = {QT_TR_NOOP("Taken in"), QT_TR_NOOP("Filed"),   QT_TR_NOOP("Sent"),
                                             QT_TR_NOOP("Handled"),  QT_TR_NOOP("Replied"), QT_TR_NOOP("Checked"),
                                             QT_TR_NOOP("Counted")};
    return stage >= protocol::STAGE_COLLECTION && stage <= protocol::STAGE_EVALUATION
               ? tr(kShort[stage - protocol::STAGE_COLLECTION])
               : QString();
}

QString Words::channel(int channel)
{
    switch (channel) {
    case protocol::CHANNEL_PHONE:
        return tr("Phone");
    case protocol::CHANNEL_WECHAT:
        return tr("WeChat");
    case protocol::CHANNEL_WEIBO:
        return tr("Weibo");
    case protocol::CHANNEL_GRID_WORKER:
        return tr("Grid worker");
    case protocol::CHANNEL_CAMERA:
        return tr("Camera");
    case protocol::CHANNEL_DEPARTMENT:
        return tr("Department");
    case protocol::CHANNEL_CONSOLE:
        return tr("Console");
    default:
        return tr("Unknown channel");
    }
}

QString Words::grade(int grade)
{
    switch (grade) {
    case 1:
        return tr("Grade 1, most urgent");
    case 2:
        return tr("Grade 2, urgent");
    case 3:
        return tr("Grade 3, ordinary");
    case 4:
        return tr("Grade 4, minor");
    default:
        return tr("No grade");
    }
}

QString Words::role(int role)
{
    switch (role) {
    case protocol::ROLE_CALL_TAKER:
        return tr("Call taker");
    case protocol::ROLE_DISPATCHER:
        return tr("Dispatcher");
    case protocol::ROLE_SUPERVISOR:
        return tr("Shift supervisor");
    case protocol::ROLE_UNIT_HANDLER:
        return tr("Unit handler");
    case protocol::ROLE_GRID_WORKER:
        return tr("Grid worker");
    case protocol::ROLE_TRAINER:
        return tr("Trainer");
    case protocol::ROLE_ADMINISTRATOR:
        return tr("Administrator");
    case protocol::ROLE_SERVICE:
        return tr("Service");
    default:
        return {};
    }
}

QString Words::step(const QString& kind)
{
    static const struct
    {
        const char* kind;
        const char* text;
    } kSteps[] = {
        {"report_received", QT_TR_NOOP("Reported")},
        {"verifier_assigned", QT_TR_NOOP("Sent to verify")},
        {"assignment_accepted", QT_TR_NOOP("On the way")},
        {"worker_arrived", QT_TR_NOOP("Arrived")},
        {"verified", QT_TR_NOOP("Verified on site")},
        {"filed", QT_TR_NOOP("Filed")},
        {"case_rejected", QT_TR_NOOP("Not filed")},
        {"dispatched", QT_TR_NOOP("Dispatched")},
        {"handling_accepted", QT_TR_NOOP("Unit accepted")},
        {"handling_returned", QT_TR_NOOP("Unit returned it")},
        {"handling_finished", QT_TR_NOOP("Unit finished")},
        {"inspector_assigned", QT_TR_NOOP("Sent to inspect")},
        {"inspected", QT_TR_NOOP("Inspected")},
        {"case_closed", QT_TR_NOOP("Closed")},
        {"supervised", QT_TR_NOOP("Supervised")},
        {"relocated", QT_TR_NOOP("Place set")},
        {"assignment_withdrawn", QT_TR_NOOP("Assignment withdrawn")},
    };
    for (const auto& entry : kSteps)
        if (kind == QLatin1String(entry.kind))
            return tr(entry.text);
    return kind;
}

QString Words::span(std::int64_t us)
{
    const std::int64_t seconds = std::llabs(us) / 1'000'000;
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    const std::int64_t minutes = seconds / 60;
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    const std::int64_t hours = minutes / 60;
    if (hours < 48)
        return minutes % 60 == 0 ? tr("%1 h").arg(hours) : tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return hours % 24 == 0 ? tr("%1 d").arg(hours / 24) : tr("%1 d %2 h").arg(hours / 24).arg(hours % 24);
}

QString Words::shortSpan(std::int64_t us)
{
    const std::int64_t minutes = std::llabs(us) / 60'000'000;
    if (minutes < 1)
        return tr("<1 min");
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    return minutes < 48 * 60 ? tr("%1 h").arg(minutes / 60) : tr("%1 d").arg(minutes / (24 * 60));
}

QString Words::left(std::int64_t dueUs, std::int64_t nowUs)
{
    if (dueUs == 0)
        return {};
    return dueUs >= nowUs ? tr("%1 left").arg(span(dueUs - nowUs)) : tr("overdue by %1").arg(span(nowUs - dueUs));
}

static QDateTime local(std::int64_t us, int utcOffsetMinutes)
{
    return QDateTime::fromMSecsSinceEpoch(us / 1000, Qt::OffsetFromUTC, utcOffsetMinutes * 60);
}

QString Words::clock(std::int64_t us, int utcOffsetMinutes)
{
    return us == 0 ? QStringLiteral("–") : local(us, utcOffsetMinutes).toString(QStringLiteral("HH:mm:ss"));
}

QString Words::dayAndClock(std::int64_t us, int utcOffsetMinutes)
{
    return us == 0 ? QStringLiteral("–") : local(us, utcOffsetMinutes).toString(QStringLiteral("MM-dd HH:mm"));
}

} // namespace sandtable::console
