// SPDX-License-Identifier: GPL-3.0-or-later
// A case whose place was not known, or turned out to be another one.
#include "Ask.h"

#include <fmt/format.h>

namespace sandtable::cases {
namespace {

using protocol::Refusal;

Refusal unknownPlace(const protocol::Relocate& body)
{
    if (body.has_point()) {
        return refuse(
            Refusal::UNKNOWN_PLACE,
            fmt::format("该点（{:.6f}, {:.6f}）不在本区范围内，请在区界内选点", body.point().lon(), body.point().lat()),
            fmt::format("The point ({:.6f}, {:.6f}) is outside the city; choose one inside its border",
                        body.point().lon(), body.point().lat()));
    }
    return refuse(
        Refusal::UNKNOWN_PLACE, fmt::format("找不到“{}”，请换个说法或在地图上点选", body.address()),
        fmt::format("There is no \"{}\" in this city; say it in other words or click on the map", body.address()));
}

} // namespace

Decision relocate(const Ask& ask)
{
    const protocol::Relocate& body = ask.command.relocate();
    const protocol::Case& item = *ask.item;
    if (!body.has_point() && body.address().empty()) {
        return refusal(missing("point or address"));
    }
    if (body.has_point() && !isOnEarth(body.point())) {
        return refusal(missing("point"));
    }
    const protocol::Proposal* there = ask.context.proposal;
    if (there == nullptr || there->grid_code().empty()) {
        return refusal(unknownPlace(body));
    }
    const bool leaves = there->grid_code() != item.grid_code();
    const bool carried = leaves && !item.grid_code().empty();
    if (carried && item.ByteSizeLong() > kMaxCarriedBytes) {
        return refusal(wrongMoment(item, "办理记录过长，不能再改到别的网格",
                                   "its record is too long to be handed to another micro-grid"));
    }

    protocol::Event relocated = ask.event();
    relocated.set_area(there->grid_code());
    *relocated.mutable_relocated()->mutable_proposal() = *there;
    relocated.mutable_relocated()->mutable_proposal()->clear_subclass_code();
    relocated.mutable_relocated()->mutable_proposal()->clear_grade();
    relocated.mutable_relocated()->set_reason(body.reason());
    if (carried) {
        *relocated.mutable_relocated()->mutable_before() = item;
    }
    std::vector events{std::move(relocated)};
    if (leaves) {
        protocol::Event away = ask.event(); // its area is the old one
        away.mutable_moved_away()->set_grid_code(there->grid_code());
        events.push_back(std::move(away));
    }
    return events;
}

} // namespace sandtable::cases
