// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/archive/PastCaseColumns.h>

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <span>

namespace sandtable::archive {

namespace {
struct Known
{
    Column column;
    std::string_view name;
    std::array<std::string_view, 8> usual;
};
// What offices and hotlines call them.
constexpr std::array<Known, kColumnCount> kKnown{{
    {Column::Number, "number", {"number", "case_number", "id", "案件编号", "编号", "工单号", "工单编号", "任务号"}},
    {Column::Text, "text", {"text", "description", "content", "问题描述", "描述", "诉求内容", "内容", "案件描述"}},
    {Column::Address, "address", {"address", "place", "location", "地址", "地点", "位置描述", "事发地址", "位置"}},
    {Column::Lon, "lon", {"lon", "longitude", "long", "lng", "经度", "x坐标", "坐标x", ""}},
    {Column::Lat, "lat", {"lat", "latitude", "纬度", "y坐标", "坐标y", "", "", ""}},
    {Column::Item, "item", {"item", "item_code", "subclass", "事项", "事项代码", "小类", "小类代码", "小类名称"}},
    {Column::Unit, "unit", {"unit", "unit_code", "department", "责任单位", "处置单位", "承办单位", "处置部门", ""}},
    {Column::Channel, "channel", {"channel", "source", "渠道", "来源", "上报渠道", "问题来源", "", ""}},
    {Column::Reported,
     "reported",
     {"reported", "reported_at", "created", "上报时间", "受理时间", "创建时间", "来电时间", ""}},
    {Column::Closed, "closed", {"closed", "closed_at", "结案时间", "办结时间", "完成时间", "", "", ""}},
}};

std::string lower(std::string_view text)
{
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

tl::unexpected<Error> wrong(const std::filesystem::path& file, const toml::node& node, std::string_view what)
{
    return failure(ErrorCode::Malformed,
                   fmt::format("{}:{}: {}", file.string(), static_cast<unsigned>(node.source().begin.line), what));
}

Result<void> readColumns(const toml::table& table, const std::filesystem::path& file, PastCaseColumns& columns)
{
    for (const auto& [key, node] : table) {
        const auto known = std::ranges::find(kKnown, key.str(), &Known::name);
        const auto name = node.value<std::string>();
        if (known == kKnown.end() || !name || name->empty()) {
            return wrong(file, node, fmt::format("columns.{} is no column of a past case, or not a text", key.str()));
        }
        columns.names[static_cast<std::size_t>(known->column)] = *name;
    }
    return {};
}
} // namespace

Result<PastCaseColumns> PastCaseColumns::load(const std::filesystem::path& file)
{
    if (!std::filesystem::exists(file)) {
        return failure(ErrorCode::NotFound, fmt::format("{}: no such file", file.string()));
    }
    toml::table root;
    try {
        root = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}:{}: {}", file.string(), static_cast<unsigned>(error.source().begin.line),
                                   error.description()));
    }
    PastCaseColumns columns;
    for (const auto& [key, node] : root) {
        if (key == "columns" && node.is_table()) {
            if (auto read = readColumns(*node.as_table(), file, columns); !read) {
                return tl::unexpected(read.error());
            }
        } else if (key == "datum") {
            constexpr std::array<std::string_view, 3> kNames{"wgs84", "gcj02", "bd09"};
            const auto name = std::ranges::find(kNames, node.value_or(std::string()));
            if (name == kNames.end()) {
                return wrong(file, node, "datum is none of wgs84, gcj02, bd09");
            }
            columns.datum = static_cast<Datum>(name - kNames.begin());
        } else {
            return wrong(file, node, fmt::format("{} is neither columns nor datum", key.str()));
        }
    }
    return columns;
}

std::string_view columnName(Column column)
{
    return kKnown[static_cast<std::size_t>(column)].name;
}

bool isUsualName(Column column, std::string_view name)
{
    return !name.empty() && std::ranges::count(kKnown[static_cast<std::size_t>(column)].usual, lower(name)) > 0;
}

} // namespace sandtable::archive
