// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Utf8.h>

#include <cstdint>

namespace sandtable {

namespace {
/// How many bytes a sequence with this first byte has; 0: it begins none.
std::size_t sequenceLength(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        return 2;
    }
    if (first >= 0xE0 && first < 0xF0) {
        return 3;
    }
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

bool isAllowed(char32_t point, std::size_t length)
{
    if (length == 1) {
        return (point >= 0x20 && point != 0x7F) || point == '\t' || point == '\n' || point == '\r';
    }
    if ((length == 3 && point < 0x800) || (length == 4 && (point < 0x10000 || point > 0x10FFFF))) {
        return false;
    }
    return (point < 0xD800 || point > 0xDFFF) && point != 0xFFFE && point != 0xFFFF;
}
} // namespace

bool isPlainUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t length = sequenceLength(first);
        if (length == 0 || i + length > text.size()) {
            return false;
        }
        char32_t point = length == 1 ? first : first & (0x7Fu >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0u) != 0x80u) {
                return false;
            }
            point = (point << 6) | (next & 0x3Fu);
        }
        if (!isAllowed(point, length)) {
            return false;
        }
        i += length;
    }
    return true;
}

} // namespace sandtable
