// SPDX-License-Identifier: GPL-3.0-or-later
#include "ClockFile.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <system_error>

using namespace sandtable;
using std::chrono::steady_clock;

namespace {
constexpr std::chrono::seconds kEvery{2};
/// Longer than a busy disk holds up a write.
constexpr std::chrono::seconds kAhead{10};
} // namespace

EventTime ClockFile::read(const std::filesystem::path& file)
{
    if (!std::filesystem::exists(file)) {
        return {};
    }
    std::ifstream stream(file);
    std::int64_t micros = 0;
    if (!(stream >> micros)) {
        spdlog::warn("{}: damaged; city time goes on from the last event", file.string());
        return {};
    }
    return fromMicros(micros);
}

ClockFile::ClockFile(std::filesystem::path file, server::CityTime time) : m_file(std::move(file)), m_time(time) {}

ClockFile::~ClockFile()
{
    if (!m_thread.joinable()) {
        return;
    }
    m_thread.request_stop();
    m_thread.join();
    if (const auto written = write(steady_clock::now()); !written) {
        spdlog::warn("{}", written.error().message);
    }
}

Result<void> ClockFile::start()
{
    return write(steady_clock::now() + kAhead).map([this] {
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    });
}

void ClockFile::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (!m_wait.wait_for(lock, stop, kEvery, [&stop] { return stop.stop_requested(); })) {
        if (const auto written = write(steady_clock::now() + kAhead); !written) {
            spdlog::warn("{}", written.error().message);
        }
    }
}

Result<void> ClockFile::write(steady_clock::time_point until) const
{
    // Renamed into place: a server that is killed here leaves the old mark, never half a number.
    std::filesystem::path partial = m_file;
    partial += ".partial";
    std::ofstream stream(partial);
    stream << toMicros(m_time.at(until)) << '\n';
    stream.close();
    std::error_code error;
    if (stream) {
        std::filesystem::rename(partial, m_file, error);
    }
    if (!stream || error) {
        return failure(ErrorCode::Unavailable, fmt::format("{} cannot be written", m_file.string()));
    }
    return {};
}
