// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/client/Link.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sandtable::bench {

/// Many links, emptied by one thread as soon as one of them has something: the load of a control room.
class LinkPool
{
public:
    using Take = std::function<void(std::size_t link, client::Incoming&& item)>;

    /// `take` is called on the pool's thread only.
    explicit LinkPool(Take take) : m_take(std::move(take)) {}
    ~LinkPool() { stop(); }

    void add(const client::Link::Options& options);
    void start();
    void stop();
    client::Link& link(std::size_t index) { return *m_links[index]; }

private:
    void run();

    Take m_take;
    std::vector<std::unique_ptr<client::Link>> m_links;
    std::mutex m_mutex;
    std::condition_variable m_woken;
    std::vector<std::size_t> m_filled;
    bool m_stopping = false;
    std::jthread m_thread;
};

} // namespace sandtable::bench
