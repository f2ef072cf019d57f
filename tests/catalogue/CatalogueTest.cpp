// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/Catalogue.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

namespace sandtable::catalogue {
namespace {

const std::filesystem::path kShippedFolder = std::filesystem::path(SANDTABLE_SOURCE_DIR) / "data/catalogue";

/// A copy of the shipped folder in which one file can be spoilt.
class SpoiltCatalogue : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        m_folder = std::filesystem::path(testing::TempDir()) / (std::string("catalogue_") + info->name());
        std::filesystem::remove_all(m_folder);
        std::filesystem::copy(kShippedFolder, m_folder, std::filesystem::copy_options::recursive);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    void write(const char* file, const std::string& text) { std::ofstream(m_folder / file, std::ios::binary) << text; }
    std::string loadError() const
    {
        const auto catalogue = Catalogue::load(m_folder);
        return catalogue ? std::string("loaded") : catalogue.error().message;
    }
    static std::string intake(const std::string& item, const std::string& unit, const std::string& radius,
                              const std::string& hours)
    {
        return "unrecognised_subclass = \"" + item + "\"\nunit_without_place = \"" + unit +
               "\"\nduplicate_radius_m = " + radius + "\nduplicate_window_hours = " + hours + "\n";
    }
    static std::string subclassRow(const std::string& row)
    {
        return "code,name_zh,name_en,grade,deadline_amount,deadline_unit,responsible,filing_zh,filing_en,closing_zh,"
               "closing_en,words\n" +
               row + "\n";
    }

    std::filesystem::path m_folder;
};

TEST(ShippedCatalogue, HoldsEveryDepartmentClassAndSubclass)
{
    const auto catalogue = Catalogue::load(kShippedFolder);
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    std::size_t departments = 0;
    for (const Unit& unit : catalogue->units()) {
        departments += unit.kind == UnitKind::Department ? 1 : 0;
    }
    EXPECT_EQ(departments, 18u);
    EXPECT_EQ(catalogue->classes().size(), 17u);
    EXPECT_EQ(catalogue->subclasses().size(), 133u);
    EXPECT_EQ(catalogue->clocks().accept, std::chrono::minutes(15));
    EXPECT_EQ(catalogue->clocks().onSiteCheck, std::chrono::minutes(30));
}

TEST(ShippedCatalogue, EveryClassIsUsedAndEverySubclassSpeaksBothLanguages)
{
    const auto catalogue = Catalogue::load(kShippedFolder);
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    const std::regex latinOnly("[\\x20-\\x7e]+");
    std::set<std::string> used;
    std::set<std::string> names;
    for (const Subclass& subclass : catalogue->subclasses()) {
        used.insert(subclass.code.substr(0, 3));
        EXPECT_TRUE(names.insert(subclass.nameZh).second) << subclass.nameZh << " twice";
        EXPECT_GE(subclass.words.size(), 5u) << subclass.code;
        for (const std::string& english : {subclass.nameEn, subclass.filingEn, subclass.closingEn}) {
            EXPECT_TRUE(std::regex_match(english, latinOnly)) << subclass.code << ": " << english;
        }
        for (const std::string& chinese : {subclass.nameZh, subclass.filingZh, subclass.closingZh}) {
            EXPECT_FALSE(std::regex_match(chinese, latinOnly)) << subclass.code << ": " << chinese;
        }
    }
    EXPECT_EQ(used.size(), catalogue->classes().size());
}

TEST(ShippedCatalogue, UrgentItemsAreDueSooner)
{
    const auto catalogue = Catalogue::load(kShippedFolder);
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    const auto monday = EventTime(std::chrono::sys_days(std::chrono::year(2025) / 6 / 9).time_since_epoch());
    for (const Subclass& subclass : catalogue->subclasses()) {
        const auto time = catalogue->calendar().due(monday, subclass.handling) - monday;
        if (subclass.grade == 1) {
            EXPECT_LE(time, std::chrono::hours(24)) << subclass.code;
        }
        if (subclass.grade == 4) {
            EXPECT_GE(time, std::chrono::hours(2)) << subclass.code;
        }
    }
}

TEST(ShippedCatalogue, FindsByCodeAndSaysWhenThereIsNone)
{
    const auto catalogue = Catalogue::load(kShippedFolder);
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    ASSERT_NE(catalogue->subclass("E0501"), nullptr);
    EXPECT_EQ(catalogue->subclass("E0501")->nameEn, "Burst water main");
    EXPECT_EQ(catalogue->subclass("E0501")->handling.unit, DeadlineUnit::UrgentHour);
    ASSERT_NE(catalogue->itemClass("E05"), nullptr);
    EXPECT_EQ(catalogue->subclass("E9999"), nullptr);
    EXPECT_EQ(catalogue->unit(""), nullptr);
    EXPECT_EQ(catalogue->itemClass("E05 "), nullptr);
}

TEST(ShippedCatalogue, KnowsEveryKindOfComponentThatTheShippedDistrictHas)
{
    const auto catalogue = Catalogue::load(kShippedFolder);
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    std::ifstream profile(std::filesystem::path(SANDTABLE_SOURCE_DIR) / "data/chancheng/components.toml");
    const std::regex entry("(code|name) = \"([^\"]+)\"");
    std::string line;
    std::string code;
    int kinds = 0;
    while (std::getline(profile, line)) {
        std::smatch match;
        if (!std::regex_search(line, match, entry)) {
            continue;
        }
        if (match[1] == "code") {
            code = "C" + match[2].str();
            continue;
        }
        const Subclass* subclass = catalogue->subclass(code);
        ASSERT_NE(subclass, nullptr) << code;
        EXPECT_EQ(subclass->nameZh, match[2].str()) << code;
        ++kinds;
    }
    EXPECT_GT(kinds, 30);
}

TEST(ShippedCatalogue, StreetOfficeIsAddedOnce)
{
    auto catalogue = Catalogue::load(kShippedFolder);
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    const auto before = catalogue->units().size();
    catalogue->addStreetOffice("440604012", "祖庙街道办事处", "Zumiao Subdistrict Office");
    catalogue->addStreetOffice("440604012", "另一个名字", "Another name");
    EXPECT_EQ(catalogue->units().size(), before + 1);
    const Unit* office = catalogue->unit(Catalogue::streetOfficeCode("440604012"));
    ASSERT_NE(office, nullptr);
    EXPECT_EQ(office->kind, UnitKind::StreetOffice);
    EXPECT_EQ(office->nameZh, "祖庙街道办事处");
}

TEST_F(SpoiltCatalogue, MissingFileIsNamed)
{
    std::filesystem::remove(m_folder / "classes.csv");
    EXPECT_THAT(loadError(), testing::HasSubstr("classes.csv: no such file"));
}

TEST_F(SpoiltCatalogue, FolderInPlaceOfAFileIsUnreadable)
{
    std::filesystem::remove(m_folder / "classes.csv");
    std::filesystem::create_directory(m_folder / "classes.csv");
    EXPECT_THAT(loadError(), testing::HasSubstr("classes.csv"));
}

TEST_F(SpoiltCatalogue, WrongValuesNameLineColumnAndValue)
{
    const std::pair<const char*, const char*> rows[] = {
        {"E0501,a,b,5,1,urgent_hour,U01,c,d,e,f,w", "subclasses.csv, line 2, column grade: '5'"},
        {"E0501,a,b,1,0,urgent_hour,U01,c,d,e,f,w", "column deadline_amount: '0'"},
        {"E0501,a,b,1,nan,urgent_hour,U01,c,d,e,f,w", "column deadline_amount: 'nan'"},
        {"E0501,a,b,1,2h,urgent_hour,U01,c,d,e,f,w", "column deadline_amount: '2h'"},
        {"E0501,a,b,1,1,hour,U01,c,d,e,f,w", "column deadline_unit: 'hour'"},
        {"E0501,a,b,1,1,urgent_hour,U99,c,d,e,f,w", "column responsible: 'U99'"},
        {"E9901,a,b,1,1,urgent_hour,U01,c,d,e,f,w", "column code: 'E9901' belongs to no class"},
        {"X0101,a,b,1,1,urgent_hour,U01,c,d,e,f,w", "column code: 'X0101'"},
        {"E0501,,b,1,1,urgent_hour,U01,c,d,e,f,w", "column name_zh: '' is empty"},
        {"E0501,a,b,1,1,urgent_hour,U01,c,d,e,f,|", "column words: '|' holds no word"},
        {"E0501,a,b,1,1,urgent_hour,U01,c,d,e,f", "line 2: 11 fields instead of 12"},
        {"E0501,a,b,1,1,urgent_hour,U01,c,d,e,\"f,w", "line 2: a quoted field that never ends"},
        {"E0501,a,b,1,1,urgent_hour,U01,c,d,e,\"f\"x,w", "line 2: text after the closing quote"},
        {"E0501,a,b,1,1,urgent_hour,U01,c,d,e,f\"x,w", "line 2: a quote inside the unquoted field"},
    };
    for (const auto& [row, message] : rows) {
        write("subclasses.csv", subclassRow(row));
        EXPECT_THAT(loadError(), testing::HasSubstr(message));
    }
}

TEST_F(SpoiltCatalogue, RepeatedCodeIsRefusedAtItsSecondLine)
{
    write("classes.csv", "code,name_zh,name_en\nC01,甲,A\nC01,乙,B\n");
    EXPECT_THAT(loadError(), testing::HasSubstr("classes.csv, line 3, column code: 'C01' is there twice"));
}

TEST_F(SpoiltCatalogue, UnknownColumnsAreRefused)
{
    write("classes.csv", "code,name_en,name_zh\nC01,A,甲\n");
    EXPECT_THAT(loadError(), testing::HasSubstr("classes.csv, line 1: the columns must be code,name_zh,name_en"));
    write("classes.csv", "");
    EXPECT_THAT(loadError(), testing::HasSubstr("classes.csv, line 1: the columns must be"));
}

TEST_F(SpoiltCatalogue, UnitKindMustFitItsCode)
{
    write("units.csv", "code,kind,name_zh,name_en\nD01,utility,甲,A\n");
    EXPECT_THAT(loadError(), testing::HasSubstr("units.csv, line 2, column kind: 'utility'"));
}

TEST_F(SpoiltCatalogue, SpreadsheetsByteOrderMarkQuotesAndCrLfAreFine)
{
    std::ifstream in(kShippedFolder / "classes.csv", std::ios::binary);
    std::string line;
    std::string text = "\xEF\xBB\xBF";
    while (std::getline(in, line)) {
        text += (line.starts_with("E05,") ? "E05,\"突发,\"\"急\"\"\",\"A\r\nB\"" : line) + "\r\n";
    }
    write("classes.csv", text + "\r\n");
    const auto catalogue = Catalogue::load(m_folder);
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    EXPECT_EQ(catalogue->itemClass("E05")->nameZh, "突发,\"急\"");
    EXPECT_EQ(catalogue->itemClass("E05")->nameEn, "A\r\nB");
}

TEST_F(SpoiltCatalogue, IntakeRulesMustNameWhatTheListHas)
{
    write("intake.toml", intake("E0999", "D18", "50", "24"));
    EXPECT_THAT(loadError(), testing::HasSubstr("intake.toml, unrecognised_subclass: 'E0999'"));
    write("intake.toml", intake("S0604", "X", "50", "24"));
    EXPECT_THAT(loadError(), testing::HasSubstr("intake.toml, unit_without_place: 'X'"));
    write("intake.toml", intake("S0604", "D18", "61", "24"));
    EXPECT_THAT(loadError(), testing::HasSubstr("intake.toml, line 3, column 22, duplicate_radius_m"));
    write("intake.toml", intake("S0604", "D18", "nan", "24"));
    EXPECT_THAT(loadError(), testing::HasSubstr("duplicate_radius_m"));
    write("intake.toml", intake("S0604", "D18", "50", "0"));
    EXPECT_THAT(loadError(), testing::HasSubstr("intake.toml, line 4, column 26, duplicate_window_hours"));
    write("intake.toml", "");
    EXPECT_THAT(loadError(), testing::HasSubstr("unrecognised_subclass: is missing"));
}

TEST_F(SpoiltCatalogue, StageClocksNameTheirKey)
{
    write("stages.toml", "accept_minutes = 15\ndispatch_minutes = 0\non_site_check_minutes = 30\n");
    EXPECT_THAT(loadError(), testing::HasSubstr("stages.toml, line 2, column 20, dispatch_minutes"));
    write("stages.toml", "accept_minutes = 15\n");
    EXPECT_THAT(loadError(), testing::HasSubstr("stages.toml, dispatch_minutes: is missing"));
    write("stages.toml", "accept_minutes = = 15\n");
    EXPECT_THAT(loadError(), testing::HasSubstr("stages.toml, line 1"));
}

} // namespace
} // namespace sandtable::catalogue
