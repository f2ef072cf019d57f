// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/catalogue/Check.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace sandtable::catalogue {
namespace {

using testing::HasSubstr;

const std::filesystem::path kListOfRules = std::filesystem::path(SANDTABLE_SOURCE_DIR) / "data/catalogue";
constexpr const char* kZumiao = "440604012";

Catalogue withOffice()
{
    auto list = Catalogue::load(kListOfRules);
    if (!list) {
        ADD_FAILURE() << list.error().message;
        return {};
    }
    list->addStreetOffice(kZumiao, "祖庙街道办事处", "Zumiao Subdistrict Office");
    return std::move(*list);
}

/// Foshan wall time on a Tuesday that is worked.
EventTime tuesday(int hour, int minute = 0)
{
    using namespace std::chrono;
    return EventTime((sys_days(2025y / 6 / 10) + hours(hour - 8) + minutes(minute)).time_since_epoch());
}

class UnitRules : public testing::Test
{
protected:
    Assignment ask(const char* item, const Situation& situation) const
    {
        return responsibleUnit(m_list, *m_list.item(item), situation);
    }

    const Catalogue m_list = withOffice();
};

TEST_F(UnitRules, TheOwnerOfTheComponentComesFirst)
{
    Situation where{.owner = "U09", .places = {"compound"}, .region = "440604012003005", .at = tuesday(10)};
    const Assignment owned = ask("C010101", where);
    EXPECT_EQ(owned.unitCode, "U09");
    EXPECT_THAT(owned.reasonZh, testing::AllOf(HasSubstr("C010101"), HasSubstr("上水井盖缺失"), HasSubstr("权属"),
                                               HasSubstr("由园林养护公司负责")));
    EXPECT_THAT(owned.reasonEn, testing::AllOf(HasSubstr("owner"), HasSubstr("Greenery Maintenance Company")));
    where.owner = "X77"; // not a unit of the list: as good as unknown
    EXPECT_EQ(ask("C010101", where).unitCode, "S440604012");
    where.places.clear();
    EXPECT_EQ(ask("C010101", where).unitCode, "U01");
}

TEST_F(UnitRules, ThePlaceDecides)
{
    Situation where{.region = kZumiao, .at = tuesday(10)};
    EXPECT_EQ(ask("E010101", where).unitCode, "S440604012");
    where.places = {"school", "farmland"};
    EXPECT_EQ(ask("E010101", where).unitCode, "D10");
    where.places = {"waterside"};
    EXPECT_EQ(ask("E010101", where).unitCode, "D02");
}

TEST_F(UnitRules, TheTierDecides)
{
    Situation where{.region = kZumiao, .at = tuesday(10)};
    EXPECT_EQ(ask("S010302", where).unitCode, "D02");
    where.tier = HandlingTier::Community;
    EXPECT_EQ(ask("S010302", where).unitCode, "S440604012");
    where.tier = HandlingTier::District;
    EXPECT_EQ(ask("S010302", where).unitCode, "D02");
    EXPECT_EQ(ask("E010101", where).unitCode, "D01");
}

TEST_F(UnitRules, TheHourDecidesAlsoOverMidnight)
{
    Situation where{.region = kZumiao};
    for (const auto& [hour, minute, unit] :
         {std::tuple{21, 59, "S440604012"}, {22, 0, "D03"}, {0, 0, "D03"}, {5, 59, "D03"}, {6, 0, "S440604012"}}) {
        where.at = tuesday(hour, minute);
        EXPECT_EQ(ask("E012801", where).unitCode, unit) << hour << ':' << minute;
    }
}

TEST_F(UnitRules, WorkingTimeDecides)
{
    Situation where{.places = {"compound"}, .region = kZumiao, .at = tuesday(10)};
    EXPECT_EQ(ask("C012801", where).unitCode, "S440604012");
    where.at = tuesday(12, 30);
    EXPECT_EQ(ask("C012801", where).unitCode, "U02");
    where.at = tuesday(10) + std::chrono::days(4); // a Saturday
    EXPECT_EQ(ask("C012801", where).unitCode, "U02");
}

TEST_F(UnitRules, WithoutAPlaceTheUnitOfIntakeKeepsIt)
{
    const Assignment kept = ask("E040101", {.at = tuesday(10)});
    EXPECT_EQ(kept.unitCode, m_list.intake().unitWithoutPlace);
    EXPECT_THAT(kept.reasonZh, HasSubstr("地点未定"));
    EXPECT_THAT(kept.reasonEn, HasSubstr("while the place is not known"));
    EXPECT_EQ(ask("E040101", {.region = "440604999", .at = tuesday(10)}).unitCode, kept.unitCode);
}

TEST_F(UnitRules, WhoMustActIsNotAmongThoseWhoHelp)
{
    const Item* blocked = m_list.item("E049601");
    ASSERT_THAT(blocked->assisting, testing::ElementsAre("D03", "@street"));
    Situation where{.places = {"arterial"}, .region = kZumiao, .at = tuesday(10)};
    EXPECT_EQ(ask("E049601", where).unitCode, "D03");
    EXPECT_THAT(ask("E049601", where).assisting, testing::ElementsAre("S440604012"));
    where.places = {"compound"};
    EXPECT_THAT(ask("E049601", where).assisting, testing::ElementsAre("D03"));
    EXPECT_THAT(ask("E049601", {.at = tuesday(10)}).assisting, testing::ElementsAre("D03"));
}

TEST_F(UnitRules, EveryItemHasAUnitAndAReasonInEverySituation)
{
    std::vector<Situation> situations;
    for (const int hour : {3, 10, 13, 23}) {
        for (const char* owner : {"", "U05"}) {
            for (const char* region : {"", kZumiao}) {
                for (const Term& place : m_list.places()) {
                    situations.push_back({std::nullopt, owner, {place.code}, region, tuesday(hour)});
                }
                for (const auto tier :
                     {HandlingTier::District, HandlingTier::Street, HandlingTier::Community, HandlingTier::MicroGrid}) {
                    situations.push_back({tier, owner, {}, region, tuesday(hour)});
                }
            }
        }
    }
    for (const Item& item : m_list.items()) {
        for (const Situation& situation : situations) {
            const Assignment found = responsibleUnit(m_list, item, situation);
            ASSERT_NE(m_list.unit(found.unitCode), nullptr) << item.code;
            ASSERT_FALSE(found.reasonZh.empty());
            ASSERT_FALSE(found.reasonEn.empty());
        }
    }
}

class SpoiltRules : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        m_folder = std::filesystem::path(testing::TempDir()) / (std::string("rules_") + info->name());
        std::filesystem::remove_all(m_folder);
        std::filesystem::copy(kListOfRules, m_folder, std::filesystem::copy_options::recursive);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }
    std::vector<std::string> complaintsAbout(const std::string& rows) const
    {
        std::ofstream(m_folder / "rules.csv", std::ios::app) << rows;
        std::vector<std::string> result;
        for (const Error& error : checkCatalogue(m_folder)) {
            result.push_back(error.message);
        }
        return result;
    }

    std::filesystem::path m_folder;
};

TEST_F(SpoiltRules, WrongConditionsNameLineColumnAndValue)
{
    const std::pair<const char*, const char*> rows[] = {
        {"new,galaxy,*,*,*,D01,因,why\n", "column tier: 'galaxy'"},
        {"new,*,U77,*,*,D01,因,why\n", "column owner: 'U77'"},
        {"new,*,*,moon,*,D01,因,why\n", "column place: 'moon'"},
        {"new,*,*,*,24:00-06:00,D01,因,why\n", "column time: '24:00-06:00'"},
        {"new,*,*,*,06:00-06:00,D01,因,why\n", "column time: '06:00-06:00'"},
        {"new,*,*,*,06:00,D01,因,why\n", "column time: '06:00'"},
        {"new,*,*,*,*,D99,因,why\n", "column unit: 'D99'"},
        {"new,*,*,*,*,@owner,因,why\n", "column unit: '@owner' needs a row in which the owner is known"},
        {"new,*,*,*,*,D01,why,why\n", "column why_zh: 'why' is not Chinese"},
        {"fire,*,*,park,*,D01,因,why\n", "column rule: 'fire' has a row before this one that always holds"},
    };
    for (const auto& [row, message] : rows) {
        SetUp();
        EXPECT_THAT(complaintsAbout(row),
                    testing::Contains(testing::AllOf(HasSubstr("rules.csv, line"), HasSubstr(message))))
            << row;
    }
}

TEST_F(SpoiltRules, ARuleMustAnswerAlways)
{
    EXPECT_THAT(complaintsAbout("new,*,*,park,*,D01,因,why\n"),
                testing::Contains(HasSubstr("'new' has no row that always holds")));
}

TEST_F(SpoiltRules, ARuleThatNobodyUsesIsTold)
{
    EXPECT_THAT(complaintsAbout("new,*,*,*,*,D01,因,why\n"),
                testing::ElementsAre(HasSubstr("'new' is used by no item")));
}

} // namespace
} // namespace sandtable::catalogue
