// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/LinkModel.h>

#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

using client::LinkCause;
using client::LinkState;

TEST(LinkModel, SaysWhyItIsLostInWordsOfItsOwnAndForgetsItWhenLive)
{
    LinkModel link;
    EXPECT_EQ(link.cause(), "");
    link.take(LinkState{LinkState::Kind::Lost, "127.0.0.1:4460: Connection refused", std::chrono::milliseconds(2500),
                        LinkCause::ConnectionRefused});
    EXPECT_EQ(link.cause(), "connection refused, the server may not run");
    EXPECT_EQ(link.retrySeconds(), 3);
    link.take(LinkState{LinkState::Kind::Live, "127.0.0.1:4460", {}, LinkCause::None});
    EXPECT_EQ(link.cause(), "");
}

TEST(LinkModel, ARefusedLoginIsNotALostLink)
{
    LinkModel link;
    link.take(LinkState{LinkState::Kind::Refused, "user li: unknown, or a wrong password", {}, LinkCause::WrongLogin});
    EXPECT_EQ(link.state(), LinkModel::Refused);
    EXPECT_EQ(link.cause(), "wrong user name or password");
}

} // namespace
} // namespace sandtable::console
