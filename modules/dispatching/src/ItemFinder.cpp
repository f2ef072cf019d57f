// SPDX-License-Identifier: GPL-3.0-or-later
#include "ItemFinder.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace sandtable::dispatching {

namespace {

/// How much each of the three has to say.
constexpr double kWordsWeight = 0.35;
constexpr double kGramsWeight = 0.8;
constexpr double kModelWeight = 1.0;
/// The classifier's likeliest labels; the others count as if it had given them kModelFloor.
constexpr std::size_t kModelLabels = 20;
constexpr double kModelFloor = 1e-4;
/// From scores to confidence.
constexpr double kSharpness = 0.55;
/// The score at which it is as likely that none of the items is meant.
constexpr double kNothingMeant = 7;

/// The text from `start` on, with a line break for every place that it names.
std::u32string withoutPlaces(std::u32string_view text, std::size_t start, const std::vector<NamedSpan>& places)
{
    std::u32string rest;
    for (std::size_t at = start; at < text.size();) {
        const auto inPlace =
            std::ranges::find_if(places, [&](const NamedSpan& s) { return s.begin <= at && at < s.end; });
        if (inPlace == places.end()) {
            rest += text[at++];
        } else {
            rest += U'\n';
            at = inPlace->end;
        }
    }
    return rest;
}

} // namespace

ItemFinder::ItemFinder(const catalogue::Catalogue& catalogue, std::shared_ptr<const wording::TextClassifier> model)
    : m_catalogue(catalogue), m_dialect(catalogue), m_words(catalogue, m_dialect), m_grams(catalogue, m_dialect),
      m_model(std::move(model))
{
    if (!m_model) {
        return;
    }
    for (const std::string& label : m_model->labels()) {
        if (const catalogue::Item* item = catalogue.item(label)) {
            m_positions.emplace(label, static_cast<std::uint32_t>(item - catalogue.items().data()));
        }
    }
}

std::vector<double> ItemFinder::score(std::u32string_view said) const
{
    const std::u32string meant = m_dialect.meant(said);
    std::vector<double> scores = m_grams.score(meant);
    for (double& score : scores) {
        score *= kGramsWeight;
    }
    const std::vector<double> words = m_words.score(meant);
    scores.resize(std::max(scores.size(), words.size()), 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
        scores[i] += kWordsWeight * words[i];
    }
    if (!scores.empty()) {
        addModel(meant, scores);
    }
    return scores;
}

void ItemFinder::addModel(std::u32string_view meant, std::vector<double>& scores) const
{
    if (!m_model) {
        return;
    }
    for (const auto& guess : m_model->classify(meant, kModelLabels)) {
        const auto position = m_positions.find(guess.label);
        if (position != m_positions.end()) {
            scores[position->second] += kModelWeight * std::log(std::max(guess.confidence, kModelFloor) / kModelFloor);
        }
    }
}

std::vector<ItemFinder::Guess> ItemFinder::find(std::u32string_view text, std::size_t start,
                                                const std::vector<NamedSpan>& places, std::string_view subclass,
                                                std::size_t limit) const
{
    const auto best = [](const std::vector<double>& scores) {
        return scores.empty() ? 0 : *std::ranges::max_element(scores);
    };
    std::vector<double> scores = score(withoutPlaces(text, start, places));
    if (best(scores) < kNothingMeant && !places.empty()) {
        // 建设大桥桥面破损 is about the bridge that it names.
        if (std::vector<double> all = score(text.substr(std::min(start, text.size()))); best(all) > kNothingMeant) {
            scores = std::move(all);
        }
    }
    const auto& items = m_catalogue.items();
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < scores.size(); ++i) {
        if (scores[i] > 0 && items[i].code.starts_with(subclass)) {
            order.push_back(i);
        }
    }
    const double top = std::max(best(scores), kNothingMeant);
    double sum = std::exp(kSharpness * (kNothingMeant - top));
    for (const std::uint32_t i : order) {
        sum += std::exp(kSharpness * (scores[i] - top));
    }
    const std::size_t count = std::min(limit, order.size());
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count),
                              [&](auto a, auto b) { return std::pair(-scores[a], a) < std::pair(-scores[b], b); });
    std::vector<Guess> guesses;
    for (const std::uint32_t i : std::span(order).first(count)) {
        guesses.push_back({&items[i], std::exp(kSharpness * (scores[i] - top)) / sum});
    }
    return guesses;
}

} // namespace sandtable::dispatching
