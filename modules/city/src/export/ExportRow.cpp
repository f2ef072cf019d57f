// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExportRow.h"

#include "../Footprint.h"
#include "../Millimetres.h"
#include "../Words.h"

#include <sandtable/city/CityModel.h>

#include <fmt/format.h>

namespace sandtable::city {

namespace {

constexpr ExportColumn kIdColumn{"id", "id", ExportType::Whole};
constexpr ExportColumn kGridColumn{"grid", "grid", ExportType::Whole};
constexpr ExportColumn kIdForPeople{"id", "id", ExportType::Whole, false};

constexpr ExportColumn kRegionsColumns[] = {kIdColumn,
                                            {"tier", "tier", ExportType::Text},
                                            {"code", "code", ExportType::Text},
                                            {"name", "name", ExportType::Text},
                                            {"name_en", "name_en", ExportType::Text},
                                            {"parent", "parent", ExportType::Whole},
                                            {"label_lon", "label_lon", ExportType::Real},
                                            {"label_lat", "label_lat", ExportType::Real}};
constexpr ExportColumn kRoadNodesColumns[] = {kIdColumn};
constexpr ExportColumn kRoadsColumns[] = {kIdForPeople,
                                          {"name", "name", ExportType::Text},
                                          {"name_en", "name_en", ExportType::Text},
                                          {"from_node", "from_node", ExportType::Whole},
                                          {"to_node", "to_node", ExportType::Whole},
                                          {"class", "class", ExportType::Text},
                                          {"width_m", "width_m", ExportType::Real},
                                          {"bridge", "bridge", ExportType::Whole}};
constexpr ExportColumn kLandColumns[] = {
    kIdForPeople, {"kind", "kind", ExportType::Text}, {"name", "name", ExportType::Text}};
constexpr ExportColumn kBuildingsColumns[] = {kIdColumn,
                                              {"use", "use", ExportType::Text},
                                              {"storeys", "storeys", ExportType::Whole},
                                              {"height_m", "height_m", ExportType::Real},
                                              kGridColumn};
constexpr ExportColumn kAddressesColumns[] = {kIdColumn,
                                              {"road", "road", ExportType::Text},
                                              {"number", "number", ExportType::Text},
                                              {"building", "building", ExportType::Whole},
                                              kGridColumn};
constexpr ExportColumn kEnterprisesColumns[] = {kIdForPeople,
                                                {"name", "name", ExportType::Text},
                                                {"sector", "sector", ExportType::Text},
                                                {"address", "address", ExportType::Whole},
                                                kGridColumn};
constexpr ExportColumn kComponentsColumns[] = {kIdForPeople, {"code", "code", ExportType::Text}, kGridColumn};
constexpr ExportColumn kCamerasColumns[] = {kIdForPeople,
                                            {"code", "code", ExportType::Text},
                                            {"name", "name", ExportType::Text},
                                            {"heading_deg", "heading", ExportType::Real},
                                            {"view_angle_deg", "view_angle", ExportType::Real},
                                            {"range_m", "range_m", ExportType::Real},
                                            {"height_m", "height_m", ExportType::Real},
                                            kGridColumn};
constexpr ExportColumn kPlacesColumns[] = {kIdForPeople,
                                           {"kind", "kind", ExportType::Text},
                                           {"name", "name", ExportType::Text},
                                           {"name_en", "name_en", ExportType::Text},
                                           kGridColumn};
constexpr ExportColumn kWorkersColumns[] = {kIdForPeople,
                                            {"code", "code", ExportType::Text},
                                            {"name", "name", ExportType::Text},
                                            {"home_grid", "home_grid", ExportType::Whole}};

constexpr ExportColumn kPipeNodesColumns[] = {kIdColumn,
                                              {"network", "network", ExportType::Text},
                                              {"kind", "kind", ExportType::Text},
                                              {"component", "component", ExportType::Text},
                                              {"name", "name", ExportType::Text},
                                              {"name_en", "name_en", ExportType::Text}};
constexpr ExportColumn kPipesColumns[] = {kIdForPeople,
                                          {"kind", "kind", ExportType::Text},
                                          {"from_node", "from_node", ExportType::Whole},
                                          {"to_node", "to_node", ExportType::Whole},
                                          {"material", "material", ExportType::Text},
                                          {"laying", "laying", ExportType::Text},
                                          {"diameter_mm", "diam_mm", ExportType::Whole},
                                          {"width_mm", "width_mm", ExportType::Whole},
                                          {"height_mm", "height_mm", ExportType::Whole},
                                          {"depth_from_mm", "depth_f_mm", ExportType::Whole},
                                          {"depth_to_mm", "depth_t_mm", ExportType::Whole},
                                          {"year", "year", ExportType::Whole},
                                          {"owner", "owner", ExportType::Text}};

std::int64_t idOf(std::size_t position)
{
    return static_cast<std::int64_t>(position) + 1;
}

ExportValue referenceTo(std::uint32_t position)
{
    return position == kNone ? ExportValue() : ExportValue(idOf(position));
}

std::string_view sharedText(const CityModel& city, std::uint32_t id)
{
    return id < city.strings.size() ? std::string_view(city.strings[id]) : std::string_view();
}

void fillRegion(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    const Region& region = city.regions[i];
    const geo::Wgs84 label = city.frame.toWgs84(onMillimetreGrid(region.label));
    row.values = {idOf(i),       wordOf(region.tier),        region.code, region.name,
                  region.nameEn, referenceTo(region.parent), label.lon,   label.lat};
    row.points = region.outer;
}

void fillRoadNode(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    row.values = {idOf(i)};
    row.points = {&city.roadNodes[i], 1};
}

void fillRoad(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    const Road& road = city.roads[i];
    row.values = {idOf(i),
                  sharedText(city, road.name),
                  sharedText(city, road.nameEn),
                  referenceTo(road.from),
                  referenceTo(road.to),
                  wordOf(road.roadClass),
                  static_cast<double>(road.widthM),
                  std::int64_t{road.bridge}};
    row.points = road.line;
}

template <class T>
void fillLand(const T& land, std::size_t i, ExportRow& row)
{
    row.values = {idOf(i), wordOf(land.kind), land.name};
    row.points = land.shape.outer;
    row.holes = land.shape.holes;
}
void fillWater(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    fillLand(city.waters[i], i, row);
}
void fillGreen(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    fillLand(city.greens[i], i, row);
}

void fillBuilding(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    const Building& building = city.buildings[i];
    row.values = {idOf(i), wordOf(building.use), std::int64_t{building.storeys}, static_cast<double>(building.heightM),
                  referenceTo(building.grid)};
    row.points = footprintOf(city, building);
}

void fillAddress(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    const Address& address = city.addresses[i];
    row.values = {idOf(i), sharedText(city, address.road), address.number, referenceTo(address.building),
                  referenceTo(address.grid)};
    row.points = {&address.at, 1};
}

void fillEnterprise(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    const Enterprise& enterprise = city.enterprises[i];
    row.values = {idOf(i), enterprise.name, enterprise.sector, referenceTo(enterprise.address),
                  referenceTo(enterprise.grid)};
    row.points = {&enterprise.at, 1};
}

void fillComponent(const CityModel& city, std::size_t i, ExportRow& row, std::string& buffer)
{
    const Component& component = city.components[i];
    buffer = fmt::format("{:016}", component.code);
    row.values = {idOf(i), std::string_view(buffer), referenceTo(component.grid)};
    row.points = {&component.at, 1};
}

void fillCamera(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    const Camera& camera = city.cameras[i];
    row.values = {idOf(i),
                  camera.code,
                  camera.name,
                  static_cast<double>(camera.headingDeg),
                  static_cast<double>(camera.viewAngleDeg),
                  static_cast<double>(camera.rangeM),
                  static_cast<double>(camera.heightM),
                  referenceTo(camera.grid)};
    row.points = {&camera.at, 1};
}

void fillPlace(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    const Place& place = city.places[i];
    row.values = {idOf(i), wordOf(place.kind), place.name, place.nameEn, referenceTo(place.grid)};
    row.points = {&place.at, 1};
}

void fillWorker(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    const Worker& worker = city.workers[i];
    row.values = {idOf(i), worker.code, worker.name, referenceTo(worker.homeGrid)};
    row.points = {&worker.home, 1};
}

void fillPipeNode(const CityModel& city, std::size_t i, ExportRow& row, std::string& buffer)
{
    const PipeNode& node = city.pipeNodes[i];
    buffer = node.component == 0 ? std::string() : fmt::format("{:016}", node.component);
    row.values = {idOf(i),
                  wordOf(node.network),
                  wordOf(node.kind),
                  std::string_view(buffer),
                  sharedText(city, node.name),
                  sharedText(city, node.nameEn)};
    row.points = {&node.at, 1};
}

void fillPipe(const CityModel& city, std::size_t i, ExportRow& row, std::string&)
{
    const Pipe& pipe = city.pipes[i];
    row.values = {idOf(i),
                  wordOf(pipe.kind),
                  referenceTo(pipe.from),
                  referenceTo(pipe.to),
                  wordOf(pipe.material),
                  wordOf(pipe.laying),
                  std::int64_t{pipe.diameterMm},
                  std::int64_t{pipe.widthMm},
                  std::int64_t{pipe.heightMm},
                  std::int64_t{pipe.depthFromMm},
                  std::int64_t{pipe.depthToMm},
                  std::int64_t{pipe.year},
                  sharedText(city, pipe.owner)};
    row.points = city.pipeLine(pipe);
}

template <auto Member>
std::size_t rowsOf(const CityModel& city)
{
    return (city.*Member).size();
}

constexpr ExportLayer kExportLayers[] = {
    {ImportTarget::Regions, ExportShape::Polygon, kRegionsColumns, rowsOf<&CityModel::regions>, fillRegion},
    {ImportTarget::RoadNodes, ExportShape::Point, kRoadNodesColumns, rowsOf<&CityModel::roadNodes>, fillRoadNode},
    {ImportTarget::Roads, ExportShape::Line, kRoadsColumns, rowsOf<&CityModel::roads>, fillRoad},
    {ImportTarget::Waters, ExportShape::Polygon, kLandColumns, rowsOf<&CityModel::waters>, fillWater},
    {ImportTarget::Greens, ExportShape::Polygon, kLandColumns, rowsOf<&CityModel::greens>, fillGreen},
    {ImportTarget::Buildings, ExportShape::Polygon, kBuildingsColumns, rowsOf<&CityModel::buildings>, fillBuilding},
    {ImportTarget::Addresses, ExportShape::Point, kAddressesColumns, rowsOf<&CityModel::addresses>, fillAddress},
    {ImportTarget::Enterprises, ExportShape::Point, kEnterprisesColumns, rowsOf<&CityModel::enterprises>,
     fillEnterprise},
    {ImportTarget::Components, ExportShape::Point, kComponentsColumns, rowsOf<&CityModel::components>, fillComponent},
    {ImportTarget::Cameras, ExportShape::Point, kCamerasColumns, rowsOf<&CityModel::cameras>, fillCamera},
    {ImportTarget::Places, ExportShape::Point, kPlacesColumns, rowsOf<&CityModel::places>, fillPlace},
    {ImportTarget::Workers, ExportShape::Point, kWorkersColumns, rowsOf<&CityModel::workers>, fillWorker},
    {ImportTarget::PipeNodes, ExportShape::Point, kPipeNodesColumns, rowsOf<&CityModel::pipeNodes>, fillPipeNode},
    {ImportTarget::Pipes, ExportShape::Line, kPipesColumns, rowsOf<&CityModel::pipes>, fillPipe}};

} // namespace

std::span<const ExportLayer> exportLayers()
{
    return kExportLayers;
}

} // namespace sandtable::city
