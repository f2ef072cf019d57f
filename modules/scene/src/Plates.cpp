// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/Plates.h>

#include <algorithm>
#include <map>

namespace sandtable::scene {

PlateStack::PlateStack(std::span<const city::Region> regions, std::uint32_t scope) : m_regions(regions), m_scope(scope)
{
    if (scope >= regions.size())
        return;
    m_shown.resize(regions.size());
    for (std::uint32_t at = scope; at < regions.size(); at = regions[at].parent < at ? regions[at].parent : city::kNone)
        m_shown[at] = true;
    // Parents come before their children.
    for (std::uint32_t i = 0; i < regions.size(); ++i) {
        const std::uint32_t parent = regions[i].parent;
        if (parent < i && m_shown[parent] && regions[parent].tier >= regions[scope].tier)
            m_shown[i] = true;
        if (m_shown[i] && regions[i].tier != city::Tier::District)
            m_plates[4 - static_cast<std::size_t>(regions[i].tier)].push_back(i);
    }
}

std::optional<PlateHit> plateAt(const PlateStack& stack, const Projection& view, PlateLift lift, double xPx, double yPx)
{
    for (const Plate plate : {Plate::Streets, Plate::Communities, Plate::Grids}) {
        const auto at = view.toGround(xPx, yPx + lift.of(plate));
        if (!at)
            continue;
        for (const std::uint32_t region : stack.on(plate))
            if (geo::contains(stack.outline(region), *at))
                return PlateHit{plate, region};
    }
    return std::nullopt;
}

std::vector<std::uint32_t> threadsWithin(std::span<const PlateCase> cases, std::size_t most)
{
    std::vector<std::uint32_t> chosen;
    if (cases.size() <= most) {
        chosen.resize(cases.size());
        for (std::uint32_t i = 0; i < chosen.size(); ++i)
            chosen[i] = i;
        return chosen;
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> byGrid;
    for (std::uint32_t i = 0; i < cases.size(); ++i)
        byGrid[cases[i].region].push_back(i);
    for (auto& [grid, list] : byGrid)
        std::stable_partition(list.begin(), list.end(), [&](std::uint32_t i) { return cases[i].overdue; });
    // One each, those with something overdue first; then in rounds, each grid as often as its share of the rest.
    std::vector<const std::vector<std::uint32_t>*> grids;
    for (const auto& [grid, list] : byGrid)
        grids.push_back(&list);
    std::stable_sort(grids.begin(), grids.end(), [&](const auto* a, const auto* b) {
        return cases[a->front()].overdue > cases[b->front()].overdue;
    });
    const std::size_t rest = most > grids.size() ? most - grids.size() : 0;
    std::size_t before = 0; // cases after the first of each grid so far
    const std::size_t shared = cases.size() - grids.size();
    for (std::size_t g = 0; g < std::min(grids.size(), most); ++g) {
        const std::size_t more = grids[g]->size() - 1;
        const std::size_t take =
            shared == 0 ? 0 : (before + more) * rest / shared - before * rest / shared; // rounds without a remainder
        before += more;
        chosen.insert(chosen.end(), grids[g]->begin(), grids[g]->begin() + static_cast<std::ptrdiff_t>(1 + take));
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

} // namespace sandtable::scene
