// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/city/CityFile.h>
#include <sandtable/scene/PipeCity.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

namespace sandtable::scene {
namespace {

constexpr double kPipeCellM = 400;

std::size_t kindIndex(const city::Pipe& pipe)
{
    return static_cast<std::size_t>(pipe.kind) - 1;
}

} // namespace

double widthM(const city::Pipe& pipe)
{
    return std::max(pipe.diameterMm, pipe.widthMm) / 1000.0;
}

PipeCity::PipeCity(city::CityModel model) : m_model(std::move(model)), m_network(m_model)
{
    rank();
    arrange();
}

Result<std::shared_ptr<const PipeCity>> PipeCity::read(const std::filesystem::path& cityFile)
{
    auto model = city::readCity(cityFile, city::kPipes);
    if (!model)
        return tl::unexpected(model.error());
    return std::make_shared<const PipeCity>(std::move(*model));
}

std::uint32_t PipeCity::segments(std::uint32_t pipe) const
{
    const auto line = m_model.pipeLine(m_model.pipes[pipe]);
    return m_network.lengthM(pipe) > 0 && line.size() > 1 ? static_cast<std::uint32_t>(line.size() - 1) : 0;
}

void PipeCity::rank()
{
    // Lengths by width, the widest first.
    std::array<std::map<double, double, std::greater<>>, city::kPipeKinds> lengths;
    for (std::uint32_t i = 0; i < m_model.pipes.size(); ++i)
        if (segments(i) > 0)
            lengths[kindIndex(m_model.pipes[i])][widthM(m_model.pipes[i])] += m_network.lengthM(i);
    std::array<std::map<double, float, std::greater<>>, city::kPipeKinds> shares;
    for (std::size_t kind = 0; kind < city::kPipeKinds; ++kind) {
        double wider = 0;
        const double whole = m_network.totalLengthM(static_cast<city::PipeKind>(kind + 1));
        for (const auto& [width, length] : lengths[kind]) {
            // The middle of its class, so that a wide class does not come at once with the one before it.
            const double middle = wider > 0 ? (wider + length / 2) / whole : 0;
            shares[kind][width] = static_cast<float>(std::min(middle, 0.99));
            wider += length;
        }
    }
    m_share.assign(m_model.pipes.size(), 0);
    for (std::uint32_t i = 0; i < m_model.pipes.size(); ++i)
        if (segments(i) > 0)
            m_share[i] = shares[kindIndex(m_model.pipes[i])][widthM(m_model.pipes[i])];
}

void PipeCity::arrange()
{
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> squares;
    for (std::uint32_t i = 0; i < m_model.pipes.size(); ++i) {
        if (segments(i) == 0)
            continue;
        const geo::LocalMetres at = m_model.pipeLine(m_model.pipes[i]).front();
        const auto column = static_cast<std::int32_t>(std::floor(at.x / kPipeCellM));
        const auto row = static_cast<std::int32_t>(std::floor(at.y / kPipeCellM));
        squares[static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 32 | static_cast<std::uint32_t>(row)]
            .push_back(i);
    }
    std::vector<std::uint64_t> keys;
    for (const auto& [key, pipes] : squares)
        keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    for (const std::uint64_t key : keys) {
        auto& pipes = squares[key];
        std::stable_sort(pipes.begin(), pipes.end(), [&](auto a, auto b) { return m_share[a] < m_share[b]; });
        Cell cell;
        cell.first = static_cast<std::uint32_t>(m_order.size());
        cell.count = static_cast<std::uint32_t>(pipes.size());
        for (const std::uint32_t i : pipes) {
            const city::Pipe& pipe = m_model.pipes[i];
            cell.bounds.add(m_model.pipeLine(pipe));
            cell.lengthM[kindIndex(pipe)] += m_network.lengthM(i);
            ++cell.pipes[kindIndex(pipe)];
        }
        m_order.insert(m_order.end(), pipes.begin(), pipes.end());
        m_cells.push_back(cell);
    }
}

} // namespace sandtable::scene
