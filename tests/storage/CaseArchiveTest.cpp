// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/storage/CaseArchive.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <set>

using namespace sandtable;
using namespace sandtable::storage;
using namespace std::chrono_literals;

namespace {
const EventTime kMay = EventTime(std::chrono::sys_days(std::chrono::year(2024) / 5 / 3).time_since_epoch());

class Archive : public testing::Test
{
protected:
    Archive()
    {
        std::string name = (std::filesystem::temp_directory_path() / "sandtable-archive-XXXXXX").string();
        m_folder = ::mkdtemp(name.data());
    }
    ~Archive() override { std::filesystem::remove_all(m_folder); }

    CaseArchive open() { return std::move(*CaseArchive::open(m_folder / "past.db")); }
    static PastCase past(const std::string& number, const std::string& text, EventTime reported = kMay)
    {
        PastCase item;
        item.number = number;
        item.text = text;
        item.reported = reported;
        return item;
    }
    static void fill(CaseArchive& archive, const std::vector<PastCase>& cases)
    {
        ASSERT_TRUE(archive.begin());
        for (const PastCase& item : cases) {
            const auto added = archive.add(item);
            ASSERT_TRUE(added && *added) << item.number;
        }
        const auto done = archive.commit();
        ASSERT_TRUE(done) << done.error().message;
    }
    static std::vector<std::string> numbers(const CaseArchive& archive, const ArchiveQuery& query)
    {
        const auto page = archive.search(query);
        EXPECT_TRUE(page) << page.error().message;
        std::vector<std::string> found;
        for (const PastCase& item : page->cases) {
            found.push_back(item.number);
        }
        return found;
    }
    static ArchiveQuery words(const std::string& text)
    {
        ArchiveQuery query;
        query.text = text;
        return query;
    }
    using Numbers = std::vector<std::string>;

    std::filesystem::path m_folder;
};

protocol::Point pointAt(double lon, double lat)
{
    protocol::Point point;
    point.set_lon(lon);
    point.set_lat(lat);
    return point;
}
} // namespace

TEST_F(Archive, GivesBackWhatItTook)
{
    PastCase item = past("20240503-1", "同济路通济桥牌坊附近绿化水管漏水");
    item.address = "同济路3号";
    item.at = pointAt(113.1, 23.0);
    item.gridCode = "440604010001002";
    item.itemCode = "C010103";
    item.unitCode = "D03";
    item.channel = protocol::CHANNEL_WEIBO;
    item.closed = kMay + 36h;
    {
        CaseArchive archive = open();
        fill(archive, {item});
    }
    const CaseArchive again = open();
    const auto page = again.search({});
    ASSERT_TRUE(page);
    ASSERT_EQ(page->cases.size(), 1);
    EXPECT_TRUE(page->cases.front() == item);
}

TEST_F(Archive, AnyPartOfAChineseTextIsFound)
{
    CaseArchive archive = open();
    PastCase placed = past("b", "噪声扰民");
    placed.address = "祖庙路18号";
    fill(archive, {past("a", "同济路3号水管漏水，Water main"), placed});
    for (const char* text :
         {"水管", "管漏", "同济路3号", "济路3", "漏", "漏水", "water", "WATER main", "水管 同济", "路3号水"}) {
        EXPECT_EQ(numbers(archive, words(text)), Numbers{"a"}) << text;
    }
    EXPECT_EQ(numbers(archive, words("祖庙路 噪声")), Numbers{"b"});
    EXPECT_EQ(numbers(archive, words("号")), (Numbers{"b", "a"}));
    for (const char* text : {"管水", "水管 噪声", "济路4", "ater", "同济路水管"}) {
        EXPECT_EQ(numbers(archive, words(text)), Numbers{}) << text;
    }
}

TEST_F(Archive, WordsNeverBreakTheQuery)
{
    CaseArchive archive = open();
    fill(archive, {past("a", "水管")});
    std::mt19937 random(3);
    const std::string signs = "\"'*()-+:^{}[]%水管AND NOR\\\xff\xe6";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::uint32_t i = random() % 12; i > 0; --i) {
            text += signs[random() % signs.size()];
        }
        ArchiveQuery query = words(text);
        query.unit = text;
        query.area = random() % 2 == 0 ? text : "";
        const auto page = archive.search(query);
        EXPECT_TRUE(page) << text << ": " << page.error().message;
    }
}

TEST_F(Archive, EveryConditionNarrows)
{
    CaseArchive archive = open();
    PastCase north = past("north", "垃圾", kMay);
    north.gridCode = "440604010001002";
    north.itemCode = "E010203";
    north.unitCode = "D01";
    north.at = pointAt(113.1, 23.0);
    PastCase south = past("south", "垃圾", kMay + 24h);
    south.gridCode = "440604011002001";
    south.itemCode = "C0101";
    south.unitCode = "U01";
    south.at = pointAt(113.1, 22.99); // 1.1 km
    fill(archive, {north, south, past("nowhere", "垃圾", kMay + 48h)});

    ArchiveQuery query;
    query.area = "440604010";
    EXPECT_EQ(numbers(archive, query), Numbers{"north"});
    query.area = "440604";
    EXPECT_EQ(numbers(archive, query), (Numbers{"south", "north"}));
    query = {};
    query.item = "E01";
    EXPECT_EQ(numbers(archive, query), Numbers{"north"});
    query.item = "C0101";
    EXPECT_EQ(numbers(archive, query), Numbers{"south"});
    query = words("垃圾");
    query.unit = "D01";
    EXPECT_EQ(numbers(archive, query), Numbers{"north"});
    query = {};
    query.from = kMay + 1h;
    query.to = kMay + 30h;
    EXPECT_EQ(numbers(archive, query), Numbers{"south"});
    query = words("垃圾");
    query.near = pointAt(113.1, 23.0);
    query.radiusM = 500;
    EXPECT_EQ(numbers(archive, query), Numbers{"north"});
    query.radiusM = 2000;
    EXPECT_EQ(numbers(archive, query), (Numbers{"south", "north"}));
}

TEST_F(Archive, PagesFollowEachOtherWithoutGapOrRepeat)
{
    CaseArchive archive = open();
    std::vector<PastCase> cases;
    for (int i = 0; i < 137; ++i) {
        cases.push_back(past("n" + std::to_string(i), "水管", kMay + std::chrono::seconds(i / 5)));
    }
    fill(archive, cases);
    ArchiveQuery query = words("水管");
    query.limit = 10;
    std::set<std::string> seen;
    EventTime last = EventTime::max();
    int pages = 0;
    do {
        const auto page = archive.search(query);
        ASSERT_TRUE(page);
        for (const PastCase& item : page->cases) {
            EXPECT_LE(item.reported, last);
            last = item.reported;
            EXPECT_TRUE(seen.insert(item.number).second);
        }
        query.before = page->next;
        ++pages;
    } while (query.before != 0);
    EXPECT_EQ(seen.size(), 137);
    EXPECT_EQ(pages, 14);
}

TEST_F(Archive, ANumberIsTakenOnceAndOlderCasesMayComeLater)
{
    CaseArchive archive = open();
    fill(archive, {past("a", "水管", kMay)});
    ASSERT_TRUE(archive.begin());
    EXPECT_EQ(archive.add(past("a", "另一件", kMay + 1h)), false);
    EXPECT_EQ(archive.add(past("b", "水管", kMay - 24h)), true);
    ASSERT_TRUE(archive.commit());
    EXPECT_EQ(numbers(archive, words("水管")), (Numbers{"a", "b"}));
    EXPECT_EQ(numbers(archive, words("另一件")), Numbers{});
    EXPECT_EQ(archive.count(), 2);
}

TEST_F(Archive, WhatIsNotCommittedWasNeverThere)
{
    {
        CaseArchive archive = open();
        ASSERT_TRUE(archive.begin());
        ASSERT_TRUE(archive.add(past("a", "水管")));
    }
    EXPECT_EQ(open().count(), 0);
}

TEST_F(Archive, AgreesWithBruteForce)
{
    std::mt19937 random(11);
    const std::vector<std::string> pieces{"水", "管", "漏", "路", "3", "号", "桥", "A", " ", "，"};
    std::vector<PastCase> cases;
    for (int i = 0; i < 400; ++i) {
        std::string text = "水";
        for (std::uint32_t k = random() % 10; k > 0; --k) {
            text += pieces[random() % pieces.size()];
        }
        PastCase item = past("x" + std::to_string(i), text, kMay + std::chrono::minutes(random() % 500));
        item.unitCode = "D0" + std::to_string(random() % 3);
        cases.push_back(item);
    }
    CaseArchive archive = open();
    fill(archive, cases);
    for (const char* pair : {"水管", "管漏", "漏路", "桥水", "号桥", "路漏水"}) {
        for (const char* unit : {"", "D00", "D02"}) {
            ArchiveQuery query = words(pair);
            query.unit = unit;
            query.limit = 1000;
            std::set<std::string> expected;
            for (const PastCase& item : cases) {
                if (item.text.find(pair) != std::string::npos && (*unit == '\0' || item.unitCode == unit)) {
                    expected.insert(item.number);
                }
            }
            const Numbers found = numbers(archive, query);
            EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), expected) << pair << " " << unit;
        }
    }
}
