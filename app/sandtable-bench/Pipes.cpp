// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"

#include <sandtable/base/Random.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/city/PipeNetwork.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace sandtable::bench {

namespace {

struct PipeOptions
{
    std::filesystem::path city;
    std::uint32_t questions = 2000;
    std::uint64_t seed = 1;
};

/// What an operator asks of one pipe or place; milliseconds of each answer, sorted.
template <class Ask>
std::vector<double> askAll(std::uint32_t questions, Ask&& ask)
{
    std::vector<double> milliseconds;
    milliseconds.reserve(questions);
    for (std::uint32_t i = 0; i < questions; ++i) {
        milliseconds.push_back(secondsOf(ask) * 1000);
    }
    std::ranges::sort(milliseconds);
    return milliseconds;
}

Result<Figures> measurePipes(const PipeOptions& options)
{
    std::optional<Result<city::CityModel>> read;
    const double readS = secondsOf([&] { read = city::readCity(options.city, city::kPipes); });
    if (!*read) {
        return tl::unexpected(read->error());
    }
    const city::CityModel& model = **read;
    if (model.pipes.empty()) {
        return failure(ErrorCode::OutOfRange, options.city.string() + ": has no pipes");
    }
    std::optional<city::PipeNetwork> built;
    const double buildS = secondsOf([&] { built.emplace(model); });
    const city::PipeNetwork& network = *built;

    Random random(options.seed);
    const auto anyPipe = [&] { return random.below(static_cast<std::uint32_t>(model.pipes.size())); };
    const auto anyPlace = [&] {
        const city::Pipe& pipe = model.pipes[anyPipe()];
        const geo::LocalMetres at = model.pipeLine(pipe).front();
        return city::UndergroundPoint{{at.x + random.between(-5, 5), at.y + random.between(-5, 5)}, 1.5};
    };
    std::size_t found = 0; // so that no question is optimised away
    const auto down = askAll(options.questions, [&] { found += network.downstream(anyPipe()).pipes.size(); });
    const auto up = askAll(options.questions, [&] { found += network.upstream(anyPipe()).pipes.size(); });
    // The most that anybody can ask for: everything that drains to the works, everything that a source feeds.
    std::vector<double> whole;
    for (std::uint32_t node = 0; node < model.pipeNodes.size(); ++node) {
        const city::PipeNodeKind kind = model.pipeNodes[node].kind;
        if (kind == city::PipeNodeKind::Works) {
            whole.push_back(secondsOf([&] { found += network.upstreamOfNode(node).pipes.size(); }) * 1000);
        } else if (kind == city::PipeNodeKind::Source) {
            whole.push_back(secondsOf([&] { found += network.downstreamOfNode(node).pipes.size(); }) * 1000);
        }
    }
    std::vector<std::uint32_t> mains;
    for (std::uint32_t i = 0; i < model.pipes.size(); ++i) {
        if (city::isPressure(model.pipes[i].kind)) {
            mains.push_back(i);
        }
    }
    std::vector<double> isolate;
    std::vector<double> drainedM;
    std::vector<double> valves;
    if (!mains.empty()) {
        isolate = askAll(options.questions, [&] {
            const auto cut = network.isolate(mains[random.below(static_cast<std::uint32_t>(mains.size()))]);
            if (cut) {
                found += cut->drained.size();
                drainedM.push_back(cut->drainedM);
                valves.push_back(static_cast<double>(cut->valves.size()));
            }
        });
    }
    std::ranges::sort(drainedM);
    std::ranges::sort(valves);
    const auto nearest = askAll(options.questions, [&] { found += network.nearest(anyPlace(), 3) ? 1 : 0; });
    // A camera 400 m away, looking down at 30 degrees.
    const auto pick = askAll(options.questions, [&] {
        const city::UndergroundPoint goal = anyPlace();
        found += network.nearestToRay({{goal.at.x + 346, goal.at.y}, goal.depthM - 200}, goal, 1) ? 1 : 0;
    });
    const auto median = [](const std::vector<double>& sorted) {
        return sorted.empty() ? 0 : sorted[sorted.size() / 2];
    };
    const auto worst = [](const std::vector<double>& list) { return list.empty() ? 0 : std::ranges::max(list); };
    return Figures{{"trace_ms_worst", std::max({worst(down), worst(up), worst(whole)})},
                   {"downstream_ms_p50", median(down)},
                   {"downstream_ms_worst", worst(down)},
                   {"upstream_ms_p50", median(up)},
                   {"upstream_ms_worst", worst(up)},
                   {"whole_network_ms_worst", worst(whole)},
                   {"isolate_ms_p50", median(isolate)},
                   {"isolate_ms_worst", worst(isolate)},
                   {"isolate_valves_p50", median(valves)},
                   {"isolate_valves_worst", worst(valves)},
                   {"isolate_drained_m_p50", median(drainedM)},
                   {"isolate_drained_m_worst", worst(drainedM)},
                   {"nearest_ms_p50", median(nearest)},
                   {"nearest_ms_worst", worst(nearest)},
                   {"ray_ms_p50", median(pick)},
                   {"ray_ms_worst", worst(pick)},
                   {"read_ms", readS * 1000},
                   {"build_ms", buildS * 1000},
                   {"pipes", model.pipes.size()},
                   {"pipe_nodes", model.pipeNodes.size()},
                   {"answers", found}};
}

} // namespace

Run add_pipes(CLI::App& command)
{
    const auto options = std::make_shared<PipeOptions>();
    command.add_option("--city", options->city, "A city file with pipes")->required();
    command.add_option("--questions", options->questions, "Of each sort")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--seed", options->seed, "Of the questions")->capture_default_str();
    return [options] { return measurePipes(*options); };
}

} // namespace sandtable::bench
