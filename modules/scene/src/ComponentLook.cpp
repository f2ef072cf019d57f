// SPDX-License-Identifier: GPL-3.0-or-later
#include "ComponentLook.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace sandtable::scene {
namespace {

struct Sign
{
    std::uint16_t kind;
    const char* sign;
};

/// Sorted by kind. Covers are named by what lies under them, other things by themselves.
constexpr std::array kSigns = {
    Sign{101, "水"}, Sign{102, "污"}, Sign{103, "雨"}, Sign{104, "箅"}, Sign{105, "电"}, Sign{106, "井"},
    Sign{107, "讯"}, Sign{111, "气"}, Sign{114, "园"}, Sign{123, "无"}, Sign{125, "栓"}, Sign{126, "沟"},
    Sign{127, "箱"}, Sign{128, "配"}, Sign{130, "杆"}, Sign{131, "杆"}, Sign{137, "灯"}, Sign{139, "景"},
    Sign{146, "健"}, Sign{149, "压"}, Sign{150, "监"}, Sign{154, "充"}, Sign{201, "停"}, Sign{204, "站"},
    Sign{206, "桥"}, Sign{207, "道"}, Sign{209, "桥"}, Sign{211, "限"}, Sign{212, "名"}, Sign{213, "信"},
    Sign{214, "标"}, Sign{215, "线"}, Sign{217, "栏"}, Sign{221, "砖"}, Sign{225, "车"}, Sign{231, "桩"},
    Sign{301, "厕"}, Sign{303, "池"}, Sign{304, "转"}, Sign{305, "桶"}, Sign{306, "广"}, Sign{307, "招"},
    Sign{308, "宣"}, Sign{401, "古"}, Sign{402, "树"}, Sign{404, "护"}, Sign{405, "花"}, Sign{406, "雕"},
    Sign{407, "椅"}, Sign{408, "栏"}, Sign{410, "泉"}, Sign{411, "绿"}, Sign{503, "油"}, Sign{504, "液"},
    Sign{506, "闸"}, Sign{507, "栏"}, Sign{508, "堤"}};

} // namespace

const QStringList& componentSigns()
{
    static const QStringList signs = [] {
        QStringList list;
        for (const Sign& sign : kSigns)
            list.append(QString::fromUtf8(sign.sign));
        list.append(QStringLiteral("物")); // what has no sign of its own
        return list;
    }();
    return signs;
}

int signOf(std::uint16_t kind)
{
    const auto found = std::lower_bound(kSigns.begin(), kSigns.end(), kind,
                                        [](const Sign& sign, std::uint16_t wanted) { return sign.kind < wanted; });
    const bool known = found != kSigns.end() && found->kind == kind;
    return static_cast<int>(known ? std::distance(kSigns.begin(), found) : std::ssize(kSigns));
}

QColor componentTone(std::uint16_t kind)
{
    switch (kind / 100) {
    case 1:
        return {122, 150, 182}; // public utilities
    case 2:
        return {176, 158, 122}; // roads and traffic
    case 3:
        return {122, 166, 166}; // the city's looks
    case 4:
        return {124, 162, 116}; // gardens
    default:
        return {158, 146, 170};
    }
}

} // namespace sandtable::scene
