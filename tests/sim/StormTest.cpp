// SPDX-License-Identifier: GPL-3.0-or-later
#include "TinyCity.h"

#include <sandtable/sim/Storm.h>
#include <sandtable/sim/StormWatch.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace sandtable::sim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<PlannedReport> stormOf(const city::CityModel& city, std::size_t reports, std::uint64_t seed)
{
    const Sites sites(city);
    StormReports storm(city, sites, {reports, 600}, Random(seed));
    std::vector<PlannedReport> all;
    EventTime at = kMorning;
    for (std::size_t i = 0; i < reports; ++i) {
        all.push_back(storm.next(at));
        at = all.back().at;
    }
    EXPECT_GT(storm.next(at).at, at + std::chrono::hours(24)) << "the storm must end";
    return all;
}

/// A storm that passed over a book, with what the simulator and its consoles heard.
class Passed : public testing::Test
{
protected:
    cases::CaseBook m_book;
    Tally m_tally;
    std::vector<StormWatch::Heard> m_consoles{2};
    std::uint64_t m_reports = 0;

    void report(const std::string& commandId, bool acknowledged = true)
    {
        protocol::Command command;
        command.set_command_id(commandId);
        command.mutable_submit_report();
        m_tally.sent(command, {});
        ++m_reports;
        if (acknowledged) {
            protocol::CommandResult result;
            result.set_command_id(commandId);
            m_tally.answered(result, {});
        }
    }
    std::uint64_t received(const std::string& commandId, const std::string& number)
    {
        protocol::Event event;
        event.set_seq(m_book.lastSeq() + 1);
        event.set_case_id(m_book.lastCaseId() + 1);
        event.set_command_id(commandId);
        event.mutable_report_received()->set_number(number);
        event.mutable_report_received()->mutable_proposal()->mutable_point()->set_lon(113);
        happens(event);
        for (StormWatch::Heard& heard : m_consoles) {
            ++heard[event.case_id()];
        }
        return event.case_id();
    }
    void assigned(std::uint64_t id)
    {
        protocol::Event event;
        event.set_seq(m_book.lastSeq() + 1);
        event.set_case_id(id);
        event.mutable_verifier_assigned()->set_worker_code("W1");
        happens(event);
    }
    void happens(const protocol::Event& event)
    {
        cases::apply(m_book, event);
        m_tally.happened(event, {});
    }
    std::vector<std::string> findings() const { return StormWatch::findings(m_reports, m_book, m_tally, m_consoles); }
};

} // namespace

TEST(Storm, IsTheSameForTheSameSeedAndAnotherForAnother)
{
    const city::CityModel city = tinyCity();
    const auto one = stormOf(city, 200, 7);
    const auto same = stormOf(city, 200, 7);
    const auto other = stormOf(city, 200, 8);
    std::size_t different = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(one[i].at, same[i].at);
        EXPECT_EQ(one[i].report.SerializeAsString(), same[i].report.SerializeAsString());
        different += one[i].report.text() != other[i].report.text() ? 1 : 0;
    }
    EXPECT_GT(different, 100U);
}

TEST(Storm, BringsItsReportsInTheTimeItIsGivenInRisingOrder)
{
    const auto all = stormOf(tinyCity(), 500, 3);
    EventTime last = kMorning;
    for (const PlannedReport& planned : all) {
        EXPECT_GE(planned.at, last);
        EXPECT_LE(planned.at, kMorning + std::chrono::minutes(10));
        last = planned.at;
    }
    // Most come in the middle.
    const auto third = [&](int from, int to) {
        return std::ranges::count_if(all, [&](const PlannedReport& planned) {
            return planned.at >= kMorning + std::chrono::seconds(from) &&
                   planned.at < kMorning + std::chrono::seconds(to);
        });
    };
    EXPECT_GT(third(200, 400), 2 * third(0, 200));
}

TEST(Storm, TellsOfTreesWaterCoversPowerAndCablesInManyWords)
{
    const auto all = stormOf(tinyCity(), 600, 5);
    std::set<std::string> texts;
    for (const char* word : {"树", "水", "井", "电", "线"}) {
        EXPECT_GT(std::ranges::count_if(
                      all, [&](const PlannedReport& p) { return p.report.text().find(word) != std::string::npos; }),
                  20)
            << word;
    }
    for (const PlannedReport& planned : all) {
        EXPECT_TRUE(planned.report.has_point() || !planned.report.address().empty());
        EXPECT_EQ(planned.report.text().find("{}"), std::string::npos);
        texts.insert(planned.report.text());
    }
    EXPECT_GT(texts.size(), 90U);
    EXPECT_LT(texts.size(), all.size()) << "some tell what others have told";
}

TEST(Storm, SpeaksEnglishWhereTheCityDoes)
{
    for (const PlannedReport& planned : stormOf(tinyCity(false), 50, 5)) {
        EXPECT_FALSE(hasChinese(planned.report.text())) << planned.report.text();
    }
}

TEST_F(Passed, WithoutHarmHasNoFindings)
{
    report("a");
    assigned(received("a", "1"));
    EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(Passed, ALostAndADoubledReportAreFound)
{
    report("a");
    assigned(received("a", "1"));
    assigned(received("a", "2"));
    report("b");
    EXPECT_THAT(findings(), ElementsAre("1 acknowledged reports are lost", "1 reports made more than one case"));
}

TEST_F(Passed, AnUnansweredReportAndANumberGivenTwiceAreFound)
{
    report("a");
    assigned(received("a", "1"));
    report("b", false);
    assigned(received("b", "1"));
    EXPECT_THAT(findings(), ElementsAre("1 reports got no answer", "1 cases have a number twice"));
}

TEST_F(Passed, ARefusedReportIsFoundAndARefusedAnswerOfAWorkerIsNot)
{
    report("a", false);
    protocol::CommandResult refused;
    refused.set_command_id("a");
    refused.mutable_refusal()->set_code(protocol::Refusal::MALFORMED);
    m_tally.answered(refused, {});
    refused.set_command_id("a worker whose case went to another");
    m_tally.answered(refused, {});
    EXPECT_THAT(findings(), ElementsAre("1 reports were refused"));
}

TEST_F(Passed, ACaseThatNobodyHasIsFound)
{
    report("a");
    received("a", "1");
    EXPECT_THAT(findings(), ElementsAre("1 cases have no owner"));
}

TEST_F(Passed, AConsoleThatMissedACaseOrHeardItAgainIsFound)
{
    report("a");
    const auto first = received("a", "1");
    assigned(first);
    report("b");
    const auto second = received("b", "2");
    assigned(second);
    m_consoles[0].erase(first);
    m_consoles[1][second] = 2;
    EXPECT_THAT(findings(), ElementsAre(HasSubstr("did not hear"), HasSubstr("again")));
}

} // namespace sandtable::sim
