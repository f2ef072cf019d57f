// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/Workflow.h>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace sandtable::cases {
namespace {

/// A row of the table in docs/workflow.md, made from the rules.
std::string rowOf(const Rule& rule)
{
    std::string row = fmt::format("| {} {} |", rule.name.zh, rule.name.en);
    for (int stage = 1; stage <= 6; ++stage) {
        row += (rule.stages & 1u << stage) != 0 ? " ● |" : "  |";
    }
    std::string roles;
    for (int role = 1; role <= 8; ++role) {
        if ((rule.roles & 1u << role) != 0) {
            roles += (roles.empty() ? "" : ", ") + std::string(roleWords(static_cast<protocol::Role>(role)).en);
        }
    }
    return row + " " + roles + " |";
}

TEST(WorkflowDoc, ShowsTheTableThatTheCodeUses)
{
    std::ifstream file(SANDTABLE_SOURCE_DIR "/docs/workflow.md");
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    for (const Rule& rule : rules()) {
        EXPECT_NE(text.find(rowOf(rule)), std::string::npos) << "missing row:\n" << rowOf(rule);
    }
}

TEST(Workflow, EveryCommandOfTheProtocolHasItsRow)
{
    const auto* oneof = protocol::Command::descriptor()->FindOneofByName("body");
    EXPECT_EQ(rules().size(), static_cast<std::size_t>(oneof->field_count()));
    for (int i = 0; i < oneof->field_count(); ++i) {
        EXPECT_NE(ruleFor(static_cast<protocol::Command::BodyCase>(oneof->field(i)->number())), nullptr);
    }
    EXPECT_EQ(ruleFor(protocol::Command::BODY_NOT_SET), nullptr);
}

TEST(Workflow, EveryEventHasItsKindAndWords)
{
    const auto* oneof = protocol::Event::descriptor()->FindOneofByName("body");
    for (int i = 0; i < oneof->field_count(); ++i) {
        const auto body = static_cast<protocol::Event::BodyCase>(oneof->field(i)->number());
        EXPECT_EQ(kindOf(body), oneof->field(i)->name());
        EXPECT_NE(stepWords(kindOf(body)).en, "changed it");
    }
}

} // namespace
} // namespace sandtable::cases
