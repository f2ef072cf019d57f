// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PhraseTable.h"
#include "PlaceFinder.h"

#include <sandtable/catalogue/Catalogue.h>

#include <string_view>
#include <vector>

namespace sandtable::dispatching {

/// What item of the responsibility list a text speaks of, by the words that people use for it.
/// Immutable after construction; any thread.
class ItemFinder
{
public:
    explicit ItemFinder(const catalogue::Catalogue& catalogue);

    struct Item
    {
        const catalogue::Subclass* subclass = nullptr;
        double confidence = 0;
    };
    /// The item named in text from `start` on, outside the spans that name places (a bridge's name is no damage to a
    /// bridge), unless nothing is named there. Without any known word: nullptr.
    Item find(std::u32string_view text, std::size_t start, const std::vector<NamedSpan>& places) const;

private:
    struct Word
    {
        std::uint32_t subclass;
        float weight;
    };

    void add(std::u32string_view phrase, std::uint32_t subclass, double factor);
    Item score(std::u32string_view text, std::size_t start, const std::vector<NamedSpan>& places) const;

    const catalogue::Catalogue& m_catalogue;
    std::vector<Word> m_words;
    PhraseTable m_phrases;
};

} // namespace sandtable::dispatching
