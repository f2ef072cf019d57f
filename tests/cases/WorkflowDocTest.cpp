// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/Workflow.h>

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace sandtable::cases {
namespace {

constexpr std::string_view kBegin = "<!-- the table is drawn by SANDTABLE_WRITE_DOCS=1 cases_test -->\n";
constexpr std::string_view kEnd = "<!-- end of the table -->\n";
constexpr const char* kPath = SANDTABLE_SOURCE_DIR "/docs/workflow.md";

TEST(WorkflowDoc, ShowsTheTableThatTheCodeUses)
{
    std::ifstream file(kPath);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const std::size_t begin = text.find(kBegin);
    const std::size_t end = text.find(kEnd);
    ASSERT_LT(begin, end);
    ASSERT_NE(end, std::string::npos);
    const std::size_t from = begin + kBegin.size();
    if (std::getenv("SANDTABLE_WRITE_DOCS") != nullptr) {
        text.replace(from, end - from, workflowTable());
        std::ofstream(kPath) << text;
        return;
    }
    EXPECT_EQ(text.substr(from, end - from), workflowTable());
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
