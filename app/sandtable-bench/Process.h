// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <sys/types.h>

#include <string>
#include <vector>

namespace sandtable::bench {

/// A program that this one started; ended, at the latest, with this object.
class Process
{
public:
    /// args[0] is found along PATH unless it holds a slash; environment gets `extra` ("NAME=value") on top of ours.
    /// The child's descriptor 3 is `passedFd` where that is not negative. Fails with Unavailable.
    static Result<Process> start(const std::vector<std::string>& args, const std::vector<std::string>& extra = {},
                                 int passedFd = -1);
    Process(Process&& other) noexcept;
    Process& operator=(Process&&) = delete;
    ~Process();

    /// The exit status; 128 + signal where one ended it.
    int wait();

private:
    explicit Process(pid_t pid) : m_pid(pid) {}
    pid_t m_pid = -1;
};

/// A screen to draw on: the one that DISPLAY names, or an Xvfb of 1920×1080 for as long as this object lives.
class Screen
{
public:
    static Result<Screen> open();
    /// "DISPLAY=…" for a child's environment.
    const std::string& environment() const { return m_environment; }

private:
    Screen(std::vector<Process> server, std::string environment)
        : m_server(std::move(server)), m_environment(std::move(environment))
    {
    }
    std::vector<Process> m_server; ///< none or one
    std::string m_environment;
};

} // namespace sandtable::bench
