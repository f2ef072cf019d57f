// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <string>
#include <string_view>

namespace sandtable::city {

/// Texts of a source as UTF-8. One thread.
class TextRecoder
{
public:
    /// `encoding` as iconv names it ("GBK", "GB18030", "BIG5"); empty: texts are UTF-8 already and only checked.
    static Result<TextRecoder> make(const std::string& encoding);
    TextRecoder(TextRecoder&& other) noexcept;
    TextRecoder& operator=(TextRecoder&& other) noexcept;
    ~TextRecoder();

    /// False when the text is not in the encoding; `to` then holds what could be read.
    bool recode(std::string_view text, std::string& to);

private:
    TextRecoder() = default;
    void* m_converter = nullptr;
};

} // namespace sandtable::city
