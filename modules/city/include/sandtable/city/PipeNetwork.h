// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/city/CityModel.h>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace sandtable::city {

/// A set of kinds of pipe.
class PipeKinds
{
public:
    static constexpr PipeKinds all() { return PipeKinds(0xff); }
    constexpr PipeKinds() = default;
    constexpr PipeKinds(std::initializer_list<PipeKind> kinds)
    {
        for (const PipeKind kind : kinds) {
            m_bits |= bit(kind);
        }
    }
    constexpr PipeKinds with(PipeKind kind) const { return PipeKinds(m_bits | bit(kind)); }
    constexpr bool has(PipeKind kind) const { return (m_bits & bit(kind)) != 0; }

private:
    explicit constexpr PipeKinds(unsigned bits) : m_bits(bits) {}
    static constexpr unsigned bit(PipeKind kind) { return 1U << static_cast<unsigned>(kind); }
    unsigned m_bits = 0;
};

/// A place under the ground: metres of the city's frame, depth positive downwards.
struct UndergroundPoint
{
    geo::LocalMetres at;
    double depthM = 0;
};

/// What a question for the nearest pipe finds.
struct PipeHit
{
    std::uint32_t pipe = kNone; ///< position in CityModel::pipes
    double distanceM = 0;       ///< from the place asked for to the pipe's outside; 0 inside it
    double alongM = 0;          ///< from the pipe's from-node to the nearest point of its axis
    UndergroundPoint axis;      ///< that point
};

/// What lies along the flow from a pipe or a node. Positions in the model's vectors, in the order of discovery, so that
/// each pipe is fed by one before it (downstream) or leads to one before it (upstream).
struct PipeTrace
{
    std::vector<std::uint32_t> pipes; ///< begins with the pipe asked for
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> manholes; ///< those of the nodes with a cover
    double lengthM = 0;                  ///< of all the pipes
};

/// Shutting off a pipe under pressure.
struct PipeIsolation
{
    std::vector<std::uint32_t> valves;  ///< nodes to close
    std::vector<std::uint32_t> drained; ///< pipes between those valves, the broken one first
    std::vector<std::uint32_t> cutOff;  ///< further pipes that no source feeds any more
    std::vector<std::uint32_t> sources; ///< source nodes inside the drained part: they have to stop
    double drainedM = 0;
    double cutOffM = 0;
};

/// The pipes of a city as a graph with a spatial index. Immutable: any number of threads may ask.
/// Refers to the model, which must outlive it unchanged. Pipes whose nodes do not exist are left out (readCity lets
/// none through). Built in about a tenth of a second for 180,000 pipes.
class PipeNetwork
{
public:
    explicit PipeNetwork(const CityModel& model);
    ~PipeNetwork();
    PipeNetwork(PipeNetwork&&) noexcept;
    PipeNetwork& operator=(PipeNetwork&&) noexcept;

    /// The pipe whose outside is nearest to a place, within toleranceM of it.
    std::optional<PipeHit> nearest(const UndergroundPoint& place, double toleranceM,
                                   PipeKinds kinds = PipeKinds::all()) const;
    /// The pipe under the cursor: of those that a ray from `eye` through `through` passes within toleranceM of, the one
    /// that it meets best, and of equals the first. Both points may lie above ground (negative depth).
    /// A filter leaves out those that it says no to.
    using Filter = std::function<bool(std::uint32_t)>;
    std::optional<PipeHit> nearestToRay(const UndergroundPoint& eye, const UndergroundPoint& through, double toleranceM,
                                        PipeKinds kinds = PipeKinds::all(), const Filter& filter = {}) const;

    /// With the flow: where a drain leads to, or what is fed through this pipe.
    PipeTrace downstream(std::uint32_t pipe) const;
    /// Against the flow: what drains through this pipe, or where it is fed from.
    PipeTrace upstream(std::uint32_t pipe) const;
    PipeTrace downstreamOfNode(std::uint32_t node) const;
    PipeTrace upstreamOfNode(std::uint32_t node) const;

    /// Which valves shut off a water or gas pipe, and what is without supply then.
    /// Fails with NotFound when there is no such pipe, and Unsupported for kinds that have no valves.
    Result<PipeIsolation> isolate(std::uint32_t pipe) const;

    /// Where one can look into a pipe: the first nodes with a cover in every direction from both its ends, through
    /// buried joints and bends but not past another cover.
    std::vector<std::uint32_t> manholesBeside(std::uint32_t pipe) const;

    /// Pipes that meet at a node.
    std::span<const std::uint32_t> pipesAt(std::uint32_t node) const;
    double lengthM(std::uint32_t pipe) const;
    /// Of all pipes of a kind.
    double totalLengthM(PipeKind kind) const { return m_totalM[static_cast<std::size_t>(kind) - 1]; }
    /// How deep a node's shaft reaches: the lowest inside point of its pipes.
    double shaftDepthM(std::uint32_t node) const;

private:
    struct Index;
    bool holds(std::uint32_t pipe) const { return pipe < m_lengthM.size() && m_lengthM[pipe] >= 0; }
    PipeTrace trace(std::uint32_t node, std::uint32_t first, bool down) const;
    /// Marks and returns the nodes that pipes of one kind connect with `from`, not through drained pipes nor marked
    /// nodes. Those of `from` come first.
    std::vector<std::uint32_t> flood(std::vector<std::uint32_t> from, const std::vector<bool>& drained,
                                     std::vector<bool>& marked) const;

    const CityModel* m_model;
    std::vector<std::uint32_t> m_start; ///< per node, into m_at
    std::vector<std::uint32_t> m_at;
    std::vector<float> m_lengthM; ///< per pipe; negative for pipes left out
    std::vector<std::uint32_t> m_sources;
    std::array<double, kPipeKinds> m_totalM{};
    std::unique_ptr<Index> m_index;
};

} // namespace sandtable::city
