// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExactCity.h"

#include "../Millimetres.h"
#include "../Words.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace sandtable::city {

namespace {

using Keys = std::unordered_map<std::string, std::uint32_t>;

/// Builds the model layer by layer; the first thing wrong sticks.
class Exact
{
public:
    Exact(const Gathered& gathered, const Mapping& mapping, const ImportReport& report)
        : m_from(gathered), m_report(report)
    {
        m_city.code = mapping.code;
        m_city.name = mapping.name;
        m_city.nameEn = mapping.nameEn;
        m_city.frame = geo::Frame(*mapping.origin);
    }

    Result<CityModel> build()
    {
        const auto refused = std::find_if(m_report.rows.begin(), m_report.rows.end(),
                                          [](const ImportRow& row) { return row.verdict == ImportVerdict::Refused; });
        if (refused != m_report.rows.end()) {
            fail(static_cast<std::uint32_t>(refused - m_report.rows.begin()), refused->reason);
        }
        regions();
        roads();
        lands(m_from.waters, m_city.waters);
        lands(m_from.greens, m_city.greens);
        buildings();
        addresses();
        enterprises();
        things();
        pipes();
        if (m_error) {
            return tl::unexpected(*m_error);
        }
        return std::move(m_city);
    }

private:
    void fail(std::uint32_t entry, std::string_view problem)
    {
        if (!m_error) {
            const ImportRow& row = m_report.rows[entry];
            m_error =
                Error{ErrorCode::Malformed, fmt::format("layer {}, row {}: {}: {}", m_report.layers[row.layer].layer,
                                                        row.fid, wordOf(row.target), problem)};
        }
    }

    geo::LocalMetres at(geo::Wgs84 p) const { return onMillimetreGrid(m_city.frame.toLocal(p)); }

    geo::Line line(const DegreeLine& points) const
    {
        geo::Line line(points.size());
        m_city.frame.toLocal(points, line);
        std::transform(line.begin(), line.end(), line.begin(), onMillimetreGrid);
        return line;
    }

    /// Formats turn rings their own way; the first corner stays the first.
    geo::Ring ring(const DegreeLine& points, bool counterClockwise) const
    {
        geo::Ring ring = line(points);
        if (ring.size() > 2 && (geo::signedArea(ring) > 0) != counterClockwise) {
            std::reverse(ring.begin() + 1, ring.end());
        }
        return ring;
    }

    geo::Polygon polygon(const DegreeArea& area, const GatheredRow& row)
    {
        geo::Polygon polygon;
        if (area.size() != 1) {
            fail(row.entry, "is not one polygon");
            return polygon;
        }
        polygon.outer = ring(area.front().front(), true);
        for (std::size_t i = 1; i < area.front().size(); ++i) {
            polygon.holes.push_back(ring(area.front()[i], false));
        }
        return polygon;
    }

    void know(Keys& keys, const GatheredRow& row)
    {
        if (!row.key.empty() && !keys.emplace(row.key, static_cast<std::uint32_t>(keys.size())).second) {
            fail(row.entry, fmt::format("id: \"{}\" occurs twice", row.key));
        }
    }

    std::uint32_t find(const Keys& keys, const std::string& key, const GatheredRow& row, const char* field)
    {
        if (key.empty()) {
            return kNone;
        }
        const auto found = keys.find(key);
        if (found == keys.end()) {
            fail(row.entry, fmt::format("{}: there is no \"{}\"", field, key));
            return kNone;
        }
        return found->second;
    }
    std::uint32_t grid(const std::string& key, const GatheredRow& row) { return find(m_regions, key, row, "grid"); }

    void regions()
    {
        for (const GatheredRegion& row : m_from.regions) {
            Region region;
            region.tier = row.tier;
            region.code = row.code;
            region.name = row.name;
            region.nameEn = row.nameEn;
            region.parent = find(m_regions, row.parentKey, row, "parent"); // parents come first
            region.outer = polygon(row.area, row).outer;
            region.label = row.label ? at(*row.label) : geo::labelPoint(region.outer);
            know(m_regions, row);
            m_city.regions.push_back(std::move(region));
        }
    }

    void roads()
    {
        Keys nodes;
        for (const GatheredPoint& row : m_from.roadNodes) {
            know(nodes, row);
            m_city.roadNodes.push_back(at(row.at));
        }
        for (const GatheredRoad& row : m_from.roads) {
            Road road;
            road.name = m_city.intern(row.name);
            road.nameEn = m_city.intern(row.nameEn);
            road.from = find(nodes, row.fromKey, row, "from_node");
            road.to = find(nodes, row.toKey, row, "to_node");
            road.roadClass = row.roadClass;
            road.widthM = static_cast<float>(row.widthM);
            road.bridge = row.bridge;
            road.line = line(row.points);
            if (road.from == kNone || road.to == kNone) {
                fail(row.entry, "from_node or to_node is empty");
            }
            m_city.roads.push_back(std::move(road));
        }
    }

    template <class Row, class Land>
    void lands(const std::vector<Row>& rows, std::vector<Land>& to)
    {
        for (const Row& row : rows) {
            to.push_back({row.kind, row.name, polygon(row.area, row)});
        }
    }

    void buildings()
    {
        for (const GatheredBuilding& row : m_from.buildings) {
            const geo::Ring outer = polygon(row.area, row).outer;
            Building building;
            building.firstVertex = static_cast<std::uint32_t>(m_city.buildingVertices.size());
            building.vertexCount = static_cast<std::uint16_t>(outer.size());
            building.storeys = static_cast<std::uint16_t>(row.storeys.value_or(0));
            building.heightM = static_cast<float>(row.heightM.value_or(0));
            building.use = row.use;
            building.grid = grid(row.gridKey, row);
            if (outer.size() > 0xffff) {
                fail(row.entry, "has too many corners");
            }
            m_city.buildingVertices.insert(m_city.buildingVertices.end(), outer.begin(), outer.end());
            know(m_buildings, row);
            m_city.buildings.push_back(building);
        }
    }

    void addresses()
    {
        for (const GatheredAddress& row : m_from.addresses) {
            know(m_addresses, row);
            m_city.addresses.push_back({at(row.at), m_city.intern(row.road), row.number,
                                        find(m_buildings, row.buildingKey, row, "building"), grid(row.gridKey, row)});
        }
    }

    void enterprises()
    {
        for (const GatheredEnterprise& row : m_from.enterprises) {
            m_city.enterprises.push_back({at(row.at), row.name, row.sector,
                                          find(m_addresses, row.addressKey, row, "address"), grid(row.gridKey, row)});
        }
    }

    void things()
    {
        for (const GatheredComponent& row : m_from.components) {
            m_city.components.push_back({row.code, at(row.at), grid(row.gridKey, row)});
        }
        for (const GatheredCamera& row : m_from.cameras) {
            Camera camera = row.camera;
            camera.at = at(row.at);
            camera.grid = grid(row.gridKey, row);
            m_city.cameras.push_back(std::move(camera));
        }
        for (const GatheredPlace& row : m_from.places) {
            Place place = row.place;
            place.at = at(row.at);
            place.grid = grid(row.gridKey, row);
            m_city.places.push_back(std::move(place));
        }
        for (const GatheredWorker& row : m_from.workers) {
            m_city.workers.push_back({row.code, row.name, grid(row.gridKey, row), at(row.at)});
        }
    }

    void pipes()
    {
        Keys nodes;
        for (const GatheredPipeNode& row : m_from.pipeNodes) {
            know(nodes, row);
            m_city.pipeNodes.push_back(
                {at(row.at), row.component, m_city.intern(row.name), m_city.intern(row.nameEn), row.network, row.kind});
        }
        for (const GatheredPipe& row : m_from.pipes) {
            Pipe pipe = row.pipe;
            pipe.from = find(nodes, row.fromKey, row, "from_node");
            pipe.to = find(nodes, row.toKey, row, "to_node");
            pipe.owner = m_city.intern(row.owner);
            pipe.firstVertex = static_cast<std::uint32_t>(m_city.pipeVertices.size());
            pipe.vertexCount = static_cast<std::uint16_t>(row.points.size());
            const geo::Line points = line(row.points);
            m_city.pipeVertices.insert(m_city.pipeVertices.end(), points.begin(), points.end());
            if (pipe.from == kNone || pipe.to == kNone || points.size() > 0xffff) {
                fail(row.entry, "from_node or to_node is empty, or it has too many corners");
            }
            m_city.pipes.push_back(pipe);
        }
    }

    const Gathered& m_from;
    const ImportReport& m_report;
    CityModel m_city;
    Keys m_regions;
    Keys m_buildings;
    Keys m_addresses;
    std::optional<Error> m_error;
};

} // namespace

Result<CityModel> exactCity(const Gathered& gathered, const Mapping& mapping, ImportReport& report)
{
    if (!mapping.origin || mapping.code.empty()) {
        return failure(ErrorCode::Malformed, fmt::format("{}: an exact mapping needs code and origin", mapping.file));
    }
    return Exact(gathered, mapping, report).build();
}

} // namespace sandtable::city
