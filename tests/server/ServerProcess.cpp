// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerProcess.h"

#include "TestCity.h"

#include <sandtable/server/Users.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <stdexcept>

namespace sandtable::test {

namespace {
/// scrypt is slow on purpose; the file is made once and copied.
std::string usersJson(const std::filesystem::path& folder)
{
    server::Users users;
    const auto file = folder / "users.json";
    for (const auto& identity : {server::Identity{"anna", protocol::ROLE_DISPATCHER, ""},
                                 {"bert", protocol::ROLE_DISPATCHER, ""},
                                 {"north", protocol::ROLE_DISPATCHER, kNorth},
                                 {"sim", protocol::ROLE_SERVICE, ""},
                                 {"simsouth", protocol::ROLE_SERVICE, kSouth}}) {
        if (!users.set(identity, "secret")) {
            throw std::runtime_error("users");
        }
    }
    if (const auto saved = users.save(file); !saved) {
        throw std::runtime_error(saved.error().message);
    }
    return file.string();
}
} // namespace

void ServerProcess::start(const std::vector<std::string>& more)
{
    const auto city = m_folder / "four-grids.gpkg";
    if (!std::filesystem::exists(city)) {
        writeFourGrids(m_folder);
        usersJson(m_folder);
    }
    std::vector<std::string> arguments{"--data",      m_folder.string(),    "--city", city.string(),
                                       "--catalogue", m_catalogue.string(), "--quiet"};
    // After a restart the clients look for the port they know.
    arguments.insert(arguments.end(), {"--port", std::to_string(m_port)});
    arguments.insert(arguments.end(), more.begin(), more.end());

    int pipes[2];
    if (::pipe2(pipes, O_CLOEXEC) != 0) {
        throw std::runtime_error("pipe");
    }
    m_child = spawn(arguments, pipes[1]);
    ::close(pipes[1]);
    std::string line;
    char letter = 0;
    while (::read(pipes[0], &letter, 1) == 1 && letter != '\n') {
        line.push_back(letter);
    }
    ::close(pipes[0]);
    const auto colon = line.rfind(':');
    if (!line.starts_with("listening on ") || colon == std::string::npos) {
        throw std::runtime_error("sandtabled did not start: \"" + line + "\"");
    }
    m_port = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
}

pid_t ServerProcess::spawn(const std::vector<std::string>& arguments, int output)
{
    const std::string program = std::string(SANDTABLE_BIN_DIR) + "/sandtabled";
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    const pid_t child = ::fork();
    if (child < 0) {
        throw std::runtime_error("fork");
    }
    if (child == 0) {
        if (output >= 0) {
            ::dup2(output, STDOUT_FILENO);
        }
        ::execv(program.c_str(), argv.data());
        ::_exit(127);
    }
    return child;
}

int ServerProcess::waitFor(pid_t child)
{
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void ServerProcess::kill()
{
    if (m_child > 0) {
        ::kill(m_child, SIGKILL);
        waitFor(m_child);
        m_child = -1;
    }
}

void ServerProcess::hangUp() const
{
    ::kill(m_child, SIGHUP);
}

int ServerProcess::terminate()
{
    ::kill(m_child, SIGTERM);
    const int status = waitFor(m_child);
    m_child = -1;
    return status;
}

int ServerProcess::runToEnd(const std::vector<std::string>& arguments)
{
    return waitFor(spawn(arguments, -1));
}

} // namespace sandtable::test
