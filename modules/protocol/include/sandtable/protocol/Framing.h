// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class MessageLite;
}

namespace sandtable::protocol {

constexpr std::uint32_t kProtocolVersion = 1;

/// A frame is its body's length (4 bytes, big endian) and the body, one ClientMessage or ServerMessage.
constexpr std::size_t kFrameHeaderBytes = 4;
/// Nothing a client sends is longer; the server ends the session before it reads or allocates more.
constexpr std::size_t kMaxClientBodyBytes = 256 * 1024;
/// Nothing the server sends is longer: it sends about a mebibyte at once, and never less than one case or event.
constexpr std::size_t kMaxServerBodyBytes = 64 * 1024 * 1024;

/// Appends the length that comes before a body.
void appendFrameHeader(std::size_t bodyBytes, std::string& out);
/// Appends one frame to out.
void appendFrame(const google::protobuf::MessageLite& message, std::string& out);

/// The body's length from a frame's first four bytes. Fails with OutOfRange above the bound or at zero.
Result<std::size_t> bodyLength(std::span<const std::uint8_t, kFrameHeaderBytes> header, std::size_t maxBodyBytes);

/// Cuts a stream of bytes into frame bodies; for readers that get bytes as they come.
class FrameReader
{
public:
    explicit FrameReader(std::size_t maxBodyBytes) : m_maxBodyBytes(maxBodyBytes) {}

    void add(std::string_view bytes);
    /// The next whole body, or nothing yet; the view is valid until the next call of add() or next().
    /// Fails with OutOfRange when a length breaks the bound; the stream is then of no more use.
    Result<std::optional<std::string_view>> next();
    /// Nothing is buffered: the stream stands between two frames.
    bool empty() const { return m_read == m_buffer.size(); }

private:
    std::size_t m_maxBodyBytes;
    std::string m_buffer;
    std::size_t m_read = 0;
};

} // namespace sandtable::protocol
