// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/Markers.h>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace sandtable::scene {

/// Lets workers glide between reported positions: each report starts a straight move from where the worker is shown,
/// lasting as long as the reports are apart. Times are milliseconds of the frame clock.
class WorkerTracks
{
public:
    void report(std::vector<WorkerMarker> workers, double nowMs);

    std::size_t size() const { return m_tracks.size(); }
    const WorkerMarker& worker(std::size_t i) const { return m_tracks[i].reported; }
    geo::LocalMetres at(std::size_t i, double nowMs) const;
    /// Whether anybody is still on the way to where they were reported.
    bool moving(double nowMs) const { return nowMs < m_start + m_duration; }
    /// Metres a second of the fastest now; what decides whether another frame would show anything new.
    double fastestMps() const { return m_fastest; }

private:
    struct Track
    {
        WorkerMarker reported;
        geo::LocalMetres from;
    };
    static constexpr double kShortestMs = 100;
    static constexpr double kLongestMs = 3000;
    /// Further than this is no walk (a reset, another day): jump.
    static constexpr double kJumpM = 1500;

    std::vector<Track> m_tracks;
    std::unordered_map<quint64, std::size_t> m_byId;
    double m_start = 0;
    double m_duration = kShortestMs;
    double m_fastest = 0;
};

} // namespace sandtable::scene
