// SPDX-License-Identifier: GPL-3.0-or-later
// Who may log in, and where: a file that says it wrongly opens no door.
#include "Folder.h"

#include <sandtable/server/Users.h>

#include <gtest/gtest.h>

#include <fstream>

namespace sandtable::server {
namespace {

class UsersTest : public testing::Test
{
protected:
    std::filesystem::path file() const { return m_folder.path() / "users.json"; }

    Result<Users> loaded(const std::string& entry) const
    {
        std::ofstream(file()) << R"({"users": [)" << entry << "]}";
        std::filesystem::permissions(file(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        return Users::load(file());
    }
    void expectRefused(const std::string& entry, const std::string& word) const
    {
        const auto users = loaded(entry);
        ASSERT_FALSE(users) << entry;
        EXPECT_EQ(users.error().code, ErrorCode::Malformed);
        EXPECT_NE(users.error().message.find(file().string()), std::string::npos) << users.error().message;
        EXPECT_NE(users.error().message.find(word), std::string::npos) << users.error().message;
    }

    test::Folder m_folder;
};

TEST_F(UsersTest, SavedUsersLogInWithTheirRoleAndArea)
{
    Users users;
    ASSERT_TRUE(users.set({"li", protocol::ROLE_DISPATCHER, "440604010"}, "secret"));
    ASSERT_TRUE(users.save(file()));
    const auto again = Users::load(file());
    ASSERT_TRUE(again) << again.error().message;
    const auto identity = again->login("li", "secret");
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->role, protocol::ROLE_DISPATCHER);
    EXPECT_EQ(identity->area, "440604010");
    EXPECT_FALSE(again->login("li", "Secret"));
    EXPECT_FALSE(again->login("wang", "secret"));
}

TEST_F(UsersTest, AnAreaThatIsNoTextOrMissingIsNotTheWholeCity)
{
    expectRefused(R"({"name": "li", "role": "dispatcher", "area": 440604010, "salt": "00", "scrypt": "00"})", "area");
    expectRefused(R"({"name": "li", "role": "dispatcher", "aera": "440604010", "salt": "00", "scrypt": "00"})", "area");
    expectRefused(R"({"name": "li", "role": "dispatcher", "area": "祖庙街道", "salt": "00", "scrypt": "00"})",
                  "祖庙街道");
    expectRefused(R"({"name": "li", "role": "dispatcher", "area": "44060", "salt": "00", "scrypt": "00"})", "44060");
}

TEST_F(UsersTest, AHashThatLostADigitIsNotRead)
{
    expectRefused(R"({"name": "li", "role": "dispatcher", "area": "", "salt": "0011", "scrypt": "001"})",
                  "hexadecimal");
}

TEST_F(UsersTest, AnAreaThatCannotExistIsNotMade)
{
    Users users;
    EXPECT_FALSE(users.set({"li", protocol::ROLE_DISPATCHER, "4406040"}, "secret"));
    EXPECT_TRUE(users.set({"li", protocol::ROLE_DISPATCHER, ""}, "secret"));
}

} // namespace
} // namespace sandtable::server
