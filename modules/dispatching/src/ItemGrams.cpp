// SPDX-License-Identifier: GPL-3.0-or-later
#include "ItemGrams.h"

#include "Text.h"

#include <sandtable/wording/Grams.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

namespace sandtable::dispatching {

namespace {

constexpr std::size_t kLongestGram = 2;
constexpr double kSaturation = 1.2;   ///< k1
constexpr double kLengthShare = 0.75; ///< b
/// An item's own name counts twice beside its words and its condition.
constexpr int kNameTimes = 2;

/// Lines, so that no gram reaches from one phrase into the next.
std::u32string textOf(const catalogue::Item& item, const catalogue::Subclass& subclass)
{
    std::u32string text;
    const auto add = [&](const std::string& phrase) { text += normalise(phrase) + U'\n'; };
    for (int i = 0; i < kNameTimes; ++i) {
        add(item.nameZh);
        add(item.nameEn);
    }
    add(item.filingZh);
    add(item.filingEn);
    add(subclass.nameZh);
    add(subclass.nameEn);
    for (const auto* words : {&item.words, &subclass.words}) {
        for (const std::string& word : *words) {
            add(word);
        }
    }
    return text;
}

} // namespace

ItemGrams::ItemGrams(const catalogue::Catalogue& catalogue, const Dialect& dialect) : m_items(catalogue.items().size())
{
    std::vector<double> lengths;
    for (std::uint32_t i = 0; i < m_items; ++i) {
        const catalogue::Item& item = catalogue.items()[i];
        const std::u32string text = dialect.meant(textOf(item, *catalogue.subclass(item.subclass())));
        std::map<std::u32string_view, int> counts;
        double length = 0;
        for (const std::u32string_view gram : wording::grams(text, kLongestGram)) {
            ++counts[gram];
            ++length;
        }
        for (const auto& [gram, count] : counts) {
            m_postings[std::u32string(gram)].push_back({i, static_cast<float>(count)});
        }
        lengths.push_back(length);
    }
    double mean = 1;
    for (const double length : lengths) {
        mean += length / static_cast<double>(m_items);
    }
    for (auto& [gram, postings] : m_postings) {
        const auto documents = static_cast<double>(postings.size());
        // The usual floor: a gram in more than half of the items tells nothing, and nothing against an item either.
        const double rarity =
            std::max(1e-6, std::log((static_cast<double>(m_items) - documents + 0.5) / (documents + 0.5)));
        for (Posting& p : postings) {
            const double norm = kSaturation * (1 - kLengthShare + kLengthShare * lengths[p.item] / mean);
            p.weight = static_cast<float>(rarity * p.weight * (kSaturation + 1) / (p.weight + norm));
        }
    }
}

std::vector<double> ItemGrams::score(std::u32string_view meant) const
{
    std::vector<double> scores;
    std::unordered_set<std::u32string_view> seen;
    for (const std::u32string_view gram : wording::grams(meant, kLongestGram)) {
        const auto postings = m_postings.find(std::u32string(gram));
        if (postings == m_postings.end() || !seen.insert(gram).second) {
            continue;
        }
        scores.resize(m_items, 0);
        for (const Posting& p : postings->second) {
            scores[p.item] += static_cast<double>(p.weight);
        }
    }
    return scores;
}

} // namespace sandtable::dispatching
