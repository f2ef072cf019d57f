// SPDX-License-Identifier: GPL-3.0-or-later
// sandtabled --verify: tells whether a log is whole, and makes nothing.
#include "Folder.h"
#include "ServerProcess.h"
#include "TestCity.h"
#include "TestClient.h"

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::test;

TEST(Verify, AWholeLogIsSaidToBeWhole)
{
    const Folder folder;
    ServerProcess server(folder.path());
    server.start();
    {
        TestClient anna(server.port());
        ASSERT_FALSE(anna.ask(report("井盖缺失")).has_refusal());
    }
    server.kill();
    EXPECT_EQ(server.runToEnd({"--verify", "--data", folder.path().string()}), 0);
}

TEST(Verify, AFolderWithoutALogIsAnErrorAndStaysAsItWas)
{
    const Folder folder;
    ServerProcess server(folder.path());
    const auto nothing = folder.path() / "nothing";
    EXPECT_NE(server.runToEnd({"--verify", "--data", nothing.string()}), 0);
    EXPECT_FALSE(std::filesystem::exists(nothing));
    std::filesystem::create_directory(nothing);
    EXPECT_NE(server.runToEnd({"--verify", "--data", nothing.string()}), 0);
    EXPECT_TRUE(std::filesystem::is_empty(nothing));
}
