// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ItemWords.h"
#include "PlaceFinder.h"

#include <sandtable/catalogue/Catalogue.h>

#include <string_view>
#include <vector>

namespace sandtable::dispatching {

/// What items of the responsibility list a text speaks of. Immutable after construction; any thread.
class ItemFinder
{
public:
    explicit ItemFinder(const catalogue::Catalogue& catalogue);

    struct Guess
    {
        const catalogue::Item* item = nullptr;
        double confidence = 0; ///< 0…1; those of all items add up to at most 1
    };
    /// The likely items of the text from `start` on, most likely first, at most `limit`, of one subclass only when
    /// `subclass` is not empty. What stands in the spans that name places does not count (a bridge's name is no damage
    /// to a bridge), unless nothing is named elsewhere. Nothing when the text tells nothing.
    std::vector<Guess> find(std::u32string_view text, std::size_t start, const std::vector<NamedSpan>& places,
                            std::string_view subclass, std::size_t limit) const;

private:
    const catalogue::Catalogue& m_catalogue;
    ItemWords m_words;
};

} // namespace sandtable::dispatching
