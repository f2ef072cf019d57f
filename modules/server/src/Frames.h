// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/protocol/sandtable.pb.h>
#include <sandtable/storage/EventLog.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::server {

/// Bytes ready for the socket, shared by all sessions that get the same.
using Frame = std::shared_ptr<const std::string>;

Frame makeFrame(const protocol::ServerMessage& message);
Frame failureFrame(protocol::Failure::Code code, const std::string& message);

/// Whether somebody who watches this area gets an event of that one.
bool touches(std::string_view eventArea, std::string_view watchedArea);

/// Builds frames with one part each of a snapshot, from cases that are serialized already.
class SnapshotFrame
{
public:
    static constexpr std::size_t kSoftMaxBytes = 1024 * 1024;

    void add(std::string_view caseBytes);
    bool full() const { return m_body.size() >= kSoftMaxBytes; }
    /// A part that others follow: it has no seq. The builder is empty afterwards.
    Frame finishPart();
    /// The last part: seq of the snapshot, and the codes of the workers who are off duty.
    Frame finish(std::uint64_t seq, const std::vector<std::string>& offDuty);

private:
    std::string m_body;
};

/// Builds frames with an Events message from bodies that are serialized already, byte for byte what Protobuf would
/// write, in frames of about a mebibyte at most.
class EventsFrame
{
public:
    static constexpr std::size_t kSoftMaxBytes = 1024 * 1024;

    void add(const storage::StoredEvent& event);
    bool empty() const { return m_events.empty(); }
    bool full() const { return m_events.size() >= kSoftMaxBytes; }
    /// lastSeq: Events.last_seq. The builder is empty afterwards.
    Frame finish(std::uint64_t lastSeq);

private:
    std::string m_events;
};

} // namespace sandtable::server
