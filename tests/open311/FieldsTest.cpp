// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/open311/Fields.h>

#include <gtest/gtest.h>

#include <random>

using sandtable::open311::Fields;

namespace {
/// The problem's words, or empty.
std::string problemWith(std::string_view encoded)
{
    Fields fields;
    const auto read = fields.add(encoded);
    if (read) {
        return {};
    }
    EXPECT_EQ(read.error().code, 400);
    return read.error().description;
}
} // namespace

TEST(Fields, DecodesPercentSequencesPlusSignsAndChinese)
{
    Fields fields;
    ASSERT_TRUE(fields.add("description=%E6%B0%B4%E7%AE%A1+burst%21&lat=23.01&attribute%5BITEM%5D=C010103"));
    EXPECT_EQ(fields.get("description"), "水管 burst!");
    EXPECT_EQ(fields.get("lat"), "23.01");
    EXPECT_EQ(fields.get("attribute[ITEM]"), "C010103");
    EXPECT_FALSE(fields.get("long"));
}

TEST(Fields, EmptyFieldIsAnAbsentOne)
{
    Fields fields;
    ASSERT_TRUE(fields.add("a=&b&&c=+%20&d=x%3Dy"));
    EXPECT_FALSE(fields.get("a"));
    EXPECT_FALSE(fields.get("b"));
    EXPECT_FALSE(fields.get("c"));
    EXPECT_EQ(fields.get("d"), "x=y");
}

TEST(Fields, ListIsSplitAtItsCommas)
{
    Fields fields;
    ASSERT_TRUE(fields.add("status=open,+closed,,&none="));
    EXPECT_EQ(fields.list("status"), (std::vector<std::string>{"open", "closed"}));
    EXPECT_TRUE(fields.list("none").empty());
}

TEST(Fields, SaysWhichFieldIsBroken)
{
    EXPECT_NE(problemWith("text=%E6%B0").find("text"), std::string::npos);
    EXPECT_NE(problemWith("text=100%").find("\"%\""), std::string::npos);
    EXPECT_FALSE(problemWith("text=%zz").empty());
    EXPECT_FALSE(problemWith("text=%00").empty());
    EXPECT_FALSE(problemWith("text=%C0%80").empty()) << "overlong";
    EXPECT_FALSE(problemWith("text=%ED%A0%80").empty()) << "a surrogate";
    EXPECT_FALSE(problemWith("text=%F5%80%80%80").empty());
    EXPECT_TRUE(problemWith("text=%F0%9F%98%80").empty());
}

TEST(Fields, TooManyAreRefused)
{
    std::string many;
    for (std::size_t i = 0; i <= Fields::kMost; ++i) {
        many += "a=b&";
    }
    EXPECT_FALSE(problemWith(many).empty());
}

TEST(Fields, AnyBytesAreReadOrRefused)
{
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes(random() % 60, ' ');
        for (char& byte : bytes) {
            byte = "%&=+aE6"[random() % 7];
            if (random() % 4 == 0) {
                byte = static_cast<char>(random());
            }
        }
        Fields fields;
        if (fields.add(bytes)) {
            EXPECT_LE(fields.all().size(), Fields::kMost);
        }
    }
}
