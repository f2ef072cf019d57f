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

void EventsFrame::add(const storage::StoredEvent& event)
{
    appendTag(protocol::Events::kEventsFieldNumber, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, m_events);
    appendVarint(event.body.size(), m_events);
    m_events += event.body;
}

Frame EventsFrame::finish(std::uint64_t lastSeq)
{
    appendTag(protocol::Events::kLastSeqFieldNumber, WireFormatLite::WIRETYPE_VARINT, m_events);
    appendVarint(lastSeq, m_events);

    std::string head;
    appendTag(protocol::ServerMessage::kEventsFieldNumber, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, head);
    appendVarint(m_events.size(), head);
    const std::size_t length = head.size() + m_events.size();

    auto frame = std::make_shared<std::string>();
    frame->reserve(protocol::kFrameHeaderBytes + length);
    protocol::appendFrameHeader(length, *frame);
    *frame += head;
    *frame += m_events;
    m_events.clear();
    return frame;
}

} // namespace sandtable::server
