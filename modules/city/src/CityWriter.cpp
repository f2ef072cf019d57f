// SPDX-License-Identifier: GPL-3.0-or-later
#include "Footprint.h"
#include "LayerWriter.h"
#include "Millimetres.h"
#include "PipeLayers.h"
#include "WorkFile.h"

#include <sandtable/city/CityFile.h>
#include <sandtable/city/Fingerprint.h>
#include <sandtable/city/Tiles.h>

#include <fmt/format.h>
#include <sqlite3.h>

namespace sandtable::city {

namespace {

/// One layer after another from the model; the first failure ends it.
class Writer
{
public:
    Writer(sqlite3* database, const CityModel& model, Progress progress)
        : m_database(database), m_model(model),
          m_progress(std::move(progress), model.regions.size() + model.roadNodes.size() + model.roads.size() +
                                              model.waters.size() + model.greens.size() + model.buildings.size() +
                                              model.addresses.size() + model.enterprises.size() +
                                              model.components.size() + model.cameras.size() + model.places.size() +
                                              model.workers.size() + model.pipeNodes.size() + model.pipes.size())
    {
    }

    Result<void> all()
    {
        using Step = Result<void> (Writer::*)();
        static constexpr Step kSteps[] = {
            &Writer::meta,    &Writer::strings,   &Writer::regions,   &Writer::roads,       &Writer::waters,
            &Writer::greens,  &Writer::buildings, &Writer::addresses, &Writer::enterprises, &Writer::components,
            &Writer::cameras, &Writer::places,    &Writer::workers,   &Writer::pipes};
        for (const Step step : kSteps) {
            if (auto done = (this->*step)(); !done) {
                return done;
            }
        }
        return {};
    }

private:
    /// Calls fill(writer, row) for each row between begin and end.
    template <class Rows, class Fill>
    Result<void> layer(const Layer& target, const Rows& rows, Fill fill)
    {
        LayerWriter writer(m_database, m_model.frame, target, m_progress);
        for (const auto& row : rows) {
            if (!writer.begin()) {
                break;
            }
            fill(writer, row);
            writer.end();
        }
        return writer.close();
    }

    Result<void> pair(const char* sql, auto key, std::string_view value)
    {
        auto insert = prepare(m_database, sql);
        if (!insert) {
            return tl::unexpected(insert.error());
        }
        if constexpr (std::is_integral_v<decltype(key)>) {
            sqlite3_bind_int64(insert->get(), 1, static_cast<std::int64_t>(key));
        } else {
            sqlite3_bind_text(insert->get(), 1, key, -1, SQLITE_STATIC);
        }
        const char* data = value.empty() ? "" : value.data();
        sqlite3_bind_text64(insert->get(), 2, data, value.size(), SQLITE_STATIC, SQLITE_UTF8);
        if (sqlite3_step(insert->get()) != SQLITE_DONE) {
            return failure(ErrorCode::Unavailable, sqliteMessage(m_database, "writing the city's own tables"));
        }
        return {};
    }

    Result<void> meta()
    {
        const geo::Wgs84 origin = m_model.frame.origin();
        const std::pair<const char*, std::string> entries[] = {{"format", kFormatVersion},
                                                               {"code", m_model.code},
                                                               {"name", m_model.name},
                                                               {"name_en", m_model.nameEn},
                                                               {"source", m_model.source},
                                                               {"fingerprint", m_model.fingerprint},
                                                               {"origin_lon", fmt::format("{:.17g}", origin.lon)},
                                                               {"origin_lat", fmt::format("{:.17g}", origin.lat)}};
        for (const auto& [key, value] : entries) {
            if (auto done = pair("INSERT INTO sandtable_meta (key, value) VALUES (?, ?)", key, value); !done) {
                return done;
            }
        }
        return {};
    }

    Result<void> strings()
    {
        for (std::size_t i = 0; i < m_model.strings.size(); ++i) {
            if (auto done = pair("INSERT INTO sandtable_strings VALUES (?, ?)", i, m_model.strings[i]); !done) {
                return done;
            }
        }
        return {};
    }

    std::string_view string(std::uint32_t id) const
    {
        return id < m_model.strings.size() ? std::string_view(m_model.strings[id]) : std::string_view();
    }

    Result<void> regions()
    {
        return layer(layout::kRegions, m_model.regions, [this](LayerWriter& row, const Region& region) {
            row.polygon(region.outer);
            row.word(region.tier);
            row.text(region.code);
            row.text(region.name);
            row.text(region.nameEn);
            row.reference(region.parent);
            const geo::Wgs84 label = m_model.frame.toWgs84(onMillimetreGrid(region.label));
            row.real(label.lon);
            row.real(label.lat);
        });
    }

    Result<void> roads()
    {
        auto nodes = layer(layout::kRoadNodes, m_model.roadNodes,
                           [](LayerWriter& row, geo::LocalMetres node) { row.point(node); });
        if (!nodes) {
            return nodes;
        }
        return layer(layout::kRoads, m_model.roads, [this](LayerWriter& row, const Road& road) {
            row.line(road.line);
            row.text(string(road.name));
            row.text(string(road.nameEn));
            row.reference(road.from);
            row.reference(road.to);
            row.word(road.roadClass);
            row.real(road.widthM);
            row.integer(road.bridge);
        });
    }

    template <class T>
    Result<void> areas(const Layer& target, const std::vector<T>& list)
    {
        return layer(target, list, [](LayerWriter& row, const T& area) {
            row.polygon(area.shape.outer, area.shape.holes);
            row.word(area.kind);
            row.text(area.name);
        });
    }
    Result<void> waters() { return areas(layout::kWaters, m_model.waters); }
    Result<void> greens() { return areas(layout::kGreens, m_model.greens); }

    Result<void> buildings()
    {
        return layer(layout::kBuildings, m_model.buildings, [this](LayerWriter& row, const Building& building) {
            row.polygon(footprintOf(m_model, building));
            row.word(building.use);
            row.integer(building.storeys);
            row.real(building.heightM);
            row.reference(building.grid);
        });
    }

    Result<void> addresses()
    {
        return layer(layout::kAddresses, m_model.addresses, [this](LayerWriter& row, const Address& address) {
            row.point(address.at);
            row.text(string(address.road));
            row.text(address.number);
            row.reference(address.building);
            row.reference(address.grid);
        });
    }

    Result<void> enterprises()
    {
        return layer(layout::kEnterprises, m_model.enterprises, [](LayerWriter& row, const Enterprise& enterprise) {
            row.point(enterprise.at);
            row.text(enterprise.name);
            row.text(enterprise.sector);
            row.reference(enterprise.address);
            row.reference(enterprise.grid);
        });
    }

    Result<void> components()
    {
        return layer(layout::kComponents, m_model.components, [](LayerWriter& row, const Component& component) {
            row.point(component.at);
            row.integer(static_cast<std::int64_t>(component.code));
            row.reference(component.grid);
        });
    }

    Result<void> cameras()
    {
        return layer(layout::kCameras, m_model.cameras, [](LayerWriter& row, const Camera& camera) {
            row.point(camera.at);
            row.text(camera.code);
            row.text(camera.name);
            row.real(camera.headingDeg);
            row.real(camera.viewAngleDeg);
            row.real(camera.rangeM);
            row.real(camera.heightM);
            row.reference(camera.grid);
        });
    }

    Result<void> places()
    {
        return layer(layout::kPlaces, m_model.places, [](LayerWriter& row, const Place& place) {
            row.point(place.at);
            row.word(place.kind);
            row.text(place.name);
            row.text(place.nameEn);
            row.reference(place.grid);
        });
    }

    Result<void> workers()
    {
        return layer(layout::kWorkers, m_model.workers, [](LayerWriter& row, const Worker& worker) {
            row.point(worker.home);
            row.text(worker.code);
            row.text(worker.name);
            row.reference(worker.homeGrid);
        });
    }

    Result<void> pipes() { return writePipes(m_database, m_model, m_progress); }

    sqlite3* m_database;
    const CityModel& m_model;
    WriteProgress m_progress;
};

/// Where in the progress the tiles begin: building them takes longer than writing the rows.
constexpr double kTilesBegin = 0.4;

/// The part of the progress from `low` to `high`.
Progress span(const Progress& progress, double low, double high)
{
    if (!progress) {
        return {};
    }
    return [&progress, low, high](double fraction, const char* stage) {
        return progress(low + fraction * (high - low), stage);
    };
}

Result<void> fill(const std::filesystem::path& file, const CityModel& model, const Progress& progress)
{
    auto database = createForBulkLoad(file);
    if (!database) {
        return tl::unexpected(database.error());
    }
    sqlite3* raw = database->get();
    if (auto begun = execute(raw, "BEGIN; " + schemaSql()); !begun) {
        return begun;
    }
    if (auto written = Writer(raw, model, span(progress, 0, kTilesBegin)).all(); !written) {
        return written;
    }
    if (auto tiled = writeTiles(raw, model, span(progress, kTilesBegin, 1)); !tiled) {
        return tiled;
    }
    return execute(raw, "COMMIT");
}

} // namespace

Result<void> writeCity(CityModel& model, const std::filesystem::path& file, const Progress& progress)
{
    model.fingerprint = contentFingerprint(model);
    WorkFile work(file);
    auto filled = fill(work.path(), model, progress);
    if (!filled) {
        return failure(filled.error().code, fmt::format("{}: {}", file.string(), filled.error().message));
    }
    return work.publish();
}

} // namespace sandtable::city
