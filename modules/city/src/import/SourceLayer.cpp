// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceLayer.h"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <cstring>

namespace sandtable::city {

namespace {

/// Ours, before the source's own.
constexpr const char* kOurNames[] = {"source_file",  "source_layer",  "source_fid", "geom_type",
                                     "geom_area_m2", "geom_length_m", "geom_z_min", "geom_z_max"};

} // namespace

Result<SourceLayer> SourceLayer::make(OGRLayer& layer, std::uint32_t position, const std::string& source,
                                      const std::string& crs, const std::string& encoding)
{
    auto placing = SourcePlacing::make(crs, layer.GetSpatialRef());
    if (!placing) {
        return failure(placing.error().code,
                       fmt::format("{}: layer {}: {}", source, layer.GetName(), placing.error().message));
    }
    auto recoder = TextRecoder::make(encoding);
    if (!recoder) {
        return failure(recoder.error().code, fmt::format("{}: {}", source, recoder.error().message));
    }
    SourceLayer made(std::move(*placing), std::move(*recoder));
    made.m_position = position;
    made.m_source = sourceName(source);
    made.m_layer = layer.GetName();
    made.m_names.assign(std::begin(kOurNames), std::end(kOurNames));
    const OGRFeatureDefn* definition = layer.GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        const char* raw = definition->GetFieldDefn(i)->GetNameRef();
        std::string name;
        if (!made.m_recoder.recode(raw, name)) {
            return failure(ErrorCode::Malformed,
                           fmt::format("{}: layer {}: the name of field {} is not in {}: set encoding in the "
                                       "mapping's [[source]], for example encoding = \"GBK\"",
                                       source, made.m_layer, i + 1, encoding.empty() ? "UTF-8" : encoding));
        }
        if (std::strcmp(raw, "other_tags") == 0) {
            made.m_hstore = i;
        }
        made.m_names.push_back(std::move(name));
    }
    return made;
}

SourceValue SourceLayer::valueOf(const OGRFeature& feature, int field, SourceRow& row)
{
    if (!feature.IsFieldSetAndNotNull(field)) {
        return {};
    }
    switch (feature.GetFieldDefnRef(field)->GetType()) {
    case OFTInteger:
    case OFTInteger64:
        return static_cast<std::int64_t>(feature.GetFieldAsInteger64(field));
    case OFTReal:
        return feature.GetFieldAsDouble(field);
    case OFTBinary:
        return {};
    default:
        break;
    }
    std::string text;
    if (!m_recoder.recode(feature.GetFieldAsString(field), text)) {
        const std::string& name = m_names[static_cast<std::size_t>(field) + std::size(kOurNames)];
        row.garbled += (row.garbled.empty() ? "" : ", ") + name;
    }
    return text;
}

void SourceLayer::read(OGRFeature& feature, SourceRow& row)
{
    row.layer = m_position;
    row.fid = feature.GetFID();
    row.garbled.clear();
    row.shape = shapeOf(feature.GetGeometryRef(), m_placing);
    const SourceShape& shape = row.shape;
    row.values.fields.clear();
    row.values.fields.reserve(m_names.size());
    row.values.fields = {m_source,       m_layer,         row.fid,    std::string(shape.kind()),
                         shape.areaM2(), shape.lengthM(), shape.zMin, shape.zMax};
    row.values.tags.clear();
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        row.values.fields.push_back(valueOf(feature, i, row));
    }
    if (m_hstore >= 0) {
        const auto* text =
            std::get_if<std::string>(&row.values.fields[std::size(kOurNames) + static_cast<std::size_t>(m_hstore)]);
        addHstore(text ? std::string_view(*text) : std::string_view(), row.values.tags);
    }
}

} // namespace sandtable::city
