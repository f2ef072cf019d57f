// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/ReportFile.h>
#include <sandtable/wording/Csv.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <span>
#include <system_error>

namespace sandtable::sim {

using wording::CsvReader;
using wording::CsvRecord;
using wording::cutUtf8;
using wording::toUtf8;
namespace {

constexpr std::uintmax_t kMaxFileBytes = 1024ULL * 1024 * 1024;
constexpr std::size_t kMaxTextBytes = 1600; // leaves room for where it was moved
constexpr std::size_t kMaxAddressBytes = 300;
constexpr std::size_t kKeptProblems = 100;
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

using Names = std::span<const std::string_view>;
constexpr std::array<std::string_view, 13> kTextNames{
    "text",     "description", "details",  "detail",  "complaint_description", "comments", "problem", "内容", "描述",
    "问题描述", "诉求内容",    "案件描述", "事件描述"};
constexpr std::array<std::string_view, 14> kKindNames{
    "requesttype", "request_type", "service_name", "complaint_type", "case_type", "sr_type",  "type",
    "category",    "subject",      "类别",         "类型",           "小类",      "小类名称", "问题类型"};
constexpr std::array<std::string_view, 12> kTimeNames{
    "createddate", "created_date", "requested_datetime", "created_at", "opened", "open_date",
    "time",        "date",         "timestamp",          "上报时间",   "时间",   "受理时间"};
constexpr std::array<std::string_view, 5> kLatitudeNames{"latitude", "lat", "y_lat", "纬度", "lat_wgs84"};
constexpr std::array<std::string_view, 6> kLongitudeNames{"longitude", "lon", "lng", "long", "经度", "lon_wgs84"};
constexpr std::array<std::string_view, 9> kAddressNames{"address",        "incident_address", "location_address",
                                                        "street_address", "location",         "地址",
                                                        "位置",           "位置描述",         "事发地址"};

/// Lower case without spaces and with one kind of joint, so that "Created Date" is found too.
std::string plain(std::string_view header)
{
    std::string name;
    for (const char c : header) {
        if (c == ' ' || c == '-') {
            name.push_back('_');
        } else {
            name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    return name;
}

std::size_t columnOf(const CsvRecord& header, Names names)
{
    for (const std::string_view wanted : names) {
        for (std::size_t i = 0; i < header.fields.size(); ++i) {
            if (plain(header.fields[i]) == wanted) {
                return i;
            }
        }
    }
    return kNoColumn;
}

struct Columns
{
    std::size_t text, kind, time, latitude, longitude, address;
};

std::string_view fieldOf(const CsvRecord& record, std::size_t column)
{
    if (column >= record.fields.size()) {
        return {};
    }
    std::string_view field = record.fields[column];
    while (!field.empty() && (field.front() == ' ' || field.front() == '\t')) {
        field.remove_prefix(1);
    }
    while (!field.empty() && (field.back() == ' ' || field.back() == '\t')) {
        field.remove_suffix(1);
    }
    return field;
}

/// The last h:mm of a time in any usual spelling ("2020-01-01 00:05:00", "01/31/2020 11:05:00 PM"), or -1.
int secondOfDay(std::string_view time)
{
    const std::size_t colon = time.find(':');
    if (colon == std::string_view::npos || colon == 0) {
        return -1;
    }
    const std::size_t start = time.find_last_not_of("0123456789", colon - 1);
    const std::string_view fromHour = time.substr(start == std::string_view::npos ? 0 : start + 1);
    int hour = -1;
    int minute = -1;
    int second = 0;
    const char* end = fromHour.data() + fromHour.size();
    const auto readHour = std::from_chars(fromHour.data(), end, hour);
    if (readHour.ec != std::errc() || readHour.ptr == end) {
        return -1;
    }
    const auto readMinute = std::from_chars(readHour.ptr + 1, end, minute);
    if (readMinute.ec == std::errc() && readMinute.ptr != end && *readMinute.ptr == ':') {
        std::from_chars(readMinute.ptr + 1, end, second);
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
        return -1;
    }
    const bool isPm = fromHour.find("PM") != std::string_view::npos || fromHour.find("pm") != std::string_view::npos;
    const bool isAm = fromHour.find("AM") != std::string_view::npos || fromHour.find("am") != std::string_view::npos;
    if (isPm && hour < 12) {
        hour += 12;
    } else if (isAm && hour == 12) {
        hour = 0;
    }
    return hour * 3600 + minute * 60 + std::min(second, 59);
}

class RowReader
{
public:
    RowReader(const std::string& name, const CsvRecord& header, const Columns& columns, ReportFile& out)
        : m_name(name), m_header(header), m_columns(columns), m_out(out)
    {
    }

    void read(const CsvRecord& record)
    {
        FileReport report;
        const std::string_view kind = fieldOf(record, m_columns.kind);
        const std::string_view text = fieldOf(record, m_columns.text);
        report.text = text.empty()   ? std::string(kind)
                      : kind.empty() ? std::string(text)
                                     : fmt::format("{}: {}", kind, text);
        report.text = cutUtf8(report.text, kMaxTextBytes);
        report.address = cutUtf8(fieldOf(record, m_columns.address), kMaxAddressBytes);
        if (report.text.empty()) {
            const std::size_t column = m_columns.text != kNoColumn ? m_columns.text : m_columns.kind;
            problem(record, column, "is empty, the row says nothing");
            return;
        }
        const auto latitude = degrees(record, m_columns.latitude, 90);
        const auto longitude = degrees(record, m_columns.longitude, 180);
        // Zero, zero is how many systems write "no place".
        if (latitude && longitude && (*latitude != 0 || *longitude != 0)) {
            report.point = geo::Wgs84{*longitude, *latitude};
        }
        const std::string_view time = fieldOf(record, m_columns.time);
        report.secondOfDay = secondOfDay(time);
        m_out.reports.push_back(std::move(report));
    }

private:
    std::optional<double> degrees(const CsvRecord& record, std::size_t column, double limit)
    {
        const std::string_view field = fieldOf(record, column);
        if (field.empty()) {
            return std::nullopt;
        }
        double value = 0;
        const auto read = std::from_chars(field.data(), field.data() + field.size(), value);
        if (read.ec != std::errc() || read.ptr != field.data() + field.size() || !std::isfinite(value)) {
            problem(record, column, fmt::format("'{}' is not a number", cutUtf8(field, 40)));
            return std::nullopt;
        }
        if (std::abs(value) > limit) {
            problem(record, column, fmt::format("{} is outside ±{}", value, limit));
            return std::nullopt;
        }
        return value;
    }

    void problem(const CsvRecord& record, std::size_t column, const std::string& what)
    {
        ++m_out.problemCount;
        if (m_out.problems.size() < kKeptProblems) {
            m_out.problems.push_back(
                fmt::format("{}:{}: column {}: {}", m_name, record.line, m_header.fields[column], what));
        }
    }

    const std::string& m_name;
    const CsvRecord& m_header;
    const Columns& m_columns;
    ReportFile& m_out;
};

} // namespace

Result<ReportFile> parseReports(const std::string& name, std::string_view text)
{
    CsvReader reader(name, text);
    const auto header = reader.next();
    if (!header) {
        return tl::unexpected(header.error());
    }
    const Columns columns{columnOf(*header, kTextNames),      columnOf(*header, kKindNames),
                          columnOf(*header, kTimeNames),      columnOf(*header, kLatitudeNames),
                          columnOf(*header, kLongitudeNames), columnOf(*header, kAddressNames)};
    if (columns.text == kNoColumn && columns.kind == kNoColumn) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}:1: no column says what happened; name one \"text\", \"description\", "
                                   "\"request_type\", \"内容\" or \"类别\"",
                                   name));
    }
    ReportFile out;
    RowReader rows(name, *header, columns, out);
    for (;;) {
        const auto record = reader.next();
        if (!record) {
            return tl::unexpected(record.error());
        }
        if (record->fields.empty()) {
            break;
        }
        rows.read(*record);
    }
    if (out.reports.empty()) {
        return failure(ErrorCode::Malformed, fmt::format("{}: no row with a report", name));
    }
    return out;
}

Result<ReportFile> readReports(const std::filesystem::path& file)
{
    std::error_code error;
    const auto bytes = std::filesystem::file_size(file, error);
    if (error) {
        return failure(ErrorCode::NotFound, fmt::format("reports file {}: {}", file.string(), error.message()));
    }
    if (bytes > kMaxFileBytes) {
        return failure(ErrorCode::OutOfRange,
                       fmt::format("reports file {}: {} bytes are too many", file.string(), bytes));
    }
    std::ifstream stream(file, std::ios::binary);
    std::string content(static_cast<std::size_t>(bytes), '\0');
    if (!stream || !stream.read(content.data(), static_cast<std::streamsize>(content.size()))) {
        return failure(ErrorCode::Unreadable, fmt::format("reports file {} cannot be read", file.string()));
    }
    auto text = toUtf8(file.string(), std::move(content));
    if (!text) {
        return tl::unexpected(text.error());
    }
    return parseReports(file.string(), *text);
}

} // namespace sandtable::sim
