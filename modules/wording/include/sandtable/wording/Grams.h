// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sandtable::wording {

/// The pieces that texts are compared by, as views into the normalised text: of Chinese every run of 1 to `longest`
/// characters, of scripts that write words apart whole words. White space and punctuation belong to none.
std::vector<std::u32string_view> grams(std::u32string_view text, std::size_t longest);

} // namespace sandtable::wording
