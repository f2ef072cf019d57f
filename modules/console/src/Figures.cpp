// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/Figures.h>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>

namespace sandtable::console {

void Samples::add(double value)
{
    const std::lock_guard lock(m_mutex);
    ++m_count;
    if (m_values.size() < kKept) {
        m_values.push_back(value);
        return;
    }
    m_values[m_next] = value;
    m_next = (m_next + 1) % kKept;
}

std::size_t Samples::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_count;
}

double Samples::percentile(double share) const
{
    std::vector<double> values;
    {
        const std::lock_guard lock(m_mutex);
        values = m_values;
    }
    if (values.empty())
        return 0;
    const double rank = std::ceil(share * static_cast<double>(values.size()));
    const auto at = static_cast<std::ptrdiff_t>(std::clamp(rank - 1, 0.0, static_cast<double>(values.size() - 1)));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

std::string Figures::json() const
{
    nlohmann::ordered_json out;
    out["first_frame_ms"] = firstFrameMs;
    out["window_shown_ms"] = windowShownMs;
    const auto both = [&](const char* name, const Samples& samples) {
        out[std::string(name) + "_p50"] = samples.percentile(0.5);
        out[std::string(name) + "_p99"] = samples.percentile(0.99);
        out[std::string(name) + "_count"] = samples.count();
    };
    both("frame_ms", frameMs);
    both("frame_interval_ms", frameIntervalMs);
    both("gui_data_ms", guiDataMs);
    both("gui_data_wall_ms", guiDataWallMs);
    out["gui_data_worst_ms"] = guiDataWorstMs;
    out["gui_data_worst"] = guiDataWorst;
    both("drop_to_ack_ms", dropToAckMs);
    both("report_to_fold_ms", reportToFoldMs);
    both("propose_ms", proposeMs);
    out["events_folded"] = eventsFolded;
    out["rss_mb"] = residentMegabytes();
    out["graphics_api"] = graphicsApi;
    out["link"] = linkState;
    return out.dump(2);
}

static double clockMs(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1000.0 + static_cast<double>(now.tv_nsec) / 1e6;
}

DataTurn::DataTurn(Figures& figures, const char* name)
    : m_figures(figures), m_name(name), m_processorMs(clockMs(CLOCK_THREAD_CPUTIME_ID)),
      m_wallMs(clockMs(CLOCK_MONOTONIC))
{
}

DataTurn::~DataTurn()
{
    const double spent = clockMs(CLOCK_THREAD_CPUTIME_ID) - m_processorMs;
    m_figures.guiDataMs.add(spent);
    m_figures.guiDataWallMs.add(clockMs(CLOCK_MONOTONIC) - m_wallMs);
    if (spent > m_figures.guiDataWorstMs) {
        m_figures.guiDataWorstMs = spent;
        m_figures.guiDataWorst = m_name;
    }
}

double sinceProcessStartMs()
{
    // Field 22 of /proc/self/stat: start in clock ticks since boot; the name in field 2 may hold spaces.
    std::ifstream file("/proc/self/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto nameEnd = text.rfind(')');
    if (nameEnd == std::string::npos)
        return 0;
    std::istringstream fields(text.substr(nameEnd + 1));
    std::string field;
    for (int i = 3; i <= 22; ++i)
        fields >> field;
    timespec now{};
    if (field.empty() || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return 0;
    const double startMs = std::stod(field) * 1000.0 / static_cast<double>(sysconf(_SC_CLK_TCK));
    return static_cast<double>(now.tv_sec) * 1000.0 + static_cast<double>(now.tv_nsec) / 1e6 - startMs;
}

double residentMegabytes()
{
    std::ifstream file("/proc/self/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

} // namespace sandtable::console
