// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileRecords.h"

namespace sandtable::city::tiles {

Bytes encodeAbout(const CityModel& model, const geo::Bounds& bounds)
{
    ByteWriter out;
    out.number(kTilesVersion);
    out.text(model.name);
    out.text(model.nameEn);
    out.text(model.source);
    out.number(model.frame.origin().lon);
    out.number(model.frame.origin().lat);
    out.point(bounds.min);
    out.point(bounds.max);
    return out.take();
}

bool decodeAbout(std::span<const unsigned char> bytes, TileSet& set)
{
    ByteReader in(bytes.data(), bytes.size());
    if (in.number<std::uint32_t>() != kTilesVersion)
        return false;
    set.name = in.text();
    set.nameEn = in.text();
    set.source = in.text();
    set.origin.lon = in.number<double>();
    set.origin.lat = in.number<double>();
    set.bounds.min = in.point();
    set.bounds.max = in.point();
    return in.ok() && !set.bounds.empty();
}

Bytes encodeBorders(const std::vector<BorderLine>& borders)
{
    ByteWriter out;
    out.number(static_cast<std::uint32_t>(borders.size()));
    for (const auto& border : borders) {
        out.number(static_cast<std::uint8_t>(border.tier));
        out.number(static_cast<std::uint32_t>(border.line.size()));
        for (const auto& p : border.line) {
            out.number(static_cast<float>(p.x));
            out.number(static_cast<float>(p.y));
        }
    }
    return out.take();
}

bool decodeBorders(std::span<const unsigned char> bytes, TileSet& set)
{
    ByteReader in(bytes.data(), bytes.size());
    const auto count = in.count(5);
    set.borders.reserve(count);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
        BorderLine border;
        const auto tier = in.number<std::uint8_t>();
        if (tier < 1 || tier > 4)
            return false;
        border.tier = static_cast<Tier>(tier);
        const auto points = in.count(8);
        border.line.reserve(points);
        for (std::uint32_t p = 0; p < points; ++p) {
            const double x = in.number<float>();
            border.line.push_back({x, in.number<float>()});
        }
        set.borders.push_back(std::move(border));
    }
    return in.ok();
}

Bytes encodeLabels(const std::vector<MapLabel>& labels)
{
    ByteWriter out;
    out.number(static_cast<std::uint32_t>(labels.size()));
    for (const auto& label : labels) {
        out.number(static_cast<std::uint8_t>(label.kind));
        out.number(label.importance);
        out.point(label.at);
        out.text(label.text);
        out.text(label.textEn);
    }
    return out.take();
}

bool decodeLabels(std::span<const unsigned char> bytes, TileSet& set)
{
    ByteReader in(bytes.data(), bytes.size());
    const auto count = in.count(26);
    set.labels.reserve(count);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
        MapLabel label;
        const auto kind = in.number<std::uint8_t>();
        if (kind < 1 || kind > static_cast<std::uint8_t>(LabelKind::Place))
            return false;
        label.kind = static_cast<LabelKind>(kind);
        label.importance = in.number<std::uint8_t>();
        label.at = in.point();
        label.text = in.text();
        label.textEn = in.text();
        set.labels.push_back(std::move(label));
    }
    return in.ok();
}

} // namespace sandtable::city::tiles
