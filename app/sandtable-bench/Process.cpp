// SPDX-License-Identifier: GPL-3.0-or-later
#include "Process.h"

#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <utility>

extern char** environ;

namespace sandtable::bench {

Result<Process> Process::start(const std::vector<std::string>& args, const std::vector<std::string>& extra,
                               int passedFd)
{
    std::vector<char*> argv;
    argv.reserve(args.size() + 1);
    for (const auto& arg : args) {
        argv.push_back(const_cast<char*>(arg.c_str()));
    }
    argv.push_back(nullptr);
    std::vector<char*> environment;
    environment.reserve(extra.size());
    for (const auto& setting : extra) {
        environment.push_back(const_cast<char*>(setting.c_str()));
    }
    for (char** setting = environ; *setting != nullptr; ++setting) {
        environment.push_back(*setting);
    }
    environment.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (passedFd >= 0) {
        posix_spawn_file_actions_adddup2(&actions, passedFd, 3);
    }
    pid_t pid = -1;
    const int problem = posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{} cannot be started: {}", args[0], std::strerror(problem)));
    }
    return Process(pid);
}

Process::Process(Process&& other) noexcept : m_pid(std::exchange(other.m_pid, -1)) {}

Process::~Process()
{
    if (m_pid > 0) {
        kill(m_pid, SIGTERM);
        wait();
    }
}

int Process::wait()
{
    int status = 0;
    while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Result<Screen> Screen::open()
{
    if (const char* display = std::getenv("DISPLAY"); display != nullptr && *display != '\0') {
        return Screen({}, fmt::format("DISPLAY={}", display));
    }
    int ends[2];
    if (pipe(ends) != 0) {
        return failure(ErrorCode::Unavailable, fmt::format("no pipe for Xvfb: {}", std::strerror(errno)));
    }
    // Xvfb chooses a free number, and writes it once it answers.
    auto server =
        Process::start({"Xvfb", "-displayfd", "3", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"}, {}, ends[1]);
    close(ends[1]);
    std::string number;
    char digit = 0;
    while (server && read(ends[0], &digit, 1) == 1 && digit != '\n') {
        number += digit;
    }
    close(ends[0]);
    if (!server) {
        return tl::unexpected(server.error());
    }
    if (number.empty()) {
        return failure(ErrorCode::Unavailable, "Xvfb ended before it offered a display");
    }
    std::vector<Process> running;
    running.push_back(std::move(*server));
    return Screen(std::move(running), "DISPLAY=:" + number);
}

} // namespace sandtable::bench
