// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorPipes.h"

#include "GeneratorPipeSites.h"
#include "Millimetres.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

namespace {

LocalMetres pointAlong(const geo::Line& line, double metres, std::size_t& segment)
{
    double passed = 0;
    for (segment = 0; segment + 2 < line.size(); ++segment) {
        const double length = geo::distance(line[segment], line[segment + 1]);
        if (passed + length >= metres) {
            break;
        }
        passed += length;
    }
    const LocalMetres a = line[segment];
    const LocalMetres b = line[segment + 1];
    const double length = geo::distance(a, b);
    const double t = length > 0 ? std::clamp((metres - passed) / length, 0.0, 1.0) : 0;
    return onMillimetreGrid({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
}

/// Lays one kind's pipes along its route: nodes at junctions and between, edges from node to node.
class StreetPipes
{
public:
    StreetPipes(const CityGround& ground, const RoadsAt& roadsAt, const Profile::PipeNetwork& network,
                std::uint32_t covers, CityModel& model)
        : m_ground(ground), m_roadsAt(roadsAt), m_network(network), m_kind(network.kind), m_covers(covers),
          m_model(model), m_random(ground.plan.random.fork(9000 + static_cast<std::uint64_t>(network.kind)))
    {
    }

    void lay()
    {
        std::vector<PipeSite> sites = pipeSites(m_ground.plan, m_model, m_roadsAt, m_network);
        if (sites.empty()) {
            return; // no river or lake to drain into
        }
        std::vector<std::uint32_t> roots;
        for (const PipeSite& site : sites) {
            roots.push_back(site.roadNode);
        }
        m_route = routePipes(m_model, m_roadsAt, m_kind, std::move(roots));
        m_flow = sizePipes(m_model, m_route, m_kind);
        m_owner = m_model.intern(m_network.owner);
        const PipePlaces places(m_ground.plan, m_model, m_roadsAt, m_route, m_kind);
        junctions(places);
        addRoots(sites);
        std::vector<geo::Line> lines(m_model.roads.size());
        for (std::uint32_t r = 0; r < lines.size(); ++r) {
            if (m_route.use[r] != PipeRoute::Use::None) {
                lines[r] = places.line(r);
            }
        }
        const double spacingM = spacing(lines);
        for (std::uint32_t r = 0; r < lines.size(); ++r) {
            if (m_route.use[r] != PipeRoute::Use::None) {
                layRoad(r, std::move(lines[r]), spacingM);
            }
        }
    }

private:
    std::uint32_t addNode(LocalMetres at, PipeNodeKind kind)
    {
        PipeNode node;
        node.at = at;
        node.network = m_kind;
        node.kind = kind;
        m_model.pipeNodes.push_back(node);
        // Crowns of one junction agree; a hand's breadth of play from place to place.
        m_crownMm.push_back(static_cast<std::uint16_t>(usualCrownMm() + m_random.below(200)));
        return static_cast<std::uint32_t>(m_model.pipeNodes.size() - 1);
    }
    std::uint16_t crownMm(std::uint32_t node) const { return m_crownMm[node - m_firstNode]; }

    /// Downwards in the order of GB 50289: telecom, power, gas, water, drain, sewage. The depths are assumed.
    unsigned usualCrownMm() const
    {
        switch (m_kind) {
        case PipeKind::Telecom:
            return 500;
        case PipeKind::Power:
            return 600;
        case PipeKind::Gas:
            return 800;
        default:
            return 950;
        }
    }

    void junctions(const PipePlaces& places)
    {
        m_firstNode = static_cast<std::uint32_t>(m_model.pipeNodes.size());
        m_nodeOf.assign(m_model.roadNodes.size(), kNone);
        for (std::uint32_t v = 0; v < m_model.roadNodes.size(); ++v) {
            if (!m_route.reached(v)) {
                continue;
            }
            std::size_t pipes = 0;
            for (const std::uint32_t r : m_roadsAt[v]) {
                pipes += m_route.use[r] != PipeRoute::Use::None ? 1 : 0;
            }
            PipeNodeKind kind = PipeNodeKind::Manhole;
            if (isGravity(m_kind)) {
                kind = m_flow.pump[v] ? PipeNodeKind::Pump : PipeNodeKind::Manhole;
            } else if (pipes <= 1) {
                kind = PipeNodeKind::End;
            } else if (isPressure(m_kind) && pipes >= 3 && m_random.chance(0.6)) {
                kind = PipeNodeKind::Valve;
            }
            m_nodeOf[v] = addNode(places.at(v), kind);
            if (kind == PipeNodeKind::Pump) {
                namePump(m_nodeOf[v], m_route.parent[v]);
            }
        }
    }

    void namePump(std::uint32_t node, std::uint32_t road)
    {
        const Road& street = m_model.roads[road];
        const bool rain = m_kind == PipeKind::Drain;
        const std::string text = m_model.strings[street.name] + (rain ? "雨水泵站" : "污水泵站");
        const std::string english =
            m_model.strings[street.nameEn] + (rain ? " Storm Water Pumping Station" : " Sewage Pumping Station");
        m_model.pipeNodes[node].name = m_model.intern(text);
        m_model.pipeNodes[node].nameEn = m_model.intern(english);
    }

    void addRoots(const std::vector<PipeSite>& sites)
    {
        for (const PipeSite& site : sites) {
            const std::uint32_t node = m_nodeOf[site.roadNode];
            if (site.kind != PipeNodeKind::Outfall) {
                m_model.pipeNodes[node].kind = site.kind;
                m_model.pipeNodes[node].name = m_model.intern(site.name.text);
                m_model.pipeNodes[node].nameEn = m_model.intern(site.name.english);
                continue;
            }
            const std::uint32_t mouth = addNode(onMillimetreGrid(site.at), PipeNodeKind::Outfall);
            const double fall = geo::distance(m_model.pipeNodes[node].at, site.at) * 0.001;
            const double invert = m_flow.invertM[site.roadNode];
            addPipe(node, mouth, {m_model.pipeNodes[node].at, m_model.pipeNodes[mouth].at},
                    m_flow.leaving[site.roadNode], PipeLaying::Trench, year(), invert, invert + fall);
        }
    }

    bool gravity() const { return isGravity(m_kind); }
    std::uint16_t year() { return static_cast<std::uint16_t>(1984 + m_random.below(20) + m_random.below(21)); }

    /// A gravity pipe that no other feeds begins a little beyond the junction at its upper end.
    bool hasHead(std::uint32_t r) const { return gravity() && m_route.use[r] == PipeRoute::Use::Cross; }

    /// The distance between shafts that makes as many as the city has covers of this kind.
    double spacing(const std::vector<geo::Line>& lines) const
    {
        std::size_t have = m_model.pipeNodes.size() - m_firstNode;
        std::vector<double> lengths;
        for (std::uint32_t r = 0; r < lines.size(); ++r) {
            if (!lines[r].empty()) {
                have += hasHead(r) ? 1 : 0;
                lengths.push_back(geo::length(lines[r]));
            }
        }
        const auto made = [&](double spacingM) {
            std::size_t sum = have;
            for (const double length : lengths) {
                sum += pieces(length, spacingM) - 1;
            }
            return sum;
        };
        double low = 20, high = 300; // design codes allow gravity shafts 40 to 120 m apart
        for (int i = 0; i < 30; ++i) {
            const double middle = (low + high) / 2;
            (made(middle) > m_covers ? low : high) = middle;
        }
        return high;
    }
    static std::size_t pieces(double lengthM, double spacingM)
    {
        return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(lengthM / spacingM)));
    }

    void layRoad(std::uint32_t r, geo::Line line, double spacingM)
    {
        const Road& road = m_model.roads[r];
        const bool tree = m_route.use[r] == PipeRoute::Use::Tree;
        // The end that is nearer to the root; of a tree's road that is not the one whose way leads through it.
        const bool fromIsRootward =
            tree ? m_route.parent[road.from] != r : m_route.cost[road.from] < m_route.cost[road.to];
        const bool reversed = gravity() == fromIsRootward;
        if (reversed) {
            std::reverse(line.begin(), line.end());
        }
        std::uint32_t first = m_nodeOf[reversed ? road.to : road.from];
        const std::uint32_t last = m_nodeOf[reversed ? road.from : road.to];
        if (hasHead(r)) {
            const double whole = geo::length(line);
            std::size_t segment = 0;
            const LocalMetres head = pointAlong(line, std::min(6.0, whole * 0.2), segment);
            line.erase(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(segment) + 1);
            line.insert(line.begin(), head);
            first = addNode(head, PipeNodeKind::Manhole);
        }
        const std::uint16_t laid = year();
        const PipeLaying laying = !road.bridge              ? PipeLaying::Trench
                                  : gravity()               ? PipeLaying::Siphon
                                  : m_kind == PipeKind::Gas ? PipeLaying::Drilled
                                                            : PipeLaying::Bridge;
        const double whole = geo::length(line);
        // Nobody opens a pipe under a river.
        const std::size_t count = road.bridge ? 1 : pieces(whole, spacingM);
        std::uint32_t at = first;
        geo::Line rest = std::move(line);
        for (std::size_t i = 1; i <= count; ++i) {
            geo::Line piece;
            std::uint32_t next = last;
            if (i == count) {
                piece.swap(rest);
            } else {
                std::size_t segment = 0;
                const LocalMetres cut = pointAlong(rest, whole / static_cast<double>(count), segment);
                piece.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(segment) + 1);
                piece.push_back(cut);
                rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(segment) + 1);
                rest.insert(rest.begin(), cut);
                next = addNode(cut, isPressure(m_kind) && m_random.chance(0.3) ? PipeNodeKind::Valve
                                                                               : PipeNodeKind::Manhole);
            }
            const double share0 = static_cast<double>(i - 1) / static_cast<double>(count);
            const double share1 = static_cast<double>(i) / static_cast<double>(count);
            const double upper = m_flow.upperM[r];
            const double fall = m_flow.lowerM[r] - upper;
            addPipe(at, next, piece, m_flow.section[r], laying, laid, upper + fall * share0, upper + fall * share1);
            at = next;
        }
    }

    void addPipe(std::uint32_t from, std::uint32_t to, const geo::Line& line, const PipeSection& section,
                 PipeLaying laying, std::uint16_t laid, double upperM, double lowerM)
    {
        Pipe pipe;
        pipe.from = from;
        pipe.to = to;
        pipe.firstVertex = static_cast<std::uint32_t>(m_model.pipeVertices.size());
        pipe.vertexCount = static_cast<std::uint16_t>(line.size());
        pipe.kind = m_kind;
        pipe.material = pipeMaterial(m_kind, section);
        pipe.laying = laying;
        pipe.diameterMm = section.diameterMm;
        pipe.widthMm = section.widthMm;
        pipe.heightMm = section.heightMm;
        if (gravity()) {
            pipe.depthFromMm = static_cast<std::uint16_t>(std::lround(upperM * 1000));
            pipe.depthToMm = static_cast<std::uint16_t>(std::lround(lowerM * 1000));
        } else {
            pipe.depthFromMm = crownMm(from);
            pipe.depthToMm = crownMm(to);
        }
        pipe.year = laid;
        pipe.owner = m_owner;
        m_model.pipeVertices.insert(m_model.pipeVertices.end(), line.begin(), line.end());
        m_model.pipes.push_back(pipe);
    }

    const CityGround& m_ground;
    const RoadsAt& m_roadsAt;
    const Profile::PipeNetwork& m_network;
    PipeKind m_kind;
    std::uint32_t m_covers;
    CityModel& m_model;
    Random m_random;
    PipeRoute m_route;
    PipeFlow m_flow;
    std::uint32_t m_owner = 0;
    std::uint32_t m_firstNode = 0;
    std::vector<std::uint32_t> m_nodeOf;  ///< per road node
    std::vector<std::uint16_t> m_crownMm; ///< per node of this kind
};

} // namespace

void fillPipes(const CityGround& ground, CityModel& model)
{
    const Profile& profile = ground.plan.profile;
    const RoadsAt roadsAt(model);
    const std::vector<std::uint32_t> counts =
        componentCounts(profile, ground.plan.scaled(profile.counts.components, 1));
    for (const Profile::PipeNetwork& network : profile.pipeNetworks) {
        std::uint32_t covers = 0;
        for (std::size_t k = 0; k < counts.size(); ++k) {
            covers += profile.components[k].code == network.cover ? counts[k] : 0;
        }
        StreetPipes(ground, roadsAt, network, covers, model).lay();
    }
}

} // namespace sandtable::city
