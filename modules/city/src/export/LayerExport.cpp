// SPDX-License-Identifier: GPL-3.0-or-later
#include "LayerExport.h"

#include "../Millimetres.h"
#include "../Words.h"

#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>

namespace sandtable::city {

LayerExport::LayerExport(const CityModel& model, const ExportLayer& layer, std::vector<TextColumn> columns,
                         const SourcePlacing& placing, ExportFormat format)
    : m_model(model), m_layer(layer), m_columns(std::move(columns)), m_placing(placing), m_format(format)
{
}

OGRLayer* LayerExport::makeLayer(GDALDataset& set) const
{
    CPLStringList options;
    if (m_format == ExportFormat::Shapefile) {
        options.AddString("ENCODING=UTF-8");
    } else if (m_format == ExportFormat::GeoJson) {
        options.AddString("COORDINATE_PRECISION=12"); // a tenth of a micrometre: rounding to millimetres undoes it
        options.AddString("SIGNIFICANT_FIGURES=17");
    } else {
        options.AddString("GEOMETRY_NAME=geom");
    }
    static constexpr OGRwkbGeometryType kTypes[] = {wkbPoint, wkbLineString, wkbPolygon};
    OGRLayer* layer = set.CreateLayer(std::string(wordOf(m_layer.target)).c_str(),
                                      const_cast<OGRSpatialReference*>(m_placing.plane()),
                                      kTypes[static_cast<std::size_t>(m_layer.shape)], options.List());
    for (std::size_t i = 0; layer && i < m_columns.size(); ++i) {
        for (const std::string& name : m_columns[i].fields) {
            static constexpr OGRFieldType kFields[] = {OFTString, OFTInteger64, OFTReal};
            OGRFieldDefn field(name.c_str(), kFields[static_cast<std::size_t>(m_layer.columns[i].type)]);
            if (m_format == ExportFormat::Shapefile) {
                switch (m_layer.columns[i].type) {
                case ExportType::Text:
                    field.SetWidth(static_cast<int>(m_columns[i].width));
                    break;
                case ExportType::Whole:
                    field.SetWidth(18);
                    break;
                case ExportType::Real:
                    field.SetWidth(24);
                    field.SetPrecision(15);
                    break;
                }
            }
            if (layer->CreateField(&field) != OGRERR_NONE) {
                return nullptr;
            }
        }
    }
    return layer;
}

void LayerExport::setText(OGRFeature& feature, int& field, const TextColumn& column, std::string_view text) const
{
    const std::vector<std::string> pieces = column.split(text);
    for (std::size_t i = 0; i < column.fields.size(); ++i, ++field) {
        feature.SetField(field, i < pieces.size() ? pieces[i].c_str() : "");
    }
}

/// False when a text cannot be written.
bool LayerExport::fill(OGRFeature& feature) const
{
    int field = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const ExportValue& value = m_row.values[i];
        if (const auto* text = std::get_if<std::string_view>(&value)) {
            if (text->find('\0') != std::string_view::npos) {
                return false;
            }
            setText(feature, field, m_columns[i], *text);
            continue;
        }
        if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            feature.SetField(field, static_cast<GIntBig>(*whole));
        } else if (const auto* real = std::get_if<double>(&value)) {
            feature.SetField(field, *real);
        } else {
            feature.SetFieldNull(field);
        }
        ++field;
    }
    return true;
}

bool LayerExport::place(std::span<const geo::LocalMetres> points)
{
    std::vector<geo::LocalMetres> rounded(points.begin(), points.end());
    std::transform(rounded.begin(), rounded.end(), rounded.begin(), onMillimetreGrid);
    std::vector<geo::Wgs84> degrees(points.size());
    m_model.frame.toWgs84(rounded, degrees);
    m_x.clear();
    m_y.clear();
    for (const geo::Wgs84 p : degrees) {
        m_x.push_back(p.lon);
        m_y.push_back(p.lat);
    }
    return m_placing.takeBack(m_x.size(), m_x.data(), m_y.data());
}

/// Null when a point cannot be placed.
std::unique_ptr<OGRGeometry> LayerExport::geometry()
{
    if (!place(m_row.points)) {
        return nullptr;
    }
    const auto count = static_cast<int>(m_x.size());
    if (m_layer.shape == ExportShape::Point) {
        return count == 1 ? std::make_unique<OGRPoint>(m_x[0], m_y[0]) : nullptr;
    }
    if (m_layer.shape == ExportShape::Line) {
        auto line = std::make_unique<OGRLineString>();
        line->setPoints(count, m_x.data(), m_y.data());
        return line;
    }
    auto polygon = std::make_unique<OGRPolygon>();
    const auto add = [&] {
        auto ring = std::make_unique<OGRLinearRing>();
        ring->setPoints(static_cast<int>(m_x.size()), m_x.data(), m_y.data());
        ring->closeRings();
        polygon->addRingDirectly(ring.release());
    };
    add();
    for (const geo::Ring& hole : m_row.holes) {
        if (!place(hole)) {
            return nullptr;
        }
        add();
    }
    return polygon;
}

Result<void> LayerExport::write(GDALDataset& set, const Progress& progress)
{
    const QuietErrors errors;
    const std::string_view name = wordOf(m_layer.target);
    const auto broken = [&](std::size_t row) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("layer {}, row {}: cannot be written: {}", name, row, errors.first()));
    };
    OGRLayer* layer = makeLayer(set);
    if (!layer) {
        return broken(0);
    }
    constexpr std::size_t kAskEvery = 4096;
    const std::size_t rows = m_layer.count(m_model);
    std::string buffer;
    for (std::size_t i = 0; i < rows; ++i) {
        m_row.holes = {};
        m_layer.fill(m_model, i, m_row, buffer);
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
        if (!fill(*feature)) {
            return failure(ErrorCode::Unsupported,
                           fmt::format("layer {}, row {}: a text has a NUL in it", name, i + 1));
        }
        auto shape = geometry();
        if (!shape) {
            return failure(ErrorCode::Unsupported,
                           fmt::format("layer {}, row {}: has no place in {}", name, i + 1, m_placing.name()));
        }
        feature->SetGeometryDirectly(shape.release());
        if (m_format != ExportFormat::Shapefile) {
            feature->SetFID(static_cast<GIntBig>(i) + 1);
        }
        if (layer->CreateFeature(feature.get()) != OGRERR_NONE || !errors.first().empty()) {
            return broken(i + 1);
        }
        if (progress && i % kAskEvery == 0 &&
            !progress(static_cast<double>(i) / static_cast<double>(rows), "writing layers")) {
            return failure(ErrorCode::Cancelled, "the export was cancelled");
        }
    }
    return {};
}

} // namespace sandtable::city
