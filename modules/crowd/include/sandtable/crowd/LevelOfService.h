// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace sandtable::crowd {

/// Fruin's levels of service of walkways, and above them the densities at which people no longer walk freely.
enum class LevelOfService
{
    A,
    B,
    C,
    D,
    E,
    F,
    Contact,  ///< involuntary contact
    Dangerous ///< dangerous forces begin
};

/// The density, persons/m², above which a level is left: A…E after Fruin, Pedestrian Planning and Design (1971);
/// 3.57 involuntary contact and 5.55 dangerous forces, of people in motion, after the same.
inline constexpr std::array kLevelTops = {0.31, 0.43, 0.72, 1.08, 2.15, 3.57, 5.55};

LevelOfService levelOf(double personsPerM2);

} // namespace sandtable::crowd
