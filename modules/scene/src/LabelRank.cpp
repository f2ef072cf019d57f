// SPDX-License-Identifier: GPL-3.0-or-later
#include "LabelRank.h"

namespace sandtable::scene {
namespace {

using city::LabelKind;

LabelRule ruleOfRoad(int importance)
{
    if (importance >= 100) // expressways and arterial roads
        return {9, 620 + importance / 4, 0};
    if (importance >= 75)
        return {3.2, 320, 0};
    return {0.9, 120, 0};
}

LabelRule ruleOfWater(int importance)
{
    if (importance > 130)
        return {40, 660 + importance / 10, 1};
    if (importance > 100)
        return {8, 300, 1};
    return {2, 140, 0};
}

LabelRule ruleOfPlace(int importance)
{
    if (importance >= 180) // landmarks
        return {9, 720 + importance / 10, 1};
    if (importance >= 160)
        return {5, 480 + importance / 10, 1};
    if (importance >= 145)
        return {3, 420 + importance / 10, 1};
    if (importance >= 100)
        return {1.6, 250, 1};
    return {0.8, 180 + importance / 10, 1};
}

} // namespace

LabelRule ruleOf(const city::MapLabel& label, int tier)
{
    switch (label.kind) {
    case LabelKind::Street:
        return {60, 1000, 3};
    case LabelKind::Community:
        return {tier >= 2 ? 10.0 : 6.5, tier >= 2 ? 880 : 800, 2};
    case LabelKind::MicroGrid:
        return {tier >= 4 ? 2.2 : tier == 3 ? 1.2 : 0, tier >= 4 ? 780 : 200, 2};
    case LabelKind::Road:
        return ruleOfRoad(label.importance);
    case LabelKind::Water:
        return ruleOfWater(label.importance);
    case LabelKind::Place:
        return ruleOfPlace(label.importance);
    }
    return {};
}

} // namespace sandtable::scene
