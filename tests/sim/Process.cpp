// SPDX-License-Identifier: GPL-3.0-or-later
#include "Process.h"

#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

extern char** environ;

namespace sandtable::sim {

Process::Process(const std::vector<std::string>& command)
{
    std::vector<char*> arguments;
    for (const std::string& part : command) {
        arguments.push_back(const_cast<char*>(part.c_str()));
    }
    arguments.push_back(nullptr);
    if (posix_spawn(&m_pid, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) {
        throw std::runtime_error("cannot start " + command.front());
    }
    m_descriptor = static_cast<int>(syscall(SYS_pidfd_open, m_pid, 0));
}

Process::~Process()
{
    if (m_pid > 0) {
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    if (m_descriptor >= 0) {
        close(m_descriptor);
    }
}

void Process::signal(int number) const
{
    kill(m_pid, number);
}

bool Process::running() const
{
    pollfd ended{m_descriptor, POLLIN, 0};
    return m_pid > 0 && poll(&ended, 1, 0) == 0;
}

int Process::wait(std::chrono::seconds limit)
{
    pollfd ended{m_descriptor, POLLIN, 0};
    if (poll(&ended, 1, static_cast<int>(limit.count() * 1000)) != 1) {
        return -1;
    }
    int status = 0;
    waitpid(m_pid, &status, 0);
    m_pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace sandtable::sim
