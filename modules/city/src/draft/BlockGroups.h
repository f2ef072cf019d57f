// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "BlockMesh.h"

#include <functional>

namespace sandtable::city {

/// Groups of faces, each of them one simple ring: two groups are joined only where their common border is one
/// unbroken line and they meet nowhere else. Starts with every face for itself.
class BlockGroups
{
public:
    BlockGroups(const BlockMesh& mesh, std::span<const double> faceWeights);

    /// Joins the lightest groups to neighbours until every parent has at most its target of groups, or no two can be
    /// joined. Groups of different parents are never joined; a group's parent is that of its faces.
    void mergeWithin(std::span<const std::uint32_t> parentOfFace, std::span<const std::uint32_t> targets);
    /// Joins the groups that `small` picks to a neighbour that they may go with, whatever the parent.
    void absorb(
        const std::function<bool(std::uint32_t group)>& small,
        const std::function<bool(std::uint32_t group, std::uint32_t with)>& may = [](std::uint32_t, std::uint32_t) {
            return true;
        });

    std::vector<std::uint32_t> groups() const; ///< those left, ascending
    std::uint32_t groupOf(std::uint32_t face) const { return m_groupOf[face]; }
    double weight(std::uint32_t group) const { return m_groups[group].weight; }
    std::span<const std::uint32_t> edges(std::uint32_t group) const { return m_groups[group].ring; }
    const std::vector<std::uint32_t>& faces(std::uint32_t group) const { return m_groups[group].faces; }

private:
    struct Group
    {
        std::vector<std::uint32_t> ring;
        std::vector<std::uint32_t> faces;
        double weight = 0;
    };
    static constexpr std::uint32_t kNoGroup = 0xffffffff;

    /// The neighbour that `group` is best joined to among those that `allowed` admits, or kNoGroup.
    std::uint32_t bestPartner(std::uint32_t group, const std::function<bool(std::uint32_t)>& allowed);
    bool joinable(std::uint32_t group, std::uint32_t other, std::size_t sharedEdges);
    void join(std::uint32_t group, std::uint32_t into);

    const BlockMesh& m_mesh;
    std::vector<Group> m_groups;
    std::vector<std::uint32_t> m_groupOf;
    std::vector<std::uint32_t> m_mark; ///< per vertex, for joinable() and join()
    std::uint32_t m_stamp = 0;
};

} // namespace sandtable::city
