// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PointPyramid.h"

#include <sandtable/base/Result.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace sandtable::scene {

/// The small things of a city, by the hundred thousand. Immutable; shared by threads.
struct CityThings
{
    PointPyramid points;
    std::vector<std::uint64_t> codes; ///< of components, by PyramidPoint::source
    std::vector<std::string> numbers; ///< of addresses ("12号"), by PyramidPoint::source
};
using CityThingsPtr = std::shared_ptr<const CityThings>;

/// Both take some tenths of a second for a whole district and fail as city::readCity does.
Result<CityThingsPtr> readComponents(const std::filesystem::path& cityFile);
Result<CityThingsPtr> readAddresses(const std::filesystem::path& cityFile);

} // namespace sandtable::scene
