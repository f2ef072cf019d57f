// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::city::tiles {

using Bytes = std::vector<unsigned char>;

/// Little-endian writer of the small records beside the meshes.
class ByteWriter
{
public:
    template <class T>
    void number(T value)
    {
        static_assert(std::is_arithmetic_v<T>);
        const auto at = m_bytes.size();
        m_bytes.resize(at + sizeof(T));
        std::memcpy(m_bytes.data() + at, &value, sizeof(T));
    }
    void text(std::string_view value)
    {
        number(static_cast<std::uint32_t>(value.size()));
        m_bytes.insert(m_bytes.end(), value.begin(), value.end());
    }
    void point(geo::LocalMetres p)
    {
        number(p.x);
        number(p.y);
    }
    Bytes take() { return std::move(m_bytes); }
    Bytes& bytes() { return m_bytes; }

private:
    Bytes m_bytes;
};

/// Reads what ByteWriter wrote. After the first read past the end everything is zero and ok() is false, so that a
/// caller checks once a record.
class ByteReader
{
public:
    ByteReader(const void* data, std::size_t size) : m_at(static_cast<const unsigned char*>(data)), m_left(size) {}

    template <class T>
    T number()
    {
        T value{};
        if (take(sizeof(T)))
            std::memcpy(&value, m_at - sizeof(T), sizeof(T));
        return value;
    }
    std::string text(std::size_t longest = 4096)
    {
        const auto size = number<std::uint32_t>();
        if (size > longest || !take(size)) {
            m_ok = false;
            return {};
        }
        return {reinterpret_cast<const char*>(m_at - size), size};
    }
    geo::LocalMetres point()
    {
        const double x = number<double>();
        return {x, number<double>()};
    }
    /// A count of records that take at least `each` bytes, so that it bounds what a caller may reserve.
    std::uint32_t count(std::size_t each)
    {
        const auto n = number<std::uint32_t>();
        if (n > m_left / each) {
            m_ok = false;
            return 0;
        }
        return n;
    }
    const unsigned char* position() const { return m_at; }
    std::size_t left() const { return m_left; }
    bool ok() const { return m_ok; }

private:
    bool take(std::size_t bytes)
    {
        if (!m_ok || bytes > m_left) {
            m_ok = false;
            return false;
        }
        m_at += bytes;
        m_left -= bytes;
        return true;
    }

    const unsigned char* m_at;
    std::size_t m_left;
    bool m_ok = true;
};

} // namespace sandtable::city::tiles
