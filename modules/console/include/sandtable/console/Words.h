// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/client/LinkCause.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

#include <cstdint>

namespace sandtable::console {

/// The words for what the protocol counts, in the language of the installed translator. Those of the workflow (stages,
/// roles, flow steps) are cases'; channels, grades and spans of time are the console's own.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    /// The translator in force is the Chinese one.
    static bool chinese();
    static QString stage(int stage);
    /// At most eight letters, for the seven places of the stage line.
    static QString stageShort(int stage);
    static QString channel(int channel);
    static QString grade(int grade);
    static QString role(int role);
    /// A line of the flow record: "Assigned a verifier", from Step::kind.
    static QString step(const QString& kind);
    /// Why the link is down; goes on a sentence. Empty for None.
    static QString linkCause(client::LinkCause cause);
    /// What sort of failure it was in words, the exact message behind it.
    static QString failure(const Error& error);
    /// "3 min", "2 h 5 min", "4 d 6 h" of a span in microseconds; its sign is ignored.
    static QString span(std::int64_t us);
    /// The largest unit only, "9 h": for a narrow place.
    static QString shortSpan(std::int64_t us);
    /// "12 min left" or "overdue by 2 h"; empty when dueUs is 0.
    static QString left(std::int64_t dueUs, std::int64_t nowUs);
    /// "14:05:09" of a city time with the calendar's offset from UTC; "–" for 0.
    static QString clock(std::int64_t us, int utcOffsetMinutes);
    /// "11-23 14:05".
    static QString dayAndClock(std::int64_t us, int utcOffsetMinutes);
};

} // namespace sandtable::console
