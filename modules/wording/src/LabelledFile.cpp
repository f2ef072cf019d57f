// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/wording/Csv.h>
#include <sandtable/wording/LabelledFile.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

namespace sandtable::wording {

namespace {

constexpr std::uintmax_t kLargestFile = 1u << 30;

Result<std::string> readAll(const std::filesystem::path& file)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error) {
        return failure(ErrorCode::NotFound, fmt::format("{}: {}", file.string(), error.message()));
    }
    if (size > kLargestFile) {
        return failure(ErrorCode::OutOfRange, fmt::format("{}: is larger than 1 GiB", file.string()));
    }
    std::ifstream in(file, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: cannot be read", file.string()));
    }
    return toUtf8(file.string(), std::move(content));
}

std::string trimmed(const std::string& field)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = field.find_first_not_of(kSpace);
    return begin == std::string::npos ? std::string() : field.substr(begin, field.find_last_not_of(kSpace) - begin + 1);
}

Result<std::size_t> columnOf(const CsvRecord& header, const std::string& name, const std::filesystem::path& file)
{
    const auto found = std::ranges::find(header.fields, name, trimmed);
    if (found == header.fields.end()) {
        return failure(ErrorCode::Malformed, fmt::format("{}: has no column '{}', but {}", file.string(), name,
                                                         fmt::join(header.fields, ", ")));
    }
    return static_cast<std::size_t>(found - header.fields.begin());
}

} // namespace

Result<std::vector<Sample>> readLabelledFile(const std::filesystem::path& file, const std::string& textColumn,
                                             const std::string& labelColumn)
{
    const auto content = readAll(file);
    if (!content) {
        return tl::unexpected(content.error());
    }
    CsvReader reader(file.string(), *content);
    const auto header = reader.next();
    if (!header) {
        return tl::unexpected(header.error());
    }
    const auto text = columnOf(*header, textColumn, file);
    const auto label = columnOf(*header, labelColumn, file);
    if (!text || !label) {
        return tl::unexpected(text ? label.error() : text.error());
    }
    std::vector<Sample> samples;
    for (;;) {
        auto record = reader.next();
        if (!record) {
            return tl::unexpected(record.error());
        }
        if (record->fields.empty()) {
            return samples;
        }
        if (record->fields.size() <= std::max(*text, *label)) {
            continue; // a line that a spreadsheet left over
        }
        Sample sample{trimmed(record->fields[*text]), trimmed(record->fields[*label])};
        std::ranges::replace(sample.label, '\n', ' ');
        if (!sample.text.empty() && !sample.label.empty()) {
            samples.push_back(std::move(sample));
        }
    }
}

} // namespace sandtable::wording
