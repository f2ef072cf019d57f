// SPDX-License-Identifier: GPL-3.0-or-later
#include "Pinyin.h"

#include "Text.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace sandtable::dispatching {

struct Pinyin::Reader
{
    std::unique_ptr<icu::Transliterator> reader;
};

Pinyin::Pinyin()
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> reader(
        icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_SUCCESS(status) && reader) {
        m_reader = std::make_unique<Reader>(Reader{std::move(reader)});
    }
}

Pinyin::~Pinyin() = default;

char Pinyin::initial(char32_t c)
{
    const auto [known, isNew] = m_known.try_emplace(c, '\0');
    if (isNew && m_reader && wording::isChinese(c)) {
        icu::UnicodeString text(static_cast<UChar32>(c));
        m_reader->reader->transliterate(text);
        const char16_t first = text.isEmpty() ? u'\0' : text.charAt(0);
        known->second = first >= u'a' && first <= u'z' ? static_cast<char>(first) : '\0';
    }
    return known->second;
}

std::string Pinyin::initials(std::u32string_view normalised)
{
    std::string letters;
    for (const char32_t c : normalised) {
        const char letter = initial(c);
        if (letter == '\0') {
            return {};
        }
        letters += letter;
    }
    return letters;
}

} // namespace sandtable::dispatching
