// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReportWords.h"

#include <sandtable/geo/Polygon.h>
#include <sandtable/sim/Agenda.h>
#include <sandtable/sim/Storm.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

namespace sandtable::sim {
namespace {

struct StormTrouble
{
    double share;
    Setting setting; ///< where it happens most
    bool low;        ///< where water gathers
    std::array<const char*, 6> zh;
    std::array<const char*, 2> en;
};

constexpr std::array kStormTroubles{
    StormTrouble{0.28,
                 Setting::MainRoad,
                 false,
                 {"{}一棵大树被风吹倒，横在路中间，车过不去", "{}行道树倒伏，压住了人行道",
                  "刚才大风，{}树倒了，砸到停在路边的车", "{}断了好大一根树枝，挂在半空，随时会掉",
                  "我在{}，树连根拔起倒了，请派人清理", "台风把{}的树刮倒啦，挡住公交车"},
                 {"A tree has fallen across the road at {}", "Tree down at {}, the pavement is blocked"}},
    StormTrouble{0.30,
                 Setting::MainRoad,
                 true,
                 {"{}水浸街，水已经到小腿", "{}积水严重，电动车熄火在水里", "暴雨，{}道路积水有半个轮胎深",
                  "{}路面全是水，看不见路沿，老人不敢走", "{}下水道往外冒水，积水越来越深", "{}又水浸了，车库快进水了"},
                 {"The street is under water at {}", "Flooded road at {}, cars are stuck"}},
    StormTrouble{0.14,
                 Setting::MainRoad,
                 true,
                 {"{}雨水井盖被冲走了，井口敞开，好危险", "{}井盖不见了，积水里看不见洞",
                  "{}雨水井盖缺失，差点有人踩空", "{}的井盖被水顶开，漂到一边去了", "注意！{}有个井没盖，水还在打转",
                  "{}井盖移位翘起，摩托车刚摔了一跤"},
                 {"A manhole cover is gone at {}", "Open drain at {}, the cover was washed away"}},
    StormTrouble{0.16,
                 Setting::Home,
                 false,
                 {"{}整栋楼停电了，电梯里还困着人", "{}一带突然停电，路灯也不亮", "{}变压器响了一声就没电了",
                  "打雷之后{}停电到现在，家里有病人用呼吸机", "{}的路灯全部不亮，黑漆漆", "{}停电，冰箱药品要坏了"},
                 {"Power is out at {}", "No electricity around {} since the thunder"}},
    StormTrouble{0.12,
                 Setting::OldTown,
                 false,
                 {"{}电线掉下来搭在雨棚上，冒火花", "{}架空线缆脱落，垂到地面", "{}一根电缆断了掉在水里，没人敢过",
                  "{}电线杆被吹歪，线垂下来了", "{}线缆被树压断，横在巷口", "{}头顶的线缆松脱，摇来摇去"},
                 {"A cable hangs down to the street at {}", "Fallen overhead wire at {}, sparks"}},
};

constexpr double kAgainShare = 0.08;
constexpr double kWithCoordinates = 0.8;
constexpr double kQuarterM = 450;
constexpr int kQuarters = 12;

} // namespace

StormReports::StormReports(const city::CityModel& city, const Sites& sites, Options options, Random random)
    : m_city(city), m_sites(sites), m_random(random)
{
    for (std::size_t i = 0; i < options.reports; ++i) {
        // The sum of two draws: few at first, most in the middle.
        m_seconds.push_back((m_random.unit() + m_random.unit()) / 2 * options.seconds);
    }
    std::ranges::sort(m_seconds);
    for (int i = 0; i < kQuarters; ++i) {
        m_low.push_back(somewhere(Setting::Home).at);
    }
}

Site StormReports::somewhere(Setting setting)
{
    if (m_sites.has(setting)) {
        return *m_sites.pick(setting, m_random);
    }
    if (const auto any = m_sites.addressed(m_random.next())) {
        return *any;
    }
    const geo::Bounds bounds = m_city.bounds(); // a city without a single name
    Site site;
    site.at = {m_random.between(bounds.min.x, bounds.max.x), m_random.between(bounds.min.y, bounds.max.y)};
    site.words = m_city.name;
    return site;
}

StormReports::Told StormReports::choose()
{
    if (!m_told.empty() && m_random.chance(kAgainShare)) {
        return m_told[m_random.below(static_cast<std::uint32_t>(m_told.size()))];
    }
    double left = m_random.unit();
    std::size_t trouble = 0;
    while (trouble + 1 < kStormTroubles.size() && left >= kStormTroubles[trouble].share) {
        left -= kStormTroubles[trouble++].share;
    }
    const StormTrouble& kind = kStormTroubles[trouble];
    Told told{trouble, somewhere(kind.setting)};
    // Water gathers in the low quarters: of a few sites the one that lies lowest, as it were.
    for (int attempt = 0; kind.low && attempt < 6; ++attempt) {
        const auto deep = [&](const Site& site) {
            double nearest = 1e18;
            for (const geo::LocalMetres quarter : m_low) {
                nearest = std::min(nearest, geo::distance(quarter, site.at));
            }
            return nearest;
        };
        if (deep(told.site) < kQuarterM) {
            break;
        }
        Site other = somewhere(kind.setting);
        if (deep(other) < deep(told.site)) {
            told.site = std::move(other);
        }
    }
    m_told.push_back(told);
    return told;
}

protocol::SubmitReport StormReports::tell(const Told& told)
{
    const StormTrouble& kind = kStormTroubles[told.trouble];
    const bool chinese = m_sites.chinese();
    const auto templates = chinese ? std::span<const char* const>(kind.zh) : std::span<const char* const>(kind.en);
    const char* text = templates[m_random.below(static_cast<std::uint32_t>(templates.size()))];
    protocol::SubmitReport report;
    report.set_text(fmt::format(fmt::runtime(text), told.site.words));
    report.set_channel(m_random.chance(0.5) ? protocol::CHANNEL_PHONE : protocol::CHANNEL_WECHAT);
    report.set_reporter(reporterName(report.channel(), chinese, m_random));
    if (m_random.chance(kWithCoordinates)) {
        const geo::Wgs84 at = m_city.frame.toWgs84(
            geo::LocalMetres{told.site.at.x + m_random.between(-15, 15), told.site.at.y + m_random.between(-15, 15)});
        report.mutable_point()->set_lon(at.lon);
        report.mutable_point()->set_lat(at.lat);
    } else {
        report.set_address(told.site.words);
    }
    return report;
}

PlannedReport StormReports::next(EventTime after)
{
    if (!m_begin) {
        m_begin = after;
    }
    PlannedReport planned;
    if (m_next == m_seconds.size()) {
        planned.at = after + std::chrono::hours(24 * 365 * 10); // it is over
        return planned;
    }
    planned.at = std::max(after, later(*m_begin, m_seconds[m_next++]));
    planned.report = tell(choose());
    return planned;
}

} // namespace sandtable::sim
