// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/Catalogue.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sandtable::dispatching {

/// Puts what people say into the words of the list, by data/catalogue/dialect.csv. Immutable; any thread.
class Dialect
{
public:
    explicit Dialect(const catalogue::Catalogue& catalogue);

    /// The normalised text with each longest phrase that people say replaced by what it means.
    std::u32string meant(std::u32string_view said) const;

private:
    struct Phrase
    {
        std::u32string said;
        std::u32string meant;
    };
    std::unordered_map<char32_t, std::vector<Phrase>> m_phrases; ///< by first character, longest first
};

} // namespace sandtable::dispatching
