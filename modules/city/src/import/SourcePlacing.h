// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/geo/Coordinates.h>

#include <memory>
#include <string>
#include <string_view>

class OGRCoordinateTransformation;
class OGRSpatialReference;

namespace sandtable::city {

/// From a layer's numbers to WGS 84.
class SourcePlacing
{
public:
    /// `crs` is what a mapping says ("EPSG:4547", a PROJ or WKT text, "GCJ-02", "BD-09", "EPSG:3857+GCJ-02"); empty:
    /// the layer's own. Fails with Malformed where neither says it, and with Unsupported where PROJ knows no exact way
    /// to WGS 84: a guess would be half a kilometre off and look right.
    static Result<SourcePlacing> make(const std::string& crs, const OGRSpatialReference* own);
    SourcePlacing(SourcePlacing&&) noexcept;
    SourcePlacing& operator=(SourcePlacing&&) noexcept;
    ~SourcePlacing();

    /// In place, x east or longitude and y north or latitude; false where a point has no place on earth.
    bool place(std::size_t count, double* x, double* y) const;
    /// The way back, from WGS 84 to the layer's numbers.
    bool takeBack(std::size_t count, double* x, double* y) const;
    /// What the numbers are in, before a shift; null for plain GCJ-02 and BD-09 degrees.
    const OGRSpatialReference* plane() const { return m_plane.get(); }
    /// For the report: "CGCS2000 / 3-degree Gauss-Kruger CM 114E (EPSG:4547)".
    const std::string& name() const { return m_name; }

private:
    enum class Shift
    {
        None,
        Gcj02,
        Bd09
    };
    SourcePlacing();

    std::unique_ptr<OGRCoordinateTransformation> m_transformation; ///< null: degrees of WGS 84 already
    std::unique_ptr<OGRCoordinateTransformation> m_back;
    std::unique_ptr<OGRSpatialReference> m_plane;
    Shift m_shift = Shift::None;
    std::string m_name;
};

} // namespace sandtable::city
