// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PhraseTable.h"

#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/geo/PointGrid.h>

#include <string>
#include <string_view>
#include <vector>

namespace sandtable::dispatching {

/// What kinds of place (codes of data/catalogue/places.csv) a report speaks of, for the rules that ask for them: by
/// what lies at the point and by the report's own words. Immutable after construction; any thread.
class Surroundings
{
public:
    Surroundings(const city::CityModel& city, const catalogue::Catalogue& catalogue);

    /// `grid` is the point's micro-grid.
    std::vector<std::string> at(geo::LocalMetres point, std::uint32_t grid) const;
    /// Adds the kinds that a normalised text names.
    void addNamed(std::u32string_view text, std::vector<std::string>& kinds) const;

private:
    const city::CityModel& m_city;
    const catalogue::Catalogue& m_catalogue;
    geo::PointGrid m_places;
    geo::PointGrid m_roadPoints;
    std::vector<city::RoadClass> m_roadClasses; ///< parallel to the road points
    PhraseTable m_words;
};

} // namespace sandtable::dispatching
