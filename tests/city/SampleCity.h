// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

namespace sandtable::city {

/// A district of 2 km × 1 km with everything in it, that keeps every rule:
///
///     +-----------+-----------+      two streets, side by side; each is one community of two micro-grids,
///     | 012001001 | 010001001 |      north and south. A road runs along y = 500 from west to east, crossed by
///     +---road----+----road---+      one along x = 1000; a river lies in the north-east, a pond has an island.
///     | 012001002 | 010001002 |
///     +-----------+-----------+
CityModel sampleCity();

/// A rectangle, anticlockwise from its south-western corner; local metres.
geo::Ring box(double west, double south, double east, double north);

/// A folder that disappears with its content.
class TemporaryFolder
{
public:
    TemporaryFolder()
    {
        static std::atomic<int> next{0};
        m_path = std::filesystem::temp_directory_path() /
                 ("sandtable-city-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::filesystem::path operator/(const char* name) const { return m_path / name; }
    std::size_t files() const
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(m_path), {}));
    }

private:
    std::filesystem::path m_path;
};

} // namespace sandtable::city
