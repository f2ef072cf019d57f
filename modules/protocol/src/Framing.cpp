// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/protocol/Framing.h>

#include <fmt/format.h>
#include <google/protobuf/message_lite.h>

namespace sandtable::protocol {

void appendFrameHeader(std::size_t bodyBytes, std::string& out)
{
    for (std::size_t i = 0; i < kFrameHeaderBytes; ++i) {
        out.push_back(static_cast<char>(bodyBytes >> (8 * (kFrameHeaderBytes - 1 - i)) & 0xff));
    }
}

void appendFrame(const google::protobuf::MessageLite& message, std::string& out)
{
    const std::size_t length = message.ByteSizeLong();
    appendFrameHeader(length, out);
    const std::size_t start = out.size();
    out.resize(start + length);
    message.SerializeWithCachedSizesToArray(reinterpret_cast<std::uint8_t*>(out.data() + start));
}

Result<std::size_t> bodyLength(std::span<const std::uint8_t, kFrameHeaderBytes> header, std::size_t maxBodyBytes)
{
    std::size_t length = 0;
    for (const std::uint8_t byte : header) {
        length = length << 8 | byte;
    }
    if (length == 0 || length > maxBodyBytes) {
        return failure(ErrorCode::OutOfRange, fmt::format("frame length {} is outside 1…{}", length, maxBodyBytes));
    }
    return length;
}

void FrameReader::add(std::string_view bytes)
{
    m_buffer.erase(0, m_read);
    m_read = 0;
    m_buffer.append(bytes);
}

Result<std::optional<std::string_view>> FrameReader::next()
{
    const std::string_view rest = std::string_view(m_buffer).substr(m_read);
    if (rest.size() < kFrameHeaderBytes) {
        return std::optional<std::string_view>();
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(rest.data());
    const auto length =
        bodyLength(std::span<const std::uint8_t, kFrameHeaderBytes>(bytes, kFrameHeaderBytes), m_maxBodyBytes);
    if (!length) {
        return tl::unexpected(length.error());
    }
    if (rest.size() - kFrameHeaderBytes < *length) {
        return std::optional<std::string_view>();
    }
    m_read += kFrameHeaderBytes + *length;
    return std::optional(rest.substr(kFrameHeaderBytes, *length));
}

} // namespace sandtable::protocol
