// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Words.h"
#include "../WorkFile.h"

#include <sandtable/city/ImportReport.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

namespace sandtable::city {

namespace {

constexpr std::size_t kReasonsTold = 12;
constexpr std::size_t kLongestReason = 300;

/// A reason without its values, so that a thousand rows with a thousand heights are one line.
std::string kindOfReason(const std::string& reason)
{
    std::string kind;
    bool inQuotes = false;
    for (const char c : reason) {
        if (c == '"') {
            inQuotes = !inQuotes;
            kind += inQuotes ? "\"…\"" : "";
        } else if (!inQuotes) {
            const bool digit = (c >= '0' && c <= '9') || (c == '.' && kind.ends_with("…"));
            if (digit && !kind.ends_with("…")) {
                kind += "…";
            } else if (!digit) {
                kind += c;
            }
        }
    }
    return kind;
}

std::string csvText(const std::string& text)
{
    std::string result = "\"";
    for (const char c : text) {
        result += c;
        if (c == '"') {
            result += c;
        }
    }
    return result + "\"";
}

/// A spreadsheet must not take a text of a source for a formula.
std::string harmless(const std::string& text)
{
    return !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos
               ? csvText("'" + text)
               : csvText(text);
}

} // namespace

std::uint32_t ImportReport::add(std::uint32_t layer, std::int64_t fid, ImportTarget target)
{
    rows.push_back({layer, fid, target, ImportVerdict::Taken, {}});
    return static_cast<std::uint32_t>(rows.size() - 1);
}

void ImportReport::unmatched(std::uint32_t layer, std::int64_t fid)
{
    rows.push_back({layer, fid, ImportTarget::Regions, ImportVerdict::Unmatched, {}});
}

void ImportReport::change(std::uint32_t row, std::string reason)
{
    ImportRow& entry = rows[row];
    if (entry.verdict == ImportVerdict::Refused || entry.reason.size() > kLongestReason) {
        return;
    }
    entry.verdict = ImportVerdict::Changed;
    entry.reason = entry.reason.empty() ? std::move(reason) : entry.reason + "; " + reason;
}

void ImportReport::refuse(std::uint32_t row, std::string reason)
{
    if (rows[row].verdict != ImportVerdict::Refused) {
        rows[row].verdict = ImportVerdict::Refused;
        rows[row].reason = std::move(reason);
    }
}

std::size_t ImportReport::count(ImportVerdict verdict) const
{
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](const ImportRow& row) { return row.verdict == verdict; }));
}

std::string ImportReport::summary() const
{
    std::string text;
    const auto out = std::back_inserter(text);
    for (const ImportLayer& layer : layers) {
        if (!layer.read) {
            fmt::format_to(out, "{} · {}: no rule of the mapping names it\n", layer.source, layer.layer);
            continue;
        }
        fmt::format_to(out, "{} · {}: {} rows in {}{}, {:.6f} {:.6f} to {:.6f} {:.6f} degrees\n", layer.source,
                       layer.layer, layer.rows, layer.crs, layer.encoding.empty() ? "" : ", " + layer.encoding,
                       layer.west, layer.south, layer.east, layer.north);
    }
    std::map<ImportTarget, std::array<std::size_t, 4>> counts;
    std::map<std::pair<ImportVerdict, std::string>, std::pair<std::size_t, std::size_t>> reasons; ///< how often, first
    std::size_t unwanted = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ImportRow& row = rows[i];
        if (row.verdict == ImportVerdict::Unmatched) {
            ++unwanted;
            continue;
        }
        ++counts[row.target][static_cast<std::size_t>(row.verdict) - 1];
        if (!row.reason.empty()) {
            const std::string kind = fmt::format("{}: {}", wordOf(row.target), kindOfReason(row.reason));
            ++reasons.try_emplace({row.verdict, kind}, 0, i).first->second.first;
        }
    }
    for (const auto& [target, count] : counts) {
        fmt::format_to(out, "{:<12} {:>8} taken  {:>8} changed  {:>8} refused\n", wordOf(target), count[0] + count[1],
                       count[1], count[2]);
    }
    if (unwanted > 0) {
        fmt::format_to(out, "{} rows are wanted by no rule\n", unwanted);
    }
    std::vector<std::pair<std::size_t, std::string>> told;
    for (const auto& [reason, seen] : reasons) {
        const ImportRow& first = rows[seen.second];
        told.emplace_back(seen.first, fmt::format("{:>8} {} {} (first: {} row {})\n", seen.first, wordOf(reason.first),
                                                  reason.second, layers[first.layer].layer, first.fid));
    }
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = 0; i < std::min(told.size(), kReasonsTold); ++i) {
        text += told[i].second;
    }
    if (told.size() > kReasonsTold) {
        fmt::format_to(out, "and {} more kinds of reason; --report FILE.csv has every row\n",
                       told.size() - kReasonsTold);
    }
    return text;
}

Result<void> ImportReport::write(const std::filesystem::path& file) const
{
    WorkFile work(file);
    {
        std::ofstream stream(work.path(), std::ios::binary);
        stream << "\xEF\xBB\xBFsource,layer,fid,target,verdict,reason\r\n";
        for (const ImportRow& row : rows) {
            const ImportLayer& layer = layers[row.layer];
            const std::string_view target =
                row.verdict == ImportVerdict::Unmatched ? std::string_view() : wordOf(row.target);
            stream << harmless(layer.source) << ',' << harmless(layer.layer) << ',' << row.fid << ',' << target << ','
                   << wordOf(row.verdict) << ',' << harmless(row.reason) << "\r\n";
        }
        stream.flush();
        if (!stream) {
            return failure(ErrorCode::Unavailable, fmt::format("{}: cannot be written", file.string()));
        }
    }
    return work.publish();
}

} // namespace sandtable::city
