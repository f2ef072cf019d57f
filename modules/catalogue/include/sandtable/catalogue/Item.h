// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/WorkCalendar.h>

#include <string>
#include <vector>

namespace sandtable::catalogue {

/// A word of one of the list's small vocabularies: handling steps, qualifications.
struct Term
{
    std::string code;
    std::string nameZh;
    std::string nameEn;
};

/// A kind of place (places.csv) and the words that tell of it in a report.
struct PlaceTerm : Term
{
    std::vector<std::string> words;
};

/// What people say for what the list says: 井盖唔见咗 means 井盖不见了.
struct DialectWord
{
    std::string said;
    std::string meant;
};

/// A part of the handling with a limit of its own, counted from dispatch: "made safe within 1 urgent hour".
struct HandlingStep
{
    std::string code; ///< a Term of steps.csv
    Deadline limit;
};

/// An item (事项) of the responsibility list: what can be wrong with the things of a subclass. The code is the
/// subclass's and two digits, e.g. "C010103".
struct Item
{
    std::string code;
    std::string nameZh;
    std::string nameEn;
    int grade = 3;                      ///< 1 (most urgent) … 4
    std::vector<HandlingStep> steps;    ///< at least one; each falls due no earlier than the one before
    std::string rule;                   ///< code of the UnitRule that says who must act
    std::vector<std::string> assisting; ///< units that help: codes of units.csv or "@street"
    std::string qualification;          ///< a Term of qualifications.csv: what it takes to verify it
    std::string filingZh, filingEn;
    std::string closingZh, closingEn;
    std::vector<std::string> words; ///< what people call it

    std::string_view subclass() const { return std::string_view(code).substr(0, 5); }
    /// From dispatch to finished: the limit of the last step.
    const Deadline& handling() const { return steps.back().limit; }
};

/// One of the daily patrol items (巡查事项) that a grid worker ticks.
struct PatrolItem
{
    std::string code;   ///< "P001" …
    std::string item;   ///< code of the Item that is reported when the tick is "no"
    std::string place;  ///< a Term of places.csv: where it is looked at
    int timesAWeek = 7; ///< 1 … 21
    std::string checkZh, checkEn;
};

} // namespace sandtable::catalogue
