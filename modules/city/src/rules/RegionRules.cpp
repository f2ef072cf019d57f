// SPDX-License-Identifier: GPL-3.0-or-later
#include "Digits.h"
#include "RuleBook.h"

#include <geos_c.h>

#include <memory>
#include <unordered_set>

namespace sandtable::city {

namespace {

constexpr std::size_t digitsOf(Tier tier)
{
    return 3 + 3 * static_cast<std::size_t>(tier);
}

void checkCode(const CityModel& model, const Region& region, RuleBook& book)
{
    if (region.code.size() != digitsOf(region.tier) || !allDigits(region.code)) {
        book.broken("regions.code", "\"{}\" is not {} digits", region.code, digitsOf(region.tier));
        return;
    }
    if (region.tier == Tier::District && region.code != model.code) {
        book.broken("regions.code", "district {} is not the city's code {}", region.code, model.code);
    }
    if (region.parent < model.regions.size() && !region.code.starts_with(model.regions[region.parent].code)) {
        book.broken("regions.code", "{} does not begin with its parent's {}", region.code,
                    model.regions[region.parent].code);
    }
}

void checkPlaceInTree(const CityModel& model, std::size_t position, RuleBook& book)
{
    const Region& region = model.regions[position];
    if (region.tier == Tier::District) {
        return;
    }
    if (region.parent >= position) {
        book.broken("regions.parent", "{} has no parent before it", region.code);
    } else if (static_cast<int>(model.regions[region.parent].tier) + 1 != static_cast<int>(region.tier)) {
        book.broken("regions.parent", "{} is not one tier below its parent {}", region.code,
                    model.regions[region.parent].code);
    }
}

struct DestroyGeometry
{
    GEOSContextHandle_t context;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context, geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

/// In words why the ring is not the outline of one simple area, or empty.
std::string outlineProblem(GEOSContextHandle_t context, const geo::Ring& ring)
{
    if (ring.size() < 3) {
        return "has fewer than three corners";
    }
    if (!(geo::signedArea(ring) > 0)) {
        return "does not run counter-clockwise";
    }
    GEOSCoordSequence* points = GEOSCoordSeq_create_r(context, static_cast<unsigned>(ring.size() + 1), 2);
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const geo::LocalMetres p = ring[i % ring.size()];
        GEOSCoordSeq_setXY_r(context, points, static_cast<unsigned>(i), p.x, p.y);
    }
    GEOSGeometry* shell = GEOSGeom_createLinearRing_r(context, points);
    const Geometry polygon(shell ? GEOSGeom_createPolygon_r(context, shell, nullptr, 0) : nullptr, {context});
    if (!polygon) {
        return "is not a ring";
    }
    if (GEOSisValid_r(context, polygon.get()) == 1) {
        return {};
    }
    const std::unique_ptr<char, void (*)(char*)> reason(GEOSisValidReason_r(context, polygon.get()),
                                                        [](char* text) { GEOSFree(text); });
    return reason ? reason.get() : "is not valid";
}

} // namespace

void checkRegions(const CityModel& model, RuleBook& book)
{
    const std::unique_ptr<GEOSContextHandle_HS, void (*)(GEOSContextHandle_t)> context(
        GEOS_init_r(), [](GEOSContextHandle_t handle) { GEOS_finish_r(handle); });
    if (model.tierRange(Tier::District).second != 1) {
        book.broken("regions.district", "there are {} districts instead of one",
                    model.tierRange(Tier::District).second);
    }
    std::unordered_set<std::string_view> codes;
    std::vector<bool> hasChild(model.regions.size());
    for (std::size_t i = 0; i < model.regions.size(); ++i) {
        const Region& region = model.regions[i];
        checkCode(model, region, book);
        checkPlaceInTree(model, i, book);
        if (!codes.insert(region.code).second) {
            book.broken("regions.unique", "code {} occurs twice", region.code);
        }
        if (region.name.empty()) {
            book.broken("regions.name", "{} has no name", region.code);
        }
        if (const std::string problem = outlineProblem(context.get(), region.outer); !problem.empty()) {
            book.broken("regions.outline", "{}: {}", region.code, problem);
        } else if (!geo::contains(region.outer, region.label)) {
            book.broken("regions.label", "{}: the label's point lies outside", region.code);
        }
        if (region.parent < i) {
            hasChild[region.parent] = true;
        }
    }
    for (std::size_t i = 0; i < model.regions.size(); ++i) {
        if (model.regions[i].tier != Tier::MicroGrid && !hasChild[i]) {
            book.broken("regions.children", "{} is not divided", model.regions[i].code);
        }
    }
}

} // namespace sandtable::city
