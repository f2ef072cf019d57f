// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeSymbols.h"

#include "PipePlanner.h"

#include <algorithm>
#include <unordered_map>

namespace sandtable::scene {
namespace {

constexpr float kSignRadiusPx = 8.5F;
constexpr float kMarkRadiusPx = 11;
constexpr float kSymbolEdgePx = 12;
/// Of what stands out; a trace through a whole network ends in a few hundred places.
constexpr std::size_t kMostMarks = 400;

} // namespace

const QStringList& pipeSigns()
{
    static const QStringList signs{QStringLiteral("阀"), QStringLiteral("泵"), QStringLiteral("口"),
                                   QStringLiteral("厂"), QStringLiteral("源"), QStringLiteral("井")};
    return signs;
}

std::optional<int> pipeSign(city::PipeNodeKind kind)
{
    switch (kind) {
    case city::PipeNodeKind::Valve:
        return 0;
    case city::PipeNodeKind::Pump:
        return 1;
    case city::PipeNodeKind::Outfall:
        return 2;
    case city::PipeNodeKind::Works:
        return 3;
    case city::PipeNodeKind::Source:
        return 4;
    default:
        return std::nullopt;
    }
}

void PipeSymbols::clear()
{
    m_sprites.clear();
    m_signs.clear();
    m_index.clear();
}

void PipeSymbols::draw(const PipeCity& city, const Projection& view, std::uint32_t node, Rank rank,
                       const PipeColors& colors)
{
    const city::PipeNode& is = city.model().pipeNodes[node];
    const auto on = view.toScreen(is.at);
    if (!on || on->x < -kSymbolEdgePx || on->y < -kSymbolEdgePx || on->x > view.width() + kSymbolEdgePx ||
        on->y > view.height() + kSymbolEdgePx)
        return;
    const double mpp = view.metresPerPixel(on->depth);
    if (rank == Rank::Plain && mpp > kNodesMpp)
        return;
    const bool marked = rank != Rank::Plain;
    auto sign = pipeSign(is.kind);
    if (!sign && marked)
        sign = static_cast<int>(pipeSigns().size()) - 1;
    MarkerSprite sprite;
    sprite.x = static_cast<float>(on->x);
    sprite.y = static_cast<float>(on->y);
    sprite.shape = sign ? MarkerShape::Badge : MarkerShape::Dot;
    sprite.radius = marked ? kMarkRadiusPx : sign ? kSignRadiusPx : mpp < kNodesMpp / 2 ? 4.5F : 3.5F;
    sprite.fill = colors.kinds[static_cast<std::size_t>(is.network) - 1];
    sprite.accent = rank == Rank::Valve ? colors.valve : rank == Rank::End ? colors.end : sprite.fill;
    sprite.glow = rank == Rank::Valve || rank == Rank::End ? 1 : 0;
    m_sprites.push_back(sprite);
    m_index.add(node, sprite.x, sprite.y, std::max(sprite.radius, 6.0F));
    if (sign)
        m_signs.push_back({sprite.x, sprite.y, *sign});
}

void PipeSymbols::update(const PipeCity& city, const Projection& view, std::span<const std::uint32_t> near,
                         city::PipeKinds kinds, const PipeMarks& marks, const PipeColors& colors)
{
    clear();
    std::unordered_map<std::uint32_t, Rank> ranks;
    const auto mark = [&](const std::vector<std::uint32_t>& nodes, Rank rank) {
        for (std::size_t i = 0; i < std::min(nodes.size(), kMostMarks); ++i)
            if (nodes[i] < city.model().pipeNodes.size())
                ranks.insert_or_assign(nodes[i], rank);
    };
    mark(marks.covers, Rank::Cover);
    mark(marks.ends, Rank::End);
    mark(marks.valves, Rank::Valve);
    // Far ones first, so that what is near is drawn over them; what stands out last.
    for (auto node = near.rbegin(); node != near.rend(); ++node)
        if (*node < city.model().pipeNodes.size() && kinds.has(city.model().pipeNodes[*node].network) &&
            !ranks.contains(*node))
            draw(city, view, *node, Rank::Plain, colors);
    for (const auto* nodes : {&marks.covers, &marks.ends, &marks.valves})
        for (const std::uint32_t node : *nodes)
            if (const auto rank = ranks.extract(node))
                draw(city, view, node, rank.mapped(), colors);
}

} // namespace sandtable::scene
