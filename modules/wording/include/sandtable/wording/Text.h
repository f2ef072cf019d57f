// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sandtable::wording {

/// UTF-8 as code points that compare alike when people mean the same: letters lower-case, full-width forms narrow,
/// runs of white space one space. Broken bytes become U+FFFD. At most `kMaxTextBytes` bytes are read.
std::u32string normalise(std::string_view utf8);
constexpr std::size_t kMaxTextBytes = 4096;

/// Code points up to U+10FFFF, as normalise() gives them.
std::string toUtf8(std::u32string_view text);

bool isChinese(char32_t c);
bool isDigit(char32_t c);
/// A letter or digit of a script that writes words apart; Chinese does not.
bool isWordLetter(char32_t c);
/// Whether a word may begin or end between text[at - 1] and text[at].
bool isWordBorder(std::u32string_view text, std::size_t at);
bool hasChinese(std::string_view utf8);

/// The digits at a position, with their end; nothing when there are none or more than nine.
struct NumberAt
{
    std::uint32_t value;
    std::size_t end;
};
std::optional<NumberAt> numberAt(std::u32string_view text, std::size_t at);
/// A number as it is spoken, 二十三 or 一百零五, up to 999.
std::optional<NumberAt> spokenNumberAt(std::u32string_view text, std::size_t at);

} // namespace sandtable::wording
