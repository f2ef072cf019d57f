// SPDX-License-Identifier: GPL-3.0-or-later
#include "Biconnected.h"

#include <algorithm>

namespace sandtable::city {

std::vector<bool> biconnectedWith(std::size_t vertices, std::span<const std::uint32_t> ends, std::uint32_t start)
{
    constexpr std::uint32_t kNever = 0xffffffff;
    const auto edges = static_cast<std::uint32_t>(ends.size() / 2);
    std::vector<std::uint32_t> first(vertices + 1, 0);
    for (const std::uint32_t v : ends) {
        ++first[v + 1];
    }
    for (std::size_t v = 0; v < vertices; ++v) {
        first[v + 1] += first[v];
    }
    std::vector<std::uint32_t> incident(ends.size());
    std::vector<std::uint32_t> cursor(first.begin(), first.end() - 1);
    for (std::uint32_t e = 0; e < ends.size(); ++e) {
        incident[cursor[ends[e]]++] = e / 2;
    }
    cursor.assign(first.begin(), first.end() - 1);

    std::vector<std::uint32_t> depth(vertices, kNever);
    std::vector<std::uint32_t> low(vertices, 0);
    struct Visit
    {
        std::uint32_t vertex;
        std::uint32_t byEdge;
    };
    std::vector<Visit> path{{ends[2 * start], kNever}};
    std::vector<std::uint32_t> open; ///< edges whose component is not closed yet
    std::vector<bool> result(edges, false);
    std::uint32_t time = 0;
    depth[path[0].vertex] = low[path[0].vertex] = time++;
    while (!path.empty()) {
        const auto [vertex, byEdge] = path.back();
        if (cursor[vertex] < first[vertex + 1]) {
            const std::uint32_t edge = incident[cursor[vertex]++];
            const std::uint32_t other = ends[2 * edge] == vertex ? ends[2 * edge + 1] : ends[2 * edge];
            if (edge == byEdge) {
                continue;
            }
            if (depth[other] == kNever) {
                open.push_back(edge);
                depth[other] = low[other] = time++;
                path.push_back({other, edge});
            } else if (depth[other] < depth[vertex]) {
                open.push_back(edge);
                low[vertex] = std::min(low[vertex], depth[other]);
            }
            continue;
        }
        path.pop_back();
        if (path.empty()) {
            break;
        }
        const std::uint32_t parent = path.back().vertex;
        low[parent] = std::min(low[parent], low[vertex]);
        if (low[vertex] >= depth[parent]) {
            // The edges above byEdge are one component.
            const auto begin = std::find(open.rbegin(), open.rend(), byEdge).base() - 1;
            if (std::find(begin, open.end(), start) != open.end()) {
                std::for_each(begin, open.end(), [&](std::uint32_t edge) { result[edge] = true; });
            }
            open.erase(begin, open.end());
        }
    }
    return result;
}

} // namespace sandtable::city
