// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/Session.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace sandtable::sim {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Twice a second is what the live plane takes from us.
constexpr milliseconds kPositionsEvery{500};
constexpr milliseconds kSlice{20};
constexpr std::chrono::seconds kGrace{5};
/// Above this many reports without an answer citizens wait: the server is slower than the wanted rate.
constexpr std::size_t kMaxReportsUnanswered = 512;

client::Link::Options linkOptions(const Session::Options& options)
{
    client::Link::Options link;
    link.host = options.host;
    link.port = options.port;
    link.program = "sandtable-sim";
    link.user = options.user;
    link.password = options.password;
    link.snapshot = true;
    return link;
}

} // namespace

Session::Session(Options options, const city::CityModel& city, const catalogue::Catalogue& catalogue,
                 std::unique_ptr<ReportSource> reports)
    : m_options(std::move(options)), m_living(city, catalogue, std::move(reports), m_options.chinese, m_options.seed,
                                              [this](protocol::Command command) { send(std::move(command)); }),
      m_link(linkOptions(m_options), [this] {
          {
              const std::lock_guard lock(m_mutex);
              m_woken = true;
          }
          m_wake.notify_one();
      })
{
}

Result<void> Session::run(std::stop_token stop)
{
    const Wall begin = steady_clock::now();
    const bool bounded = m_options.runFor.count() > 0;
    const Wall end = bounded ? begin + m_options.runFor : Wall::max();
    m_link.start();
    const auto handle = [this](client::Incoming&& item) { take(std::move(item)); };
    while (!stop.stop_requested() && !m_end) {
        const bool more = m_link.drain(handle, kSlice);
        const Wall now = steady_clock::now();
        if (now >= end) {
            break;
        }
        const bool busy = act(now);
        if (!more && !busy) {
            if (m_live && m_hasState && m_options.endWhen && m_options.endWhen(m_living.book(), m_tally)) {
                break;
            }
            waitUntil(std::min(end, nextWake(steady_clock::now())), stop);
        }
    }
    // Nothing new is sent; what was sent may still be answered.
    const Wall graceEnd = steady_clock::now() + kGrace;
    while (!m_end && m_live && (m_tally.lost() > 0 || m_tally.reportsUnanswered() > 0) &&
           steady_clock::now() < graceEnd) {
        if (!m_link.drain(handle, kSlice)) {
            waitUntil(graceEnd, {});
        }
    }
    m_link.stop();
    if (m_end) {
        return tl::unexpected(*m_end);
    }
    if (bounded && !m_wasLive) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("no server answered at {}:{}", m_options.host, m_options.port));
    }
    return {};
}

bool Session::act(Wall now)
{
    if (!m_live || !m_hasState || !m_time.known()) {
        return false; // while the server is away the city stands still, as its clock does
    }
    m_living.holdReports(m_tally.reportsUnanswered() >= kMaxReportsUnanswered);
    const bool busy = m_living.advance(m_time.now(now), kSlice);
    if (now >= m_nextPositions) {
        m_nextPositions = now + kPositionsEvery;
        sendPositions(now);
    }
    return busy;
}

Session::Wall Session::nextWake(Wall now)
{
    if (!m_live || !m_hasState || !m_time.known()) {
        return now + std::chrono::hours(1); // the link wakes us
    }
    Wall wake = m_nextPositions;
    if (const auto due = m_living.nextDue()) {
        wake = std::min(wake, now + m_time.until(*due, now));
    }
    return wake;
}

void Session::waitUntil(Wall when, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    // A bounded wait: wait_until(time_point::max()) overflows in some libraries.
    const Wall bound = std::min(when, steady_clock::now() + std::chrono::hours(1));
    m_wake.wait_until(lock, stop, bound, [this] { return m_woken; });
    m_woken = false;
}

void Session::take(client::Incoming&& item)
{
    const Wall now = steady_clock::now();
    if (const auto* state = std::get_if<client::LinkState>(&item)) {
        takeState(*state);
    } else if (const auto* welcome = std::get_if<protocol::Welcome>(&item)) {
        m_time.set(welcome->clock(), now);
        takeWelcome(*welcome);
    } else if (const auto* snapshot = std::get_if<protocol::Snapshot>(&item)) {
        spdlog::info("taking over {} cases at event {}", snapshot->cases_size(), snapshot->seq());
        m_living.takeOver(*snapshot, m_time.now(now));
        m_hasState = true;
    } else if (const auto* events = std::get_if<protocol::Events>(&item)) {
        for (const protocol::Event& event : events->events()) {
            m_tally.happened(event, now);
            m_living.apply(event, m_time.now(now));
        }
    } else if (const auto* result = std::get_if<protocol::CommandResult>(&item)) {
        m_tally.answered(*result, now);
        if (result->has_refusal()) {
            // Somebody was faster: the event that says so tells the city what to do next.
            spdlog::debug("case {}: {}", result->case_id(), result->refusal().message_en());
        }
    } else if (const auto* trip = std::get_if<client::RoundTrip>(&item)) {
        m_time.set(trip->clock, now - trip->delay / 2);
    }
}

void Session::takeState(const client::LinkState& state)
{
    switch (state.kind) {
    case client::LinkState::Kind::Live:
        spdlog::info("connected to {}", state.detail);
        m_live = true;
        m_wasLive = true;
        m_tellAll = true;
        break;
    case client::LinkState::Kind::Lost:
        if (m_live || !m_wasLive) {
            spdlog::warn("no connection ({}), trying again", state.detail);
        }
        m_live = false;
        break;
    case client::LinkState::Kind::Refused:
        m_end = Error{ErrorCode::Refused, "the server refuses: " + state.detail};
        break;
    case client::LinkState::Kind::Connecting:
        break;
    }
}

void Session::takeWelcome(const protocol::Welcome& welcome)
{
    if (!m_options.cityFingerprint.empty() && welcome.city_fingerprint() != m_options.cityFingerprint) {
        m_end = Error{ErrorCode::Refused,
                      fmt::format("the server's city \"{}\" has fingerprint {}, the city file has {}",
                                  welcome.city_name(), welcome.city_fingerprint(), m_options.cityFingerprint)};
    }
}

void Session::send(protocol::Command command)
{
    const Wall now = steady_clock::now();
    command.set_command_id(m_link.send(command));
    m_tally.sent(command, now);
}

void Session::sendPositions(Wall now)
{
    protocol::Positions positions = m_living.positions(m_time.now(now), m_tellAll);
    m_tellAll = false;
    if (positions.workers_size() > 0) {
        m_link.sendPositions(std::move(positions));
    }
}

} // namespace sandtable::sim
