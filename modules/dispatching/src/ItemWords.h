// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Dialect.h"
#include "PhraseTable.h"

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
    ItemWords(const catalogue::Catalogue& catalogue, const Dialect& dialect);

    /// Parallel to Catalogue::items(); empty when no known word occurs. `meant` is in the list's words (Dialect).
    std::vector<double> score(std::u32string_view meant) const;

private:
    /// Items [first, first + count) of the list: one item, or all of a subclass.
    struct Word
    {
        std::uint32_t first;
        std::uint32_t count;
        float weight;
    };

    void addTokens(const std::string& english, std::uint32_t first, std::uint32_t count);
    void addSubclass(const catalogue::Subclass& subclass);
    void add(const std::string& phrase, std::uint32_t first, std::uint32_t count, double factor);

    const catalogue::Catalogue& m_catalogue;
    const Dialect& m_dialect;
    std::vector<Word> m_words;
    PhraseTable m_phrases;
};

} // namespace sandtable::dispatching
