// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <QtTest/QSignalSpy>
#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

class CaseActsTest : public testing::Test
{
protected:
    ~CaseActsTest() override { server.leave(*desk); }
    bool settled() const { return desk->commands()->pending() == 0; }

    /// With the unit that has accepted it.
    std::uint64_t handled()
    {
        const std::uint64_t id = server.report();
        EXPECT_TRUE(desk->commands()->assignWorker(id, QStringLiteral("W0001")));
        EXPECT_TRUE(soon([&] { return !server.at(id).worker_code().empty() && settled(); }));
        server.verify(id);
        EXPECT_TRUE(soon([&] { return desk->fold().find(id)->stage() == protocol::STAGE_FILING; }));
        EXPECT_TRUE(desk->commands()->dispatchTo(id, QStringLiteral("D01")));
        EXPECT_TRUE(soon([&] { return server.at(id).stage() == protocol::STAGE_HANDLING; }));
        protocol::Command accept;
        accept.mutable_accept_handling()->set_unit_code("D01");
        server.act(id, accept, "D01");
        EXPECT_TRUE(soon([&] { return desk->fold().find(id)->unit_accepted(); }));
        return id;
    }
    QVariantMap act(std::uint64_t id, const QString& name) const
    {
        for (const QVariant& one : desk->acts()->list(id))
            if (one.toMap().value("act").toString() == name)
                return one.toMap();
        return {};
    }
    bool can(std::uint64_t id, const QString& name) const
    {
        const QVariantMap found = act(id, name);
        return !found.isEmpty() && found.value("why").toString().isEmpty();
    }
    bool give(std::uint64_t id, const QString& name, const QVariantMap& values)
    {
        return desk->acts()->give(id, name, values) && soon([&] { return settled(); });
    }

    SmallServer server;
    std::unique_ptr<Desk> desk = server.join("li");
};

TEST_F(CaseActsTest, EachActHasItsOwnLetterAndSaysWhyItCannotBeDone)
{
    const auto id = server.report();
    QStringList letters;
    for (const QVariant& one : desk->acts()->list(id)) {
        const QVariantMap entry = one.toMap();
        EXPECT_FALSE(letters.contains(entry.value("letter").toString())) << entry.value("act").toString().toStdString();
        letters.append(entry.value("letter").toString());
        EXPECT_FALSE(entry.value("fields").toList().isEmpty());
    }
    EXPECT_TRUE(can(id, "merge"));
    EXPECT_TRUE(can(id, "escalate"));
    EXPECT_FALSE(can(id, "suspend"));
    EXPECT_TRUE(act(id, "suspend").value("why").toString().contains("collection"));
    EXPECT_TRUE(act(id, "reopen").value("why").toString().contains("not ended"));
    EXPECT_TRUE(act(id, "extend").isEmpty()) << "a dispatcher never asks for more time";
}

TEST_F(CaseActsTest, SuspendedCaseShowsItsPausedClockAndResumes)
{
    const auto id = handled();
    desk->current()->select(id);
    ASSERT_TRUE(give(id, "suspend", {{"reason", "waits for the owner"}, {"hours", ""}}));
    EXPECT_TRUE(server.at(id).has_suspension());
    ASSERT_TRUE(soon([&] { return desk->current()->dueUs() == 0; }));
    ASSERT_FALSE(desk->current()->notes().isEmpty());
    EXPECT_TRUE(desk->current()->notes().first().toMap().value("text").toString().contains("waits for the owner"));
    EXPECT_TRUE(can(id, "resume"));
    EXPECT_FALSE(can(id, "assist"));
    ASSERT_TRUE(give(id, "resume", {}));
    EXPECT_FALSE(server.at(id).has_suspension());
    EXPECT_GT(server.at(id).due_us(), server.nowUs());
}

TEST_F(CaseActsTest, ExtensionThatWasAskedForIsTheNextActAndIsGrantedAsAsked)
{
    const auto id = handled();
    const std::int64_t due = server.at(id).due_us();
    protocol::Command ask;
    ask.mutable_ask_extension()->set_unit_code("D01");
    ask.mutable_ask_extension()->set_reason("parts are on the way");
    ask.mutable_ask_extension()->set_due_us(due + 7LL * 24 * 3'600'000'000);
    server.act(id, ask, "D01");
    ASSERT_TRUE(soon([&] { return desk->fold().find(id)->has_extension(); }));
    QSignalSpy wanted(desk->commands(), &CommandDesk::actWanted);
    EXPECT_TRUE(desk->commands()->actNext(id));
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.at(0).at(1).toString(), "grant");
    const QVariantMap hours = act(id, "grant").value("fields").toList().first().toMap();
    EXPECT_DOUBLE_EQ(hours.value("value").toDouble(), 168);
    ASSERT_TRUE(give(id, "grant", {{"hours", hours.value("value")}}));
    EXPECT_GT(server.at(id).due_us(), due);
    EXPECT_EQ(server.at(id).extensions(), 1u);
}

TEST_F(CaseActsTest, MergeOffersLikelyCasesAndKeepsBothReporters)
{
    const auto main = server.report("井盖破损");
    const auto duplicate = server.report("井盖坏了");
    ASSERT_TRUE(soon([&] { return desk->fold().find(duplicate) != nullptr; }));
    const QVariantList options = desk->acts()->options(duplicate, "case", {});
    ASSERT_FALSE(options.isEmpty());
    EXPECT_EQ(options.first().toMap().value("code").toULongLong(), main);
    EXPECT_TRUE(desk->acts()->options(duplicate, "case", "nothing like it").isEmpty());
    ASSERT_TRUE(give(duplicate, "merge", {{"case", options.first().toMap().value("code")}}));
    EXPECT_EQ(server.at(duplicate).merged_into(), main);
    desk->current()->select(main);
    ASSERT_TRUE(soon([&] { return desk->current()->reporters().size() == 2; }));
    EXPECT_EQ(desk->current()->reporters().at(1).toMap().value("text").toString(), "井盖坏了");
}

TEST_F(CaseActsTest, AssistingUnitIsChosenByItsWordsAndSplitMakesACase)
{
    const auto id = handled();
    const QString name = desk->names().unit("D02");
    const QVariantList units = desk->acts()->options(id, "unit", name);
    ASSERT_EQ(units.size(), 1);
    ASSERT_TRUE(give(id, "assist", {{"unit", "D02"}, {"text", "close the road"}}));
    EXPECT_EQ(server.at(id).assistance(0).unit_code(), "D02");
    ASSERT_TRUE(give(id, "split", {{"text", "another hole"}, {"reason", "two holes"}}));
    ASSERT_EQ(server.at(id).split_into_size(), 1);
    EXPECT_EQ(server.at(server.at(id).split_into(0)).text(), "another hole");
}

TEST_F(CaseActsTest, RefusalIsSaidAndNothingIsSent)
{
    const auto id = server.report();
    EXPECT_FALSE(desk->acts()->give(id, "suspend", {{"reason", "r"}}));
    EXPECT_EQ(desk->commands()->pending(), 0);
    EXPECT_EQ(desk->toasts()->count(), 1);
    EXPECT_FALSE(desk->acts()->give(99, "merge", {}));
}

TEST_F(CaseActsTest, CardDroppedOnAnotherMergesOnlyOnceTheHandHasSettled)
{
    const auto main = server.report();
    const auto duplicate = server.report();
    ASSERT_TRUE(soon([&] { return desk->fold().find(duplicate) != nullptr; }));
    DragModel& drag = *desk->drag();
    ASSERT_TRUE(drag.begin(duplicate));
    drag.overCase(duplicate, true);
    EXPECT_FALSE(drag.overTarget());
    drag.overCase(main, false);
    EXPECT_FALSE(drag.valid());
    drag.overCase(main, true);
    EXPECT_TRUE(drag.valid());
    EXPECT_TRUE(drag.ghost().contains(QString::fromStdString(server.at(main).number())));
    EXPECT_TRUE(drag.drop());
    ASSERT_TRUE(soon([&] { return settled(); }));
    EXPECT_EQ(server.at(duplicate).outcome(), protocol::OUTCOME_MERGED);
    EXPECT_EQ(server.at(main).reports_size(), 2);
}

} // namespace
} // namespace sandtable::console
