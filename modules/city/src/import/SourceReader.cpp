// SPDX-License-Identifier: GPL-3.0-or-later
#include "QuietErrors.h"
#include "SourceLayer.h"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>

namespace sandtable::city {

namespace {

bool isConnection(const std::string& source)
{
    const std::size_t colon = source.find(':');
    std::error_code error;
    return colon != std::string::npos && colon > 1 && !std::filesystem::exists(source, error);
}

/// What the mapping says of a source: the first [[source]] that fits.
MappedSource settingsOf(const Mapping& mapping, const std::string& name)
{
    const auto found = std::find_if(mapping.sources.begin(), mapping.sources.end(),
                                    [&](const MappedSource& source) { return matches(source.match, name); });
    return found == mapping.sources.end() ? MappedSource() : *found;
}

/// A text that GDAL's thread-local configuration has while this lives.
class ConfigOption
{
public:
    ConfigOption(const char* key, const char* value) : m_key(key) { CPLSetThreadLocalConfigOption(key, value); }
    ~ConfigOption() { CPLSetThreadLocalConfigOption(m_key, nullptr); }
    ConfigOption(const ConfigOption&) = delete;
    ConfigOption& operator=(const ConfigOption&) = delete;

private:
    const char* m_key;
};

/// One source while it is read.
class Reading
{
public:
    Reading(std::string source, const Mapping& mapping, ImportReport& report, const SourceSink& sink,
            const Progress& progress)
        : m_source(std::move(source)), m_shown(isConnection(m_source) ? sourceName(m_source) : m_source),
          m_settings(settingsOf(mapping, sourceName(m_source))), m_report(report), m_sink(sink), m_progress(progress)
    {
    }

    Result<void> run()
    {
        if (auto there = look(); !there) {
            return there;
        }
        GDALAllRegister();
        // Texts come as the bytes that they are where the mapping knows their encoding better than GDAL.
        std::optional<ConfigOption> raw;
        if (!m_settings.encoding.empty()) {
            raw.emplace("DXF_ENCODING", "UTF-8");
        }
        if (auto opened = open(); !opened) {
            return opened;
        }
        auto done = m_set->TestCapability(ODsCRandomLayerRead) ? interleaved() : layerByLayer();
        if (done && !m_errors.first().empty()) {
            return damaged();
        }
        return done;
    }

private:
    Result<void> look() const
    {
        // A connection ("PG:dbname=…", "WFS:…") is no file: only GDAL can tell whether it is there.
        if (isConnection(m_source)) {
            return {};
        }
        std::error_code error;
        if (!std::filesystem::exists(m_source, error)) {
            return failure(ErrorCode::NotFound, fmt::format("{}: there is no such file", m_shown));
        }
        if (std::filesystem::is_regular_file(m_source, error) && std::filesystem::file_size(m_source, error) == 0) {
            return failure(ErrorCode::Malformed, fmt::format("{}: is empty", m_shown));
        }
        return {};
    }

    Result<void> open()
    {
        const char* drivers[] = {m_settings.driver.c_str(), nullptr};
        std::vector<const char*> options;
        if (encodingIsOurs()) {
            options.push_back("ENCODING=");
        }
        if (m_settings.driver == "OSM") {
            options.push_back("INTERLEAVED_READING=YES");
        }
        // Reading must not write into the source's folder. Drivers that do not know an option pass it over.
        options.push_back("WRITE_GFS=NO");
        options.push_back(nullptr);
        constexpr unsigned kFlags = GDAL_OF_VECTOR | GDAL_OF_READONLY;
        m_set.reset(
            GDALDataset::Open(m_source.c_str(), kFlags, m_settings.driver.empty() ? nullptr : drivers, options.data()));
        if (!m_set) {
            return failure(ErrorCode::Malformed,
                           fmt::format("{}: is no vector data that GDAL{} reads{}{}", m_shown,
                                       m_settings.driver.empty() ? "" : "'s driver " + m_settings.driver,
                                       m_errors.first().empty() ? "" : ": ", m_errors.first()));
        }
        if (isShapefile() && !encodingIsOurs() && !shapefileSaysEncoding()) {
            // GDAL would take it for Latin-1 and garble every Chinese name: read the bytes and ask for UTF-8.
            const char* const raw[] = {"ENCODING=", nullptr};
            m_set.reset(GDALDataset::Open(m_source.c_str(), kFlags, nullptr, raw));
        }
        return m_set ? Result<void>() : damaged();
    }

    bool encodingIsOurs() const { return !m_settings.encoding.empty(); }
    bool isShapefile() const
    {
        return m_set->GetDriver() && std::strcmp(m_set->GetDriver()->GetDescription(), "ESRI Shapefile") == 0;
    }
    bool shapefileSaysEncoding() const
    {
        for (OGRLayer* layer : m_set->GetLayers()) {
            const char* cpg = layer->GetMetadataItem("ENCODING_FROM_CPG", "SHAPEFILE");
            const char* ldid = layer->GetMetadataItem("LDID_VALUE", "SHAPEFILE");
            const char* fromLdid = layer->GetMetadataItem("ENCODING_FROM_LDID", "SHAPEFILE");
            // 87 is "the machine's own", which was GBK in a Chinese office whatever GDAL makes of it.
            const bool vague = ldid && std::strcmp(ldid, "87") == 0;
            if (!(cpg && *cpg) && (!(fromLdid && *fromLdid) || vague)) {
                return false;
            }
        }
        return true;
    }

    tl::unexpected<Error> damaged() const
    {
        return failure(ErrorCode::Malformed, fmt::format("{}: is damaged or cut short: {}", m_shown, m_errors.first()));
    }

    struct Open
    {
        std::uint32_t position = 0;
        std::optional<SourceLayer> layer; ///< only where rows are wanted
    };

    /// Asks whether the layer is wanted, once.
    Result<Open*> layerOf(OGRLayer& layer)
    {
        const auto [found, isNew] = m_layers.try_emplace(&layer);
        Open& entry = found->second;
        if (!isNew) {
            return &entry;
        }
        entry.position = static_cast<std::uint32_t>(m_report.layers.size());
        ImportLayer told;
        told.source = sourceName(m_source);
        told.layer = layer.GetName();
        told.encoding = m_settings.encoding;
        m_report.layers.push_back(told);
        if (!m_sink.wants(entry.position)) {
            return &entry;
        }
        auto made = SourceLayer::make(layer, entry.position, m_shown, m_settings.crs, m_settings.encoding);
        if (!made) {
            // A header that was cut away has no coordinate system either; the cut is the better reason.
            return m_errors.first().empty() ? tl::unexpected(made.error()) : damaged();
        }
        entry.layer.emplace(std::move(*made));
        if (auto begun = m_sink.layer(entry.position, entry.layer->names()); !begun) {
            return tl::unexpected(begun.error());
        }
        m_report.layers[entry.position].read = true;
        m_report.layers[entry.position].crs = entry.layer->placing().name();
        return &entry;
    }

    Result<void> take(Open& open, OGRFeature& feature)
    {
        open.layer->read(feature, m_row);
        ImportLayer& told = m_report.layers[open.position];
        if (m_row.shape.problem.empty()) {
            const geo::Wgs84 low = m_row.shape.low();
            const geo::Wgs84 high = m_row.shape.high();
            const bool first = told.west == 0 && told.east == 0;
            told.west = first ? low.lon : std::min(told.west, low.lon);
            told.south = first ? low.lat : std::min(told.south, low.lat);
            told.east = first ? high.lon : std::max(told.east, high.lon);
            told.north = first ? high.lat : std::max(told.north, high.lat);
        }
        ++told.rows;
        if (!m_row.garbled.empty() && m_settings.encoding.empty()) {
            return failure(ErrorCode::Malformed,
                           fmt::format("{}: layer {}, row {}: the text of {} is not UTF-8 and the source does not say "
                                       "what it is: set encoding in the mapping's [[source]], for example encoding = "
                                       "\"GBK\"",
                                       m_shown, told.layer, m_row.fid, m_row.garbled));
        }
        return m_sink.row(m_row);
    }

    bool cancelled(double fraction)
    {
        constexpr int kAskEvery = 4096;
        return m_progress && ++m_read % kAskEvery == 0 && !m_progress(fraction, "reading sources");
    }
    tl::unexpected<Error> stopped() const
    {
        return failure(ErrorCode::Cancelled, fmt::format("reading {} was cancelled", m_shown));
    }

    Result<void> interleaved()
    {
        OGRLayer* layer = nullptr;
        double fraction = 0;
        while (true) {
            const OGRFeatureUniquePtr feature(m_set->GetNextFeature(&layer, &fraction, nullptr, nullptr));
            if (!feature || !layer) {
                return {};
            }
            auto open = layerOf(*layer);
            if (!open) {
                return tl::unexpected(open.error());
            }
            if (auto taken = (*open)->layer ? take(**open, *feature) : Result<void>(); !taken) {
                return taken;
            }
            if (cancelled(fraction)) {
                return stopped();
            }
        }
    }

    Result<void> layerByLayer()
    {
        const int count = m_set->GetLayerCount();
        if (count == 0) {
            return failure(ErrorCode::Malformed, fmt::format("{}: has no layers", m_shown));
        }
        for (int i = 0; i < count; ++i) {
            OGRLayer& layer = *m_set->GetLayer(i);
            auto open = layerOf(layer);
            if (!open) {
                return tl::unexpected(open.error());
            }
            if (!(*open)->layer) {
                continue;
            }
            if (auto done = wholeLayer(layer, **open, static_cast<double>(i) / count); !done) {
                return done;
            }
        }
        return {};
    }

    Result<void> wholeLayer(OGRLayer& layer, Open& open, double fraction)
    {
        layer.ResetReading();
        while (true) {
            const OGRFeatureUniquePtr feature(layer.GetNextFeature());
            if (!m_errors.first().empty()) {
                return failure(ErrorCode::Malformed,
                               fmt::format("{}: layer {} is damaged or cut short after {} rows: {}", m_shown,
                                           layer.GetName(), m_report.layers[open.position].rows, m_errors.first()));
            }
            if (!feature) {
                break;
            }
            if (auto taken = take(open, *feature); !taken) {
                return taken;
            }
            if (cancelled(fraction)) {
                return stopped();
            }
        }
        // A file that says how many rows it has and gives fewer has lost some without a word.
        const GIntBig promised = isShapefile() ? layer.GetFeatureCount(0) : -1;
        const auto came = static_cast<GIntBig>(m_report.layers[open.position].rows);
        if (promised > came) {
            return failure(ErrorCode::Malformed, fmt::format("{}: layer {} is cut short: {} of {} rows came", m_shown,
                                                             layer.GetName(), came, promised));
        }
        return {};
    }

    std::string m_source;
    std::string m_shown; ///< for messages: without a connection's password
    MappedSource m_settings;
    ImportReport& m_report;
    const SourceSink& m_sink;
    const Progress& m_progress;
    QuietErrors m_errors; // before the set, whose closing may also complain
    GDALDatasetUniquePtr m_set;
    std::map<const OGRLayer*, Open> m_layers;
    SourceRow m_row;
    int m_read = 0;
};

} // namespace

std::string sourceName(const std::string& source)
{
    // A connection may carry a password.
    return isConnection(source) ? source.substr(0, source.find(':') + 1)
                                : std::filesystem::path(source).filename().string();
}

Result<void> readSource(const std::string& source, const Mapping& mapping, ImportReport& report, const SourceSink& sink,
                        const Progress& progress)
{
    return Reading(source, mapping, report, sink, progress).run();
}

} // namespace sandtable::city
