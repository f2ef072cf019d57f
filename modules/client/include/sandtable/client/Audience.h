// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/client/Link.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace sandtable::client {

/// The other consoles of a control room, as the server sees them: each a session of its own that logs in, subscribes,
/// reads and parses every frame and answers with pings. All on one thread, since their own machines are elsewhere.
class Audience
{
public:
    /// `take` is called on the audience's thread only; seats count from 0.
    using Take = std::function<void(std::size_t seat, const protocol::Events& events)>;
    Audience(std::size_t size, const Link::Options& login, Take take);
    ~Audience();

    /// Returns when everybody is up to date; fails with Unavailable when the server lets somebody not in.
    Result<void> start();
    void stop();
    /// Waits until every seat has all events up to `seq`; false when the time is up or somebody fell out.
    bool waitFor(std::uint64_t seq, std::chrono::milliseconds patience);
    /// Why the first member that fell out did, or empty.
    std::string fellOut() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sandtable::client
