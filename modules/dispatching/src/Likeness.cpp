// SPDX-License-Identifier: GPL-3.0-or-later
#include "Likeness.h"

#include "Text.h"

#include <sandtable/wording/Grams.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace sandtable::dispatching {

namespace {

std::vector<std::u32string_view> tellingGrams(std::u32string_view text)
{
    std::vector<std::u32string_view> all = wording::grams(text, 2);
    std::erase_if(all, [](std::u32string_view gram) { return gram.size() < 2; });
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace

double likeness(std::u32string_view one, std::u32string_view other)
{
    const auto a = tellingGrams(one);
    const auto b = tellingGrams(other);
    if (std::min(a.size(), b.size()) < kFewestGrams) {
        return 0;
    }
    std::vector<std::u32string_view> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return static_cast<double>(both.size()) / static_cast<double>(std::min(a.size(), b.size()));
}

} // namespace sandtable::dispatching
