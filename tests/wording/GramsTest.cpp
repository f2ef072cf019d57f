// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/wording/Grams.h>
#include <sandtable/wording/Text.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sandtable::wording {
namespace {

using testing::ElementsAre;

std::vector<std::string> gramsOf(const char* text, std::size_t longest)
{
    const std::u32string normal = normalise(text);
    std::vector<std::string> result;
    for (const auto gram : grams(normal, longest)) {
        result.push_back(toUtf8(gram));
    }
    return result;
}

TEST(Grams, ChineseComesInRunsOfCharactersAndLatinInWords)
{
    EXPECT_THAT(gramsOf("水管漏", 2), ElementsAre("水", "水管", "管", "管漏", "漏"));
    EXPECT_THAT(gramsOf("Pipe leaks, 12 号", 2), ElementsAre("pipe", "leaks", "12", "号"));
}

TEST(Grams, NoneReachesAcrossPunctuation)
{
    EXPECT_THAT(gramsOf("漏，水", 2), ElementsAre("漏", "水"));
    EXPECT_THAT(gramsOf("！？ …", 3), ElementsAre());
}

TEST(Text, CodePointsComeBackAsTheUtf8TheyWere)
{
    EXPECT_EQ(toUtf8(normalise("é垃圾\xf0\x9f\x98\x80𨋢")), "é垃圾\xf0\x9f\x98\x80𨋢");
}

TEST(Text, SpokenNumbersAreRead)
{
    const auto value = [](const char32_t* text) {
        const auto number = spokenNumberAt(text, 0);
        return number ? static_cast<int>(number->value) : -1;
    };
    EXPECT_EQ(value(U"三号"), 3);
    EXPECT_EQ(value(U"十号"), 10);
    EXPECT_EQ(value(U"十五号"), 15);
    EXPECT_EQ(value(U"二十三号"), 23);
    EXPECT_EQ(value(U"一百零五"), 105);
    EXPECT_EQ(value(U"二百一十"), 210);
    EXPECT_EQ(value(U"号"), -1);
    EXPECT_EQ(value(U"零"), -1);
    EXPECT_EQ(value(U"九百九十九百"), -1);
}

} // namespace
} // namespace sandtable::wording
