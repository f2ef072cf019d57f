// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/Folder.h"

#include <sandtable/client/Credentials.h>

#include <gtest/gtest.h>

#include <fstream>

using namespace sandtable;

namespace {
class Credentials : public testing::Test
{
protected:
    Result<std::string> read(const std::string& content, const std::string& user)
    {
        const auto file = m_folder.path() / "credentials.json";
        std::ofstream(file) << content;
        return client::passwordFor(file, user);
    }
    test::Folder m_folder;
};
} // namespace

TEST_F(Credentials, GivesThePasswordOfTheUser)
{
    const std::string two = R"({"users": [{"name": "a", "password": "x"}, {"name": "b", "password": "y"}]})";
    EXPECT_EQ(read(two, "b").value(), "y");
}

TEST_F(Credentials, NamesWhatIsMissing)
{
    EXPECT_NE(read(R"({"users": []})", "nobody").error().message.find("nobody"), std::string::npos);
    EXPECT_NE(read(R"({"users": [{"name": "a"}]})", "a").error().message.find("password"), std::string::npos);
    EXPECT_EQ(client::passwordFor(m_folder.path() / "none", "a").error().code, ErrorCode::NotFound);
}

TEST_F(Credentials, RefusesWhatIsNotTheFormat)
{
    for (const char* content :
         {"", "{", "[]", "7", R"({"users": 7})", R"({"users": [7]})", R"({"users": [{"name": "a", "password": 7}]})"}) {
        EXPECT_FALSE(read(content, "a")) << content;
    }
}
