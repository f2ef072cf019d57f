// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/Workflow.h>
#include <sandtable/console/Words.h>

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace sandtable::console {
namespace {

/// The console only makes the first letter large.
std::string lowered(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toLower();
    return text.toStdString();
}

TEST(Words, EveryKindOfEventIsSaidAsTheRefusalsSayIt)
{
    const auto* oneof = protocol::Event::descriptor()->FindOneofByName("body");
    ASSERT_GT(oneof->field_count(), 10);
    for (int i = 0; i < oneof->field_count(); ++i) {
        const std::string kind(cases::kindOf(static_cast<protocol::Event::BodyCase>(oneof->field(i)->number())));
        const QString said = Words::step(QString::fromStdString(kind));
        EXPECT_EQ(lowered(said), cases::stepWords(kind).en);
        EXPECT_NE(said.toStdString(), kind) << "a key is no word";
        EXPECT_NE(lowered(said), cases::stepWords("unheard of").en) << kind;
    }
}

TEST(Words, FailureSaysItsKindAndKeepsTheDetail)
{
    std::set<QString> kinds;
    for (const auto code : {ErrorCode::NotFound, ErrorCode::Unreadable, ErrorCode::Malformed, ErrorCode::Unsupported,
                            ErrorCode::OutOfRange, ErrorCode::Refused, ErrorCode::Unavailable, ErrorCode::Cancelled}) {
        const QString said = Words::failure({code, "city.gpkg: no such table"});
        EXPECT_TRUE(said.endsWith("city.gpkg: no such table")) << said.toStdString();
        kinds.insert(said);
    }
    EXPECT_EQ(kinds.size(), 8U) << "each kind has words of its own";
}

TEST(Words, StagesAndRolesAreThoseOfTheWorkflow)
{
    for (int stage = protocol::STAGE_COLLECTION; stage <= protocol::STAGE_EVALUATION; ++stage) {
        EXPECT_EQ(lowered(Words::stage(stage)), cases::stageWords(static_cast<protocol::Stage>(stage)).en);
        EXPECT_LE(Words::stageShort(stage).size(), 8) << stage;
    }
    for (int role = protocol::ROLE_CALL_TAKER; role <= protocol::ROLE_SERVICE; ++role)
        EXPECT_EQ(lowered(Words::role(role)), cases::roleWords(static_cast<protocol::Role>(role)).en);
    EXPECT_TRUE(Words::stage(protocol::STAGE_UNSPECIFIED).isEmpty());
    EXPECT_TRUE(Words::role(99).isEmpty());
}

} // namespace
} // namespace sandtable::console
