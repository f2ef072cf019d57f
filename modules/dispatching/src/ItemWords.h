// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PhraseTable.h"
#include "PlaceFinder.h"

#include <sandtable/catalogue/Catalogue.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace sandtable::dispatching {

/// How much each item of the list is spoken of, by the names of items and subclasses and the words that people use for
/// them. Immutable after construction; any thread.
class ItemWords
{
public:
    explicit ItemWords(const catalogue::Catalogue& catalogue);

    /// A score an item, parallel to Catalogue::items(), of the text from `start` on and outside the spans; empty when
    /// no known word occurs.
    std::vector<double> score(std::u32string_view text, std::size_t start, const std::vector<NamedSpan>& places) const;

private:
    /// Items [first, first + count) of the list: one item, or all of a subclass.
    struct Word
    {
        std::uint32_t first;
        std::uint32_t count;
        float weight;
    };

    void addSubclass(const catalogue::Subclass& subclass);
    void add(std::u32string_view phrase, std::uint32_t first, std::uint32_t count, double factor);

    const catalogue::Catalogue& m_catalogue;
    std::vector<Word> m_words;
    PhraseTable m_phrases;
};

} // namespace sandtable::dispatching
