// SPDX-License-Identifier: GPL-3.0-or-later
#include "StandIn.h"

namespace sandtable::server {

namespace {
/// After so many steps others get their turn on the strand.
constexpr int kStepsAtOnce = 64;
} // namespace

StandIn::StandIn(const Strand& strand, std::chrono::milliseconds after,
                 std::function<void(std::uint64_t, std::uint64_t)> due)
    : m_after(after), m_due(std::move(due)), m_timer(strand)
{
}

void StandIn::watch(std::uint64_t caseId, std::uint64_t version)
{
    if (!enabled() || m_stopped) {
        return;
    }
    m_queue.push({Clock::now() + m_after, caseId, version});
    arm();
}

void StandIn::stop()
{
    m_stopped = true;
    m_timer.cancel();
}

void StandIn::arm()
{
    if (m_armed || m_queue.empty() || m_stopped) {
        return;
    }
    m_armed = true;
    m_timer.expires_at(m_queue.front().when);
    m_timer.async_wait([this](const boost::system::error_code& error) {
        m_armed = false;
        if (!error && !m_stopped) {
            fire();
        }
    });
}

void StandIn::fire()
{
    const auto now = Clock::now();
    for (int step = 0; step < kStepsAtOnce && !m_queue.empty() && m_queue.front().when <= now; ++step) {
        const Watched watched = m_queue.front();
        m_queue.pop();
        m_due(watched.caseId, watched.version);
    }
    arm();
}

} // namespace sandtable::server
