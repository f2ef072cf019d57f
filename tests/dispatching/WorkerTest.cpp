// SPDX-License-Identifier: GPL-3.0-or-later
// Who is sent: by travel time along roads, duty, certificates, load and home.
#include "SmallDistrict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace sandtable::dispatching {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The shipped list with a roster and rules of our own.
catalogue::Catalogue catalogueWith(const char* roster, const char* rules)
{
    const auto folder =
        std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder);
    std::filesystem::copy(std::filesystem::path(SANDTABLE_SOURCE_DIR) / "data/catalogue", folder,
                          std::filesystem::copy_options::recursive);
    std::ofstream(folder / "roster.csv") << "worker,qualifications\n" << roster;
    if (*rules != '\0') {
        std::ofstream(folder / "workers.toml") << rules;
    }
    auto loaded = catalogue::Catalogue::load(folder);
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
    return std::move(*loaded);
}

class Workers : public testing::Test
{
protected:
    SmallDistrict m_district;
    cases::CaseBook m_book;
    WorkerPlaces m_places;
    std::string m_gasItem = itemAsking("gas");

    std::string itemAsking(const std::string& qualification) const
    {
        for (const catalogue::Item& item : m_district.catalogue.items()) {
            if (item.qualification == qualification) {
                return item.code;
            }
        }
        ADD_FAILURE() << "no item asks for " << qualification;
        return {};
    }
    std::vector<Candidate> find(const catalogue::Catalogue& list, geo::LocalMetres at, const std::string& item,
                                std::size_t limit = 10) const
    {
        return Dispatcher(m_district.city, list).candidates(at, item, m_book, m_places, limit);
    }
    std::vector<std::string> codes(const std::vector<Candidate>& found) const
    {
        std::vector<std::string> result;
        for (const Candidate& candidate : found) {
            result.push_back(m_district.city.workers[candidate.worker].code);
        }
        return result;
    }
    void give(const char* worker, int cases)
    {
        for (int i = 0; i < cases; ++i) {
            protocol::Event received;
            received.set_seq(m_book.lastSeq() + 1);
            received.set_case_id(m_book.lastCaseId() + 1);
            received.mutable_report_received()->set_text("报");
            cases::apply(m_book, received);
            protocol::Event assigned;
            assigned.set_seq(m_book.lastSeq() + 1);
            assigned.set_case_id(m_book.lastCaseId());
            assigned.mutable_verifier_assigned()->set_worker_code(worker);
            cases::apply(m_book, assigned);
        }
    }
};

} // namespace

TEST_F(Workers, ComeByTravelTimeAndNotByTheCrowsFlight)
{
    // At (690, 390) beside 人民路; W5 is 50 m away across the wall, on no road but 同济路 far round.
    m_places.at = {{400, 390}, {0, 200}, {700, 380}, {100, 200}, {600, 390}};
    const auto list = catalogueWith("W1,patrol\n", "most_open_cases = 5\nopen_case_s = 600\nhome_grid_bonus_s = 0\n"
                                                   "home_community_bonus_s = 0\nunqualified_s = 3600\n"
                                                   "surge_cases = 40\nsurge_every_s = 3\n");
    const auto found = find(list, {690, 390}, "");
    // W5 walks 100 m to 人民路; W1 rides 190 + 300 + 190 m.
    EXPECT_THAT(codes(found), ElementsAre("W3", "W5", "W1", "W4", "W2"));
    EXPECT_NEAR(found[2].etaSeconds, (190 + 300 + 190) / routing::kRidingMps + 10 / routing::kWalkingMps, 0.1);
    EXPECT_NEAR(found[2].distanceM, 290, 0.1);
    EXPECT_EQ(find(list, {690, 390}, "", 2).size(), 2U);
}

TEST_F(Workers, OfTheHomeGridArePreferredByTheStatedSeconds)
{
    // Both on 同济路: W4 of grid B1 60 s farther than W3.
    m_places.at = {{790, 200}, {790, 200}, {150, 200}, {400, 200}, {790, 200}};
    const auto rules = [](int bonus) {
        return "most_open_cases = 5\nopen_case_s = 600\nhome_grid_bonus_s = " + std::to_string(bonus) +
               "\nhome_community_bonus_s = 0\nunqualified_s = 3600\nsurge_cases = 40\nsurge_every_s = 3.0\n";
    };
    const auto keen = catalogueWith("W1,patrol\n", rules(61).c_str());
    const auto found = find(keen, {150, 201}, "", 2);
    EXPECT_THAT(codes(found), ElementsAre("W4", "W3"));
    EXPECT_THAT(found[0].reasonZh, HasSubstr("就在本网格"));
    EXPECT_TRUE(found[0].homeGrid);
    const auto cool = catalogueWith("W1,patrol\n", rules(58).c_str());
    EXPECT_THAT(codes(find(cool, {150, 201}, "", 2)), ElementsAre("W3", "W4"));
}

TEST_F(Workers, WhoHoldsTheCertificateGoesEvenFromFarAway)
{
    const auto list = catalogueWith("W1,patrol\nW2,patrol|water\nW5,patrol|gas\n", "");
    const auto found = find(list, {30, 30}, m_gasItem);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(codes(found).front(), "W5");
    EXPECT_TRUE(found.front().qualified);
    EXPECT_THAT(found.front().reasonZh, HasSubstr("有燃气巡检资格"));
    EXPECT_THAT(found.front().reasonEn, HasSubstr("qualified: Gas inspection"));
    EXPECT_FALSE(found[1].qualified);
    EXPECT_EQ(codes(found)[1], "W1");
    EXPECT_THAT(found[1].reasonZh, HasSubstr("无燃气巡检资格"));
    EXPECT_THAT(found.back().reasonZh, HasSubstr("燃气巡检资格未登记"));
}

TEST_F(Workers, AnOrdinaryItemAsksForNothing)
{
    const auto list = catalogueWith("W5,patrol|gas\n", "");
    const auto found = find(list, {30, 30}, itemAsking("patrol"));
    EXPECT_EQ(codes(found).front(), "W1");
    EXPECT_THAT(found.front().reasonZh, testing::Not(HasSubstr("资格")));
}

TEST_F(Workers, WhoIsFullComesAfterEverybodyWhoHasRoom)
{
    give("W1", 5);
    const auto list = catalogueWith("W1,patrol\n", "");
    const auto found = find(list, {30, 30}, "");
    EXPECT_EQ(codes(found).back(), "W1");
    EXPECT_TRUE(found.back().full);
    EXPECT_THAT(found.back().reasonZh, HasSubstr("手上5件（已满）"));
}

TEST_F(Workers, EachOpenCaseCountsLikeALongerWay)
{
    m_places.at = {{100, 200}, {100, 200}, {100, 200}, {100, 200}, {390, 200}};
    give("W1", 1);
    give("W2", 2);
    const auto found = find(m_district.catalogue, {100, 150}, "");
    EXPECT_THAT(codes(found), ElementsAre("W3", "W4", "W5", "W1", "W2"));
}

TEST_F(Workers, AreExplainedInWords)
{
    give("W4", 1);
    m_places.at = {{20, 20}, {180, 100}, {300, 100}, {399, 200}, {600, 300}};
    const auto list = catalogueWith("W4,patrol|gas\n", "");
    const auto found = find(list, {10, 190}, m_gasItem, 1);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].reasonZh, "王四，骑车2分钟，外社区就近，手上1件，有燃气巡检资格");
    EXPECT_EQ(found[0].reasonEn, "王四, 2 min by bike, nearest from elsewhere, 1 open, qualified: Gas inspection");
}

TEST_F(Workers, NextDoorOnePutsTheBikeAway)
{
    m_places.at = {{20, 20}, {20, 50}, {300, 100}, {100, 300}, {600, 300}};
    const auto found = find(m_district.catalogue, {20, 20}, "", 2);
    EXPECT_EQ(found[1].etaSeconds, 30 * 1.3 / 1.34);
    EXPECT_THAT(found[1].reasonEn, HasSubstr("1 min on foot"));
}

TEST_F(Workers, WhereNoRoadLeadsTheStraightLineCountsAndTheReasonSaysSo)
{
    m_district.city.roads.clear();
    const auto found = find(m_district.catalogue, {300, 100}, "", 5);
    ASSERT_EQ(found.size(), 5U);
    EXPECT_EQ(codes(found).front(), "W3");
    const auto far = found.back();
    EXPECT_NEAR(far.etaSeconds, far.distanceM * 1.3 / 1.34, 1e-9);
    EXPECT_THAT(far.reasonZh, HasSubstr("按直线估算"));
    EXPECT_THAT(far.reasonEn, HasSubstr("straight line"));
}

TEST_F(Workers, TheItemOfASubclassIsWhatMostOfItsItemsAskFor)
{
    EXPECT_EQ(m_district.catalogue.qualificationFor(m_gasItem), "gas");
    EXPECT_EQ(m_district.catalogue.qualificationFor("no such"), "");
    EXPECT_FALSE(m_district.catalogue.qualificationFor("E0501").empty());
}

} // namespace sandtable::dispatching
