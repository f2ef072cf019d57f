// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Utf8.h>
#include <sandtable/wording/Csv.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sandtable::wording {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::vector<std::string>> all(std::string_view text)
{
    CsvReader reader("test.csv", text);
    std::vector<std::vector<std::string>> rows;
    for (;;) {
        auto record = reader.next();
        if (!record || record->fields.empty()) {
            return rows;
        }
        rows.push_back(std::move(record->fields));
    }
}

TEST(Csv, QuotesCommasBreaksAndDoubledQuotes)
{
    EXPECT_THAT(
        all("a,b\r\n\"x, y\",\"he said \"\"no\"\"\"\n\"two\nlines\",\n"),
        ElementsAre(ElementsAre("a", "b"), ElementsAre("x, y", "he said \"no\""), ElementsAre("two\nlines", "")));
}

TEST(Csv, SeparatorIsReadFromTheFirstLine)
{
    EXPECT_THAT(all("a;b;c\n1,5;2;3\n"), ElementsAre(ElementsAre("a", "b", "c"), ElementsAre("1,5", "2", "3")));
    EXPECT_THAT(all("a\tb\n1\t2"), ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
}

TEST(Csv, EmptyLinesArePassedOverAndCounted)
{
    CsvReader reader("test.csv", "a\n\n\r\nb");
    EXPECT_EQ(reader.next()->line, 1u);
    EXPECT_EQ(reader.next()->line, 4u);
    EXPECT_TRUE(reader.next()->fields.empty());
    EXPECT_TRUE(reader.next()->fields.empty());
}

TEST(Csv, QuoteThatDoesNotEndNamesItsLine)
{
    CsvReader reader("test.csv", "a,b\n1,\"never\nends");
    ASSERT_TRUE(reader.next());
    const auto broken = reader.next();
    ASSERT_FALSE(broken);
    EXPECT_THAT(broken.error().message, HasSubstr("test.csv:2"));
}

TEST(Csv, TooManyColumnsAreRefused)
{
    const std::string text(5000, ',');
    CsvReader reader("test.csv", text);
    EXPECT_FALSE(reader.next());
}

TEST(Utf8, KeepsUtf8AndDropsTheMark)
{
    EXPECT_EQ(*toUtf8("f", "\xef\xbb\xbf垃圾"), "垃圾");
    EXPECT_EQ(*toUtf8("f", ""), "");
}

TEST(Utf8, ReadsGb18030)
{
    EXPECT_EQ(*toUtf8("f", "\xc0\xac\xbb\xf8"), "垃圾");
}

TEST(Utf8, NamesTheByteThatIsNeither)
{
    const auto broken = toUtf8("f.csv", std::string("abc\xff\xff"));
    ASSERT_FALSE(broken);
    EXPECT_THAT(broken.error().message, HasSubstr("f.csv: neither UTF-8 nor GB 18030 at byte 3"));
}

TEST(Utf8, RefusesOverlongSurrogatesAndBeyond)
{
    EXPECT_TRUE(isUtf8("é垃\xf0\x9f\x98\x80"));
    EXPECT_FALSE(isUtf8("\xc0\x80"));
    EXPECT_FALSE(isUtf8("\xe0\x80\x80"));
    EXPECT_FALSE(isUtf8("\xed\xa0\x80"));
    EXPECT_FALSE(isUtf8("\xf4\x90\x80\x80"));
    EXPECT_FALSE(isUtf8("\xe5\x9e"));
}

TEST(Utf8, CutsBetweenCharacters)
{
    EXPECT_EQ(cutUtf8("垃圾", 6), "垃圾");
    EXPECT_EQ(cutUtf8("垃圾", 5), "垃");
    EXPECT_EQ(cutUtf8("垃圾", 2), "");
}

} // namespace
} // namespace sandtable::wording
