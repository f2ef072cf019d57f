// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/Mapping.h"

#include "SampleCity.h"
#include "SourceFile.h"
#include "import/Metres.h"

#include <sandtable/city/Import.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sandtable::city {
namespace {

using testing::HasSubstr;

std::string wrongWith(const std::string& toml)
{
    const auto mapping = parseMapping(toml, "m.toml");
    EXPECT_FALSE(mapping.has_value()) << toml;
    return mapping ? "" : mapping.error().message;
}

TEST(Mapping, ErrorsNameFileLineAndKey)
{
    EXPECT_THAT(wrongWith("[city]\nname = "), HasSubstr("m.toml, line 2"));
    EXPECT_THAT(wrongWith("[city]\ncode = '44'"), HasSubstr("m.toml, line 2: code: \"44\" is not six digits"));
    EXPECT_THAT(wrongWith("[city]\ncolour = 'red'"), HasSubstr("m.toml, line 2: colour: is no key of [city]"));
    EXPECT_THAT(wrongWith("[city]\norigin = [113]"), HasSubstr("line 2: origin: needs [longitude, latitude]"));
    EXPECT_THAT(wrongWith("[city]\nmake_up = ['rain']"), HasSubstr("\"rain\" is none of components"));
    EXPECT_THAT(wrongWith("[city]\njoin_roads_m = 'far'"), HasSubstr("line 2: join_roads_m: needs metres"));
    EXPECT_THAT(wrongWith("[city]\nneeds = ['clouds']"), HasSubstr("line 2: needs: \"clouds\" is no layer"));
    EXPECT_THAT(wrongWith("[city]\n"), HasSubstr("at least one [[layer]]"));
    EXPECT_THAT(wrongWith("[layer]\nto = 'roads'"), HasSubstr("double brackets"));
    EXPECT_THAT(wrongWith("[[layer]]\nto = 'clouds'"), HasSubstr("line 2: to: \"clouds\" is no layer of a city"));
    EXPECT_THAT(wrongWith("[[layer]]\nto = 'roads'"), HasSubstr("roads need the field class"));
    EXPECT_THAT(wrongWith("[[layer]]\nto = 'places'\n[layer.fields]\nheight = 3"),
                HasSubstr("line 4: height: places have no such field; they have: kind, name"));
    EXPECT_THAT(wrongWith("[[layer]]\nto = 'buildings'\n[layer.fields]\nuse = { value = 'A', table = 'use' }"),
                HasSubstr("there is no [tables.use]"));
    EXPECT_THAT(wrongWith("[[layer]]\nto = 'buildings'\n[layer.fields]\nuse = []"), HasSubstr("line 4: use: needs an"));
    EXPECT_THAT(readMapping("/nonexistent/m.toml").error().message, HasSubstr("there is no such mapping"));
}

TEST(Mapping, ThoseThatShipAreInOrder)
{
    EXPECT_TRUE(readMapping(kOsmMapping).has_value());
    for (const char* name : {"osm.toml", "survey-shapefile.toml", "citygml.toml"}) {
        const auto mapping = readMapping(std::string(SANDTABLE_SOURCE_DIR "/data/mappings/") + name);
        EXPECT_TRUE(mapping.has_value()) << mapping.error().message;
    }
}

TEST(Mapping, PatternsMatchFilesAndLayers)
{
    EXPECT_TRUE(matches("*", ""));
    EXPECT_TRUE(matches("*.shp", "Roads.SHP"));
    EXPECT_TRUE(matches("建筑*.shp", "建筑物2025.shp"));
    EXPECT_TRUE(matches("a?c*e", "abcde"));
    EXPECT_FALSE(matches("*.shp", "roads.dbf"));
    EXPECT_FALSE(matches("roads", "roads2"));
    EXPECT_FALSE(matches("?", ""));
}

TEST(Mapping, LengthsAreReadWithTheirUnits)
{
    EXPECT_DOUBLE_EQ(metresOf("12").value_or(0), 12);
    EXPECT_DOUBLE_EQ(metresOf(" 12,5 m").value_or(0), 12.5);
    EXPECT_DOUBLE_EQ(metresOf("350cm").value_or(0), 3.5);
    EXPECT_DOUBLE_EQ(metresOf("10 ft").value_or(0), 3.048);
    EXPECT_DOUBLE_EQ(metresOf("12米").value_or(0), 12);
    EXPECT_FALSE(metresOf("").has_value());
    EXPECT_FALSE(metresOf("-3").has_value());
    EXPECT_FALSE(metresOf("tall").has_value());
}

TEST(Mapping, ATextTooLongForAnExpressionIsToldNotDropped)
{
    const TemporaryFolder folder;
    SourceFile file;
    file.columns = {"NAME"};
    file.rows = {{"POINT (113.105 23.005)", {std::string(2'000'000, 'x')}}};
    const auto source = file.save(folder / "source.geojson");
    const auto mapping =
        saveText(folder / "m.toml", "[[layer]]\nto = 'places'\nfields = { kind = \"'park'\", name = 'NAME' }\n");
    const auto result = importCity({mapping, {source.string()}, ""});
    ASSERT_FALSE(result.has_value());
    EXPECT_THAT(result.error().message, HasSubstr("field NAME is too long a text"));
}

/// Expressions are of unknown origin: each of these is an error that names its place, and quickly.
class HostileExpression : public testing::TestWithParam<std::pair<const char*, const char*>>
{
protected:
    TemporaryFolder m_folder;
};

TEST_P(HostileExpression, IsToldWithFileLineKeyAndValue)
{
    SourceFile file;
    file.columns = {"NAME", "楼层"};
    file.rows = {{"POINT (113.105 23.005)", {"a", "6"}}};
    const auto source = file.save(m_folder / "source.geojson");
    const std::string mapping = saveText(m_folder / "m.toml", std::string("[[layer]]\nto = 'places'\n[layer.fields]\n"
                                                                          "kind = \"'park'\"\nname = '''") +
                                                                  GetParam().first + "'''\n");
    const auto result = importCity({mapping, {source.string()}, ""});
    ASSERT_FALSE(result.has_value());
    EXPECT_THAT(result.error().message, AllOf(HasSubstr("m.toml, line 5: name = \""), HasSubstr(GetParam().first),
                                              HasSubstr(GetParam().second)));
}

INSTANTIATE_TEST_SUITE_P(
    Each, HostileExpression,
    testing::Values(
        std::pair("NAM", "no such column: NAM; the layer has source_file"),
        std::pair("\"NAM\"", "no such column: NAM"), // which SQLite by itself takes for a text
        std::pair("楼", "no such column"), std::pair("NAME +", "syntax error"),
        std::pair("NAME; DROP TABLE x", "syntax error"), std::pair("NAME), (2", "is not one expression"),
        std::pair("1) FROM source; SELECT (2", "no such table"), std::pair("NAME /* open", "incomplete input"),
        std::pair("load_extension('x')", "not authorized"),
        std::pair("(SELECT sql FROM sqlite_master)", "may only compute"),
        std::pair("readfile('/etc/passwd')", "no such function"), std::pair("zeroblob(2000000000)", "too big"),
        std::pair("abs(-9223372036854775808)", "overflow"),
        std::pair("(WITH v AS (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9)) SELECT count(*) FROM v a, v b, v c, "
                  "v d, v e, v f, v g, v h, v i)",
                  "interrupted"),
        std::pair("(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT max(n) FROM c)",
                  "may only compute")));

} // namespace
} // namespace sandtable::city
