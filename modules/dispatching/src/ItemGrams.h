// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Dialect.h"

#include <sandtable/catalogue/Catalogue.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sandtable::dispatching {

/// How near a text comes to what the list says of each item: its names, words and filing condition, compared by
/// characters and pairs of characters with the Okapi BM25 weights (Robertson and Zaragoza 2009). SQLite's FTS5 ranks by
/// the same formula; over 1,367 short texts that stand still, the table of weights answers in microseconds and without
/// a connection a thread. Immutable; any thread.
class ItemGrams
{
public:
    ItemGrams(const catalogue::Catalogue& catalogue, const Dialect& dialect);

    /// Parallel to Catalogue::items(); empty when no gram is known. `meant` is in the list's words (Dialect).
    std::vector<double> score(std::u32string_view meant) const;

private:
    struct Posting
    {
        std::uint32_t item;
        float weight;
    };

    std::size_t m_items;
    std::unordered_map<std::u32string, std::vector<Posting>> m_postings;
};

} // namespace sandtable::dispatching
