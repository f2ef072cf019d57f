// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/crowd/LevelOfService.h>

#include <algorithm>
#include <iterator>

namespace sandtable::crowd {

LevelOfService levelOf(double personsPerM2)
{
    const auto* const above = std::lower_bound(kLevelTops.begin(), kLevelTops.end(), personsPerM2);
    return static_cast<LevelOfService>(std::distance(kLevelTops.begin(), above));
}

} // namespace sandtable::crowd
