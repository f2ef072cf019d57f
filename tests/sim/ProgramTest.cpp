// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/Program.h>

#include <gtest/gtest.h>

namespace sandtable::sim {
namespace {

TEST(ParseServer, TakesHostAndPort)
{
    EXPECT_EQ(*parseServer("127.0.0.1:4460"), std::pair(std::string("127.0.0.1"), std::uint16_t{4460}));
    EXPECT_EQ(parseServer("[::1]:80")->first, "::1");
}

TEST(ParseServer, RefusesEverythingElse)
{
    for (const char* text : {"", "host", ":80", "host:", "host:0", "host:65536", "host:80x", "host:-1"}) {
        EXPECT_FALSE(parseServer(text)) << text;
    }
}

TEST(RunProgram, NamesTheFileThatIsMissing)
{
    ProgramOptions options;
    options.credentials = "/nowhere/credentials.json";
    const auto done = runProgram(options, {});
    ASSERT_FALSE(done);
    EXPECT_NE(done.error().message.find("/nowhere/credentials.json"), std::string::npos);
}

} // namespace
} // namespace sandtable::sim
