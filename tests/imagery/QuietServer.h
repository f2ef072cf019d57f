// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sandtable::imagery::test {

/// A web server of 127.0.0.1 for tests, which may well not answer.
class QuietServer
{
public:
    /// Makes the body for the n-th request (from 0); an empty one: it never answers, and keeps the connection open.
    using Answer = std::function<std::string(int request, const std::string& path)>;
    explicit QuietServer(Answer answer);
    ~QuietServer();
    QuietServer(const QuietServer&) = delete;
    QuietServer& operator=(const QuietServer&) = delete;

    std::string url() const; ///< "http://127.0.0.1:PORT"
    int requests() const { return m_requests; }
    int mostAtOnce() const { return m_mostAtOnce; }
    std::vector<std::string> paths() const;
    void goAway(); ///< closes everything; nobody listens any more

private:
    void listen();
    void serve(int socket);

    Answer m_answer;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<int> m_requests{0};
    std::atomic<int> m_mostAtOnce{0};
    mutable std::mutex m_mutex;
    std::vector<int> m_sockets;
    std::map<int, int> m_waiting; ///< requests without an answer, by socket
    std::vector<std::string> m_paths;
    std::vector<std::thread> m_threads;
    std::thread m_accepting;
    bool m_gone = false;
};

} // namespace sandtable::imagery::test
