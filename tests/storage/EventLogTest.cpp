// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/Folder.h"

#include <sandtable/storage/EventLog.h>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <condition_variable>
#include <fstream>
#include <iterator>
#include <mutex>

using namespace sandtable;
using storage::EventLog;
using storage::StoredEvent;

namespace {
StoredEvent reportAt(std::uint64_t seq, const std::string& text = "井盖缺失")
{
    protocol::Event event;
    event.set_seq(seq);
    event.set_time_us(static_cast<std::int64_t>(seq) * 1'000'000);
    event.set_actor("anna");
    event.set_case_id(seq);
    event.set_command_id("command " + std::to_string(seq));
    event.set_area("440604010001001");
    event.mutable_report_received()->set_text(text);
    return {seq, event.area(), event.SerializeAsString()};
}

/// A log that is waited for.
class Log
{
public:
    enum class Restore
    {
        No,
        Yes
    };

    explicit Log(EventLog::Options options, Restore restore = Restore::Yes)
    {
        auto opened = EventLog::open(std::move(options));
        EXPECT_TRUE(opened) << opened.error().message;
        log = std::move(*opened);
        EXPECT_TRUE(restore == Restore::No || log->restore());
        log->start({[this](std::vector<StoredEvent>&& events) {
                        const std::lock_guard lock(m_mutex);
                        batches.push_back(events.size());
                        for (const StoredEvent& event : events) {
                            durable.push_back(event.seq);
                        }
                        m_changed.notify_all();
                    },
                    [this](const Error& error) {
                        const std::lock_guard lock(m_mutex);
                        failed = error;
                        m_changed.notify_all();
                    }});
    }
    ~Log() { log->close(); }

    bool waitFor(std::uint64_t seq)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(20), [&] {
            return failed || (!durable.empty() && durable.back() >= seq);
        }) && !failed;
    }
    void fill(std::uint64_t from, std::uint64_t to, const std::string& text = "井盖缺失")
    {
        for (std::uint64_t seq = from; seq <= to; ++seq) {
            log->append({reportAt(seq, text)});
        }
    }

    std::unique_ptr<EventLog> log;
    std::vector<std::uint64_t> durable;
    std::vector<std::size_t> batches;
    std::optional<Error> failed;

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

class EventLogTest : public testing::Test
{
protected:
    EventLog::Options options(std::uint64_t snapshotEvery = 0) const { return {file(), "city", 0, snapshotEvery}; }
    std::filesystem::path file() const { return m_folder.path() / "events.db"; }

    void sql(const std::string& text)
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(file().c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, text.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(database);
        sqlite3_close(database);
    }

    std::string bytes() const
    {
        std::ifstream stream(file(), std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    test::Folder m_folder;
};
} // namespace

TEST_F(EventLogTest, EveryEventIsReportedOnceInOrderAfterItsCommit)
{
    Log log(options());
    log.fill(1, 2'000);
    ASSERT_TRUE(log.waitFor(2'000));
    ASSERT_EQ(log.durable.size(), 2'000);
    for (std::size_t i = 0; i < log.durable.size(); ++i) {
        ASSERT_EQ(log.durable[i], i + 1);
    }
    EXPECT_LT(log.batches.size(), 2'000) << "commits were not shared";
    EXPECT_EQ(log.log->lastSeq(), 2'000);
}

TEST_F(EventLogTest, WhatWasWrittenIsReadBackByteForByte)
{
    Log log(options());
    log.fill(1, 10);
    ASSERT_TRUE(log.waitFor(10));
    const auto some = log.log->read(4, 3, 1'000'000);
    ASSERT_TRUE(some);
    ASSERT_EQ(some->size(), 3);
    EXPECT_EQ(some->front().seq, 4);
    EXPECT_EQ(some->front().area, "440604010001001");
    EXPECT_EQ(some->front().body, reportAt(4).body);
    const auto few = log.log->read(1, 10, 1);
    ASSERT_TRUE(few);
    EXPECT_EQ(few->size(), 1) << "the limit in bytes lets one event through and no more";
    EXPECT_TRUE(log.log->read(11, 10, 1'000)->empty());
}

TEST_F(EventLogTest, ALogKeepsItsIdCityAndEndWhenOpenedAgain)
{
    std::string id;
    {
        Log log(options());
        id = log.log->id();
        log.fill(1, 5);
        ASSERT_TRUE(log.waitFor(5));
    }
    auto again = options();
    again.city = "another";
    Log log(again);
    EXPECT_EQ(log.log->id(), id);
    EXPECT_EQ(log.log->city(), "city");
    EXPECT_EQ(log.log->lastSeq(), 5);
    log.fill(6, 6);
    ASSERT_TRUE(log.waitFor(6));
    const auto verified = log.log->verify();
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_EQ(verified->events, 6);
}

TEST_F(EventLogTest, AGapIsRefusedNotWritten)
{
    Log log(options());
    log.fill(1, 1);
    ASSERT_TRUE(log.waitFor(1));
    log.log->append({reportAt(3)});
    EXPECT_FALSE(log.waitFor(3));
    ASSERT_TRUE(log.failed);
    EXPECT_NE(log.failed->message.find("event 3"), std::string::npos) << log.failed->message;
    EXPECT_EQ(log.log->lastSeq(), 1);
}

TEST_F(EventLogTest, AnAlteredEventBreaksTheChainWhereItLies)
{
    {
        Log log(options());
        log.fill(1, 9);
        ASSERT_TRUE(log.waitFor(9));
    }
    protocol::Event forged;
    ASSERT_TRUE(forged.ParseFromString(reportAt(4).body));
    forged.set_actor("bert");
    std::string hex;
    for (const char byte : forged.SerializeAsString()) {
        char digits[3];
        std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(byte));
        hex += digits;
    }
    sql("UPDATE events SET body = x'" + hex + "' WHERE seq = 4");
    Log log(options());
    const auto verified = log.log->verify();
    ASSERT_FALSE(verified);
    EXPECT_NE(verified.error().message.find("event 4"), std::string::npos) << verified.error().message;
}

TEST_F(EventLogTest, AMissingEventIsNamed)
{
    {
        Log log(options());
        log.fill(1, 9);
        ASSERT_TRUE(log.waitFor(9));
    }
    sql("DELETE FROM events WHERE seq = 6");
    const auto opened = EventLog::open(options());
    ASSERT_TRUE(opened);
    const auto verified = (*opened)->verify();
    ASSERT_FALSE(verified);
    EXPECT_NE(verified.error().message.find("event 6 is missing"), std::string::npos) << verified.error().message;
    EXPECT_FALSE((*opened)->restore());
}

TEST_F(EventLogTest, AFullDiskFailsWithoutReportingAnythingDurable)
{
    auto small = options();
    small.maxBytes = 256 * 1024;
    Log log(small);
    log.fill(1, 2'000, std::string(1'000, 'x'));
    EXPECT_FALSE(log.waitFor(2'000));
    ASSERT_TRUE(log.failed);
    EXPECT_EQ(log.failed->code, ErrorCode::Unavailable);
    EXPECT_NE(log.failed->message.find("full"), std::string::npos) << log.failed->message;
    log.log->close();
    const std::uint64_t reported = log.durable.empty() ? 0 : log.durable.back();
    EXPECT_EQ(log.log->lastSeq(), reported);
    const auto verified = log.log->verify();
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_EQ(verified->events, reported);
}

TEST_F(EventLogTest, TwoProcessesCannotHaveOneLog)
{
    Log log(options());
    const auto second = EventLog::open(options());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
}

TEST_F(EventLogTest, WhatIsNoLogOfOursIsRefusedAndLeftAlone)
{
    std::ofstream(file()) << std::string(8'192, 'x');
    const auto garbage = EventLog::open(options());
    ASSERT_FALSE(garbage);
    EXPECT_EQ(garbage.error().code, ErrorCode::Malformed);
    std::filesystem::remove(file());
    sql("CREATE TABLE other (a)");
    const std::string before = bytes();
    const auto other = EventLog::open(options());
    ASSERT_FALSE(other);
    EXPECT_NE(other.error().message.find("not an event log"), std::string::npos) << other.error().message;
    EXPECT_EQ(bytes(), before);
}

TEST_F(EventLogTest, ALogThatMustExistIsNotMade)
{
    EventLog::Options wanted = options();
    wanted.mayCreate = false;
    const auto opened = EventLog::open(wanted);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(EventLogTest, VerifyingFindsAnEventMovedToAnotherArea)
{
    {
        Log log(options());
        log.fill(1, 3);
        ASSERT_TRUE(log.waitFor(3));
    }
    sql("UPDATE events SET area = '' WHERE seq = 2");
    const Log log(options(), Log::Restore::No);
    const auto verified = log.log->verify();
    ASSERT_FALSE(verified);
    EXPECT_NE(verified.error().message.find("event 2"), std::string::npos) << verified.error().message;
}

TEST_F(EventLogTest, ANewerFormatIsUnsupported)
{
    Log(options()).fill(1, 1);
    sql("PRAGMA user_version = 2");
    const auto opened = EventLog::open(options());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Unsupported);
}

TEST_F(EventLogTest, ASnapshotGivesTheSameFoldAsTheWholeLog)
{
    std::string whole;
    {
        Log log(options(10));
        log.fill(1, 95);
        ASSERT_TRUE(log.waitFor(95));
    }
    ASSERT_TRUE(std::filesystem::exists(file().string() + ".snapshot"));
    {
        Log log(options());
        log.fill(96, 99);
        ASSERT_TRUE(log.waitFor(99));
        whole = log.log->restore()->stateHash();
    }
    std::filesystem::remove(file().string() + ".snapshot");
    Log log(options());
    const auto folded = log.log->restore();
    ASSERT_TRUE(folded);
    EXPECT_EQ(folded->lastSeq(), 99);
    EXPECT_EQ(folded->order().size(), 99);
    EXPECT_EQ(folded->stateHash(), whole);
}

TEST_F(EventLogTest, ADamagedSnapshotCostsTimeAndNothingElse)
{
    {
        Log log(options(10));
        log.fill(1, 50);
        ASSERT_TRUE(log.waitFor(50));
    }
    {
        std::fstream snapshot(file().string() + ".snapshot", std::ios::in | std::ios::out | std::ios::binary);
        snapshot.seekp(100);
        snapshot.put('!');
    }
    const auto opened = EventLog::open(options());
    ASSERT_TRUE(opened);
    const auto folded = (*opened)->restore();
    ASSERT_TRUE(folded) << folded.error().message;
    EXPECT_EQ(folded->order().size(), 50);
}

TEST_F(EventLogTest, ASnapshotOfAnotherHistoryIsNotBelieved)
{
    {
        Log log(options(10));
        log.fill(1, 50);
        ASSERT_TRUE(log.waitFor(50));
    }
    // The same log id, but the past was rewritten: the snapshot's place in the chain is gone.
    sql("DELETE FROM events WHERE seq > 20");
    const auto opened = EventLog::open(options());
    ASSERT_TRUE(opened);
    const auto folded = (*opened)->restore();
    ASSERT_TRUE(folded) << folded.error().message;
    EXPECT_EQ(folded->lastSeq(), 20);
}
