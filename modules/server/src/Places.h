// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <utility>

namespace sandtable::server {

/// So many places, and who holds one gives it back by going away. Any thread. It must outlive what it gave out.
class Places
{
public:
    class Place
    {
    public:
        Place(Place&& other) noexcept : m_of(std::exchange(other.m_of, nullptr)) {}
        Place& operator=(Place&& other) noexcept
        {
            std::swap(m_of, other.m_of);
            return *this;
        }
        ~Place()
        {
            if (m_of != nullptr) {
                m_of->m_taken.fetch_sub(1);
            }
        }

    private:
        friend class Places;
        explicit Place(Places* of) : m_of(of) {}
        Places* m_of;
    };

    explicit Places(std::size_t limit) : m_limit(limit) {}

    /// Nothing: all are taken.
    std::optional<Place> take()
    {
        if (m_taken.fetch_add(1) >= m_limit) {
            m_taken.fetch_sub(1);
            return std::nullopt;
        }
        return Place(this);
    }
    std::size_t limit() const { return m_limit; }

private:
    const std::size_t m_limit;
    std::atomic<std::size_t> m_taken = 0;
};

} // namespace sandtable::server
