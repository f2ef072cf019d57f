// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace sandtable::dispatching {

/// How much of the shorter of two normalised texts the other says too: the share of its pairs of characters and of its
/// Latin words, 0…1. 0 when either has fewer than kFewestGrams of them, which by chance are soon alike.
double likeness(std::u32string_view one, std::u32string_view other);

constexpr std::size_t kFewestGrams = 4;

} // namespace sandtable::dispatching
