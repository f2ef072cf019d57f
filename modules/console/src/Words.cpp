// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/Workflow.h>
#include <sandtable/console/Words.h>

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>

#include <cstdlib>
#include <string_view>

namespace sandtable::console {

bool Words::chinese()
{
    //: The code of this language; tells which of two texts is wanted.
    return tr("en") == QLatin1String("zh");
}

/// The workflow's words belong to cases, in both languages, so that a refusal and the screen say the same.
static QString pick(const cases::Words& words, bool chinese)
{
    const std::string_view text = chinese ? words.zh : words.en;
    QString picked = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (!picked.isEmpty())
        picked[0] = picked[0].toUpper();
    return picked;
}

QString Words::stage(int stage)
{
    if (stage < protocol::STAGE_COLLECTION || stage > protocol::STAGE_EVALUATION)
        return {};
    return pick(cases::stageWords(static_cast<protocol::Stage>(stage)), chinese());
}

QString Words::stageShort(int stage)
{
    // Chinese words are short as they are.
    static constexpr const char* kShort[] = {"Taken in", "Filed", "Sent", "Handled", "Replied", "Checked", "Counted"};
    if (chinese() || stage < protocol::STAGE_COLLECTION || stage > protocol::STAGE_EVALUATION)
        return Words::stage(stage);
    return QLatin1String(kShort[stage - protocol::STAGE_COLLECTION]);
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
    if (role < protocol::ROLE_CALL_TAKER || role > protocol::ROLE_SERVICE)
        return {};
    return pick(cases::roleWords(static_cast<protocol::Role>(role)), chinese());
}

QString Words::step(const QString& kind)
{
    return pick(cases::stepWords(kind.toStdString()), chinese());
}

QString Words::linkCause(client::LinkCause cause)
{
    const cases::Words words = client::causeWords(cause);
    const std::string_view text = chinese() ? words.zh : words.en;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString Words::failure(const Error& error)
{
    const QString detail = QString::fromStdString(error.message);
    switch (error.code) {
    case ErrorCode::NotFound:
        return tr("Not found: %1").arg(detail);
    case ErrorCode::Unreadable:
        return tr("Cannot be read: %1").arg(detail);
    case ErrorCode::Malformed:
        return tr("Not written as it should be: %1").arg(detail);
    case ErrorCode::Unsupported:
        return tr("Of a version that this program does not know: %1").arg(detail);
    case ErrorCode::OutOfRange:
        return tr("A value out of its range: %1").arg(detail);
    case ErrorCode::Refused:
        return tr("Refused: %1").arg(detail);
    case ErrorCode::Unavailable:
        return tr("Not available now: %1").arg(detail);
    case ErrorCode::Cancelled:
        return tr("Stopped: %1").arg(detail);
    }
    return detail;
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
