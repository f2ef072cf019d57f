// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/client/LinkCause.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace sandtable::client {
namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

TEST(LinkCause, EachHasWordsInBothLanguagesAndNoTwoTheSame)
{
    std::vector<std::string_view> seen;
    for (int cause = static_cast<int>(LinkCause::None) + 1; cause <= static_cast<int>(LinkCause::Failed); ++cause) {
        const cases::Words words = causeWords(static_cast<LinkCause>(cause));
        EXPECT_FALSE(words.en.empty()) << cause;
        EXPECT_TRUE(isAscii(words.en)) << words.en;
        EXPECT_FALSE(words.zh.empty() || isAscii(words.zh)) << cause;
        EXPECT_EQ(std::count(seen.begin(), seen.end(), words.zh), 0) << words.zh;
        seen.push_back(words.zh);
    }
    EXPECT_TRUE(causeWords(LinkCause::None).en.empty());
}

TEST(LinkCause, OnlyWhatAnotherTryCannotMendIsFinal)
{
    using protocol::Failure;
    for (const auto code : {Failure::BAD_LOGIN, Failure::BAD_VERSION, Failure::NOT_ALLOWED})
        EXPECT_TRUE(isFinal(causeOf(code))) << code;
    for (const auto code : {Failure::SHUTTING_DOWN, Failure::TOO_SLOW, Failure::BAD_FRAME, Failure::TOO_LARGE})
        EXPECT_FALSE(isFinal(causeOf(code))) << code;
}

} // namespace
} // namespace sandtable::client
