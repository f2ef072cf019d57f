// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeSearch.h"

#include <sandtable/city/PipeNetwork.h>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace sandtable::city {

struct PipeNetwork::Index
{
    PipeSearch search;
};

PipeNetwork::PipeNetwork(const CityModel& model)
    : m_model(&model), m_start(model.pipeNodes.size() + 1, 0), m_lengthM(model.pipes.size(), -1)
{
    const auto whole = [&](const Pipe& pipe) {
        return pipe.from < model.pipeNodes.size() && pipe.to < model.pipeNodes.size() &&
               !pipeKindWord(pipe.kind).empty();
    };
    for (std::size_t i = 0; i < model.pipes.size(); ++i) {
        const Pipe& pipe = model.pipes[i];
        if (whole(pipe)) {
            const double length = geo::length(model.pipeLine(pipe));
            m_lengthM[i] = static_cast<float>(length);
            m_totalM[static_cast<std::size_t>(pipe.kind) - 1] += length;
            ++m_start[pipe.from + 1];
            m_start[pipe.to + 1] += pipe.to != pipe.from ? 1 : 0;
        }
    }
    for (std::size_t i = 1; i < m_start.size(); ++i) {
        m_start[i] += m_start[i - 1];
    }
    m_at.resize(m_start.back());
    std::vector<std::uint32_t> next(m_start.begin(), m_start.end() - 1);
    for (std::uint32_t i = 0; i < model.pipes.size(); ++i) {
        if (holds(i)) {
            m_at[next[model.pipes[i].from]++] = i;
            if (model.pipes[i].to != model.pipes[i].from) {
                m_at[next[model.pipes[i].to]++] = i;
            }
        }
    }
    for (std::uint32_t node = 0; node < model.pipeNodes.size(); ++node) {
        if (model.pipeNodes[node].kind == PipeNodeKind::Source) {
            m_sources.push_back(node);
        }
    }
    m_index.reset(new Index{PipeSearch(model)});
}

PipeNetwork::~PipeNetwork() = default;
PipeNetwork::PipeNetwork(PipeNetwork&&) noexcept = default;
PipeNetwork& PipeNetwork::operator=(PipeNetwork&&) noexcept = default;

std::optional<PipeHit> PipeNetwork::nearest(const UndergroundPoint& place, double toleranceM, PipeKinds kinds) const
{
    return m_index->search.nearest(place, toleranceM, kinds);
}

std::optional<PipeHit> PipeNetwork::nearestToRay(const UndergroundPoint& eye, const UndergroundPoint& through,
                                                 double toleranceM, PipeKinds kinds, const Filter& filter) const
{
    return m_index->search.nearestToRay(eye, through, toleranceM, kinds, filter);
}

std::span<const std::uint32_t> PipeNetwork::pipesAt(std::uint32_t node) const
{
    if (node + std::size_t{1} >= m_start.size()) {
        return {};
    }
    return std::span(m_at).subspan(m_start[node], m_start[node + 1] - m_start[node]);
}

double PipeNetwork::lengthM(std::uint32_t pipe) const
{
    return holds(pipe) ? static_cast<double>(m_lengthM[pipe]) : 0;
}

double PipeNetwork::shaftDepthM(std::uint32_t node) const
{
    double deepest = 0;
    for (const std::uint32_t i : pipesAt(node)) {
        const Pipe& pipe = m_model->pipes[i];
        deepest = std::max(deepest, (pipe.from == node ? pipe.crownFromM() : pipe.crownToM()) + pipe.spanM());
    }
    return deepest;
}

PipeTrace PipeNetwork::trace(std::uint32_t node, std::uint32_t first, bool down) const
{
    PipeTrace found;
    std::vector<bool> seenNode(m_model->pipeNodes.size());
    std::vector<bool> seenPipe(m_model->pipes.size());
    const auto take = [&](std::uint32_t pipe) {
        seenPipe[pipe] = true;
        found.pipes.push_back(pipe);
        found.lengthM += static_cast<double>(m_lengthM[pipe]);
    };
    if (first != kNone) {
        take(first);
    }
    seenNode[node] = true;
    found.nodes.push_back(node);
    for (std::size_t i = 0; i < found.nodes.size(); ++i) {
        const std::uint32_t here = found.nodes[i];
        for (const std::uint32_t p : pipesAt(here)) {
            const Pipe& pipe = m_model->pipes[p];
            if (seenPipe[p] || (down ? pipe.from : pipe.to) != here) {
                continue;
            }
            take(p);
            if (const std::uint32_t there = down ? pipe.to : pipe.from; !seenNode[there]) {
                seenNode[there] = true;
                found.nodes.push_back(there);
            }
        }
    }
    for (const std::uint32_t n : found.nodes) {
        if (m_model->pipeNodes[n].component != 0) {
            found.manholes.push_back(n);
        }
    }
    return found;
}

PipeTrace PipeNetwork::downstream(std::uint32_t pipe) const
{
    return holds(pipe) ? trace(m_model->pipes[pipe].to, pipe, true) : PipeTrace();
}

PipeTrace PipeNetwork::upstream(std::uint32_t pipe) const
{
    return holds(pipe) ? trace(m_model->pipes[pipe].from, pipe, false) : PipeTrace();
}

PipeTrace PipeNetwork::downstreamOfNode(std::uint32_t node) const
{
    return node < m_model->pipeNodes.size() ? trace(node, kNone, true) : PipeTrace();
}

PipeTrace PipeNetwork::upstreamOfNode(std::uint32_t node) const
{
    return node < m_model->pipeNodes.size() ? trace(node, kNone, false) : PipeTrace();
}

std::vector<std::uint32_t> PipeNetwork::manholesBeside(std::uint32_t pipe) const
{
    if (!holds(pipe)) {
        return {};
    }
    std::vector<std::uint32_t> found;
    std::unordered_set<std::uint32_t> seen{m_model->pipes[pipe].from, m_model->pipes[pipe].to};
    std::vector<std::uint32_t> open(seen.begin(), seen.end());
    std::sort(open.begin(), open.end());
    while (!open.empty()) {
        const std::uint32_t here = open.back();
        open.pop_back();
        if (m_model->pipeNodes[here].component != 0) {
            found.push_back(here);
            continue;
        }
        for (const std::uint32_t p : pipesAt(here)) {
            for (const std::uint32_t there : {m_model->pipes[p].from, m_model->pipes[p].to}) {
                if (seen.insert(there).second) {
                    open.push_back(there);
                }
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::uint32_t> PipeNetwork::flood(std::vector<std::uint32_t> from, const std::vector<bool>& drained,
                                              std::vector<bool>& marked) const
{
    for (const std::uint32_t node : from) {
        marked[node] = true;
    }
    for (std::size_t i = 0; i < from.size(); ++i) {
        const std::uint32_t here = from[i];
        for (const std::uint32_t p : pipesAt(here)) {
            const Pipe& pipe = m_model->pipes[p];
            const std::uint32_t there = pipe.from == here ? pipe.to : pipe.from;
            if (!drained[p] && !marked[there] && pipe.kind == m_model->pipeNodes[here].network) {
                marked[there] = true;
                from.push_back(there);
            }
        }
    }
    return from;
}

Result<PipeIsolation> PipeNetwork::isolate(std::uint32_t broken) const
{
    if (!holds(broken)) {
        return failure(ErrorCode::NotFound, fmt::format("pipe {}: does not exist", broken));
    }
    const PipeKind kind = m_model->pipes[broken].kind;
    if (!isPressure(kind)) {
        return failure(ErrorCode::Unsupported, fmt::format("pipe {}: {} has no valves", broken, pipeKindWord(kind)));
    }
    PipeIsolation found;
    std::vector<bool> drained(m_model->pipes.size());
    std::vector<bool> seen(m_model->pipeNodes.size());
    const auto drain = [&](std::uint32_t pipe) {
        drained[pipe] = true;
        found.drained.push_back(pipe);
        found.drainedM += static_cast<double>(m_lengthM[pipe]);
    };
    drain(broken);
    for (std::size_t i = 0; i < found.drained.size(); ++i) {
        for (const std::uint32_t node : {m_model->pipes[found.drained[i]].from, m_model->pipes[found.drained[i]].to}) {
            if (seen[node]) {
                continue;
            }
            seen[node] = true;
            const PipeNodeKind at = m_model->pipeNodes[node].kind;
            if (at == PipeNodeKind::Valve) {
                found.valves.push_back(node);
                continue;
            }
            if (at == PipeNodeKind::Source) {
                found.sources.push_back(node);
            }
            for (const std::uint32_t p : pipesAt(node)) {
                if (!drained[p] && m_model->pipes[p].kind == kind) {
                    drain(p);
                }
            }
        }
    }
    std::vector<bool> reached(m_model->pipeNodes.size());
    std::vector<std::uint32_t> running;
    for (const std::uint32_t source : m_sources) {
        if (m_model->pipeNodes[source].network == kind && !seen[source]) {
            running.push_back(source);
        }
    }
    flood(std::move(running), drained, reached);
    // What hung on the closed valves and is not fed from elsewhere.
    std::vector<std::uint32_t> border;
    std::copy_if(found.valves.begin(), found.valves.end(), std::back_inserter(border),
                 [&](std::uint32_t valve) { return !reached[valve]; });
    for (const std::uint32_t node : flood(std::move(border), drained, reached)) {
        for (const std::uint32_t p : pipesAt(node)) {
            if (!drained[p] && m_model->pipes[p].kind == kind) {
                drained[p] = true; // its other end is on the list as well
                found.cutOff.push_back(p);
                found.cutOffM += static_cast<double>(m_lengthM[p]);
            }
        }
    }
    return found;
}

} // namespace sandtable::city
