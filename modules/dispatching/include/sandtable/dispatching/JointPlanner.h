// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/allocation/Transport.h>
#include <sandtable/base/Result.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/routing/RoadNetwork.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sandtable::dispatching {

/// What a joint plan is made from: a copy, so that it can be made beside the desk.
struct JointInput
{
    struct Case
    {
        std::uint64_t id = 0;
        geo::LocalMetres at;
        std::uint32_t grid = city::kNone; ///< position of its micro-grid, or kNone
        std::string item;                 ///< item or subclass code: says the qualification
        std::uint32_t now = city::kNone;  ///< who has it and has not accepted it yet, as Worker::worker
    };
    struct Worker
    {
        std::uint32_t worker = 0; ///< position in CityModel::workers
        geo::LocalMetres at;
        int openCases = 0; ///< that stay with them whatever is planned
    };
    std::vector<Case> cases;
    std::vector<Worker> workers; ///< on duty
};

/// Who goes where, parallel to JointInput::cases.
struct JointPlan
{
    struct Choice
    {
        std::uint32_t worker = city::kNone; ///< position in CityModel::workers; kNone: nobody has room
        double travelSeconds = 0;
        std::string reasonZh;
        std::string reasonEn;
    };
    std::vector<Choice> choices;
    std::int64_t totalSeconds = 0; ///< what was made least: travel, waiting behind other cases, bonuses and penalties
    std::size_t unserved = 0;
    std::size_t offers = 0; ///< pairs of a case and a worker that were weighed
    int rounds = 0;
    double travelMs = 0; ///< spent on ways
    double solveMs = 0;  ///< spent on the flow
};

/// Gives many waiting cases out at once: the least total of travel and waiting, by minimum-cost flow over the nearest
/// workers of each case who are qualified and have room; for who got nobody, farther ones are weighed and the flow is
/// solved again. Who has a case already keeps it unless another is a minute sooner. Deterministic: the same input gives
/// the same plan. Immutable; any thread. City and catalogue must outlive it.
class JointPlanner
{
public:
    struct Options
    {
        std::size_t nearest = 32; ///< workers weighed for each case at first
        int mostRounds = 4;
        unsigned threads = 2; ///< for the ways; the plan is the same with any number
    };

    JointPlanner(const city::CityModel& city, const catalogue::Catalogue& catalogue,
                 std::shared_ptr<const routing::RoadNetwork> roads);

    /// Fails only for a bug of the input: a worker or micro-grid that the city does not have.
    Result<JointPlan> plan(const JointInput& input, const Options& options) const;
    Result<JointPlan> plan(const JointInput& input) const { return plan(input, Options()); }

    /// The problem over every pair of a case and a worker with room, as plan() would weigh it: for measuring. The input
    /// must be valid.
    struct Matrix
    {
        allocation::Problem problem;
        std::vector<float> travelS; ///< by offer
    };
    Matrix matrix(const JointInput& input) const;

private:
    const city::CityModel& m_city;
    const catalogue::Catalogue& m_catalogue;
    std::shared_ptr<const routing::RoadNetwork> m_roads;
};

} // namespace sandtable::dispatching
