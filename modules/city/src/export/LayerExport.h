// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../import/QuietErrors.h"
#include "../import/SourcePlacing.h"
#include "TextColumns.h"

#include <sandtable/base/Result.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/city/Export.h>

class GDALDataset;
class OGRFeature;
class OGRGeometry;
class OGRLayer;

namespace sandtable::city {

/// Writes one layer of a model into an open dataset of GDAL's.
class LayerExport
{
public:
    LayerExport(const CityModel& model, const ExportLayer& layer, std::vector<TextColumn> columns,
                const SourcePlacing& placing, ExportFormat format);

    /// `progress` gets 0…1 of the layer. Fails with Unavailable, Unsupported or Cancelled.
    Result<void> write(GDALDataset& set, const Progress& progress);

private:
    OGRLayer* makeLayer(GDALDataset& set) const;
    bool fill(OGRFeature& feature) const;
    void setText(OGRFeature& feature, int& field, const TextColumn& column, std::string_view text) const;
    std::unique_ptr<OGRGeometry> geometry();
    bool place(std::span<const geo::LocalMetres> points);

    const CityModel& m_model;
    const ExportLayer& m_layer;
    std::vector<TextColumn> m_columns;
    const SourcePlacing& m_placing;
    ExportFormat m_format;
    ExportRow m_row;
    std::vector<double> m_x;
    std::vector<double> m_y;
};

} // namespace sandtable::city
