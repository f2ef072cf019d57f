// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/open311/Requests.h>
#include <sandtable/open311/Times.h>

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::open311;
using namespace std::chrono_literals;

namespace {
const EventTime kNow = *parseTime("2026-11-23T08:30:00Z");

tl::expected<RequestFilter, Problem> filterOf(const std::string& encoded)
{
    Fields fields;
    EXPECT_TRUE(fields.add(encoded));
    return readFilter(fields, kNow);
}

protocol::Case reported(std::uint64_t id, EventTime at, const std::string& subclass = "C0101")
{
    protocol::Case item;
    item.set_id(id);
    item.set_number("20261123-" + std::to_string(1'000'000 + id).substr(1));
    item.set_reported_us(toMicros(at));
    item.set_subclass_code(subclass);
    return item;
}

const catalogue::Catalogue& list()
{
    static const auto loaded = catalogue::Catalogue::load(std::string(SANDTABLE_SOURCE_DIR) + "/data/catalogue");
    return *loaded;
}
} // namespace

TEST(RequestFilter, WithoutFieldsTheLastNinetyDaysCount)
{
    const auto filter = filterOf("");
    ASSERT_TRUE(filter);
    EXPECT_TRUE(filter->matches(reported(1, kNow)));
    EXPECT_TRUE(filter->matches(reported(1, kNow - std::chrono::days(90))));
    EXPECT_FALSE(filter->matches(reported(1, kNow - std::chrono::days(91))));
    EXPECT_EQ(filter->pageSize, 1000);
}

TEST(RequestFilter, StartAloneLooksNinetyDaysAheadAndEndAloneBack)
{
    const EventTime june = *parseTime("2026-06-01T00:00:00Z");
    const auto from = filterOf("start_date=2026-06-01T00:00:00Z");
    ASSERT_TRUE(from);
    EXPECT_TRUE(from->matches(reported(1, june + std::chrono::days(89))));
    EXPECT_FALSE(from->matches(reported(1, june - 1s)));
    EXPECT_FALSE(from->matches(reported(1, june + std::chrono::days(91))));
    const auto to = filterOf("end_date=2026-06-01T00:00:00Z");
    ASSERT_TRUE(to);
    EXPECT_TRUE(to->matches(reported(1, june - std::chrono::days(89))));
    EXPECT_FALSE(to->matches(reported(1, june + 1s)));
}

TEST(RequestFilter, StatusAndServicesNarrow)
{
    protocol::Case closed = reported(1, kNow, "E0501");
    closed.set_outcome(protocol::OUTCOME_CLOSED);
    EXPECT_TRUE(filterOf("status=closed")->matches(closed));
    EXPECT_FALSE(filterOf("status=open")->matches(closed));
    EXPECT_TRUE(filterOf("status=open,closed")->matches(closed));
    EXPECT_TRUE(filterOf("service_code=C0101,E0501")->matches(closed));
    EXPECT_FALSE(filterOf("service_code=C0101")->matches(closed));
}

TEST(RequestFilter, BadValuesAreNamed)
{
    for (const char* encoded : {"status=done", "page=0", "page=x", "page_size=1001", "page_size=-1",
                                "start_date=yesterday", "start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z",
                                "start_date=2026-06-01T00:00:00Z&end_date=2026-05-01T00:00:00Z"}) {
        const auto filter = filterOf(encoded);
        ASSERT_FALSE(filter) << encoded;
        EXPECT_EQ(filter.error().code, 400);
    }
}

TEST(Requests, IdHoldsTheCase)
{
    EXPECT_EQ(caseIdOf("20261123-000017"), 17);
    EXPECT_EQ(caseIdOf("20261123-1234567"), 1'234'567);
    for (const char* text : {"", "17", "20261123-", "20261123-1x", "20261123--1", "20261123-99999999999999999999"}) {
        EXPECT_FALSE(caseIdOf(text)) << text;
    }
}

TEST(Requests, EntryTellsStateUnitDeadlineAndPlace)
{
    protocol::Case item = reported(17, kNow);
    item.set_text("井盖破损");
    item.set_unit_code(list().units().front().code);
    item.set_due_us(toMicros(kNow + 2h));
    item.mutable_proposal()->set_place("通济桥牌坊");
    item.mutable_proposal()->mutable_point()->set_lat(23.01);
    item.mutable_proposal()->mutable_point()->set_lon(113.12);
    const Document document = requests({item}, {list(), Language::English, Crs::Gcj02, true});
    const auto& entry = document.body[0];
    EXPECT_EQ(entry["service_request_id"], "20261123-000017");
    EXPECT_EQ(entry["status"], "open");
    EXPECT_EQ(entry["service_name"], list().subclass("C0101")->nameEn);
    EXPECT_EQ(entry["agency_responsible"], list().units().front().nameEn);
    EXPECT_EQ(entry["requested_datetime"], "2026-11-23T16:30:00+08:00");
    EXPECT_EQ(entry["expected_datetime"], "2026-11-23T18:30:00+08:00");
    EXPECT_NEAR(entry["long"].get<double>(), 113.1254832096, 1e-9);
    EXPECT_EQ(entry["address"], "通济桥牌坊");
}

TEST(Requests, CaseWithoutPlaceOrDeadlineHasEmptyFields)
{
    const auto entry = requests({reported(1, kNow)}, {list(), Language::Chinese, Crs::Wgs84, false}).body[0];
    EXPECT_TRUE(entry["lat"].is_null());
    EXPECT_EQ(entry["expected_datetime"], "");
}

TEST(Requests, PersonsAreMaskedForEverybody)
{
    EXPECT_EQ(maskPersons("请致电13800138000或0757-83334444"), "请致电***或***");
    EXPECT_EQ(maskPersons("138 0013 8000"), "***");
    EXPECT_EQ(maskPersons("身份证44060119800101123X。"), "身份证***。");
    EXPECT_EQ(maskPersons("写信 chen.ming@example.com 吧"), "写信 *** 吧");
    EXPECT_EQ(maskPersons("同济路123号 3-502室"), "同济路123号 3-502室");
    EXPECT_EQ(maskPersons("@"), "***");
    EXPECT_EQ(maskPersons("123456"), "123456");
    EXPECT_EQ(maskPersons("1234567"), "***");
    EXPECT_EQ(maskPersons(""), "");
}

TEST(Requests, ReporterIsNeverTold)
{
    protocol::Case item = reported(1, kNow);
    item.set_reporter("陈明 13800138000");
    const std::string text = requests({item}, {list(), Language::Chinese, Crs::Wgs84, false}).text(Format::Json);
    EXPECT_EQ(text.find("陈明"), std::string::npos);
}
