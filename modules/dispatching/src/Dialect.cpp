// SPDX-License-Identifier: GPL-3.0-or-later
#include "Dialect.h"

#include "Text.h"

#include <algorithm>
#include <functional>

namespace sandtable::dispatching {

Dialect::Dialect(const catalogue::Catalogue& catalogue)
{
    for (const catalogue::DialectWord& word : catalogue.dialect()) {
        std::u32string said = normalise(word.said);
        m_phrases[said.front()].push_back({said, normalise(word.meant)});
    }
    for (auto& [first, phrases] : m_phrases) {
        std::ranges::sort(phrases, std::greater(), [](const Phrase& p) { return p.said.size(); });
    }
}

std::u32string Dialect::meant(std::u32string_view said) const
{
    std::u32string result;
    result.reserve(said.size() + 8);
    while (!said.empty()) {
        const auto phrases = m_phrases.find(said.front());
        if (phrases != m_phrases.end()) {
            const auto phrase =
                std::ranges::find_if(phrases->second, [&](const Phrase& p) { return said.starts_with(p.said); });
            if (phrase != phrases->second.end()) {
                result += phrase->meant;
                said.remove_prefix(phrase->said.size());
                continue;
            }
        }
        result += said.front();
        said.remove_prefix(1);
    }
    return result;
}

} // namespace sandtable::dispatching
