// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Millimetres.h"
#include "Draft.h"

#include <fmt/format.h>

#include <map>
#include <tuple>
#include <unordered_set>

namespace sandtable::city {

namespace {

/// The pipe network while it is built: the data's nodes where pipes end, and joints where it has none.
class PipeDraft
{
public:
    explicit PipeDraft(Draft& city) : m_city(city)
    {
        std::unordered_set<std::uint64_t> covers;
        for (const Component& component : city.model.components) {
            covers.insert(component.code);
        }
        for (const GatheredPipeNode& row : city.data.pipeNodes) {
            PipeNode node{city.local(row.at), row.component, 0, 0, row.network, row.kind};
            if (row.component != 0 && !covers.contains(row.component)) {
                city.report.change(row.entry, fmt::format("component: {:016} was not taken", row.component));
                node.component = 0;
            }
            const auto position = static_cast<std::uint32_t>(m_nodes.size());
            m_nodes.push_back({node, &row});
            m_ofPlace.emplace(placeOf(node.network, node.at), position);
            if (!row.key.empty()) {
                m_ofKey.emplace(std::pair(node.network, row.key), position);
            }
        }
    }

    void add(const GatheredPipe& row)
    {
        geo::Line line = m_city.local(row.points);
        if (!m_city.reaches(line.front()) && !m_city.reaches(line.back())) {
            m_city.report.refuse(row.entry, "lies outside the outline");
            return;
        }
        if (line.size() > 0xffff) {
            m_city.report.refuse(row.entry, fmt::format("has {} corners", line.size()));
            return;
        }
        Pipe pipe = row.pipe;
        pipe.from = end(row, row.fromKey, line.front());
        pipe.to = end(row, row.toKey, line.back());
        CityModel& model = m_city.model;
        pipe.owner = model.intern(row.owner);
        pipe.firstVertex = static_cast<std::uint32_t>(model.pipeVertices.size());
        pipe.vertexCount = static_cast<std::uint16_t>(line.size());
        model.pipeVertices.insert(model.pipeVertices.end(), line.begin(), line.end());
        model.pipes.push_back(pipe);
    }

    void refuseLoneNodes()
    {
        for (const Node& node : m_nodes) {
            if (node.number == kNone && node.row) {
                m_city.report.refuse(node.row->entry, "no pipe of its network ends there");
            }
        }
    }

private:
    struct Node
    {
        PipeNode node;
        const GatheredPipeNode* row = nullptr; ///< null: made where a pipe ends
        std::uint32_t number = kNone;          ///< position in the model, once a pipe has it
    };
    using Place = std::tuple<PipeKind, std::int64_t, std::int64_t>;

    /// Surveys tell a manhole and the pipes at it to the centimetre.
    static Place placeOf(PipeKind network, geo::LocalMetres at)
    {
        return {network, millimetres(at.x) / 10, millimetres(at.y) / 10};
    }

    /// The node where a pipe ends; the pipe's end moves onto it.
    std::uint32_t end(const GatheredPipe& row, const std::string& key, geo::LocalMetres& at)
    {
        constexpr double kFarM = 1;
        const auto named = key.empty() ? m_ofKey.end() : m_ofKey.find({row.pipe.kind, key});
        std::uint32_t position = kNone;
        if (named != m_ofKey.end()) {
            position = named->second;
            if (const double away = geo::distance(m_nodes[position].node.at, at); away > kFarM) {
                m_city.report.change(row.entry, fmt::format("node \"{}\" is {:.1f} m from its end", key, away));
            }
        } else {
            if (!key.empty()) {
                m_city.report.change(row.entry, fmt::format("there is no node \"{}\" of its kind", key));
            }
            const auto [found, isNew] = m_ofPlace.emplace(placeOf(row.pipe.kind, at), m_nodes.size());
            position = found->second;
            if (isNew) {
                m_nodes.push_back({{at, 0, 0, 0, row.pipe.kind, PipeNodeKind::Joint}, nullptr});
            }
        }
        Node& node = m_nodes[position];
        at = node.node.at;
        if (node.number == kNone) {
            CityModel& model = m_city.model;
            node.number = static_cast<std::uint32_t>(model.pipeNodes.size());
            if (node.row) {
                node.node.name = model.intern(node.row->name);
                node.node.nameEn = model.intern(node.row->nameEn);
            }
            model.pipeNodes.push_back(node.node);
        }
        return node.number;
    }

    Draft& m_city;
    std::vector<Node> m_nodes;
    std::map<Place, std::uint32_t> m_ofPlace;
    std::map<std::pair<PipeKind, std::string>, std::uint32_t> m_ofKey;
};

} // namespace

void addPipes(Draft& city)
{
    PipeDraft pipes(city);
    for (const GatheredPipe& row : city.data.pipes) {
        pipes.add(row);
    }
    pipes.refuseLoneNodes();
}

} // namespace sandtable::city
