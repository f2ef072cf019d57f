// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/catalogue/Check.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace sandtable::catalogue {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const std::filesystem::path kShippedList = std::filesystem::path(SANDTABLE_SOURCE_DIR) / "data/catalogue";
constexpr auto kItemHeader = "code,name_zh,name_en,grade,steps,rule,assisting,qualification,filing_zh,filing_en,"
                             "closing_zh,closing_en,words\n";

const Catalogue& shippedList()
{
    static const Catalogue list = [] {
        auto loaded = Catalogue::load(kShippedList);
        EXPECT_TRUE(loaded) << loaded.error().message;
        return loaded ? std::move(*loaded) : Catalogue();
    }();
    return list;
}

/// A copy of the shipped folder in which files can be spoilt.
class SpoiltItems : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        m_folder = std::filesystem::path(testing::TempDir()) / (std::string("items_") + info->name());
        std::filesystem::remove_all(m_folder);
        std::filesystem::copy(kShippedList, m_folder, std::filesystem::copy_options::recursive);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    void write(const std::string& file, const std::string& text)
    {
        std::ofstream(m_folder / file, std::ios::binary) << text;
    }
    std::vector<std::string> complaints() const
    {
        std::vector<std::string> result;
        for (const Error& error : checkCatalogue(m_folder)) {
            result.push_back(error.message);
        }
        return result;
    }

    std::filesystem::path m_folder;
};

TEST(ShippedItems, AreAsManyAsTheModelDistrictHas)
{
    EXPECT_EQ(shippedList().items().size(), 1367u);
    EXPECT_EQ(shippedList().patrol().size(), 334u);
}

TEST(ShippedItems, KeepEveryRule)
{
    for (const Error& error : checkCatalogue(kShippedList)) {
        ADD_FAILURE() << error.message;
    }
}

TEST(ShippedItems, StandUnderEverySubclassSeveralTimes)
{
    std::size_t sum = 0;
    for (const Subclass& subclass : shippedList().subclasses()) {
        const auto items = shippedList().itemsOf(subclass.code);
        EXPECT_GE(items.size(), 5u) << subclass.code;
        sum += items.size();
        for (const Item& item : items) {
            EXPECT_EQ(item.subclass(), subclass.code);
        }
    }
    EXPECT_EQ(sum, shippedList().items().size());
    EXPECT_TRUE(shippedList().itemsOf("E9999").empty());
    EXPECT_TRUE(shippedList().itemsOf("").empty());
}

TEST(ShippedItems, AreFoundByCode)
{
    const Item* missing = shippedList().item("C010101");
    ASSERT_NE(missing, nullptr);
    EXPECT_EQ(missing->nameZh, "上水井盖缺失");
    EXPECT_EQ(missing->steps.front().code, "secure");
    EXPECT_EQ(shippedList().item("C0101"), nullptr);
    EXPECT_EQ(shippedList().item(""), nullptr);
}

TEST(ShippedItems, HaveNamesFilingAndClosingOfTheirOwn)
{
    std::set<std::string> names;
    std::set<std::string> filings;
    std::map<std::string, int> closings;
    for (const Item& item : shippedList().items()) {
        EXPECT_TRUE(names.insert(item.nameZh).second) << item.code;
        EXPECT_TRUE(names.insert(item.nameEn).second) << item.code;
        EXPECT_TRUE(filings.insert(item.filingZh).second) << item.code;
        EXPECT_TRUE(filings.insert(item.filingEn).second) << item.code;
        EXPECT_NE(item.filingZh, item.closingZh) << item.code;
        ++closings[item.closingZh];
    }
    EXPECT_GT(closings.size() + 10, shippedList().items().size());
}

TEST(ShippedItems, AreDueTheSoonerTheMoreDangerous)
{
    std::map<int, std::vector<double>> hours;
    const auto monday = EventTime(std::chrono::sys_days(std::chrono::year(2025) / 6 / 9).time_since_epoch());
    for (const Item& item : shippedList().items()) {
        const auto due = shippedList().calendar().due(monday, item.steps.front().limit) - monday;
        hours[item.grade].push_back(std::chrono::duration<double, std::ratio<3600>>(due).count());
    }
    ASSERT_EQ(hours.size(), 4u);
    double last = 0;
    for (auto& [grade, each] : hours) {
        EXPECT_GT(each.size(), 100u) << grade;
        std::ranges::nth_element(each, each.begin() + static_cast<std::ptrdiff_t>(each.size() / 2));
        EXPECT_GT(each[each.size() / 2], last) << grade;
        last = each[each.size() / 2];
    }
}

TEST(ShippedPatrol, NamesItemsPlacesAndChecksOfItsOwn)
{
    std::set<std::string> checks;
    std::set<std::string> classes;
    for (const PatrolItem& patrol : shippedList().patrol()) {
        ASSERT_NE(shippedList().item(patrol.item), nullptr) << patrol.code;
        classes.insert(patrol.item.substr(0, 3));
        EXPECT_TRUE(checks.insert(patrol.checkZh).second) << patrol.code;
    }
    EXPECT_GE(classes.size(), 15u);
}

TEST_F(SpoiltItems, EveryBrokenRuleIsToldAndNotOnlyTheFirst)
{
    write("items/S01.csv",
          std::string(kItemHeader) +
              "S010101,甲,A,5,mediate 1 work_day,dispute,-,mediate,一,one,完,done,w\n"
              "S010102,乙,B,3,mediate 1 week,dispute,-,mediate,二,two,完,done,w\n"
              "S010103,丙,C,3,mediate 5 work_day|answer 1 work_day,dispute,-,mediate,三,three,完,done,w\n"
              "S010104,丁,D,3,mediate 1 work_day,nobody,U99,flying,四,four,完,done,|\n"
              "S019901,戊,E,3,mediate 1 work_day,dispute,-,mediate,五,five,完,done,w\n"
              "C010101,己,F,3,mediate 1 work_day,dispute,-,mediate,六,six,完,done,w\n"
              "S010107,庚,G,1,mediate 5 work_day,dispute,-,mediate,七,seven,完,done,w\n");
    const std::vector<testing::Matcher<std::string>> expected{
        AllOf(HasSubstr("items/S01.csv, line 2, column grade: '5' is not a grade from 1 to 4")),
        AllOf(HasSubstr("line 3, column steps"), HasSubstr("holds 'mediate 1 week'")),
        AllOf(HasSubstr("line 4, column steps"), HasSubstr("earlier at 'answer 1 work_day'")),
        AllOf(HasSubstr("line 5, column rule: 'nobody' is not a rule of rules.csv")),
        AllOf(HasSubstr("line 5, column assisting"), HasSubstr("names 'U99'")),
        AllOf(HasSubstr("line 5, column qualification: 'flying'")),
        AllOf(HasSubstr("line 5, column words: '|' holds no word")),
        AllOf(HasSubstr("line 6, column code: 'S019901' belongs to no subclass")),
        AllOf(HasSubstr("line 7, column code: 'C010101' is not S01 and four digits")),
        AllOf(HasSubstr("line 8, column steps"), HasSubstr("grade 1 item for more than a day"))};
    EXPECT_THAT(complaints(), testing::IsSupersetOf(expected));
}

TEST_F(SpoiltItems, TheSameWordsTwiceAreRefused)
{
    write("items/S01.csv", std::string(kItemHeader) +
                               "S010101,甲,A,3,mediate 1 work_day,dispute,-,mediate,一,one,完,done,w\n"
                               "S010102,甲,B,3,mediate 1 work_day,dispute,-,mediate,二,one,完,done,w\n");
    EXPECT_THAT(complaints(),
                testing::IsSupersetOf({HasSubstr("line 3, column name_zh: '甲' stands at S010101 already"),
                                       HasSubstr("line 3, column filing_en: 'one' stands at S010101")}));
}

TEST_F(SpoiltItems, LanguagesMustStandInTheirColumns)
{
    write("items/S01.csv",
          std::string(kItemHeader) + "S010101,abc,A,3,mediate 1 work_day,dispute,-,mediate,一,一,完,done,w\n");
    EXPECT_THAT(complaints(), testing::IsSupersetOf({HasSubstr("column name_zh: 'abc' is not Chinese"),
                                                     HasSubstr("column filing_en: '一' is not plain English")}));
}

TEST_F(SpoiltItems, FilesOfNoClassAndMissingFilesAreTold)
{
    std::filesystem::rename(m_folder / "items/S01.csv", m_folder / "items/S09.csv");
    EXPECT_THAT(complaints(), testing::IsSupersetOf({HasSubstr("items/S01.csv: no such file"),
                                                     HasSubstr("items/S09.csv: is the file of no class")}));
}

TEST_F(SpoiltItems, PatrolRowsAreChecked)
{
    write("patrol.csv", "code,item,place,times_a_week,check_zh,check_en\n"
                        "P1,C010101,arterial,7,看,see\n"
                        "P002,C019901,arterial,7,瞧,look\n"
                        "P003,C010101,moon,22,望,gaze\n"
                        "P004,C010101,arterial,1,望,gape\n");
    EXPECT_THAT(complaints(), testing::ElementsAre(HasSubstr("patrol.csv, line 2, column code: 'P1'"),
                                                   HasSubstr("line 3, column item: 'C019901'"),
                                                   HasSubstr("line 4, column place: 'moon'"),
                                                   HasSubstr("line 4, column times_a_week: '22'"),
                                                   HasSubstr("line 5, column check_zh: '望' stands at P003 already")));
}

TEST_F(SpoiltItems, TheFingerprintTellsEditionsApart)
{
    const auto before = Catalogue::load(m_folder);
    ASSERT_TRUE(before);
    EXPECT_EQ(before->fingerprint(), shippedList().fingerprint());
    write("stages.toml", "accept_minutes = 14\ndispatch_minutes = 15\non_site_check_minutes = 30\n");
    const auto after = Catalogue::load(m_folder);
    ASSERT_TRUE(after);
    EXPECT_NE(after->fingerprint(), before->fingerprint());
}

} // namespace
} // namespace sandtable::catalogue
