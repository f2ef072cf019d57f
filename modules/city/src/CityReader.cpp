// SPDX-License-Identifier: GPL-3.0-or-later
#include "LayerReader.h"
#include "Meta.h"
#include "Millimetres.h"
#include "PipeLayers.h"
#include "Unproject.h"

#include <sandtable/city/CityFile.h>

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace sandtable::city {

namespace {

constexpr double kTallestM = 2000;

/// Reads layer after layer into the model; each function returns the layer's verdict.
class Reader
{
public:
    Reader(sqlite3* database, CityModel& model) : m_database(database), m_model(model) {}

    Result<void> read(std::uint32_t parts)
    {
        using Step = Result<void> (Reader::*)();
        static constexpr std::pair<std::uint32_t, Step> kSteps[] = {
            {kEverything, &Reader::strings},    {kEverything, &Reader::regions},  {kRoads, &Reader::roadNodes},
            {kRoads, &Reader::roads},           {kWater, &Reader::waters},        {kGreen, &Reader::greens},
            {kBuildings, &Reader::buildings},   {kAddresses, &Reader::addresses}, {kEnterprises, &Reader::enterprises},
            {kComponents, &Reader::components}, {kCameras, &Reader::cameras},     {kPlaces, &Reader::places},
            {kWorkers, &Reader::workers},       {kPipes, &Reader::pipes}};
        for (const auto& [part, step] : kSteps) {
            if (part == kEverything || (parts & part) != 0) {
                if (auto done = (this->*step)(); !done) {
                    return done;
                }
            }
        }
        return {};
    }

private:
    LayerReader open(const Layer& layer) { return {m_database, layer, m_model.frame.origin()}; }
    std::uint32_t grid(LayerReader& row) { return row.reference(m_model.regions.size()); }

    std::vector<geo::LocalMetres> local(std::span<const geo::Wgs84> degrees)
    {
        std::vector<geo::LocalMetres> points(degrees.size());
        unproject(m_model.frame, degrees, points);
        return points;
    }

    /// Rows of points: fill(row, i) reads the columns, and the positions are projected together afterwards.
    template <class T, class Fill>
    Result<void> points(const Layer& layer, std::vector<T>& to, geo::LocalMetres T::*at, Fill fill)
    {
        LayerReader row = open(layer);
        std::vector<geo::Wgs84> degrees;
        degrees.reserve(row.rows());
        to.reserve(row.rows());
        while (row.next()) {
            degrees.push_back(row.point());
            fill(row, to.emplace_back());
        }
        const auto projected = local(degrees);
        for (std::size_t i = 0; i < to.size(); ++i) {
            to[i].*at = projected[i];
        }
        return row.result();
    }

    Result<void> strings()
    {
        auto texts = readStrings(m_database);
        if (!texts) {
            return tl::unexpected(texts.error());
        }
        m_model.strings = std::move(*texts);
        return {};
    }

    Result<void> regions()
    {
        LayerReader row = open(layout::kRegions);
        std::vector<geo::Wgs84> ring;
        while (row.next()) {
            Region region;
            ring.clear();
            row.ring(ring);
            region.tier = row.word<Tier>();
            region.code = row.text();
            region.name = row.text();
            region.nameEn = row.text();
            region.parent = row.reference(m_model.regions.size());
            const geo::Wgs84 origin = m_model.frame.origin();
            const double reach = GpbDecoder::kReachDeg;
            geo::Wgs84 label;
            label.lon = row.real(origin.lon - reach, origin.lon + reach);
            label.lat = row.real(origin.lat - reach, origin.lat + reach);
            if (!row.ok()) {
                break;
            }
            if ((region.tier == Tier::District) != (region.parent == kNone) ||
                (region.parent != kNone && m_model.regions[region.parent].tier >= region.tier)) {
                row.refuse("parent", "is not a region of a higher tier");
            }
            if (!m_model.regions.empty() && m_model.regions.back().tier > region.tier) {
                row.refuse("tier", "comes after a lower tier; districts come first, micro-grids last");
            }
            region.outer = local(ring);
            region.label = local(std::span(&label, 1)).front();
            m_model.regions.push_back(std::move(region));
        }
        return row.result();
    }

    Result<void> roadNodes()
    {
        LayerReader row = open(layout::kRoadNodes);
        std::vector<geo::Wgs84> degrees;
        degrees.reserve(row.rows());
        while (row.next()) {
            degrees.push_back(row.point());
        }
        m_model.roadNodes = local(degrees);
        return row.result();
    }

    Result<void> roads()
    {
        LayerReader row = open(layout::kRoads);
        std::vector<geo::Wgs84> line;
        m_model.roads.reserve(row.rows());
        while (row.next()) {
            Road& road = m_model.roads.emplace_back();
            row.line(line);
            road.name = m_model.intern(row.text());
            road.nameEn = m_model.intern(row.text());
            road.from = row.required(m_model.roadNodes.size());
            road.to = row.required(m_model.roadNodes.size());
            road.roadClass = row.word<RoadClass>();
            road.widthM = static_cast<float>(row.real(0, 1000));
            road.bridge = row.integer(0, 1) != 0;
            road.line = local(line);
        }
        return row.result();
    }

    template <class T>
    Result<void> areas(const Layer& layer, std::vector<T>& to)
    {
        LayerReader row = open(layer);
        std::vector<geo::Wgs84> degrees;
        std::vector<std::uint32_t> sizes;
        while (row.next()) {
            T& area = to.emplace_back();
            row.polygon(degrees, sizes);
            area.kind = row.template word<decltype(area.kind)>();
            area.name = row.text();
            if (!row.ok()) {
                break;
            }
            const auto all = local(degrees);
            auto begin = all.begin();
            for (std::size_t ring = 0; ring < sizes.size(); ++ring) {
                geo::Ring points(begin, begin + sizes[ring]);
                begin += sizes[ring];
                if (ring == 0) {
                    area.shape.outer = std::move(points);
                } else {
                    area.shape.holes.push_back(std::move(points));
                }
            }
        }
        return row.result();
    }
    Result<void> waters() { return areas(layout::kWaters, m_model.waters); }
    Result<void> greens() { return areas(layout::kGreens, m_model.greens); }

    Result<void> buildings()
    {
        LayerReader row = open(layout::kBuildings);
        std::vector<geo::Wgs84> degrees;
        m_model.buildings.reserve(row.rows());
        degrees.reserve(row.rows() * 5);
        while (row.next()) {
            Building& building = m_model.buildings.emplace_back();
            building.firstVertex = static_cast<std::uint32_t>(degrees.size());
            const std::size_t corners = row.ring(degrees);
            if (corners > 0xffff || degrees.size() >= kNone) {
                row.refuse("geom", "has more than 65535 corners");
            }
            building.vertexCount = static_cast<std::uint16_t>(corners);
            building.use = row.word<BuildingUse>();
            building.storeys = static_cast<std::uint16_t>(row.integer(0, 0xffff));
            building.heightM = static_cast<float>(row.real(0, kTallestM));
            building.grid = grid(row);
        }
        if (row.ok()) {
            m_model.buildingVertices = local(degrees);
        }
        return row.result();
    }

    /// What a reference may point to: rows that were read, or any number of rows when that part was left out.
    static std::size_t rowsOf(std::size_t read) { return read > 0 ? read : LayerReader::kMostRows; }

    Result<void> addresses()
    {
        return points(layout::kAddresses, m_model.addresses, &Address::at, [&](LayerReader& row, Address& address) {
            address.road = m_model.intern(row.text());
            address.number = row.text();
            address.building = row.reference(rowsOf(m_model.buildings.size()));
            address.grid = grid(row);
        });
    }

    Result<void> enterprises()
    {
        return points(layout::kEnterprises, m_model.enterprises, &Enterprise::at,
                      [&](LayerReader& row, Enterprise& enterprise) {
                          enterprise.name = row.text();
                          enterprise.sector = row.text();
                          enterprise.address = row.reference(rowsOf(m_model.addresses.size()));
                          enterprise.grid = grid(row);
                      });
    }

    Result<void> components()
    {
        return points(layout::kComponents, m_model.components, &Component::at,
                      [&](LayerReader& row, Component& component) {
                          component.code = static_cast<std::uint64_t>(row.integer(0, 9'999'999'999'999'999));
                          component.grid = grid(row);
                      });
    }

    Result<void> cameras()
    {
        return points(layout::kCameras, m_model.cameras, &Camera::at, [&](LayerReader& row, Camera& camera) {
            camera.code = row.text();
            camera.name = row.text();
            camera.headingDeg = static_cast<float>(row.real(-360, 360));
            camera.viewAngleDeg = static_cast<float>(row.real(0, 360));
            camera.rangeM = static_cast<float>(row.real(0, 100'000));
            camera.heightM = static_cast<float>(row.real(-100, kTallestM));
            camera.grid = grid(row);
        });
    }

    Result<void> places()
    {
        return points(layout::kPlaces, m_model.places, &Place::at, [&](LayerReader& row, Place& place) {
            place.kind = row.word<PlaceKind>();
            place.name = row.text();
            place.nameEn = row.text();
            place.grid = grid(row);
        });
    }

    Result<void> workers()
    {
        return points(layout::kWorkers, m_model.workers, &Worker::home, [&](LayerReader& row, Worker& worker) {
            worker.code = row.text();
            worker.name = row.text();
            worker.homeGrid = grid(row);
        });
    }

    Result<void> pipes() { return readPipes(m_database, m_model); }

    sqlite3* m_database;
    CityModel& m_model;
};

tl::unexpected<Error> inFile(const std::filesystem::path& file, const Error& error)
{
    return failure(error.code, fmt::format("{}: {}", file.string(), error.message));
}

} // namespace

Result<CityModel> readCity(const std::filesystem::path& file, std::uint32_t parts)
{
    auto database = openReadOnly(file);
    if (!database) {
        return tl::unexpected(database.error());
    }
    auto model = readMeta(database->get());
    if (!model) {
        return inFile(file, model.error());
    }
    if (auto done = Reader(database->get(), *model).read(parts); !done) {
        return inFile(file, done.error());
    }
    return model;
}

Result<std::string> readFingerprint(const std::filesystem::path& file)
{
    auto database = openReadOnly(file);
    if (!database) {
        return tl::unexpected(database.error());
    }
    auto model = readMeta(database->get());
    if (!model) {
        return inFile(file, model.error());
    }
    return std::move(model->fingerprint);
}

} // namespace sandtable::city
