// SPDX-License-Identifier: GPL-3.0-or-later
#include "Bench.h"
#include "CityChoice.h"

#include <sandtable/archive/PastCaseImport.h>
#include <sandtable/base/Random.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>

namespace sandtable::bench {

namespace {
struct ImportOptions
{
    CityChoice city;
    std::filesystem::path catalogue = "data/catalogue";
    std::filesystem::path folder;
    std::size_t rows = 400'000;
    std::size_t searches = 5'000;
};

template <class List>
const auto& pickOf(Random& random, const List& list)
{
    return list[random.below(static_cast<std::uint32_t>(list.size()))];
}

/// Three years of past cases at the city's own addresses, in no order of time; one row in five hundred is wrong.
Result<void> writeRows(const ImportOptions& options, const city::CityModel& city, const catalogue::Catalogue& list,
                       const std::filesystem::path& file)
{
    constexpr std::array kEndings{"，请尽快处理", "，已经两天没人管了", "，影响出行，希望有关部门跟进", "",
                                  "，有老人差点摔倒"};
    constexpr std::array kChannels{"电话", "微信", "微博", "网格员", "视频监控", "部门"};
    Random random(options.city.seed);
    std::ofstream out(file);
    out << "工单编号,诉求内容,事发地址,经度,纬度,小类代码,责任单位,来源,受理时间,办结时间\n";
    for (std::size_t i = 0; i < options.rows; ++i) {
        const city::Address& address = pickOf(random, city.addresses);
        const geo::Wgs84 at = city.frame.toWgs84(address.at);
        const catalogue::Item& item = pickOf(random, list.items());
        const std::string& word = item.words.empty() ? item.nameZh : pickOf(random, item.words);
        const std::string day =
            fmt::format("{}-{:02}-{:02}", 2023 + random.below(3), 1 + random.below(12), 1 + random.below(28));
        const std::uint32_t hour = random.below(22);
        const bool wrong = i % 500 == 499;
        out << fmt::format("HD{:07},\"{}有{}{}\",{},{:.6f},{:.6f},{},{},{},{} {:02}:{:02}:{:02},{} {:02}:59:59\n", i,
                           city.addressText(address), word, pickOf(random, kEndings), city.addressText(address), at.lon,
                           at.lat, item.code, pickOf(random, list.units()).code, pickOf(random, kChannels),
                           wrong ? "no day" : day, hour, random.below(60), random.below(60), day, hour + 1);
    }
    out.close();
    if (!out) {
        return failure(ErrorCode::Unavailable, fmt::format("{} cannot be written", file.string()));
    }
    return {};
}

/// Every kind of question a dispatcher asks, alone and together.
storage::ArchiveQuery ask(Random& random, const city::CityModel& city, const catalogue::Catalogue& list)
{
    storage::ArchiveQuery query;
    const city::Address& address = pickOf(random, city.addresses);
    switch (random.below(4)) {
    case 0:
        query.text = pickOf(random, pickOf(random, list.subclasses()).words);
        break;
    case 1:
        query.text = city.strings[address.road];
        break;
    case 2:
        query.text = city.strings[address.road] + " " + pickOf(random, pickOf(random, list.subclasses()).words);
        break;
    default:
        break;
    }
    if (random.chance(0.3)) {
        const std::string& code = pickOf(random, city.regions).code;
        query.area = code;
    }
    if (random.chance(0.3)) {
        query.item = pickOf(random, list.items()).code.substr(0, std::array{3, 5, 7}[random.below(3)]);
    }
    if (random.chance(0.3)) {
        query.unit = pickOf(random, list.units()).code;
    }
    if (random.chance(0.3)) {
        const auto day = std::chrono::sys_days(std::chrono::year(2023) / 1 / 1) + std::chrono::days(random.below(1000));
        query.from = EventTime(day.time_since_epoch());
        query.to = query.from + std::chrono::days(1 + random.below(90));
    }
    if (random.chance(0.2)) {
        const geo::Wgs84 at = city.frame.toWgs84(address.at);
        query.near.emplace();
        query.near->set_lon(at.lon);
        query.near->set_lat(at.lat);
        query.radiusM = 50 + random.below(950);
    }
    return query;
}

struct Searched
{
    std::vector<double> milliseconds;
    std::size_t found = 0;
    std::string slowest;
};

Result<Searched> search(const ImportOptions& options, const city::CityModel& city, const catalogue::Catalogue& list,
                        const storage::CaseArchive& archive)
{
    Random random(options.city.seed + 1);
    Searched done;
    double worst = 0;
    for (std::size_t i = 0; i < options.searches; ++i) {
        const storage::ArchiveQuery query = ask(random, city, list);
        Result<storage::ArchivePage> page;
        const double ms = 1000 * secondsOf([&] { page = archive.search(query); });
        if (!page) {
            return tl::unexpected(page.error());
        }
        done.found += page->cases.empty() ? 0 : 1;
        done.milliseconds.push_back(ms);
        if (ms > worst) {
            worst = ms;
            done.slowest = fmt::format("text \"{}\" area \"{}\" item \"{}\" unit \"{}\" within {} m", query.text,
                                       query.area, query.item, query.unit, query.radiusM);
        }
    }
    std::ranges::sort(done.milliseconds);
    return done;
}

Result<Figures> measureImport(const ImportOptions& options)
{
    const auto world = World::load(options.city, options.catalogue);
    if (!world) {
        return tl::unexpected(world.error());
    }
    const city::CityModel* city = &world->city;
    const catalogue::Catalogue* list = &world->list;
    if (options.rows == 0 || options.searches == 0) {
        return failure(ErrorCode::OutOfRange, "no rows or searches");
    }
    const bool own = options.folder.empty();
    std::string name = (std::filesystem::temp_directory_path() / "sandtable-bench-XXXXXX").string();
    const std::filesystem::path folder = own ? std::filesystem::path(::mkdtemp(name.data())) : options.folder;
    const auto clean = [own](const std::filesystem::path* path) {
        std::error_code ignored; // what cannot be removed is left to the system's own sweep
        if (own) {
            std::filesystem::remove_all(*path, ignored);
        }
    };
    const std::unique_ptr<const std::filesystem::path, decltype(clean)> cleaner(&folder, clean);
    if (auto written = writeRows(options, *city, *list, folder / "past.csv"); !written) {
        return tl::unexpected(written.error());
    }
    auto archive = storage::CaseArchive::open(folder / "past.db");
    if (!archive) {
        return tl::unexpected(archive.error());
    }
    Result<archive::PastCaseReport> report;
    const double seconds = secondsOf([&] {
        report = archive::importPastCases({folder / "past.csv", folder / "refused.csv", {}}, *city, *list, *archive);
    });
    if (!report) {
        return tl::unexpected(report.error());
    }
    const auto done = search(options, *city, *list, *archive);
    if (!done) {
        return tl::unexpected(done.error());
    }
    const auto at = [&done](double share) {
        return done->milliseconds[static_cast<std::size_t>(share * static_cast<double>(done->milliseconds.size() - 1))];
    };
    return Figures{{"rows", report->rows},
                   {"taken", report->taken},
                   {"refused", report->refused},
                   {"seconds", seconds},
                   {"rows_per_s", static_cast<double>(report->rows) / seconds},
                   {"archive_mb", static_cast<double>(std::filesystem::file_size(folder / "past.db")) / 1e6},
                   {"searches", options.searches},
                   {"searches_with_results", done->found},
                   {"search_p50_ms", at(0.5)},
                   {"search_p99_ms", at(0.99)},
                   {"search_max_ms", done->milliseconds.back()},
                   {"slowest", done->slowest}};
}
} // namespace

Run add_import_cases(CLI::App& command)
{
    const auto options = std::make_shared<ImportOptions>();
    options->city.addTo(command);
    command.add_option("--catalogue", options->catalogue, "Folder of the responsibility list")->capture_default_str();
    command.add_option("--rows", options->rows, "Past cases")->capture_default_str();
    command.add_option("--searches", options->searches, "Queries, each for its first page")->capture_default_str();
    command.add_option("--keep", options->folder, "Leave source, refusals and archive in this folder");
    return [options] { return measureImport(*options); };
}

} // namespace sandtable::bench
