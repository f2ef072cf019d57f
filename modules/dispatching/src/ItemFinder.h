// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Dialect.h"
#include "ItemGrams.h"
#include "ItemWords.h"
#include "PlaceFinder.h"

#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/wording/TextClassifier.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sandtable::dispatching {

/// What items of the responsibility list a text speaks of: by words that name them, by likeness to what the list says
/// of them, and by a trained classifier where there is one. Immutable after construction; any thread.
class ItemFinder
{
public:
    /// `model` may be null. Labels of it that the list does not have are passed over.
    ItemFinder(const catalogue::Catalogue& catalogue, std::shared_ptr<const wording::TextClassifier> model);

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
    std::vector<double> score(std::u32string_view said) const;
    void addModel(std::u32string_view meant, std::vector<double>& scores) const;

    const catalogue::Catalogue& m_catalogue;
    Dialect m_dialect;
    ItemWords m_words;
    ItemGrams m_grams;
    std::shared_ptr<const wording::TextClassifier> m_model;
    std::unordered_map<std::string_view, std::uint32_t> m_positions; ///< of items, by the model's labels
};

} // namespace sandtable::dispatching
