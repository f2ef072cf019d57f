// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>

#include <memory>
#include <span>
#include <string>

namespace sandtable::geo {

/// The city's local metric frame: a transverse Mercator on GRS 80 through the origin, scale 1 there (PROJ).
/// Within 20 km of the origin lengths are true to 5 mm a kilometre. Immutable; copies share the projection.
/// Thread-safe: each call takes a lock around PROJ's object; convert arrays through the span overloads.
class Frame
{
public:
    explicit Frame(Wgs84 origin);

    Wgs84 origin() const { return m_origin; }
    LocalMetres toLocal(Wgs84 point) const;
    Wgs84 toWgs84(LocalMetres point) const;
    /// In place: x/lon and y/lat pairs. The spans must have the same length.
    void toWgs84(std::span<const LocalMetres> from, std::span<Wgs84> to) const;
    void toLocal(std::span<const Wgs84> from, std::span<LocalMetres> to) const;
    /// The PROJ string, for the GeoPackage's own spatial reference.
    std::string projString() const;

private:
    struct Projection;
    Wgs84 m_origin;
    std::shared_ptr<Projection> m_projection;
};

} // namespace sandtable::geo
