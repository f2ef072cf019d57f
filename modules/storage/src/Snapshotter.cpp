// SPDX-License-Identifier: GPL-3.0-or-later
#include "Snapshotter.h"

#include <spdlog/spdlog.h>

namespace sandtable::storage {

void Snapshotter::start(std::uint64_t savedSeq, std::uint64_t seq)
{
    if (m_every == 0) {
        return;
    }
    m_savedSeq = savedSeq;
    m_seq = seq;
    m_thread = std::jthread([this] { run(); });
}

void Snapshotter::reached(std::uint64_t seq)
{
    if (m_every == 0) {
        return;
    }
    bool due = false;
    {
        const std::lock_guard lock(m_mutex);
        m_seq = seq;
        due = m_seq >= m_savedSeq + m_every;
    }
    if (due) {
        m_due.notify_one();
    }
}

void Snapshotter::close(std::uint64_t seq)
{
    if (!m_thread.joinable()) {
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_due.notify_one();
    m_thread.join();
    if (seq > m_savedSeq) {
        save();
    }
}

void Snapshotter::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_due.wait(lock, [this] { return m_closing || m_seq >= m_savedSeq + m_every; });
        if (m_closing) {
            return;
        }
        // A failed one is tried again after as many events, not at once.
        m_savedSeq = m_seq;
        lock.unlock();
        save();
        lock.lock();
    }
}

void Snapshotter::save()
{
    if (const auto saved = m_save(); !saved) {
        spdlog::warn("no snapshot: {}", saved.error().message);
    }
}

} // namespace sandtable::storage
