// SPDX-License-Identifier: GPL-3.0-or-later
#include "Frames.h"

#include <sandtable/protocol/Framing.h>

#include <google/protobuf/wire_format_lite.h>

namespace sandtable::server {

namespace {
using google::protobuf::internal::WireFormatLite;

void appendVarint(std::uint64_t value, std::string& out)
{
    while (value >= 0x80) {
        out.push_back(static_cast<char>(value | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<char>(value));
}

void appendTag(int field, WireFormatLite::WireType type, std::string& out)
{
    appendVarint(WireFormatLite::MakeTag(field, type), out);
}

void appendBytes(int field, std::string_view bytes, std::string& out)
{
    appendTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, out);
    appendVarint(bytes.size(), out);
    out += bytes;
}

void appendNumber(int field, std::uint64_t value, std::string& out)
{
    appendTag(field, WireFormatLite::WIRETYPE_VARINT, out);
    appendVarint(value, out);
}

/// A frame with a ServerMessage whose one field is this message.
Frame frameAround(int field, std::string_view message)
{
    std::string head;
    appendTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, head);
    appendVarint(message.size(), head);
    const std::size_t length = head.size() + message.size();

    auto frame = std::make_shared<std::string>();
    frame->reserve(protocol::kFrameHeaderBytes + length);
    protocol::appendFrameHeader(length, *frame);
    *frame += head;
    *frame += message;
    return frame;
}
} // namespace

Frame makeFrame(const protocol::ServerMessage& message)
{
    auto frame = std::make_shared<std::string>();
    protocol::appendFrame(message, *frame);
    return frame;
}

Frame failureFrame(protocol::Failure::Code code, const std::string& text)
{
    protocol::ServerMessage message;
    message.mutable_failure()->set_code(code);
    message.mutable_failure()->set_message(text);
    return makeFrame(message);
}

bool touches(std::string_view eventArea, std::string_view watchedArea)
{
    return eventArea.empty() || eventArea.starts_with(watchedArea);
}

void SnapshotFrame::add(std::string_view caseBytes)
{
    appendBytes(protocol::Snapshot::kCasesFieldNumber, caseBytes, m_body);
}

Frame SnapshotFrame::finishPart()
{
    Frame frame = frameAround(protocol::ServerMessage::kSnapshotFieldNumber, m_body);
    m_body.clear();
    return frame;
}

Frame SnapshotFrame::finish(std::uint64_t seq, const std::vector<std::string>& offDuty)
{
    for (const std::string& worker : offDuty) {
        appendBytes(protocol::Snapshot::kOffDutyFieldNumber, worker, m_body);
    }
    appendNumber(protocol::Snapshot::kSeqFieldNumber, seq, m_body);
    return finishPart();
}

void EventsFrame::add(const storage::StoredEvent& event)
{
    appendBytes(protocol::Events::kEventsFieldNumber, event.body, m_events);
}

Frame EventsFrame::finish(std::uint64_t lastSeq)
{
    appendNumber(protocol::Events::kLastSeqFieldNumber, lastSeq, m_events);
    Frame frame = frameAround(protocol::ServerMessage::kEventsFieldNumber, m_events);
    m_events.clear();
    return frame;
}

} // namespace sandtable::server
