// SPDX-License-Identifier: GPL-3.0-or-later
#include "ItemWords.h"

#include "Text.h"

#include <algorithm>
#include <cmath>

namespace sandtable::dispatching {

namespace {

constexpr double kOfficialName = 1.3;
constexpr double kListedWord = 1.0;
/// A single word out of an English name says little.
constexpr double kNameToken = 0.4;
/// Of the items of a subclass of which nothing but the subclass is told, the first is the usual one.
constexpr double kUsualItem = 3;
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
std::vector<std::u32string> tokens(std::u32string_view phrase)
{
    std::vector<std::u32string> result;
    while (!phrase.empty()) {
        const std::size_t end = std::min(phrase.find_first_of(U" -,/'"), phrase.size());
        if (end > 0) {
            result.emplace_back(phrase.substr(0, end));
        }
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return result;
}

} // namespace

ItemWords::ItemWords(const catalogue::Catalogue& catalogue, const Dialect& dialect)
    : m_catalogue(catalogue), m_dialect(dialect)
{
    for (const catalogue::Subclass& subclass : catalogue.subclasses()) {
        addSubclass(subclass);
    }
    for (std::uint32_t i = 0; i < catalogue.items().size(); ++i) {
        const catalogue::Item& item = catalogue.items()[i];
        add(item.nameZh, i, 1, kOfficialName);
        add(item.nameEn, i, 1, kOfficialName);
        for (const std::string& word : item.words) {
            add(word, i, 1, kListedWord);
        }
    }
    m_phrases.freeze();
}

void ItemWords::addSubclass(const catalogue::Subclass& subclass)
{
    const auto items = m_catalogue.itemsOf(subclass.code);
    if (items.empty()) {
        return;
    }
    const auto first = static_cast<std::uint32_t>(items.data() - m_catalogue.items().data());
    const auto count = static_cast<std::uint32_t>(items.size());
    add(subclass.nameZh, first, count, kOfficialName);
    add(subclass.nameEn, first, count, kOfficialName);
    addTokens(subclass.nameEn, first, count);
    for (const std::string& word : subclass.words) {
        add(word, first, count, kListedWord);
    }
}

void ItemWords::addTokens(const std::string& english, std::uint32_t first, std::uint32_t count)
{
    for (const std::u32string& token : tokens(normalise(english))) {
        if (token.size() >= kShortestToken && std::ranges::find(kCommonTokens, token) == std::end(kCommonTokens)) {
            add(wording::toUtf8(token), first, count, kNameToken);
        }
    }
}

void ItemWords::add(const std::string& phrase, std::uint32_t first, std::uint32_t count, double factor)
{
    const std::u32string meant = m_dialect.meant(normalise(phrase));
    if (meant.empty()) {
        return;
    }
    m_phrases.add(meant, static_cast<std::uint32_t>(m_words.size()));
    m_words.push_back({first, count, static_cast<float>(factor * std::pow(lengthOf(meant), kLengthPower))});
}

std::vector<double> ItemWords::score(std::u32string_view meant) const
{
    std::vector<double> scores;
    for (std::size_t at = 0; at < meant.size();) {
        const auto match = m_phrases.longest(meant, at);
        if (match.length > 0 && scores.empty()) {
            scores.assign(m_catalogue.items().size(), 0);
        }
        // A word that many share tells less about each.
        const double share = match.length > 0 ? 1 / std::sqrt(static_cast<double>(match.entries.size())) : 0;
        for (const auto& entry : match.entries) {
            const Word& word = m_words[entry.number];
            for (std::uint32_t i = word.first; i < word.first + word.count; ++i) {
                scores[i] += word.weight * share;
            }
            scores[word.first] += word.count > 1 ? std::min(kUsualItem, word.weight * share) : 0;
        }
        at += std::max<std::size_t>(match.length, 1);
    }
    return scores;
}

} // namespace sandtable::dispatching
