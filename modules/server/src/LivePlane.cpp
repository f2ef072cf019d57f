// SPDX-License-Identifier: GPL-3.0-or-later
#include "LivePlane.h"

#include "Session.h"

#include <algorithm>
#include <cmath>

namespace sandtable::server {

namespace {
/// Positions are offsets from the city's origin; nobody of ours is further away than this.
constexpr float kMaxOffsetDegrees = 5;

bool plausible(const protocol::WorkerPosition& position)
{
    return std::isfinite(position.lon()) && std::isfinite(position.lat()) &&
           std::abs(position.lon()) < kMaxOffsetDegrees && std::abs(position.lat()) < kMaxOffsetDegrees;
}
} // namespace

LivePlane::LivePlane(const Strand& strand, const city::CityModel& city, Intake& intake, const CityTime& time)
    : m_city(city), m_intake(intake), m_time(time), m_timer(strand), m_latest(city.workers.size()),
      m_known(city.workers.size())
{
}

bool LivePlane::livesIn(std::size_t worker, const std::string& area) const
{
    const std::uint32_t home = m_city.workers[worker].homeGrid;
    return area.empty() || (home != city::kNone && m_city.regions[home].code.starts_with(area));
}

void LivePlane::take(const Moves& moves, const std::string& area)
{
    std::vector<geo::Wgs84> degrees;
    std::vector<std::uint32_t> workers;
    const geo::Wgs84 origin = m_city.frame.origin();
    for (const auto& [worker, position] : moves) {
        if (worker >= m_latest.size() || !plausible(position) || !livesIn(worker, area)) {
            continue; // of another city or area, or nonsense: the plane may drop anything
        }
        m_latest[worker] = position;
        m_known[worker] = true;
        workers.push_back(worker);
        degrees.push_back({origin.lon + position.lon(), origin.lat + position.lat()});
    }
    std::vector<geo::LocalMetres> local(degrees.size());
    m_city.frame.toLocal(degrees, local);
    for (std::size_t i = 0; i < workers.size(); ++i) {
        m_intake.moveWorker(workers[i], local[i]);
    }
    if (workers.empty() || m_armed) {
        return;
    }
    m_armed = true;
    m_timer.expires_at(std::max(m_lastSent + kInterval, std::chrono::steady_clock::now()));
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (!error) {
            m_armed = false;
            publish();
        }
    });
}

void LivePlane::join(const std::shared_ptr<Session>& session, const std::string& area)
{
    m_watchers[session] = area;
    if (std::find(m_known.begin(), m_known.end(), true) != m_known.end()) {
        session->deliverPositions(encode(area));
    }
}

void LivePlane::leave(const Session* session)
{
    std::erase_if(m_watchers, [&](const auto& entry) { return entry.first.get() == session; });
}

void LivePlane::stop()
{
    m_armed = true;
    m_timer.cancel();
}

void LivePlane::publish()
{
    m_lastSent = std::chrono::steady_clock::now();
    std::unordered_map<std::string, Frame> encoded;
    for (const auto& [session, area] : m_watchers) {
        Frame& frame = encoded[area];
        if (!frame) {
            frame = encode(area);
        }
        session->deliverPositions(frame);
    }
}

Frame LivePlane::encode(const std::string& area) const
{
    protocol::ServerMessage message;
    protocol::Positions& positions = *message.mutable_positions();
    positions.set_time_us(toMicros(m_time.now()));
    for (std::size_t i = 0; i < m_latest.size(); ++i) {
        if (m_known[i] && livesIn(i, area)) {
            *positions.add_workers() = m_latest[i];
        }
    }
    return makeFrame(message);
}

} // namespace sandtable::server
