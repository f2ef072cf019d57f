// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipePlanner.h"

#include <QElapsedTimer>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sandtable::scene {
namespace {

std::vector<std::uint32_t> nodesOf(const PipeCity& city, const PipePlan& plan, const Projection& view)
{
    const auto& model = city.model();
    std::unordered_set<std::uint32_t> seen;
    std::vector<std::pair<double, std::uint32_t>> near;
    for (const std::uint32_t i : plan.pipes)
        for (const std::uint32_t node : {model.pipes[i].from, model.pipes[i].to}) {
            const city::PipeNode& at = model.pipeNodes[node];
            const double depthM = view.depthOf(at.at);
            const bool buried =
                at.component == 0 && (at.kind == city::PipeNodeKind::Joint || at.kind == city::PipeNodeKind::End ||
                                      at.kind == city::PipeNodeKind::Manhole);
            if (buried || depthM <= 0 || view.metresPerPixel(depthM) > kNodesMpp || !seen.insert(node).second)
                continue;
            near.emplace_back(depthM, node);
        }
    std::sort(near.begin(), near.end());
    near.resize(std::min(near.size(), kMostNodes));
    std::vector<std::uint32_t> nodes;
    nodes.reserve(near.size());
    for (const auto& [depthM, node] : near)
        nodes.push_back(node);
    return nodes;
}

PreparedMesh marksMesh(const PipeCity& city, const PlannedView& view, const PipeMarks& marks)
{
    // One that is marked twice shows what matters more.
    std::unordered_map<std::uint32_t, PipeMark> looks;
    std::vector<std::uint32_t> marked;
    const auto mark = [&](std::uint32_t pipe, PipeMark as) {
        const auto [it, isNew] = looks.try_emplace(pipe, as);
        it->second = std::max(it->second, as);
        if (isNew)
            marked.push_back(pipe);
    };
    for (const std::uint32_t pipe : marks.traced)
        mark(pipe, PipeMark::Traced);
    for (const std::uint32_t pipe : marks.cutOff)
        mark(pipe, PipeMark::CutOff);
    for (const std::uint32_t pipe : marks.drained)
        mark(pipe, PipeMark::Drained);
    if (marks.chosen != city::kNone)
        mark(marks.chosen, PipeMark::Chosen);
    const PipePlan plan = planChosen(city, view, marked);
    std::vector<MeshPiece> pieces;
    pieces.reserve(plan.pipes.size());
    for (const std::uint32_t pipe : plan.pipes)
        pieces.push_back({pipe, static_cast<int>(looks[pipe])});
    return pipeMesh(city, pieces, {});
}

} // namespace

PlannedPipes planFor(const PipeCity& city, const PlannedView& view, city::PipeKinds kinds, const PipeMarks& marks)
{
    QElapsedTimer clock;
    clock.start();
    PlannedPipes result;
    result.view = view;
    const auto plan = std::make_shared<const PipePlan>(planPipes(city, view, kinds, view.mostSegments()));
    result.plan = plan;
    result.nodes = nodesOf(city, *plan, view.projection());
    std::vector<MeshPiece> pieces;
    pieces.reserve(plan->pipes.size());
    for (const std::uint32_t pipe : plan->pipes)
        pieces.push_back({pipe, static_cast<int>(city.model().pipes[pipe].kind) - 1});
    result.mesh = pipeMesh(city, pieces, result.nodes);
    result.marks = marksMesh(city, view, marks);
    result.ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return result;
}

} // namespace sandtable::scene
