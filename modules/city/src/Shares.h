// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace sandtable::city {

/// Shares `total` out by weight (largest remainders), at least one and at most `most` to each part. The sum is
/// `total` unless these bounds forbid it; weights that add up to zero count as equal.
std::vector<std::uint32_t> shareOut(std::span<const double> weights, std::uint32_t total,
                                    std::uint32_t most = std::numeric_limits<std::uint32_t>::max());

} // namespace sandtable::city
