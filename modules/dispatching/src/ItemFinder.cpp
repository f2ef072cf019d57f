// SPDX-License-Identifier: GPL-3.0-or-later
#include "ItemFinder.h"

#include "Text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sandtable::dispatching {

namespace {

constexpr double kOfficialName = 1.3;
constexpr double kListedWord = 1.0;
/// A single word out of an English name says little.
constexpr double kNameToken = 0.4;
constexpr std::size_t kShortestToken = 4;
constexpr double kLengthPower = 1.3;
/// English words carry about as much as two Chinese characters each.
constexpr double kCharactersAWord = 2;

constexpr std::u32string_view kCommonTokens[] = {
    U"with",       U"without", U"from",  U"that",  U"under",   U"other",    U"public", U"city", U"facility",
    U"facilities", U"street",  U"road",  U"area",  U"problem", U"incident", U"danger", U"open", U"over",
    U"known",      U"goods",   U"along", U"water", U"surface", U"space",    U"person"};

double lengthOf(std::u32string_view phrase)
{
    if (!isWordLetter(phrase.front())) {
        return static_cast<double>(phrase.size());
    }
    return kCharactersAWord * static_cast<double>(1 + std::ranges::count(phrase, U' '));
}

/// The words of a phrase, split at spaces and hyphens.
std::vector<std::u32string_view> tokens(std::u32string_view phrase)
{
    std::vector<std::u32string_view> result;
    while (!phrase.empty()) {
        const std::size_t end = std::min(phrase.find_first_of(U" -,/'"), phrase.size());
        if (end > 0) {
            result.push_back(phrase.substr(0, end));
        }
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return result;
}

} // namespace

ItemFinder::ItemFinder(const catalogue::Catalogue& catalogue) : m_catalogue(catalogue)
{
    for (std::uint32_t i = 0; i < catalogue.subclasses().size(); ++i) {
        const catalogue::Subclass& subclass = catalogue.subclasses()[i];
        add(normalise(subclass.nameZh), i, kOfficialName);
        const std::u32string english = normalise(subclass.nameEn);
        add(english, i, kOfficialName);
        for (const auto token : tokens(english)) {
            if (token.size() >= kShortestToken && std::ranges::find(kCommonTokens, token) == std::end(kCommonTokens)) {
                add(token, i, kNameToken);
            }
        }
        for (const std::string& word : subclass.words) {
            add(normalise(word), i, kListedWord);
        }
    }
    m_phrases.freeze();
}

void ItemFinder::add(std::u32string_view phrase, std::uint32_t subclass, double factor)
{
    if (phrase.empty()) {
        return;
    }
    m_phrases.add(phrase, static_cast<std::uint32_t>(m_words.size()));
    m_words.push_back({subclass, static_cast<float>(factor * std::pow(lengthOf(phrase), kLengthPower))});
}

ItemFinder::Item ItemFinder::find(std::u32string_view text, std::size_t start,
                                  const std::vector<NamedSpan>& places) const
{
    const Item item = score(text, start, places);
    return item.subclass != nullptr || places.empty() ? item : score(text, start, {});
}

ItemFinder::Item ItemFinder::score(std::u32string_view text, std::size_t start,
                                   const std::vector<NamedSpan>& places) const
{
    std::vector<double> scores(m_catalogue.subclasses().size(), 0);
    for (std::size_t at = start; at < text.size();) {
        const auto inPlace =
            std::ranges::find_if(places, [&](const NamedSpan& s) { return s.begin <= at && at < s.end; });
        if (inPlace != places.end()) {
            at = inPlace->end;
            continue;
        }
        const auto match = m_phrases.longest(text, at);
        // A word that many items share tells less about each.
        const double share = match.length > 0 ? 1 / std::sqrt(static_cast<double>(match.entries.size())) : 0;
        for (const auto& entry : match.entries) {
            const Word& word = m_words[entry.number];
            scores[word.subclass] += word.weight * share;
        }
        at += std::max<std::size_t>(match.length, 1);
    }
    const auto best = std::ranges::max_element(scores);
    if (best == scores.end() || *best <= 0) {
        return {};
    }
    double second = 0;
    for (auto other = scores.begin(); other != scores.end(); ++other) {
        second = other != best ? std::max(second, *other) : second;
    }
    const double clear = *best / (*best + second);
    const double strong = 1 - std::exp(-*best / 2);
    return {&m_catalogue.subclasses()[static_cast<std::size_t>(best - scores.begin())], clear * strong};
}

} // namespace sandtable::dispatching
