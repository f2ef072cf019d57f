// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/PipeNetwork.h>

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace sandtable::scene {

/// What lies under a city, as the map and its panels ask for it. Immutable after it is made: any number of threads may
/// read it.
class PipeCity
{
public:
    /// Takes a model with its pipes; those whose nodes or line do not exist are never shown.
    explicit PipeCity(city::CityModel model);
    PipeCity(const PipeCity&) = delete;
    PipeCity& operator=(const PipeCity&) = delete;

    /// Takes about half a second for 180,000 pipes, and fails as city::readCity does.
    static Result<std::shared_ptr<const PipeCity>> read(const std::filesystem::path& cityFile);

    const city::CityModel& model() const { return m_model; }
    const city::PipeNetwork& network() const { return m_network; }

    /// How much of a kind's length is wider than a pipe: 0 for its widest pipes, towards 1 for its narrowest. From afar
    /// only small shares are shown: the mains.
    float share(std::uint32_t pipe) const { return m_share[pipe]; }
    /// Pieces of a pipe's line; 0 for one that cannot be shown.
    std::uint32_t segments(std::uint32_t pipe) const;

    /// A square of the ground with the pipes that begin in it, widest shares first.
    struct Cell
    {
        geo::Bounds bounds; ///< of those pipes
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        std::array<double, city::kPipeKinds> lengthM{};
        std::array<std::uint32_t, city::kPipeKinds> pipes{};
    };
    std::span<const Cell> cells() const { return m_cells; }
    std::span<const std::uint32_t> pipesOf(const Cell& cell) const
    {
        return std::span(m_order).subspan(cell.first, cell.count);
    }

private:
    void rank();
    void arrange();

    city::CityModel m_model;
    city::PipeNetwork m_network;
    std::vector<float> m_share;
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_order;
};
using PipeCityPtr = std::shared_ptr<const PipeCity>;

/// Outside width of a section across the ground, metres.
double widthM(const city::Pipe& pipe);

} // namespace sandtable::scene
