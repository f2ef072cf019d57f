// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "GeneratorPlan.h"

#include <string>
#include <string_view>
#include <vector>

namespace sandtable::city {

/// Which road of the model each twin pair of the mesh became.
struct PlanRoads
{
    std::vector<std::int32_t> roadOf;  ///< per twin pair: position in CityModel::roads or -1
    std::vector<std::uint32_t> nameOf; ///< per cut: position in CityModel::strings
    std::vector<std::uint32_t> englishOf;
};

/// Turns the cuts into one connected graph of named roads; fills roadNodes, roads and strings.
PlanRoads fillRoads(CityPlan& plan, CityModel& model);

/// Names for every cut that is not a main road, each once: from the profile's list for the larger ones, else from the
/// community's name and a number (莲塘三路, 塔坡二街, 紫南东坊五巷).
void nameCuts(const CityPlan& plan, CityModel& model, PlanRoads& roads);

/// 一, 十二, 三十, 一百零五 … up to 999.
std::string chineseNumber(std::uint32_t number);

/// A name without a closing word, such as 社区, unless nothing would be left.
inline std::string withoutEnd(std::string text, std::string_view end)
{
    if (text.size() > end.size() && text.ends_with(end))
        text.resize(text.size() - end.size());
    return text;
}

} // namespace sandtable::city
