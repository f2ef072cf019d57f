// SPDX-License-Identifier: GPL-3.0-or-later
#include "Unanswered.h"

#include <sandtable/client/CommandId.h>

#include <gtest/gtest.h>

#include <set>

using namespace sandtable;

namespace {
protocol::Command commandWith(const std::string& id)
{
    protocol::Command command;
    command.set_command_id(id);
    return command;
}
} // namespace

TEST(Unanswered, KeepsTheOrderOfThoseThatRemain)
{
    client::Unanswered unanswered;
    for (const char* id : {"a", "b", "c", "d"}) {
        unanswered.add(commandWith(id));
    }
    unanswered.answered("b");
    unanswered.answered("never sent");
    std::string order;
    for (const auto& command : unanswered.inOrder()) {
        order += command.command_id();
    }
    EXPECT_EQ(order, "acd");
}

TEST(CommandId, IsSixteenBytesAndNeverTheSame)
{
    std::set<std::string> ids;
    for (int i = 0; i < 1'000; ++i) {
        ids.insert(client::newCommandId());
        EXPECT_EQ(ids.begin()->size(), 16);
    }
    EXPECT_EQ(ids.size(), 1'000);
}
