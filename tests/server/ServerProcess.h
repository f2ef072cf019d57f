// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sandtable::test {

/// A real sandtabled on the city of four grids, in a folder that outlives it. Users: "anna" and "bert" (dispatchers),
/// "north" (dispatcher of the northern community), "sim" (service), "simsouth" (service of the southern community), all
/// with the password "secret".
class ServerProcess
{
public:
    explicit ServerProcess(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    ~ServerProcess() { kill(); }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    /// Returns when it listens; throws when it ends before.
    void start(const std::vector<std::string>& more = {});
    void kill();                                             ///< SIGKILL, and waits for its end
    void hangUp() const;                                     ///< SIGHUP: reads the responsibility list again
    int terminate();                                         ///< SIGTERM; its exit status
    int runToEnd(const std::vector<std::string>& arguments); ///< another sandtabled; its exit status
    std::uint16_t port() const { return m_port; }
    const std::filesystem::path& folder() const { return m_folder; }
    /// From the next start on.
    void useCatalogue(std::filesystem::path folder) { m_catalogue = std::move(folder); }

private:
    pid_t spawn(const std::vector<std::string>& arguments, int output);
    int waitFor(pid_t child);

    std::filesystem::path m_folder;
    std::filesystem::path m_catalogue = std::string(SANDTABLE_SOURCE_DIR) + "/data/catalogue";
    pid_t m_child = -1;
    std::uint16_t m_port = 0;
};

} // namespace sandtable::test
