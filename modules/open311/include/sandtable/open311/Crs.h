// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/open311/Fields.h>
#include <sandtable/open311/Problem.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <tl/expected.hpp>

#include <optional>

namespace sandtable::open311 {

/// What "lat" and "long" are in, by the field "crs" (ours; the specification knows WGS 84 only): GPS gives wgs84,
/// WeChat and Amap gcj02, Baidu bd09.
enum class Crs
{
    Wgs84,
    Gcj02,
    Bd09
};

/// "wgs84" where the field is absent. Fails with 400 naming the three.
tl::expected<Crs, Problem> readCrs(const Fields& fields);
/// "lat" and "long", in degrees, as WGS 84; nothing when both are absent. Fails with 400: one without the other, no
/// number, out of range.
tl::expected<std::optional<protocol::Point>, Problem> readPoint(const Fields& fields);
protocol::Point fromWgs84(const protocol::Point& point, Crs crs);

} // namespace sandtable::open311
