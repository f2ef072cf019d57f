// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace sandtable::console {

/// The last kKept measurements of one thing; safe to add to from any thread.
class Samples
{
public:
    static constexpr std::size_t kKept = 20'000;

    void add(double value);
    std::size_t count() const;
    /// share 0…1 by nearest rank; 0 when nothing was measured.
    double percentile(double share) const;

private:
    mutable std::mutex m_mutex;
    std::vector<double> m_values;
    std::size_t m_next = 0;
    std::size_t m_count = 0;
};

/// What the console measures of itself (--figures).
struct Figures
{
    double firstFrameMs = 0;  ///< process start to the first frame with the city complete; 0: not yet
    double windowShownMs = 0; ///< process start to the first frame of the window
    Samples frameMs;          ///< synchronising, rendering and swapping one frame
    Samples frameIntervalMs;  ///< between swaps, pauses over a second left out: nothing moved then
    Samples guiDataMs;        ///< one turn of the GUI thread on data: its own processor time
    Samples guiDataWallMs;    ///< the same by the wall, with what other threads took in between
    double guiDataWorstMs = 0;
    std::string guiDataWorst; ///< which kind of turn that was
    Samples dropToAckMs;
    Samples reportToFoldMs; ///< wall time from the server's event to this fold
    Samples proposeMs;      ///< the advisor's work on a report, off the GUI thread
    std::uint64_t eventsFolded = 0;
    std::string graphicsApi;
    std::string linkState;

    /// One flat JSON object.
    std::string json() const;
};

/// Measures one turn on data, from its making to its end.
class DataTurn
{
public:
    DataTurn(Figures& figures, const char* name);
    ~DataTurn();
    DataTurn(const DataTurn&) = delete;
    DataTurn& operator=(const DataTurn&) = delete;

private:
    Figures& m_figures;
    const char* m_name;
    double m_processorMs;
    double m_wallMs;
};

/// Milliseconds since this process was started, as the kernel counts it; 0 where it does not tell.
double sinceProcessStartMs();
/// Resident memory of this process.
double residentMegabytes();

} // namespace sandtable::console
