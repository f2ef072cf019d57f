// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Utf8.h>

namespace sandtable {

bool isUtf8(std::string_view text)
{
    std::size_t i = 0;
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
    while (i < text.size()) {
        const unsigned lead = byte(i);
        const std::size_t extra = lead < 0x80 ? 0 : lead < 0xc2 ? 4 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        if (lead > 0xf4 || extra == 4) {
            return false;
        }
        // The second byte's range keeps overlong forms, surrogates and values past U+10FFFF out.
        const unsigned low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        for (std::size_t k = 1; k <= extra; ++k) {
            const unsigned next = byte(i + k);
            if (next < (k == 1 ? low : 0x80) || next > (k == 1 ? high : 0xbf)) {
                return false;
            }
        }
        i += extra + 1;
    }
    return true;
}

bool isPlainUtf8(std::string_view text)
{
    if (!isUtf8(text)) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool control = byte == 0x7f || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r');
        // U+FFFE and U+FFFF
        const bool noCharacter = byte == 0xef && static_cast<unsigned char>(text[i + 1]) == 0xbf &&
                                 static_cast<unsigned char>(text[i + 2]) >= 0xbe;
        if (control || noCharacter) {
            return false;
        }
    }
    return true;
}

} // namespace sandtable
