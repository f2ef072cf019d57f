// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/console/AreaModel.h>
#include <sandtable/scene/AreaIndex.h>

#include <QtCore/QObject>

#include <optional>

namespace sandtable::console {

/// Counts what lies in an area, on the thread it lives on; reads the city at the first question.
class AreaCounter : public QObject
{
public:
    explicit AreaCounter(std::filesystem::path cityFile) : m_cityFile(std::move(cityFile)) {}

    /// Reads the city if that has not been done; fails as city::readCity does, and tries again at the next question.
    Result<void> open();
    /// Before open() it knows nothing of the city.
    scene::AreaCounts city(const geo::Polygon& area) const;

private:
    std::filesystem::path m_cityFile;
    std::optional<scene::AreaIndex> m_index;
};

/// What of the moving things lies in an area.
AreaNow countNow(const geo::Polygon& area, const AreaThings& things);

} // namespace sandtable::console
