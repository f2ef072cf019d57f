// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"

#include <chrono>
#include <functional>

namespace sandtable::server {

/// Work that is done at once when it has been calm, and at most once in `length` when much is asked for.
/// On one strand.
class Turn
{
public:
    Turn(const Strand& strand, std::chrono::milliseconds length, std::function<void()> work)
        : m_timer(strand), m_length(length), m_work(std::move(work))
    {
    }

    /// There is something to do: now if the last turn is long enough ago, else when it is over.
    void ask();
    /// Does the work without waiting for the turn.
    void run();

private:
    using Clock = std::chrono::steady_clock;

    asio::steady_timer m_timer;
    const std::chrono::milliseconds m_length;
    const std::function<void()> m_work;
    Clock::time_point m_last{};
    bool m_waiting = false;
};

} // namespace sandtable::server
