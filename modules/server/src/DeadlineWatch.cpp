// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeadlineWatch.h"

#include <algorithm>

namespace sandtable::server {
namespace {

/// After so many cases others get their turn on the strand.
constexpr int kCasesAtOnce = 64;
/// A timer is set no further ahead: city time may run slowly, and wall time is what timers count.
constexpr std::chrono::hours kLongestWait{1};

} // namespace

DeadlineWatch::DeadlineWatch(const Strand& strand, const CityTime& time, std::function<void(std::uint64_t)> due)
    : m_time(time), m_due(std::move(due)), m_timer(strand)
{
}

void DeadlineWatch::watch(std::uint64_t caseId, std::int64_t whenUs)
{
    if (whenUs == 0) {
        m_when.erase(caseId);
        return;
    }
    const auto [entry, isNew] = m_when.try_emplace(caseId, whenUs);
    if (!isNew && entry->second == whenUs) {
        return;
    }
    entry->second = whenUs;
    m_queue.emplace(whenUs, caseId);
    arm();
}

void DeadlineWatch::start()
{
    m_running = true;
    arm();
}

void DeadlineWatch::stop()
{
    m_running = false;
    m_timer.cancel();
}

void DeadlineWatch::arm()
{
    if (!m_running || m_queue.empty() || (m_armedFor != 0 && m_armedFor <= m_queue.top().first)) {
        return;
    }
    m_armedFor = m_queue.top().first;
    const double wallUs = static_cast<double>(m_armedFor - toMicros(m_time.now())) / m_time.speed();
    const std::chrono::duration<double, std::micro> wait(
        std::clamp(wallUs, 0.0, std::chrono::duration<double, std::micro>(kLongestWait).count()));
    m_timer.expires_after(std::chrono::duration_cast<asio::steady_timer::duration>(wait));
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (error || !m_running) {
            return; // set anew for an earlier moment, or stopped
        }
        m_armedFor = 0;
        fire();
    });
}

void DeadlineWatch::fire()
{
    const std::int64_t now = toMicros(m_time.now());
    for (int done = 0; done < kCasesAtOnce && !m_queue.empty() && m_queue.top().first <= now; ++done) {
        const auto [when, caseId] = m_queue.top();
        m_queue.pop();
        const auto entry = m_when.find(caseId);
        if (entry != m_when.end() && entry->second == when) {
            m_when.erase(entry);
            m_due(caseId);
        }
    }
    arm();
}

} // namespace sandtable::server
