// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace sandtable {

/// Well-formed UTF-8 without surrogates or overlong forms (Unicode, table 3-7).
bool isUtf8(std::string_view text);
/// Such a text without control characters other than tab and line ends, which
/// XML could not carry.
bool isPlainUtf8(std::string_view text);

} // namespace sandtable
