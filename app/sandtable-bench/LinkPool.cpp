// SPDX-License-Identifier: GPL-3.0-or-later
#include "LinkPool.h"

#include <chrono>

namespace sandtable::bench {

void LinkPool::add(const client::Link::Options& options)
{
    const std::size_t index = m_links.size();
    m_links.push_back(std::make_unique<client::Link>(options, [this, index] {
        {
            const std::lock_guard lock(m_mutex);
            m_filled.push_back(index);
        }
        m_woken.notify_one();
    }));
}

void LinkPool::start()
{
    m_thread = std::jthread([this] { run(); });
    for (const auto& link : m_links) {
        link->start();
    }
}

void LinkPool::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_woken.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    for (const auto& link : m_links) {
        link->stop();
    }
}

void LinkPool::run()
{
    std::vector<std::size_t> filled;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_woken.wait(lock, [this] { return m_stopping || !m_filled.empty(); });
            if (m_stopping) {
                return;
            }
            filled.swap(m_filled);
        }
        for (const std::size_t index : filled) {
            while (m_links[index]->drain([&](client::Incoming&& item) { m_take(index, std::move(item)); },
                                         std::chrono::seconds(1))) {
            }
        }
        filled.clear();
    }
}

} // namespace sandtable::bench
