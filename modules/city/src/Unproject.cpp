// SPDX-License-Identifier: GPL-3.0-or-later
#include "Unproject.h"

#include "Millimetres.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace sandtable::city {

namespace {
/// Fewer points than this are converted sooner than a thread starts.
constexpr std::size_t kWorthAThread = 50'000;
constexpr std::size_t kMostThreads = 8;

void convert(const geo::Frame& frame, std::span<const geo::Wgs84> from, std::span<geo::LocalMetres> to)
{
    frame.toLocal(from, to);
    std::transform(to.begin(), to.end(), to.begin(), onMillimetreGrid);
}
} // namespace

void unproject(const geo::Frame& frame, std::span<const geo::Wgs84> from, std::span<geo::LocalMetres> to)
{
    // Asking for the number of cores reads files, so short arrays do not.
    const std::size_t worth = from.size() / kWorthAThread;
    const std::size_t cores = worth > 1 ? std::max(1u, std::thread::hardware_concurrency()) : 1;
    const std::size_t parts = std::clamp<std::size_t>(worth, 1, std::min(cores, kMostThreads));
    const std::size_t share = (from.size() + parts - 1) / parts;
    std::vector<std::jthread> threads;
    for (std::size_t part = 1; part < parts; ++part) {
        const std::size_t begin = std::min(part * share, from.size());
        const std::size_t count = std::min(share, from.size() - begin);
        threads.emplace_back([&, begin, count] {
            convert(geo::Frame(frame.origin()), from.subspan(begin, count), to.subspan(begin, count));
        });
    }
    convert(frame, from.first(std::min(share, from.size())), to.first(std::min(share, from.size())));
}

} // namespace sandtable::city
