// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace sandtable {

/// Well-formed UTF-8 (no surrogates, nothing overlong) without control characters other than tab and line ends, which
/// XML could not carry.
bool isPlainUtf8(std::string_view text);

} // namespace sandtable
