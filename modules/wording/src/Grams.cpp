// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/wording/Grams.h>
#include <sandtable/wording/Text.h>

#include <algorithm>

namespace sandtable::wording {

std::vector<std::u32string_view> grams(std::u32string_view text, std::size_t longest)
{
    std::vector<std::u32string_view> result;
    for (std::size_t at = 0; at < text.size();) {
        const bool chinese = isChinese(text[at]);
        if (!chinese && !isWordLetter(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < text.size() && (chinese ? isChinese(text[end]) : isWordLetter(text[end]))) {
            ++end;
        }
        if (!chinese) {
            result.push_back(text.substr(at, end - at));
            at = end;
            continue;
        }
        for (; at < end; ++at) {
            for (std::size_t length = 1; length <= std::min(longest, end - at); ++length) {
                result.push_back(text.substr(at, length));
            }
        }
    }
    return result;
}

} // namespace sandtable::wording
