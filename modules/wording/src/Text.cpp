// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/wording/Text.h>

namespace sandtable::wording {

namespace {

constexpr char32_t kBroken = 0xFFFD;

/// Reads one code point and moves `at` behind it; overlong forms and surrogates count as broken.
char32_t decode(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at++);
    if (lead < 0x80) {
        return lead;
    }
    const int following = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    if (following == 0 || lead >= 0xF5) {
        return kBroken;
    }
    char32_t c = lead & (0x3F >> following);
    for (int i = 0; i < following; ++i) {
        if (at == text.size() || (byte(at) & 0xC0) != 0x80) {
            return kBroken;
        }
        c = c << 6 | (byte(at++) & 0x3F);
    }
    const bool overlong = (following == 2 && c < 0x800) || (following == 3 && c < 0x10000);
    return overlong || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? kBroken : c;
}

char32_t fold(char32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) {
        c -= 0xFEE0; // full-width ASCII
    }
    if (c == 0x3000 || c == '\t' || c == '\n' || c == '\r') {
        return ' ';
    }
    const bool upper = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    return upper ? c + 32 : c;
}

} // namespace

std::u32string normalise(std::string_view utf8)
{
    utf8 = utf8.substr(0, kMaxTextBytes);
    std::u32string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = fold(decode(utf8, at));
        if (c == ' ' && (result.empty() || result.back() == ' ')) {
            continue;
        }
        result += c;
    }
    return result;
}

std::string toUtf8(std::u32string_view text)
{
    std::string utf8;
    utf8.reserve(text.size() * 3);
    const auto put = [&](char32_t bits) { utf8 += static_cast<char>(bits); };
    for (const char32_t c : text) {
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | c >> 6);
            put(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            put(0xE0 | c >> 12);
            put(0x80 | (c >> 6 & 0x3F));
            put(0x80 | (c & 0x3F));
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3F));
            put(0x80 | (c >> 6 & 0x3F));
            put(0x80 | (c & 0x3F));
        }
    }
    return utf8;
}

bool isChinese(char32_t c)
{
    return (c >= 0x3400 && c < 0xA000) || (c >= 0x20000 && c < 0x32000);
}

bool isDigit(char32_t c)
{
    return c >= '0' && c <= '9';
}

bool isWordLetter(char32_t c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7);
}

bool isWordBorder(std::u32string_view text, std::size_t at)
{
    return at == 0 || at >= text.size() || !isWordLetter(text[at - 1]) || !isWordLetter(text[at]);
}

bool hasChinese(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = decode(utf8, at);
        if (c >= 0x3400 && c < 0xA000) {
            return true;
        }
    }
    return false;
}

std::optional<NumberAt> numberAt(std::u32string_view text, std::size_t at)
{
    constexpr std::size_t kMostDigits = 9;
    std::uint32_t value = 0;
    std::size_t end = at;
    for (; end < text.size() && isDigit(text[end]); ++end) {
        if (end - at == kMostDigits) {
            return std::nullopt;
        }
        value = value * 10 + (text[end] - U'0');
    }
    return end == at ? std::nullopt : std::optional(NumberAt{value, end});
}

std::optional<NumberAt> spokenNumberAt(std::u32string_view text, std::size_t at)
{
    constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
    constexpr std::uint32_t kMost = 999;
    std::uint32_t value = 0;
    std::uint32_t digit = 0;
    std::size_t end = at;
    for (; end < text.size(); ++end) {
        const std::size_t known = kDigits.find(text[end]);
        if (known != std::u32string_view::npos) {
            digit = static_cast<std::uint32_t>(known);
        } else if (text[end] == U'十') {
            value += 10 * (digit == 0 && value % 100 == 0 ? 1 : digit);
            digit = 0;
        } else if (text[end] == U'百') {
            value += 100 * digit;
            digit = 0;
        } else {
            break;
        }
        if (value > kMost) {
            return std::nullopt;
        }
    }
    value += digit;
    return value == 0 || end == at ? std::nullopt : std::optional(NumberAt{value, end});
}

} // namespace sandtable::wording
