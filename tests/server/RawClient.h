// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/protocol/Framing.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sandtable::test {

/// A bare socket for saying what no client of ours would say.
class RawClient
{
public:
    /// receiveBuffer: bytes of the kernel's buffer; 0: its default.
    explicit RawClient(std::uint16_t port, int receiveBuffer = 0);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void sendBytes(std::string_view bytes);
    void send(const protocol::ClientMessage& message);
    void hello(const std::string& user = "anna", const std::string& password = "secret", std::uint32_t version = 1);
    void hangUp();
    /// The next message; nothing at the end of the stream. Throws when nothing comes for 20 s.
    std::optional<protocol::ServerMessage> receive();
    /// The Failure that ends the session, skipping what comes before it; UNSPECIFIED when it ends without one.
    protocol::Failure failure();

private:
    int m_socket = -1;
    protocol::FrameReader m_frames{protocol::kMaxServerBodyBytes};
};

/// A frame of any bytes, with the right length.
std::string framed(std::string_view body);

} // namespace sandtable::test
