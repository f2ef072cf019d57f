// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkerTracks.h"

#include <sandtable/geo/Polygon.h>

#include <algorithm>

namespace sandtable::scene {

void WorkerTracks::report(std::vector<WorkerMarker> workers, double nowMs)
{
    std::vector<Track> tracks;
    tracks.reserve(workers.size());
    std::unordered_map<quint64, std::size_t> byId;
    double furthest = 0;
    for (auto& worker : workers) {
        geo::LocalMetres from = worker.at;
        if (const auto known = m_byId.find(worker.id); known != m_byId.end()) {
            const auto shown = at(known->second, nowMs);
            const double way = geo::distance(shown, worker.at);
            if (way < kJumpM) {
                from = shown;
                furthest = std::max(furthest, way);
            }
        }
        byId[worker.id] = tracks.size();
        tracks.push_back({worker, from});
    }
    m_tracks = std::move(tracks);
    m_byId = std::move(byId);
    m_duration = std::clamp(nowMs - m_start, kShortestMs, kLongestMs);
    m_start = nowMs;
    m_fastest = furthest / m_duration * 1000;
}

geo::LocalMetres WorkerTracks::at(std::size_t i, double nowMs) const
{
    const Track& track = m_tracks[i];
    const double share = std::clamp((nowMs - m_start) / m_duration, 0.0, 1.0);
    return {track.from.x + (track.reported.at.x - track.from.x) * share,
            track.from.y + (track.reported.at.y - track.from.y) * share};
}

} // namespace sandtable::scene
