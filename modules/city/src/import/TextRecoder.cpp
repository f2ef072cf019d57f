// SPDX-License-Identifier: GPL-3.0-or-later
#include "TextRecoder.h"

#include "../LayerReader.h"

#include <sandtable/base/Utf8.h>

#include <fmt/format.h>
#include <iconv.h>

#include <array>
#include <cerrno>
#include <utility>

namespace sandtable::city {

Result<TextRecoder> TextRecoder::make(const std::string& encoding)
{
    TextRecoder recoder;
    if (!encoding.empty() && encoding != "UTF-8") {
        const iconv_t converter = ::iconv_open("UTF-8", encoding.c_str());
        if (converter == reinterpret_cast<iconv_t>(-1)) {
            return failure(ErrorCode::Malformed, fmt::format("encoding = \"{}\" is not known here", encoding));
        }
        recoder.m_converter = converter;
    }
    return recoder;
}

TextRecoder::TextRecoder(TextRecoder&& other) noexcept : m_converter(std::exchange(other.m_converter, nullptr)) {}

TextRecoder& TextRecoder::operator=(TextRecoder&& other) noexcept
{
    std::swap(m_converter, other.m_converter);
    return *this;
}

TextRecoder::~TextRecoder()
{
    if (m_converter) {
        ::iconv_close(m_converter);
    }
}

bool TextRecoder::recode(std::string_view text, std::string& to)
{
    if (!m_converter) {
        to = text;
        return isUtf8(text);
    }
    to.clear();
    ::iconv(m_converter, nullptr, nullptr, nullptr, nullptr);
    std::string source(text);
    char* from = source.data();
    std::size_t left = source.size();
    std::array<char, 1024> chunk;
    while (left > 0) {
        char* out = chunk.data();
        std::size_t room = chunk.size();
        const std::size_t done = ::iconv(m_converter, &from, &left, &out, &room);
        const int problem = done == static_cast<std::size_t>(-1) ? errno : 0;
        to.append(chunk.data(), chunk.size() - room);
        if (problem != 0 && problem != E2BIG) {
            return false; // a foreign byte, or a character cut in two
        }
    }
    return true;
}

} // namespace sandtable::city
