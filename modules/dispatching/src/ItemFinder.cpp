// SPDX-License-Identifier: GPL-3.0-or-later
#include "ItemFinder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sandtable::dispatching {

namespace {

/// The score at which it is as likely that none of the items is meant.
constexpr double kNothingMeant = 1.5;

} // namespace

ItemFinder::ItemFinder(const catalogue::Catalogue& catalogue) : m_catalogue(catalogue), m_words(catalogue) {}

std::vector<ItemFinder::Guess> ItemFinder::find(std::u32string_view text, std::size_t start,
                                                const std::vector<NamedSpan>& places, std::string_view subclass,
                                                std::size_t limit) const
{
    std::vector<double> scores = m_words.score(text, start, places);
    if (scores.empty() && !places.empty()) {
        scores = m_words.score(text, start, {});
    }
    if (scores.empty()) {
        return {};
    }
    const auto& items = m_catalogue.items();
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        if (scores[i] > 0 && items[i].code.starts_with(subclass)) {
            order.push_back(i);
        }
    }
    const double best = std::transform_reduce(
        order.begin(), order.end(), kNothingMeant, [](double a, double b) { return std::max(a, b); },
        [&](std::uint32_t i) { return scores[i]; });
    double sum = std::exp(kNothingMeant - best);
    for (const std::uint32_t i : order) {
        sum += std::exp(scores[i] - best);
    }
    const std::size_t count = std::min(limit, order.size());
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count),
                              [&](auto a, auto b) { return std::pair(-scores[a], a) < std::pair(-scores[b], b); });
    std::vector<Guess> guesses;
    for (const std::uint32_t i : std::span(order).first(count)) {
        guesses.push_back({&items[i], std::exp(scores[i] - best) / sum});
    }
    return guesses;
}

} // namespace sandtable::dispatching
