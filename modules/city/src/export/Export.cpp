// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Words.h"
#include "../WorkFile.h"
#include "ExportMapping.h"
#include "LayerExport.h"
#include "WorkFolder.h"

#include <sandtable/city/Export.h>

#include <fmt/format.h>
#include <gdal_priv.h>

#include <fstream>
#include <optional>

namespace sandtable::city {

namespace {

Result<void> saveFile(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    return stream ? Result<void>()
                  : failure(ErrorCode::Unavailable, fmt::format("{}: cannot be written", file.string()));
}

/// The export while it is written.
class Exporting
{
public:
    Exporting(const CityModel& model, const ExportOptions& options, const Progress& progress)
        : m_model(model), m_options(options), m_progress(progress)
    {
        for (const ExportLayer& layer : exportLayers()) {
            // A GeoJSON file without features has no fields that a mapping could name.
            if (layer.count(model) > 0) {
                m_layers.emplace_back(&layer, textColumnsOf(model, layer, options.format == ExportFormat::Shapefile));
                m_rows += layer.count(model);
            }
        }
    }

    Result<Exported> run()
    {
        GDALAllRegister();
        const OGRSpatialReference wgs84 = [] {
            OGRSpatialReference degrees;
            degrees.importFromEPSG(4326);
            return degrees;
        }();
        auto placing = SourcePlacing::make(m_options.crs, &wgs84);
        if (!placing) {
            return tl::unexpected(placing.error());
        }
        m_placing.emplace(std::move(*placing));
        return m_options.format == ExportFormat::GeoPackage ? file() : folder();
    }

private:
    /// One dataset for all layers, or one a layer.
    Result<void> write(const char* driverName, const std::filesystem::path& to, std::span<const ExportedLayer> layers)
    {
        const QuietErrors errors;
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driverName);
        GDALDatasetUniquePtr set(driver ? driver->Create(to.c_str(), 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
        if (!set) {
            return failure(ErrorCode::Unavailable,
                           fmt::format("{}: cannot be made: {}", m_options.out.string(), errors.first()));
        }
        const bool atOnce = set->TestCapability(ODsCTransactions) != 0;
        if (atOnce) {
            set->StartTransaction();
        }
        for (const auto& [layer, columns] : layers) {
            const std::size_t rows = layer->count(m_model);
            Progress part;
            if (m_progress) {
                part = [&](double fraction, const char* stage) {
                    return m_progress((static_cast<double>(m_done) + fraction * static_cast<double>(rows)) /
                                          static_cast<double>(m_rows),
                                      stage);
                };
            }
            auto written = LayerExport(m_model, *layer, columns, *m_placing, m_options.format).write(*set, part);
            if (!written) {
                return failure(written.error().code,
                               fmt::format("{}: {}", m_options.out.string(), written.error().message));
            }
            m_done += rows;
        }
        if (atOnce) {
            set->CommitTransaction();
        }
        set.reset(); // the last bytes are written now, and the disk may be full
        return errors.first().empty()
                   ? Result<void>()
                   : failure(ErrorCode::Unavailable,
                             fmt::format("{}: cannot be written: {}", m_options.out.string(), errors.first()));
    }

    Result<Exported> file()
    {
        WorkFile work(m_options.out);
        if (auto written = write("GPKG", work.path(), m_layers); !written) {
            return tl::unexpected(written.error());
        }
        Exported done{std::filesystem::path(m_options.out).replace_extension(".toml"), {m_options.out}};
        WorkFile mapping(done.mapping);
        if (auto saved = saveFile(mapping.path(), exportMapping(m_model, m_layers, m_options.crs)); !saved) {
            return tl::unexpected(saved.error());
        }
        for (WorkFile* one : {&work, &mapping}) {
            if (auto published = one->publish(); !published) {
                return tl::unexpected(published.error());
            }
        }
        return done;
    }

    Result<Exported> folder()
    {
        auto work = WorkFolder::make(m_options.out);
        if (!work) {
            return tl::unexpected(work.error());
        }
        const bool shapes = m_options.format == ExportFormat::Shapefile;
        Exported done{m_options.out / "mapping.toml", {}};
        for (const ExportedLayer& layer : m_layers) {
            const std::string name = fmt::format("{}.{}", wordOf(layer.first->target), shapes ? "shp" : "geojson");
            auto written = write(shapes ? "ESRI Shapefile" : "GeoJSON", work->path() / name, {&layer, 1});
            if (!written) {
                return tl::unexpected(written.error());
            }
            done.sources.push_back(m_options.out / name);
        }
        auto saved = saveFile(work->path() / "mapping.toml", exportMapping(m_model, m_layers, m_options.crs));
        if (!saved) {
            return tl::unexpected(saved.error());
        }
        if (auto published = work->publish(); !published) {
            return tl::unexpected(published.error());
        }
        return done;
    }

    const CityModel& m_model;
    const ExportOptions& m_options;
    const Progress& m_progress;
    std::optional<SourcePlacing> m_placing;
    std::vector<ExportedLayer> m_layers;
    std::size_t m_rows = 0;
    std::size_t m_done = 0;
};

} // namespace

Result<Exported> exportCity(const CityModel& model, const ExportOptions& options, const Progress& progress)
{
    return Exporting(model, options, progress).run();
}

} // namespace sandtable::city
