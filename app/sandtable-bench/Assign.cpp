// SPDX-License-Identifier: GPL-3.0-or-later
// Who goes where in a storm: the live joint plan, the greedy rule and the optimum over every pair.
#include "Bench.h"
#include "CityChoice.h"

#include <sandtable/allocation/Transport.h>
#include <sandtable/base/Random.h>
#include <sandtable/dispatching/JointPlanner.h>
#include <sandtable/geo/Polygon.h>
#include <sandtable/routing/TravelSearch.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

namespace sandtable::bench {

namespace {

using dispatching::JointInput;
using dispatching::JointPlan;
using dispatching::JointPlanner;

struct AssignOptions
{
    CityChoice city;
    std::filesystem::path catalogue = "data/catalogue";
    std::size_t cases = 2'000;
    std::size_t workers = 1'050;
    std::size_t nearest = JointPlanner::Options().nearest;
    int rounds = JointPlanner::Options().mostRounds;
    int repeat = 5;
    std::string exact = "simplex";
};

/// What a storm breaks: covers, poles, lamps, trees, streets under water, hanging wires.
constexpr const char* kStormSubclasses[] = {"C0101", "C0103", "C0130", "C0137", "C0402", "E0506", "E0508", "E0511"};

/// Half of the reports come from anywhere that people live, half from a dozen low-lying quarters.
JointInput storm(const city::CityModel& city, const catalogue::Catalogue& list, const AssignOptions& options)
{
    Random random(options.city.seed);
    const auto anywhere = [&] {
        return city.addresses[random.below(static_cast<std::uint32_t>(city.addresses.size()))].at;
    };
    std::vector<const catalogue::Subclass*> kinds;
    for (const char* code : kStormSubclasses) {
        if (const catalogue::Subclass* kind = list.subclass(code)) {
            kinds.push_back(kind);
        }
    }
    std::vector<geo::LocalMetres> low;
    for (int i = 0; i < 12; ++i) {
        low.push_back(anywhere());
    }
    JointInput input;
    for (std::size_t i = 0; i < options.cases; ++i) {
        geo::LocalMetres at = anywhere();
        if (random.chance(0.5)) {
            const geo::LocalMetres quarter = low[random.below(static_cast<std::uint32_t>(low.size()))];
            at = {quarter.x + random.between(-500, 500), quarter.y + random.between(-500, 500)};
        }
        const auto& kind = *kinds[random.below(static_cast<std::uint32_t>(kinds.size()))];
        input.cases.push_back({i + 1, at, city::kNone, kind.code});
    }
    const auto workers = std::min(options.workers, city.workers.size());
    for (std::uint32_t i = 0; i < workers; ++i) {
        const geo::LocalMetres home = city.workers[i].home; // somewhere on their round
        input.workers.push_back({i,
                                 {home.x + random.between(-300, 300), home.y + random.between(-300, 300)},
                                 static_cast<int>(random.below(2))});
    }
    return input;
}

struct Totals
{
    std::int64_t cost = 0;
    double travelS = 0;
    std::size_t unserved = 0;
};

Totals totalsOf(const JointPlan& plan)
{
    Totals totals{plan.totalSeconds, 0, plan.unserved};
    for (const JointPlan::Choice& choice : plan.choices) {
        totals.travelS += choice.travelSeconds;
    }
    return totals;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

Result<Figures> measure(const AssignOptions& options)
{
    const auto world = World::load(options.city, options.catalogue);
    if (!world) {
        return tl::unexpected(world.error());
    }
    const city::CityModel* city = &world->city;
    const catalogue::Catalogue* list = &world->list;
    if (city->workers.empty()) {
        return failure(ErrorCode::OutOfRange, "the city has no workers");
    }
    std::shared_ptr<const routing::RoadNetwork> roads;
    const double buildS = secondsOf([&] { roads = std::make_shared<const routing::RoadNetwork>(*city); });
    const JointInput input = storm(*city, *list, options);
    const JointPlanner planner(*city, *list, roads);

    std::vector<double> wholeMs;
    std::vector<double> travelMs;
    std::vector<double> flowMs;
    std::optional<JointPlan> live;
    for (int i = 0; i < options.repeat; ++i) {
        std::optional<Result<JointPlan>> made;
        wholeMs.push_back(1000 * secondsOf([&] { made = planner.plan(input, {options.nearest, options.rounds}); }));
        if (!*made) {
            return tl::unexpected(made->error());
        }
        live = std::move(**made);
        travelMs.push_back(live->travelMs);
        flowMs.push_back(live->solveMs);
    }
    const Totals joint = totalsOf(*live);

    // Every pair: the matrix, then the greedy rule and the optimum on the same numbers.
    JointPlanner::Matrix matrix;
    const double matrixS = secondsOf([&] { matrix = planner.matrix(input); });
    const auto method =
        options.exact == "scaling" ? allocation::Method::CostScaling : allocation::Method::NetworkSimplex;
    std::optional<Result<allocation::Plan>> optimum;
    const double optimumS = secondsOf([&] { optimum = allocation::solve(matrix.problem, method); });
    const auto byTurns = allocation::greedy(matrix.problem);
    if (!*optimum || !byTurns) {
        return tl::unexpected(!*optimum ? optimum->error() : byTurns.error());
    }
    const auto travelOf = [&](const allocation::Plan& plan) {
        double seconds = 0;
        for (std::size_t i = 0; i < matrix.problem.offers.size(); ++i) {
            const allocation::Offer& offer = matrix.problem.offers[i];
            seconds += plan.agentOf[offer.task] == offer.agent ? static_cast<double>(matrix.travelS[i]) : 0;
        }
        return seconds;
    };
    const auto above = [](double value, double best) { return best > 0 ? value / best - 1 : 0; };
    const double bestTravelS = travelOf(**optimum);
    const double greedyTravelS = travelOf(*byTurns);
    return Figures{{"cases", input.cases.size()},
                   {"workers", input.workers.size()},
                   {"solve_ms", median(wholeMs)},
                   {"gap_to_optimum", above(static_cast<double>(joint.cost), static_cast<double>((*optimum)->total))},
                   {"greedy_gap", above(static_cast<double>(byTurns->total), static_cast<double>((*optimum)->total))},
                   {"solve_includes_travel_times", true},
                   {"solve_travel_ms", median(travelMs)},
                   {"solve_flow_ms", median(flowMs)},
                   {"rounds", live->rounds},
                   {"offers", live->offers},
                   {"travel_h", joint.travelS / 3600},
                   {"optimum_travel_h", bestTravelS / 3600},
                   {"greedy_travel_h", greedyTravelS / 3600},
                   {"travel_gap", above(joint.travelS, bestTravelS)},
                   {"greedy_travel_gap", above(greedyTravelS, bestTravelS)},
                   {"unserved", joint.unserved},
                   {"greedy_unserved", byTurns->unserved},
                   {"matrix_ms", matrixS * 1000},
                   {"matrix_pairs", matrix.problem.offers.size()},
                   {"optimum_ms", optimumS * 1000},
                   {"road_nodes", roads->nodeCount()},
                   {"road_edges", roads->edges().size()},
                   {"roads_build_ms", buildS * 1000},
                   {"roads_mib", static_cast<double>(roads->bytes()) / (1 << 20)}};
}

} // namespace

Run add_assign(CLI::App& command)
{
    const auto options = std::make_shared<AssignOptions>();
    options->city.addTo(command);
    command.add_option("--catalogue", options->catalogue, "Folder of the responsibility list")->capture_default_str();
    command.add_option("--cases", options->cases, "Cases that wait")
        ->capture_default_str()
        ->check(CLI::Range(1, 20'000));
    command.add_option("--workers", options->workers, "Workers on duty, at most as many as the city has")
        ->capture_default_str()
        ->check(CLI::Range(1, 20'000));
    command.add_option("--nearest", options->nearest, "Workers weighed for each case at first")
        ->capture_default_str()
        ->check(CLI::Range(1, 20'000));
    command.add_option("--rounds", options->rounds, "Times the flow is solved at most")
        ->capture_default_str()
        ->check(CLI::Range(1, 100));
    command.add_option("--repeat", options->repeat, "Times the live plan is made; the median counts")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000));
    command.add_option("--exact", options->exact, "How the optimum over all pairs is found")
        ->capture_default_str()
        ->check(CLI::IsMember({"simplex", "scaling"}));
    return [options] { return measure(*options); };
}

} // namespace sandtable::bench
