// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/Tally.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace sandtable::sim {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;

protocol::Command report(const std::string& id)
{
    protocol::Command command;
    command.set_command_id(id);
    command.mutable_submit_report()->set_text("x");
    return command;
}

protocol::CommandResult done(const std::string& id)
{
    protocol::CommandResult result;
    result.set_command_id(id);
    result.set_seq(1);
    return result;
}

protocol::Event received(const std::string& id)
{
    protocol::Event event;
    event.set_command_id(id);
    event.mutable_report_received();
    return event;
}

TEST(Tally, MeasuresFromSendingToAnswerAndToEvent)
{
    Tally tally;
    const Tally::Wall start{};
    tally.sent(report("a"), start);
    tally.answered(done("a"), start + milliseconds(3));
    tally.happened(received("a"), start + milliseconds(5));
    const std::string summary = tally.summary({});
    EXPECT_THAT(summary, HasSubstr("\"report_to_ack_p50_ms\": 3.0"));
    EXPECT_THAT(summary, HasSubstr("\"report_to_push_p99_ms\": 5.0"));
    EXPECT_THAT(summary, HasSubstr("\"lost\": 0"));
}

TEST(Tally, AcknowledgedWithoutEventIsLostUntilItComes)
{
    Tally tally;
    tally.sent(report("a"), {});
    tally.sent(report("b"), {});
    EXPECT_EQ(tally.lost(), 0u);
    tally.answered(done("a"), {});
    EXPECT_EQ(tally.lost(), 1u);
    EXPECT_EQ(tally.reportsUnanswered(), 1u);
    tally.happened(received("a"), {});
    EXPECT_EQ(tally.lost(), 0u);
}

TEST(Tally, EventMayComeBeforeTheAnswer)
{
    Tally tally;
    tally.sent(report("a"), {});
    tally.happened(received("a"), {});
    tally.answered(done("a"), {});
    EXPECT_EQ(tally.lost(), 0u);
    EXPECT_EQ(tally.reportsUnanswered(), 0u);
}

TEST(Tally, RefusedReportIsNotLost)
{
    Tally tally;
    tally.sent(report("a"), {});
    protocol::CommandResult refused;
    refused.set_command_id("a");
    refused.mutable_refusal()->set_code(protocol::Refusal::MALFORMED);
    tally.answered(refused, {});
    EXPECT_EQ(tally.lost(), 0u);
    EXPECT_THAT(tally.summary({}), HasSubstr("\"MALFORMED\": 1"));
    EXPECT_THAT(tally.summary({}), HasSubstr("\"report_to_ack_p50_ms\": null"));
}

TEST(Tally, CountsTheStagesThatCasesHavePassed)
{
    protocol::Snapshot snapshot;
    const auto add = [&](std::uint64_t id, protocol::Stage stage, protocol::Outcome outcome) -> protocol::Case& {
        protocol::Case& item = *snapshot.add_cases();
        item.set_id(id);
        item.set_stage(stage);
        item.set_outcome(outcome);
        return item;
    };
    add(1, protocol::STAGE_COLLECTION, protocol::OUTCOME_REJECTED);
    add(2, protocol::STAGE_EVALUATION, protocol::OUTCOME_CLOSED);
    add(3, protocol::STAGE_DISPATCH, protocol::OUTCOME_OPEN).add_steps()->set_stage(protocol::STAGE_HANDLING);
    const std::string summary = Tally().summary(cases::CaseBook::fromSnapshot(snapshot));
    EXPECT_THAT(summary, HasSubstr("\"collection\": 2"));
    EXPECT_THAT(summary, HasSubstr("\"dispatch\": 2"));
    EXPECT_THAT(summary, HasSubstr("\"handling\": 1"));
    EXPECT_THAT(summary, HasSubstr("\"evaluation\": 1"));
}

TEST(Tally, SummaryThatCannotBeWrittenNamesTheFile)
{
    const auto written = Tally().write({}, "/nowhere/at/all.json");
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().message, HasSubstr("/nowhere/at/all.json"));
}

} // namespace
} // namespace sandtable::sim
