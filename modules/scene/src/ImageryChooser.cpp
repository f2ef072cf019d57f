// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImageryChooser.h"

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

constexpr int kMostRoots = 2; ///< a side
constexpr double kCoarser = 1.5;

bool overlap(const geo::Bounds& a, const geo::Bounds& b)
{
    return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

} // namespace

struct ImageryChooser::Round
{
    const Projection& view;
    const std::function<Have(const imagery::TileKey&)>& have;
    double bias = 1;
    Choice choice;
    std::vector<Wish> wishes;
    std::unordered_set<imagery::TileKey, imagery::TileKeyHash> refined;
};

ImageryChooser::ImageryChooser(const geo::Bounds& area, int finestLevel) : m_area(area), m_finest(finestLevel)
{
    if (area.empty())
        return;
    int level = finestLevel;
    const auto across = [&](double low, double high) {
        const double side = imagery::TileKey{level, 0, 0}.sideM();
        return static_cast<int>(std::floor(high / side) - std::floor(low / side)) + 1;
    };
    while (level > 0 && (across(area.min.x, area.max.x) > kMostRoots || across(area.min.y, area.max.y) > kMostRoots))
        --level;
    const double side = imagery::TileKey{level, 0, 0}.sideM();
    const auto first = [side](double metres) { return static_cast<int>(std::floor(metres / side)); };
    for (int row = first(area.min.y); row <= first(area.max.y); ++row)
        for (int column = first(area.min.x); column <= first(area.max.x); ++column)
            m_roots.push_back({level, column, row});
}

ImageryChooser::Choice ImageryChooser::choose(const Projection& view,
                                              const std::function<Have(const imagery::TileKey&)>& have)
{
    // A small window with a near horizon would want hundreds: then all of it is a little coarser.
    for (double bias = 1;; bias *= kCoarser) {
        Round round{view, have, bias, {}, {}, {}};
        for (const auto& root : m_roots)
            visit(root, round);
        if (round.choice.shown.size() + round.wishes.size() > kMostTiles && bias < 100)
            continue;
        std::stable_sort(round.wishes.begin(), round.wishes.end(),
                         [](const Wish& a, const Wish& b) { return a.metresPerPixel < b.metresPerPixel; });
        for (const Wish& wish : round.wishes)
            round.choice.wanted.push_back(wish.key);
        m_refined = std::move(round.refined);
        return std::move(round.choice);
    }
}

void ImageryChooser::visit(const imagery::TileKey& key, Round& round)
{
    const auto bounds = key.bounds();
    if (!overlap(bounds, m_area) || !round.view.seesBox(bounds, 0))
        return;
    const Have own = round.have(key);
    if (own == Have::Empty)
        return;
    const double mpp = round.view.metresPerPixel(round.view.distanceToBox(bounds, 0)) * round.bias;
    const double limit = key.metresPerPixel() / kCoarsestTexelPx;
    if (key.level < m_finest && mpp < (m_refined.contains(key) ? limit * kHysteresis : limit)) {
        round.refined.insert(key);
        bool complete = true;
        for (int i = 0; i < 4; ++i) {
            const auto child = key.child(i);
            if (round.have(child) != Have::Nothing || !overlap(child.bounds(), m_area) ||
                !round.view.seesBox(child.bounds(), 0))
                continue;
            complete = false;
            round.wishes.push_back({mpp, child});
        }
        if (complete) {
            for (int i = 0; i < 4; ++i)
                visit(key.child(i), round);
            return;
        }
    }
    if (own == Have::Picture)
        round.choice.shown.push_back(key);
    else
        round.wishes.push_back({0, key});
}

} // namespace sandtable::scene
