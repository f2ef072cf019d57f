// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/Catalogue.h>

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::catalogue {

namespace {

/// Street codes have nine digits; smaller regions begin with them.
constexpr std::size_t kStreetDigits = 9;

bool holdsAt(const RuleTime& time, EventTime at, const WorkCalendar& calendar)
{
    switch (time.kind) {
    case RuleTime::Kind::Always:
        return true;
    case RuleTime::Kind::Working:
        return calendar.isWorkingTime(at);
    case RuleTime::Kind::OffWork:
        return !calendar.isWorkingTime(at);
    case RuleTime::Kind::Span:
        break;
    }
    const int minute = calendar.localMinute(at);
    return time.fromMinute < time.toMinute ? time.fromMinute <= minute && minute < time.toMinute
                                           : time.fromMinute <= minute || minute < time.toMinute;
}

bool holdsFor(const RuleRow& row, const std::string& owner)
{
    switch (row.owner) {
    case RuleRow::Owner::Any:
        return true;
    case RuleRow::Owner::Known:
        return !owner.empty();
    case RuleRow::Owner::Unknown:
        return owner.empty();
    case RuleRow::Owner::Exactly:
        return owner == row.ownerUnit;
    }
    return false;
}

bool holdsIn(const RuleRow& row, const Situation& situation)
{
    if (row.place.empty()) {
        return true;
    }
    const bool region = row.place.front() >= '0' && row.place.front() <= '9';
    return region ? situation.region.starts_with(row.place)
                  : std::ranges::find(situation.places, row.place) != situation.places.end();
}

bool holds(const RuleRow& row, const Situation& situation, const WorkCalendar& calendar)
{
    return (!row.tier || row.tier == situation.tier) && holdsFor(row, situation.owner) && holdsIn(row, situation) &&
           holdsAt(row.time, situation.at, calendar);
}

std::string officeOf(const Situation& situation)
{
    return situation.region.size() < kStreetDigits
               ? std::string()
               : Catalogue::streetOfficeCode(std::string_view(situation.region).substr(0, kStreetDigits));
}

std::string unitOf(const RuleRow& row, const Situation& situation)
{
    if (row.unit == kOwnerOfComponent) {
        return situation.owner;
    }
    return row.unit == kStreetOfPlace ? officeOf(situation) : row.unit;
}

std::vector<std::string> helpers(const Catalogue& catalogue, const Item& item, const Situation& situation,
                                 const std::string& responsible)
{
    std::vector<std::string> units;
    for (const std::string& code : item.assisting) {
        const std::string unit = code == kStreetOfPlace ? officeOf(situation) : code;
        if (unit != responsible && catalogue.unit(unit) != nullptr) {
            units.push_back(unit);
        }
    }
    return units;
}

} // namespace

Assignment responsibleUnit(const Catalogue& catalogue, const Item& item, const Situation& given)
{
    Situation situation = given;
    if (catalogue.unit(situation.owner) == nullptr) {
        situation.owner.clear(); // an owner that the list does not know cannot be sent anything
    }
    const UnitRule& rule = *catalogue.rule(item.rule); // checked when the list was loaded
    const auto row = std::ranges::find_if(
        rule.rows, [&](const RuleRow& each) { return holds(each, situation, catalogue.calendar()); });
    const Unit* unit = catalogue.unit(unitOf(*row, situation));
    Assignment result;
    if (unit != nullptr) {
        result.reasonZh = fmt::format("责任清单{}“{}”：{}，由{}负责", item.code, item.nameZh, row->whyZh, unit->nameZh);
        result.reasonEn = fmt::format("{} \"{}\" of the responsibility list: {}, so it goes to the {}", item.code,
                                      item.nameEn, row->whyEn, unit->nameEn);
    } else {
        unit = catalogue.unit(catalogue.intake().unitWithoutPlace);
        result.reasonZh =
            fmt::format("责任清单{}“{}”：{}；地点未定，暂由{}受理", item.code, item.nameZh, row->whyZh, unit->nameZh);
        result.reasonEn =
            fmt::format("{} \"{}\" of the responsibility list: {}; while the place is not known the {} keeps it",
                        item.code, item.nameEn, row->whyEn, unit->nameEn);
    }
    result.unitCode = unit->code;
    result.assisting = helpers(catalogue, item, situation, unit->code);
    return result;
}

} // namespace sandtable::catalogue
