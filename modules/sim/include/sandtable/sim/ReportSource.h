// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/protocol/sandtable.pb.h>

namespace sandtable::sim {

/// A report that somebody will send.
struct PlannedReport
{
    EventTime at;
    protocol::SubmitReport report;
};

/// Where reports come from: made up for the city, or read from a file.
class ReportSource
{
public:
    virtual ~ReportSource() = default;
    /// The first report after a moment. Each call gives a new one.
    virtual PlannedReport next(EventTime after) = 0;
};

} // namespace sandtable::sim
