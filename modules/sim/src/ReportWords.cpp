// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReportWords.h"

#include <fmt/format.h>

#include <array>

namespace sandtable::sim {
namespace {

using Phrases = std::span<const std::string_view>;

constexpr std::array<std::string_view, 6> kPhoneOpening{"市民来电反映：", "来电人称，",    "您好，我要反映，", "",
                                                        "群众投诉，",     "请问有人管吗？"};
constexpr std::array<std::string_view, 6> kOnlineOpening{"", "", "你好，", "随手拍：", "请管一下，", "求助！"};
constexpr std::array<std::string_view, 3> kPatrolOpening{"巡查发现", "网格巡查：", ""};
constexpr std::array<std::string_view, 2> kCameraOpening{"视频巡查发现", "探头画面显示，"};
constexpr std::array<std::string_view, 2> kDepartmentOpening{"转办：", "部门移交，"};
constexpr std::array<std::string_view, 10> kTails{
    "，请尽快处理",           "，已经两天了",       "，影响出行", "，麻烦派人看看",   "",
    "，有老人小孩经过很危险", "，反映过一次没人来", "，谢谢",     "，希望今天能解决", ""};
constexpr std::array<std::string_view, 6> kNearBuilding{"附近", "门口", "对面", "", "旁边", "楼下"};
constexpr std::array<std::string_view, 4> kNearPlace{"门口", "旁边", "附近", "一带"};
constexpr std::array<std::string_view, 3> kOnRoad{"路段", "路边", "上"};
constexpr std::array<std::string_view, 4> kAtBridge{"桥头", "桥底", "旁边", "附近"};
constexpr std::array<std::string_view, 4> kInPark{"里面", "门口", "一带", "旁边"};
constexpr std::array<std::string_view, 3> kAtSite{"门口", "围挡外", "旁边"};

constexpr std::array<std::string_view, 5> kEnglishOpening{"", "Hello, ", "I want to report: ", "Please note: ", ""};
constexpr std::array<std::string_view, 3> kEnglishOfficial{"Seen on patrol: ", "On inspection: ", ""};
constexpr std::array<std::string_view, 6> kEnglishTails{". Please send somebody",
                                                        ". It has been like this for two days",
                                                        "",
                                                        ". It is dangerous for children",
                                                        ". I reported it before",
                                                        ""};
constexpr std::array<std::string_view, 4> kEnglishNear{"near", "at", "in front of", "opposite"};

constexpr std::array<std::string_view, 12> kSurnames{"陈", "李", "梁", "黄", "何", "罗",
                                                     "霍", "张", "冯", "关", "麦", "区"};
constexpr std::array<std::string_view, 8> kEnglishSurnames{"Martin", "Rossi", "Novak", "Chen",
                                                           "Tan",    "Silva", "Weber", "Khan"};

std::string_view any(Phrases phrases, Random& random)
{
    return phrases[random.below(static_cast<std::uint32_t>(phrases.size()))];
}

Phrases opening(protocol::Channel channel)
{
    switch (channel) {
    case protocol::CHANNEL_PHONE:
        return kPhoneOpening;
    case protocol::CHANNEL_GRID_WORKER:
        return kPatrolOpening;
    case protocol::CHANNEL_CAMERA:
        return kCameraOpening;
    case protocol::CHANNEL_DEPARTMENT:
        return kDepartmentOpening;
    default:
        return kOnlineOpening;
    }
}

Phrases wordsBehind(const Site& site)
{
    if (site.words.ends_with("号")) {
        return kNearBuilding;
    }
    switch (site.setting) {
    case Setting::MainRoad:
        return kOnRoad;
    case Setting::Water:
        return kAtBridge;
    case Setting::Park:
        return kInPark;
    case Setting::Construction:
        return kAtSite;
    default:
        return kNearPlace;
    }
}

/// Words for where it is, as people say it.
std::string whereZh(const Site& site, Random& random)
{
    std::string_view behind = any(wordsBehind(site), random);
    if (site.words.ends_with("桥") && behind.starts_with("桥")) {
        behind.remove_prefix(std::string_view("桥").size()); // 通济桥头, not 通济桥桥头
    }
    std::string words = site.words + std::string(behind);
    if (!site.community.empty() && random.chance(0.25)) {
        words = site.community + words;
    }
    return words;
}

std::string textZh(const Trouble& trouble, const Site& site, protocol::Channel channel, Random& random)
{
    const std::string_view what = any(trouble.zh, random);
    const std::string where = whereZh(site, random);
    const std::string_view open = any(opening(channel), random);
    const bool citizen =
        channel == protocol::CHANNEL_PHONE || channel == protocol::CHANNEL_WECHAT || channel == protocol::CHANNEL_WEIBO;
    const std::string_view tail = citizen ? any(kTails, random) : std::string_view();
    switch (random.below(3)) {
    case 0:
        return fmt::format("{}{}，位置在{}{}。", open, what, where, tail);
    case 1:
        return fmt::format("{}{}，{}{}。", open, where, what, tail);
    default:
        return fmt::format("{}{}{}{}。", open, where, what, tail);
    }
}

std::string textEn(const Trouble& trouble, const Site& site, protocol::Channel channel, Random& random)
{
    const bool official = channel == protocol::CHANNEL_GRID_WORKER || channel == protocol::CHANNEL_CAMERA ||
                          channel == protocol::CHANNEL_DEPARTMENT;
    const std::string_view open = any(official ? Phrases(kEnglishOfficial) : Phrases(kEnglishOpening), random);
    const std::string_view tail = official ? std::string_view() : any(kEnglishTails, random);
    const std::string_view near = site.setting == Setting::MainRoad ? "on" : any(kEnglishNear, random);
    return fmt::format("{}{} {} {}{}.", open, any(trouble.en, random), near, site.words, tail);
}

} // namespace

std::string reportText(const Trouble& trouble, const Site& site, protocol::Channel channel, bool chinese,
                       Random& random)
{
    return chinese ? textZh(trouble, site, channel, random) : textEn(trouble, site, channel, random);
}

std::string reporterName(protocol::Channel channel, bool chinese, Random& random)
{
    switch (channel) {
    case protocol::CHANNEL_PHONE:
        return chinese ? fmt::format("{}{}", any(kSurnames, random), random.chance(0.5) ? "女士" : "先生")
                       : fmt::format("{} {}", random.chance(0.5) ? "Ms" : "Mr", any(kEnglishSurnames, random));
    case protocol::CHANNEL_WECHAT:
        return chinese ? fmt::format("微信用户_{:04}", random.below(10'000))
                       : fmt::format("app_{:04}", random.below(10'000));
    case protocol::CHANNEL_WEIBO:
        return fmt::format("@{}{:03}", chinese ? "街坊" : "citizen", random.below(1000));
    default:
        return {};
    }
}

} // namespace sandtable::sim
