// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeAnswers.h"

#include <sandtable/city/CityFile.h>

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace sandtable::console {
namespace {

/// Whom a dry main endangers or stops first.
constexpr std::array kTold{city::PlaceKind::Hospital, city::PlaceKind::FireStation, city::PlaceKind::School,
                           city::PlaceKind::Factory, city::PlaceKind::Market};
/// Places are supplied at this depth, about that of a main: what lies under a street counts, not what is shallowest.
constexpr double kSupplyDepthM = 1.2;

bool isEnd(city::PipeNodeKind kind, bool down)
{
    using enum city::PipeNodeKind;
    return down ? kind == Outfall || kind == Works : kind == Source;
}

std::size_t toldRank(city::PlaceKind kind)
{
    return static_cast<std::size_t>(std::find(kTold.begin(), kTold.end(), kind) - kTold.begin());
}

} // namespace

PipeAnswer answerOf(const scene::PipeCity& city, std::uint32_t pipe, PipeAnswer::Question question)
{
    QElapsedTimer clock;
    clock.start();
    PipeAnswer answer;
    answer.question = question;
    if (question == PipeAnswer::Question::Isolate) {
        auto isolation = city.network().isolate(pipe);
        if (isolation)
            answer.isolation = std::move(*isolation);
        else
            answer.error = isolation.error();
    } else {
        const bool down = question == PipeAnswer::Question::Downstream;
        answer.trace = down ? city.network().downstream(pipe) : city.network().upstream(pipe);
        for (const std::uint32_t node : answer.trace.nodes) {
            const city::PipeNodeKind kind = city.model().pipeNodes[node].kind;
            if (isEnd(kind, down))
                answer.ends.push_back(node);
            answer.pumps += kind == city::PipeNodeKind::Pump ? 1 : 0;
        }
    }
    answer.ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return answer;
}

Result<PipeSupply> PipeSupply::read(const std::filesystem::path& cityFile)
{
    auto model = city::readCity(cityFile, city::kAddresses | city::kPlaces);
    if (!model)
        return tl::unexpected<Error>(model.error());
    return PipeSupply(std::move(*model));
}

PipeAffected PipeSupply::affected(const scene::PipeCity& city, const city::PipeIsolation& isolation) const
{
    std::unordered_set<std::uint32_t> dry(isolation.drained.begin(), isolation.drained.end());
    dry.insert(isolation.cutOff.begin(), isolation.cutOff.end());
    PipeAffected found;
    if (isolation.drained.empty())
        return found;
    const city::PipeKind kind = city.model().pipes[isolation.drained.front()].kind;
    geo::Bounds bounds;
    for (const std::uint32_t pipe : dry)
        bounds.add(city.model().pipeLine(city.model().pipes[pipe]));
    bounds.min = {bounds.min.x - kSupplyReachM, bounds.min.y - kSupplyReachM};
    bounds.max = {bounds.max.x + kSupplyReachM, bounds.max.y + kSupplyReachM};
    const auto isDry = [&](geo::LocalMetres at) {
        if (!bounds.contains(at))
            return false;
        const auto hit = city.network().nearest({at, kSupplyDepthM}, kSupplyReachM, {kind});
        return hit && dry.contains(hit->pipe);
    };
    found.addresses = static_cast<std::size_t>(std::count_if(m_model.addresses.begin(), m_model.addresses.end(),
                                                             [&](const auto& address) { return isDry(address.at); }));
    std::copy_if(m_model.places.begin(), m_model.places.end(), std::back_inserter(found.places),
                 [&](const city::Place& place) { return toldRank(place.kind) < kTold.size() && isDry(place.at); });
    std::stable_sort(found.places.begin(), found.places.end(),
                     [](const auto& a, const auto& b) { return toldRank(a.kind) < toldRank(b.kind); });
    return found;
}

} // namespace sandtable::console
