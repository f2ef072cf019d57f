// SPDX-License-Identifier: GPL-3.0-or-later
#include "ComponentLook.h"
#include "GlyphNode.h"

#include <gtest/gtest.h>

namespace sandtable::scene {
namespace {

TEST(Signs, NumbersStayShort)
{
    const std::pair<int, const char*> cases[] = {
        {0, "0"},       {7, "7"},       {999, "999"},     {1000, "1k"},     {1099, "1k"},    {1100, "1.1k"},
        {9999, "9.9k"}, {10000, "10k"}, {580000, "580k"}, {999999, "999k"}, {1000000, "1M"}, {2500000, "2.5M"}};
    for (const auto& [value, text] : cases)
        EXPECT_EQ(shortNumber(value).toStdString(), text);
}

TEST(Signs, EachSignOfANumberIsOnItsSheet)
{
    const GlyphSheet sheet = numberSheet(QStringLiteral("any"));
    for (const int value : {0, 1234567890, 5200, 1500000})
        for (const Glyph& glyph : glyphsOf({{50, 50, value}}, sheet)) {
            EXPECT_GE(glyph.sign, 0);
            EXPECT_LT(glyph.sign, sheet.signs.size());
        }
}

TEST(Signs, ANumberStandsInTheMiddleOfItsMarker)
{
    const GlyphSheet sheet = numberSheet(QStringLiteral("any"));
    const auto glyphs = glyphsOf({{100, 40, 888}}, sheet);
    ASSERT_EQ(glyphs.size(), 3U);
    EXPECT_NEAR(glyphs[1].x, 100, 0.51);
    EXPECT_FLOAT_EQ(glyphs[2].x - glyphs[1].x, static_cast<float>(sheet.cellWidthPx));
}

TEST(Signs, EveryKindHasOneAndTheUnknownShareTheLast)
{
    const int unknown = static_cast<int>(componentSigns().size()) - 1;
    EXPECT_EQ(componentSigns()[signOf(402)], QStringLiteral("树"));
    EXPECT_EQ(componentSigns()[signOf(101)], QStringLiteral("水"));
    EXPECT_EQ(componentSigns()[signOf(508)], QStringLiteral("堤"));
    for (const std::uint16_t kind : {0, 100, 199, 509, 9999})
        EXPECT_EQ(signOf(kind), unknown) << kind;
}

} // namespace
} // namespace sandtable::scene
