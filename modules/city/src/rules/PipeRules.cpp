// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Millimetres.h"
#include "../Words.h"
#include "RuleBook.h"

#include <algorithm>
#include <unordered_map>

namespace sandtable::city {

namespace {

/// Depths and sizes beyond these are slips of the pen.
constexpr std::uint16_t kDeepestMm = 15'000;
constexpr std::uint16_t kSmallestMm = 20;
constexpr std::uint16_t kLargestMm = 6'000;
constexpr std::uint16_t kFirstYear = 1880;
constexpr std::uint16_t kLastYear = 2100;

bool checkEnds(const CityModel& model, std::size_t position, RuleBook& book)
{
    const Pipe& pipe = model.pipes[position];
    if (pipe.from >= model.pipeNodes.size() || pipe.to >= model.pipeNodes.size()) {
        book.broken("pipes.ends", "pipe {} has a node that does not exist", rowOf(position));
        return false;
    }
    const PipeNode& from = model.pipeNodes[pipe.from];
    const PipeNode& to = model.pipeNodes[pipe.to];
    if (from.network != pipe.kind || to.network != pipe.kind) {
        book.broken("pipes.ends", "pipe {} is {} and joins nodes of {} and {}", rowOf(position), wordOf(pipe.kind),
                    wordOf(from.network), wordOf(to.network));
        return false;
    }
    const auto line = model.pipeLine(pipe);
    if (line.size() < 2 || !samePlace(line.front(), from.at) || !samePlace(line.back(), to.at)) {
        book.broken("pipes.ends", "pipe {} does not run from node {} to node {}", rowOf(position), rowOf(pipe.from),
                    rowOf(pipe.to));
    }
    return true;
}

void checkSection(const CityModel& model, std::size_t position, RuleBook& book)
{
    const Pipe& pipe = model.pipes[position];
    const auto fits = [](std::uint16_t mm) { return mm >= kSmallestMm && mm <= kLargestMm; };
    const bool round = fits(pipe.diameterMm) && pipe.widthMm == 0 && pipe.heightMm == 0;
    const bool box = pipe.diameterMm == 0 && fits(pipe.widthMm) && fits(pipe.heightMm);
    if (!round && !box) {
        book.broken("pipes.size", "pipe {} has a diameter of {} mm and a box of {} × {} mm", rowOf(position),
                    pipe.diameterMm, pipe.widthMm, pipe.heightMm);
    }
    if (pipe.crownFromM() <= 0 || pipe.crownToM() <= 0 || pipe.depthFromMm > kDeepestMm ||
        pipe.depthToMm > kDeepestMm) {
        book.broken("pipes.depth", "pipe {} of {} mm lies {} to {} mm deep", rowOf(position),
                    static_cast<int>(pipe.spanM() * 1000), pipe.depthFromMm, pipe.depthToMm);
    }
    if (pipe.year != 0 && (pipe.year < kFirstYear || pipe.year > kLastYear)) {
        book.broken("pipes.year", "pipe {} was laid in {}", rowOf(position), pipe.year);
    }
    if (pipe.owner == 0 || pipe.owner >= model.strings.size()) {
        book.broken("pipes.owner", "pipe {} has no owner", rowOf(position));
    }
}

/// Gravity: downhill in the pipe, and what leaves a shaft lies no higher than what comes, unless a pump lifts it.
void checkFall(const CityModel& model, const std::vector<bool>& whole, RuleBook& book)
{
    std::vector<std::uint16_t> deepest(model.pipeNodes.size(), 0);
    for (std::size_t i = 0; i < model.pipes.size(); ++i) {
        const Pipe& pipe = model.pipes[i];
        if (!whole[i] || !isGravity(pipe.kind)) {
            continue;
        }
        if (pipe.depthToMm < pipe.depthFromMm) {
            book.broken("pipes.fall", "pipe {} rises from {} to {} mm below ground", rowOf(i), pipe.depthFromMm,
                        pipe.depthToMm);
        }
        deepest[pipe.to] = std::max(deepest[pipe.to], pipe.depthToMm);
    }
    for (std::size_t i = 0; i < model.pipes.size(); ++i) {
        const Pipe& pipe = model.pipes[i];
        if (whole[i] && isGravity(pipe.kind) && pipe.depthFromMm < deepest[pipe.from] &&
            model.pipeNodes[pipe.from].kind != PipeNodeKind::Pump) {
            book.broken("pipes.fall", "pipe {} leaves node {} at {} mm, above a pipe that comes at {} mm", rowOf(i),
                        rowOf(pipe.from), pipe.depthFromMm, deepest[pipe.from]);
        }
    }
}

bool isRoot(PipeNodeKind kind, PipeKind network)
{
    return isGravity(network) ? kind == PipeNodeKind::Outfall || kind == PipeNodeKind::Works
                              : kind == PipeNodeKind::Source;
}

/// Every pipe is fed from a source or drains to an outfall, along the direction of its flow.
void checkReach(const CityModel& model, const std::vector<bool>& whole, RuleBook& book)
{
    // Against the flow for gravity, with it for the others: both times away from the roots.
    const auto near = [](const Pipe& pipe) { return isGravity(pipe.kind) ? pipe.to : pipe.from; };
    const auto far = [](const Pipe& pipe) { return isGravity(pipe.kind) ? pipe.from : pipe.to; };
    std::vector<std::uint32_t> start(model.pipeNodes.size() + 1, 0);
    for (std::size_t i = 0; i < model.pipes.size(); ++i) {
        start[whole[i] ? near(model.pipes[i]) + 1 : 0] += whole[i] ? 1 : 0;
    }
    for (std::size_t i = 1; i < start.size(); ++i) {
        start[i] += start[i - 1];
    }
    std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
    std::vector<std::uint32_t> pipes(start.back());
    for (std::uint32_t i = 0; i < model.pipes.size(); ++i) {
        if (whole[i]) {
            pipes[next[near(model.pipes[i])]++] = i;
        }
    }
    std::vector<bool> reached(model.pipeNodes.size());
    std::vector<std::uint32_t> open;
    for (std::uint32_t node = 0; node < model.pipeNodes.size(); ++node) {
        if (isRoot(model.pipeNodes[node].kind, model.pipeNodes[node].network)) {
            reached[node] = true;
            open.push_back(node);
        }
    }
    while (!open.empty()) {
        const std::uint32_t node = open.back();
        open.pop_back();
        for (std::uint32_t i = start[node]; i < start[node + 1]; ++i) {
            if (const std::uint32_t there = far(model.pipes[pipes[i]]); !reached[there]) {
                reached[there] = true;
                open.push_back(there);
            }
        }
    }
    for (std::size_t i = 0; i < model.pipes.size(); ++i) {
        if (whole[i] && !reached[near(model.pipes[i])]) {
            book.broken("pipes.reach", "{} pipe {} {}", wordOf(model.pipes[i].kind), rowOf(i),
                        isGravity(model.pipes[i].kind) ? "leads to no outfall" : "is fed by no source");
        }
    }
}

void checkNodes(const CityModel& model, RuleBook& book)
{
    std::vector<bool> used(model.pipeNodes.size());
    for (const Pipe& pipe : model.pipes) {
        for (const std::uint32_t node : {pipe.from, pipe.to}) {
            if (node < used.size()) {
                used[node] = true;
            }
        }
    }
    std::unordered_map<std::uint64_t, geo::LocalMetres> covers;
    for (const Component& component : model.components) {
        if (component.classCode() == 1) { // public facilities, that all covers belong to (GB/T 30428.2)
            covers.emplace(component.code, component.at);
        }
    }
    for (std::size_t i = 0; i < model.pipeNodes.size(); ++i) {
        const PipeNode& node = model.pipeNodes[i];
        if (!used[i]) {
            book.broken("pipe_nodes.pipe", "node {} has no pipe", rowOf(i));
        }
        if (node.component == 0) {
            continue;
        }
        const auto cover = covers.find(node.component);
        if (cover == covers.end()) {
            book.broken("pipe_nodes.component", "node {}: {:016} is no component, or another node's", rowOf(i),
                        node.component);
        } else {
            if (!samePlace(cover->second, node.at)) {
                book.broken("pipe_nodes.component", "node {}: its cover {:016} is {:.1f} m away", rowOf(i),
                            node.component, geo::distance(cover->second, node.at));
            }
            covers.erase(cover);
        }
    }
}

} // namespace

void checkPipes(const CityModel& model, RuleBook& book)
{
    std::vector<bool> whole(model.pipes.size());
    for (std::size_t i = 0; i < model.pipes.size(); ++i) {
        whole[i] = checkEnds(model, i, book);
        checkSection(model, i, book);
    }
    checkFall(model, whole, book);
    checkReach(model, whole, book);
    checkNodes(model, book);
}

} // namespace sandtable::city
