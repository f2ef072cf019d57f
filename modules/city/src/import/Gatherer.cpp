// SPDX-License-Identifier: GPL-3.0-or-later
#include "Gatherer.h"

#include <algorithm>
#include <cmath>

namespace sandtable::city {

namespace {

constexpr double kTallestGivenM = 2000;
constexpr double kMostGivenStoreys = 500;
constexpr double kWidestRoadM = 200;

bool onlyDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string neededText(MappedRow& row, std::string_view field, bool exact)
{
    std::string value = row.text(field);
    if (value.empty() && !exact) {
        row.refuse(fmt::format("{}: is empty", field));
    }
    return value;
}

} // namespace

void Gatherer::take(const MappedLayer& rule, MappedRow row, const SourceRow& source)
{
    const SourceShape& shape = source.shape;
    m_entry = m_report.add(source.layer, source.fid, rule.to);
    if (!shape.problem.empty()) {
        row.refuse(shape.problem);
    }
    if (!source.garbled.empty()) {
        row.change(fmt::format("{}: has bytes that are no character of the source's encoding", source.garbled));
    }
    if (!shape.changed.empty()) {
        row.change(shape.changed);
    }
    switch (rule.to) {
    case ImportTarget::Regions:
        region(row, shape);
        break;
    case ImportTarget::RoadNodes:
        named(row, shape, m_gathered.roadNodes);
        break;
    case ImportTarget::Roads:
        road(row, shape);
        break;
    case ImportTarget::Waters:
        land(row, shape, m_gathered.waters);
        break;
    case ImportTarget::Greens:
        land(row, shape, m_gathered.greens);
        break;
    case ImportTarget::Buildings:
        building(row, shape);
        break;
    case ImportTarget::Addresses:
        address(row, shape);
        break;
    case ImportTarget::Enterprises:
        enterprise(row, shape);
        break;
    case ImportTarget::Components:
        component(row, shape);
        break;
    case ImportTarget::Cameras:
        camera(row, shape);
        break;
    case ImportTarget::Places:
        place(row, shape);
        break;
    case ImportTarget::Workers:
        worker(row, shape);
        break;
    case ImportTarget::PipeNodes:
        pipeNode(row, shape);
        break;
    case ImportTarget::Pipes:
        pipe(row, shape);
        break;
    case ImportTarget::Outline:
        boundary(row, shape, m_gathered.outlines, false);
        break;
    case ImportTarget::Boundaries:
        boundary(row, shape, m_gathered.boundaries, true);
        break;
    case ImportTarget::Coastlines:
        coastlines(row, shape);
        break;
    case ImportTarget::Settlements:
        named(row, shape, m_gathered.settlements);
        break;
    }
    if (!row.changed().empty()) {
        m_report.change(m_entry, row.changed());
    }
    if (!row.refused().empty()) {
        m_report.refuse(m_entry, row.refused());
    }
}

geo::Wgs84 Gatherer::pointOf(MappedRow& row, const SourceShape& shape) const
{
    if (shape.points.size() > 1) {
        row.change(fmt::format("the first of its {} points", shape.points.size()));
    } else if (shape.points.empty() && !shape.lines.empty() && shape.area.empty()) {
        row.change("a point in the middle of its line");
    }
    return shape.anchor();
}

DegreeArea Gatherer::areaOf(MappedRow& row, const SourceShape& shape)
{
    DegreeArea area = shape.area;
    for (const DegreeLine& line : shape.lines) {
        // Drawings have outlines as polylines that come back to their start.
        if (line.size() >= 4 && line.front() == line.back()) {
            area.push_back({DegreeLine(line.begin(), line.end() - 1)});
        }
    }
    if (area.empty() && !shape.empty()) {
        row.refuse(shape.lines.empty() ? "is a point, not an area" : "is a line that does not close, not an area");
    }
    return area;
}

void Gatherer::region(MappedRow& row, const SourceShape& shape)
{
    auto region = begun<GatheredRegion>(row);
    region.tier = row.needed<Tier>("tier");
    region.code = row.text("code");
    region.name = row.text("name");
    region.nameEn = row.text("name_en");
    region.parentKey = row.text("parent");
    const auto lon = row.number("label_lon", -180, 180);
    const auto lat = row.number("label_lat", -90, 90);
    if (lon && lat) {
        region.label = geo::Wgs84{*lon, *lat};
    }
    region.area = areaOf(row, shape);
    const std::size_t digits = 3 + 3 * static_cast<std::size_t>(region.tier);
    if (!region.code.empty() && (region.code.size() != digits || !onlyDigits(region.code))) {
        const std::string reason = fmt::format("code: \"{}\" is not {} digits", region.code, digits);
        if (m_exact) {
            row.refuse(reason);
        } else {
            row.change(reason + "; it gets another");
            region.code.clear();
        }
    }
    if (row.refused().empty()) {
        m_gathered.regions.push_back(std::move(region));
    }
}

void Gatherer::boundary(MappedRow& row, const SourceShape& shape, std::vector<GatheredBoundary>& to, bool levels)
{
    auto boundary = begun<GatheredBoundary>(row);
    if (levels) {
        boundary.level = static_cast<int>(row.number("level", 1, 99).value_or(0));
        if (boundary.level == 0) {
            row.refuse("level: is empty");
        }
    }
    boundary.name = row.text("name");
    boundary.nameEn = row.text("name_en");
    boundary.area = areaOf(row, shape);
    if (row.refused().empty()) {
        to.push_back(std::move(boundary));
    }
}

void Gatherer::road(MappedRow& row, const SourceShape& shape)
{
    auto road = begun<GatheredRoad>(row);
    road.roadClass = row.needed<RoadClass>("class");
    road.name = row.text("name");
    road.nameEn = row.text("name_en");
    road.bridge = row.flag("bridge");
    road.tunnel = row.flag("tunnel");
    road.fromKey = row.text("from_node");
    road.toKey = row.text("to_node");
    const auto width = row.number("width_m", 0, kWidestRoadM);
    const auto usual = row.number("usual_width_m", 0, kWidestRoadM);
    road.measured = width.value_or(0) > 0;
    // Carriageways as they are usual in a Chinese district.
    static constexpr double kUsualM[] = {15, 18, 12, 7, 4, 2};
    const auto index = std::max<std::size_t>(static_cast<std::size_t>(road.roadClass), 1) - 1;
    road.widthM = road.measured || m_exact ? width.value_or(0) : usual.value_or(kUsualM[index]);
    if (shape.lines.empty()) {
        row.refuse("is no line");
    }
    if (!road.measured && !usual && !m_exact && row.refused().empty()) {
        row.change(fmt::format("no width: {} m, as is usual for its class", road.widthM));
    }
    if (row.refused().empty()) {
        for (const DegreeLine& line : shape.lines) {
            road.points = line;
            m_gathered.roads.push_back(road);
        }
    }
}

template <class Kind>
void Gatherer::land(MappedRow& row, const SourceShape& shape, std::vector<GatheredLand<Kind>>& to)
{
    auto land = begun<GatheredLand<Kind>>(row);
    land.kind = row.needed<Kind>("kind");
    land.name = row.text("name");
    const auto width = row.number("width_m", 0, 5000);
    const bool stream = std::is_same_v<Kind, WaterKind> && width && shape.area.empty() && !shape.lines.empty();
    if (stream) {
        land.widthM = *width;
        for (const DegreeLine& line : shape.lines) {
            land.line = line;
            if (row.refused().empty()) {
                to.push_back(land);
            }
        }
        return;
    }
    land.area = areaOf(row, shape);
    if (row.refused().empty()) {
        to.push_back(std::move(land));
    }
}

void Gatherer::building(MappedRow& row, const SourceShape& shape)
{
    auto building = begun<GatheredBuilding>(row);
    building.use = row.word<BuildingUse>("use").value_or(BuildingUse::Other);
    building.heightM = row.number("height_m", 0, kTallestGivenM);
    building.storeys = row.number("storeys", 0, kMostGivenStoreys);
    building.usualHeightM = row.number("usual_height_m", 0, kTallestGivenM);
    building.usualStoreys = row.number("usual_storeys", 0, kMostGivenStoreys);
    building.gridKey = row.text("grid");
    building.area = areaOf(row, shape);
    // Nought is how many tables write "not known".
    building.heightM = building.heightM.value_or(0) > 0 ? building.heightM : std::nullopt;
    building.storeys = building.storeys.value_or(0) > 0 ? building.storeys : std::nullopt;
    if (row.refused().empty()) {
        m_gathered.buildings.push_back(std::move(building));
    }
}

void Gatherer::address(MappedRow& row, const SourceShape& shape)
{
    auto address = begun<GatheredAddress>(row);
    address.road = neededText(row, "road", m_exact);
    address.number = neededText(row, "number", m_exact);
    address.buildingKey = row.text("building");
    address.gridKey = row.text("grid");
    address.at = pointOf(row, shape);
    if (row.refused().empty()) {
        m_gathered.addresses.push_back(std::move(address));
    }
}

void Gatherer::enterprise(MappedRow& row, const SourceShape& shape)
{
    auto enterprise = begun<GatheredEnterprise>(row);
    enterprise.name = neededText(row, "name", m_exact);
    enterprise.sector = neededText(row, "sector", m_exact);
    if (!m_exact && (enterprise.sector.size() != 1 || enterprise.sector[0] < 'A' || enterprise.sector[0] > 'T')) {
        row.refuse(fmt::format("sector: \"{}\" is no section letter A to T of GB/T 4754", enterprise.sector));
    }
    enterprise.addressKey = row.text("address");
    enterprise.gridKey = row.text("grid");
    enterprise.at = pointOf(row, shape);
    if (row.refused().empty()) {
        m_gathered.enterprises.push_back(std::move(enterprise));
    }
}

void Gatherer::component(MappedRow& row, const SourceShape& shape)
{
    auto component = begun<GatheredComponent>(row);
    const std::string code = row.text("code");
    const std::string subclass = row.text("subclass");
    if (code.size() == 16 && onlyDigits(code)) {
        component.code = std::stoull(code);
    } else if (!code.empty() && (m_exact || subclass.empty())) {
        row.refuse(fmt::format("code: \"{}\" is not 16 digits but {} characters", code, code.size()));
    } else if (subclass.size() == 4 && onlyDigits(subclass)) {
        component.subclass = static_cast<std::uint32_t>(std::stoul(subclass));
        if (!code.empty()) {
            row.change(fmt::format("code: \"{}\" is not 16 digits; numbered anew in {}", code, subclass));
        }
    } else {
        row.refuse(code.empty() && subclass.empty() ? std::string("has neither code nor subclass")
                                                    : fmt::format("subclass: \"{}\" is not four digits", subclass));
    }
    component.gridKey = row.text("grid");
    component.at = pointOf(row, shape);
    if (row.refused().empty()) {
        m_gathered.components.push_back(std::move(component));
    }
}

void Gatherer::camera(MappedRow& row, const SourceShape& shape)
{
    auto gathered = begun<GatheredCamera>(row);
    Camera& camera = gathered.camera;
    camera.code = row.text("code");
    camera.name = row.text("name");
    if (!m_exact && !camera.code.empty() && (camera.code.size() != 20 || !onlyDigits(camera.code))) {
        row.refuse(fmt::format("code: \"{}\" is not 20 digits but {} characters", camera.code, camera.code.size()));
    }
    const double heading = row.number("heading_deg", -360, 720).value_or(0);
    camera.headingDeg = static_cast<float>(m_exact ? heading : std::fmod(heading + 720, 360));
    camera.viewAngleDeg = static_cast<float>(row.number("view_angle_deg", 0, 360).value_or(camera.viewAngleDeg));
    camera.rangeM = static_cast<float>(row.number("range_m", 0, 10'000).value_or(camera.rangeM));
    camera.heightM = static_cast<float>(row.number("height_m", -100, kTallestGivenM).value_or(camera.heightM));
    gathered.gridKey = row.text("grid");
    gathered.at = pointOf(row, shape);
    if (row.refused().empty()) {
        m_gathered.cameras.push_back(std::move(gathered));
    }
}

void Gatherer::place(MappedRow& row, const SourceShape& shape)
{
    auto gathered = begun<GatheredPlace>(row);
    gathered.place.kind = row.needed<PlaceKind>("kind");
    gathered.place.name = neededText(row, "name", m_exact);
    gathered.place.nameEn = row.text("name_en");
    gathered.gridKey = row.text("grid");
    gathered.at = pointOf(row, shape);
    if (row.refused().empty()) {
        m_gathered.places.push_back(std::move(gathered));
    }
}

void Gatherer::worker(MappedRow& row, const SourceShape& shape)
{
    auto worker = begun<GatheredWorker>(row);
    worker.name = neededText(row, "name", m_exact);
    worker.code = row.text("code");
    worker.gridKey = row.text("home_grid");
    worker.at = pointOf(row, shape);
    if (row.refused().empty()) {
        m_gathered.workers.push_back(std::move(worker));
    }
}

void Gatherer::named(MappedRow& row, const SourceShape& shape, std::vector<GatheredPoint>& to)
{
    auto point = begun<GatheredPoint>(row);
    point.name = row.text("name");
    point.nameEn = row.text("name_en");
    point.at = pointOf(row, shape);
    if (row.refused().empty()) {
        to.push_back(std::move(point));
    }
}

void Gatherer::coastlines(MappedRow& row, const SourceShape& shape)
{
    if (!row.refused().empty()) {
        return;
    }
    for (const DegreeLine& line : shape.lines) {
        m_gathered.coastlines.push_back(line);
    }
    for (const auto& polygon : shape.area) {
        // An island's coast is a closed way, which GDAL gives as an area; it ran with the land on its left.
        m_gathered.coastlines.emplace_back(polygon.front()).push_back(polygon.front().front());
    }
}

} // namespace sandtable::city
