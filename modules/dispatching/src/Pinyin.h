// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sandtable::dispatching {

/// The first letters of a Chinese name's syllables, as people type them: 通济桥 → "tjq". Readings come from ICU, one a
/// character. Not for several threads at a time.
class Pinyin
{
public:
    Pinyin();
    ~Pinyin();

    /// Empty for a name that holds anything but Chinese characters.
    std::string initials(std::u32string_view normalised);

private:
    char initial(char32_t c);

    struct Reader;
    std::unique_ptr<Reader> m_reader; ///< null when this ICU knows no Chinese: then there are no initials
    std::unordered_map<char32_t, char> m_known;
};

} // namespace sandtable::dispatching
