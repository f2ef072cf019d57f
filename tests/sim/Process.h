// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace sandtable::sim {

/// A program started by a test; killed when the test ends without it.
class Process
{
public:
    explicit Process(const std::vector<std::string>& command);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void signal(int number) const;
    bool running() const;
    /// The exit status; -1 when it does not end in time or is ended by a signal.
    int wait(std::chrono::seconds limit);

private:
    pid_t m_pid = -1;
    int m_descriptor = -1; ///< readable when the process has ended
};

} // namespace sandtable::sim
