// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/dispatching/CaseIndex.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace sandtable::dispatching {
namespace {

constexpr double kMetresADegree = 111'320;

class CaseIndexTest : public testing::Test
{
protected:
    cases::CaseBook m_book;
    CaseIndex m_index;

    void happens(protocol::Event event)
    {
        event.set_seq(m_book.lastSeq() + 1);
        cases::apply(m_book, event);
        m_index.noteApplied(event, m_book);
    }
    std::uint64_t report(double lon, double lat, const char* subclass, std::int64_t timeUs, const char* grid = "1")
    {
        protocol::Event event;
        event.set_time_us(timeUs);
        event.set_case_id(m_book.lastCaseId() + 1);
        auto& proposal = *event.mutable_report_received()->mutable_proposal();
        proposal.mutable_point()->set_lon(lon);
        proposal.mutable_point()->set_lat(lat);
        proposal.set_subclass_code(subclass);
        proposal.set_grid_code(grid);
        happens(event);
        return m_book.lastCaseId();
    }
    void reject(std::uint64_t id)
    {
        protocol::Event event;
        event.set_case_id(id);
        event.mutable_case_rejected()->set_reason("不属实");
        happens(event);
    }
    static protocol::Point point(double lon, double lat)
    {
        protocol::Point p;
        p.set_lon(lon);
        p.set_lat(lat);
        return p;
    }
};

TEST_F(CaseIndexTest, AgreesWithAWalkThroughTheBook)
{
    Random random(31);
    struct Told
    {
        std::uint64_t id;
        double lon;
        double lat;
        std::int64_t timeUs;
        std::string subclass;
    };
    std::vector<Told> told;
    for (int i = 0; i < 3000; ++i) {
        const double lon = 113.1 + random.between(0, 0.01);
        const double lat = 23.0 + random.between(0, 0.01);
        const char* subclass = random.chance(0.5) ? "E0501" : "E0110";
        told.push_back({report(lon, lat, subclass, i, "1"), lon, lat, i, subclass});
    }
    for (int i = 0; i < 500; ++i) {
        const std::size_t gone = random.below(static_cast<std::uint32_t>(told.size()));
        reject(told[gone].id);
        told.erase(told.begin() + static_cast<std::ptrdiff_t>(gone));
    }
    EXPECT_EQ(m_index.size(), told.size());
    const CaseIndex rebuilt(m_book);
    EXPECT_EQ(rebuilt.size(), told.size());
    for (int i = 0; i < 300; ++i) {
        const double lon = 113.1 + random.between(0, 0.01);
        const double lat = 23.0 + random.between(0, 0.01);
        std::vector<std::uint64_t> expected;
        for (const Told& t : told) {
            const double east = (t.lon - lon) * kMetresADegree * std::cos(lat * std::numbers::pi / 180);
            if (t.subclass == "E0501" && t.timeUs >= 1000 && std::hypot(east, (t.lat - lat) * kMetresADegree) <= 50) {
                expected.insert(expected.begin(), t.id);
            }
        }
        const auto found = m_index.near(point(lon, lat), "E0501", 50, 3000, 2000, 1000);
        ASSERT_EQ(found, expected);
        ASSERT_EQ(rebuilt.near(point(lon, lat), "E0501", 50, 3000, 2000, 1000), expected);
    }
}

TEST_F(CaseIndexTest, NewestComeFirstUpToTheLimit)
{
    for (int i = 0; i < 10; ++i) {
        report(113.1, 23.0, "E0501", i);
    }
    EXPECT_THAT(m_index.near(point(113.1, 23.0), "E0501", 50, 10, 100, 3), testing::ElementsAre(10, 9, 8));
}

TEST_F(CaseIndexTest, CasesWithoutAPlaceAreNobodysDuplicate)
{
    report(0, 0, "E0501", 1, "");
    EXPECT_EQ(m_index.size(), 0u);
    EXPECT_THAT(m_index.near(point(0, 0), "E0501", 50, 1, 100, 3), testing::IsEmpty());
}

TEST_F(CaseIndexTest, ARelocatedCaseIsFoundWhereItIsNowAndNotWhereItWas)
{
    const auto placed = report(113.1, 23.0, "E0501", 1);
    const auto unplaced = report(0, 0, "E0501", 1, "");
    for (const auto id : {placed, unplaced}) {
        protocol::Event event;
        event.set_case_id(id);
        *event.mutable_relocated()->mutable_proposal()->mutable_point() = point(113.2, 23.1);
        event.mutable_relocated()->mutable_proposal()->set_grid_code("2");
        happens(event);
    }
    EXPECT_THAT(m_index.near(point(113.1, 23.0), "E0501", 50, 1, 100, 3), testing::IsEmpty());
    EXPECT_THAT(m_index.near(point(113.2, 23.1), "E0501", 50, 1, 100, 3), testing::ElementsAre(unplaced, placed));
    // Here only the old area is watched: the case is another one's now.
    protocol::Event away;
    away.set_case_id(placed);
    away.mutable_moved_away()->set_grid_code("3");
    happens(away);
    EXPECT_THAT(m_index.near(point(113.2, 23.1), "E0501", 50, 1, 100, 3), testing::ElementsAre(unplaced));
    EXPECT_EQ(m_index.size(), 1u);
}

TEST_F(CaseIndexTest, UnknownCasesAreIgnored)
{
    reject(77);
    protocol::Event event;
    event.set_case_id(78);
    event.mutable_case_closed();
    happens(event);
    EXPECT_EQ(m_index.size(), 0u);
}

TEST_F(CaseIndexTest, WorksSouthOfTheEquatorAndAtThePole)
{
    const auto south = report(-70.5, -33.4, "E0501", 1);
    EXPECT_THAT(m_index.near(point(-70.5003, -33.4003), "E0501", 50, 1, 100, 3), testing::ElementsAre(south));
    const auto pole = report(0, 90, "E0501", 1);
    EXPECT_THAT(m_index.near(point(0, 90), "E0501", 50, 1, 100, 3), testing::ElementsAre(pole));
}

} // namespace
} // namespace sandtable::dispatching
