// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Utf8.h>
#include <sandtable/wording/Csv.h>

#include <fmt/format.h>
#include <iconv.h>

#include <cerrno>
#include <cstdint>

namespace sandtable::wording {

std::string_view cutUtf8(std::string_view text, std::size_t maxBytes)
{
    if (text.size() <= maxBytes) {
        return text;
    }
    std::size_t end = maxBytes;
    while (end > 0 && (static_cast<std::uint8_t>(text[end]) & 0xc0) == 0x80) {
        --end;
    }
    return text.substr(0, end);
}

Result<std::string> toUtf8(std::string name, std::string bytes)
{
    constexpr std::string_view kMark = "\xef\xbb\xbf";
    if (bytes.starts_with(kMark)) {
        bytes.erase(0, kMark.size());
    }
    if (isUtf8(bytes)) {
        return bytes;
    }
    const iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        return failure(ErrorCode::Unsupported, fmt::format("{}: not UTF-8, and GB 18030 cannot be read here", name));
    }
    std::string out(bytes.size() * 2 + 16, '\0');
    char* from = bytes.data();
    std::size_t left = bytes.size();
    char* to = out.data();
    std::size_t room = out.size();
    const std::size_t converted = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    if (converted == static_cast<std::size_t>(-1)) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}: neither UTF-8 nor GB 18030 at byte {}", name, bytes.size() - left));
    }
    out.resize(out.size() - room);
    return out;
}

} // namespace sandtable::wording
