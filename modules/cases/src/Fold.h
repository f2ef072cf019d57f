// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <string>

namespace sandtable::cases {

/// Whose name and which words an event leaves in the flow record.
struct StepText
{
    std::string who;
    std::string note;
};

/// Each folds the events of its kind into the case; false when the event is another's or does not fit.
bool foldStage(protocol::Case& item, const protocol::Event& event, StepText& text);
bool foldClock(protocol::Case& item, const protocol::Event& event, StepText& text);
bool foldTogether(protocol::Case& item, const protocol::Event& event, StepText& text);
bool foldAfterwards(protocol::Case& item, const protocol::Event& event, StepText& text);

/// Whether an event may touch a case that has ended.
bool comesAfterwards(protocol::Event::BodyCase body);

inline void enter(protocol::Case& item, const protocol::Event& event, protocol::Stage stage, std::int64_t stageDueUs)
{
    item.set_stage(stage);
    item.set_stage_since_us(event.time_us());
    item.set_stage_due_us(stageDueUs);
}

inline void giveTo(protocol::Case& item, const std::string& workerCode)
{
    item.set_worker_code(workerCode);
    item.set_worker_accepted(false);
    item.set_worker_arrived(false);
}

/// No unit has it any more: its clock, and what was asked of the clock, end with it.
inline void takeFromUnit(protocol::Case& item)
{
    item.clear_unit_code();
    item.clear_unit_reason_zh();
    item.clear_unit_reason_en();
    item.set_unit_accepted(false);
    item.set_due_us(0);
    item.set_clock_since_us(0);
    item.set_used_us(0);
    item.clear_running_limit();
    item.clear_extension();
}

inline void end(protocol::Case& item, const protocol::Event& event, protocol::Outcome outcome)
{
    giveTo(item, {});
    item.clear_extension();
    item.clear_suspension();
    item.set_outcome(outcome);
    item.set_stage_due_us(0);
    item.set_closed_us(event.time_us());
}

inline bool atStage(const protocol::Case& item, protocol::Stage stage)
{
    return item.stage() == stage;
}

inline bool withUnit(const protocol::Case& item, const std::string& code)
{
    return atStage(item, protocol::STAGE_HANDLING) && !code.empty() && item.unit_code() == code;
}

} // namespace sandtable::cases
