// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityModel.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace sandtable::scene {

/// What of the city lies in an area.
struct AreaCounts
{
    struct Kind
    {
        std::uint16_t kind = 0; ///< of components: class × 100 + subclass
        std::uint32_t count = 0;
        bool operator==(const Kind&) const = default;
    };
    double areaM2 = 0;
    std::uint32_t buildings = 0; ///< by the centre of gravity of the footprint
    std::uint32_t addresses = 0;
    std::uint32_t enterprises = 0;
    std::uint32_t places = 0;
    std::uint32_t cameras = 0;
    std::uint32_t components = 0;
    std::vector<Kind> kinds; ///< by class, in each the most frequent first
    /// Micro-grids that share ground with the area, positions in CityModel::regions.
    std::vector<std::uint32_t> microGrids;
};

/// All that stands in a city, counted in any area within some milliseconds.
/// Immutable: made on any thread, read on any.
class AreaIndex
{
public:
    explicit AreaIndex(city::CityModel model);
    ~AreaIndex();
    AreaIndex(AreaIndex&&) noexcept;
    AreaIndex& operator=(AreaIndex&&) noexcept;

    /// Takes seconds for a whole district; reads it part by part, so that no more than one is held twice. Fails as
    /// city::readCity does.
    static Result<AreaIndex> read(const std::filesystem::path& cityFile);

    /// By the even-odd rule, as geo::contains().
    AreaCounts count(const geo::Polygon& area) const;

private:
    struct Data;
    explicit AreaIndex(std::unique_ptr<Data> data);

    std::unique_ptr<Data> m_data;
};

} // namespace sandtable::scene
