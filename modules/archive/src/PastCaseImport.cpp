// SPDX-License-Identifier: GPL-3.0-or-later
#include "PastCaseRow.h"

#include <sandtable/archive/PastCaseImport.h>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <fstream>
#include <optional>

namespace sandtable::archive {

namespace {
constexpr int kNoField = -1;
/// Of a refused value, in the list of refusals.
constexpr std::size_t kLongestShown = 100;

/// Which field of the layer is which column.
using FieldOf = std::array<int, kColumnCount>;

Result<FieldOf> findFields(OGRFeatureDefn& layer, const PastCaseImport& order, bool hasPoints)
{
    FieldOf fields;
    for (std::size_t i = 0; i < kColumnCount; ++i) {
        const auto column = static_cast<Column>(i);
        const std::string& wanted = order.columns.names[i];
        fields[i] = kNoField;
        for (int field = layer.GetFieldCount() - 1; field >= 0; --field) {
            const std::string_view name = layer.GetFieldDefn(field)->GetNameRef();
            if (wanted.empty() ? isUsualName(column, name) : name == wanted) {
                fields[i] = field;
            }
        }
        const bool needed = column == Column::Number || column == Column::Text || column == Column::Reported;
        if (fields[i] == kNoField && (needed || !wanted.empty())) {
            return failure(ErrorCode::Malformed,
                           fmt::format("{}: no column for {}{}", order.source.string(), columnName(column),
                                       wanted.empty() ? "; name it in the mapping" : " is called \"" + wanted + "\""));
        }
    }
    const bool lon = fields[static_cast<std::size_t>(Column::Lon)] != kNoField;
    const bool lat = fields[static_cast<std::size_t>(Column::Lat)] != kNoField;
    if (lon != lat && !hasPoints) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}: a column for {} without one for {}", order.source.string(), lon ? "lon" : "lat",
                                   lon ? "lat" : "lon"));
    }
    return fields;
}

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    return first == std::string_view::npos ? std::string()
                                           : std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

RowTexts textsOf(OGRFeature& row, const FieldOf& fields)
{
    RowTexts texts;
    for (std::size_t i = 0; i < kColumnCount; ++i) {
        if (fields[i] != kNoField && row.IsFieldSetAndNotNull(fields[i])) {
            texts[i] = trimmed(row.GetFieldAsString(fields[i]));
        }
    }
    // GeoJSON has its places as points.
    const OGRGeometry* geometry = row.GetGeometryRef();
    if (geometry != nullptr && wkbFlatten(geometry->getGeometryType()) == wkbPoint && !geometry->IsEmpty()) {
        texts[static_cast<std::size_t>(Column::Lon)] = fmt::format("{}", geometry->toPoint()->getX());
        texts[static_cast<std::size_t>(Column::Lat)] = fmt::format("{}", geometry->toPoint()->getY());
    }
    return texts;
}

std::string cellOf(std::string_view text)
{
    std::string cell = "\"";
    for (const char c : text) {
        cell += c;
        if (c == '"') {
            cell += c;
        }
    }
    return cell + "\"";
}

/// The list of refused rows.
class Refusals
{
public:
    static Result<Refusals> open(const std::filesystem::path& file)
    {
        Refusals list;
        list.m_file = file;
        if (!file.empty()) {
            list.m_stream.open(file);
            list.m_stream << "row,field,value,reason\n";
            if (!list.m_stream) {
                return failure(ErrorCode::Unavailable, fmt::format("{} cannot be written", file.string()));
            }
        }
        return list;
    }
    void add(std::uint64_t row, const Refusal& refusal, const std::string& value)
    {
        if (m_stream.is_open()) {
            m_stream << row << ',' << columnName(refusal.column) << ',' << cellOf(value.substr(0, kLongestShown)) << ','
                     << cellOf(refusal.reason) << '\n';
        }
    }
    Result<void> close()
    {
        if (m_stream.is_open()) {
            m_stream.close();
            if (!m_stream) {
                return failure(ErrorCode::Unavailable, fmt::format("{} cannot be written", m_file.string()));
            }
        }
        return {};
    }

private:
    std::filesystem::path m_file;
    std::ofstream m_stream;
};

Result<GDALDatasetUniquePtr> openSource(const std::filesystem::path& file)
{
    if (!std::filesystem::exists(file)) {
        return failure(ErrorCode::NotFound, fmt::format("{}: no such file", file.string()));
    }
    GDALAllRegister();
    const char* const options[] = {"AUTODETECT_TYPE=NO", nullptr};
    GDALDatasetUniquePtr source(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, options, nullptr));
    if (!source || source->GetLayerCount() == 0) {
        return failure(ErrorCode::Unreadable,
                       fmt::format("{}: not read as rows ({})", file.string(), CPLGetLastErrorMsg()));
    }
    return source;
}
} // namespace

Result<PastCaseReport> importPastCases(const PastCaseImport& order, const city::CityModel& city,
                                       const catalogue::Catalogue& list, storage::CaseArchive& archive)
{
    auto source = openSource(order.source);
    if (!source) {
        return tl::unexpected(source.error());
    }
    OGRLayer& layer = *(*source)->GetLayer(0);
    const auto fields = findFields(*layer.GetLayerDefn(), order, layer.GetGeomType() != wkbNone);
    if (!fields) {
        return tl::unexpected(fields.error());
    }
    auto refusals = Refusals::open(order.refusals);
    if (!refusals) {
        return tl::unexpected(refusals.error());
    }
    const RowReader reader(city, list, order.columns.datum);
    PastCaseReport report;
    if (auto begun = archive.begin(); !begun) {
        return tl::unexpected(begun.error());
    }
    CPLErrorReset();
    while (const OGRFeatureUniquePtr row{layer.GetNextFeature()}) {
        ++report.rows;
        const RowTexts texts = textsOf(*row, *fields);
        auto item = reader.read(texts);
        if (item) {
            const auto added = archive.add(*item);
            if (!added) {
                return tl::unexpected(added.error());
            }
            if (!*added) {
                item = tl::unexpected(Refusal{Column::Number, "there already"});
            }
        }
        if (item) {
            ++report.taken;
            continue;
        }
        ++report.refused;
        ++report.reasons[fmt::format("{}: {}", columnName(item.error().column), item.error().reason)];
        refusals->add(report.rows, item.error(), texts[static_cast<std::size_t>(item.error().column)]);
    }
    if (CPLGetLastErrorType() >= CE_Failure) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}: after row {}: {}", order.source.string(), report.rows, CPLGetLastErrorMsg()));
    }
    return archive.commit().and_then([&] { return refusals->close(); }).map([&report] { return report; });
}

} // namespace sandtable::archive
