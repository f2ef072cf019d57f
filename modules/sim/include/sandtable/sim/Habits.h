// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/base/Random.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <string>

namespace sandtable::sim {

/// What workers and units decide and how long they take. Every answer is drawn from the seed, the case and the
/// question alone: a simulator that starts again answers the same.
class Habits
{
public:
    Habits(std::uint64_t seed, const catalogue::Catalogue& catalogue) : m_seed(seed), m_catalogue(catalogue) {}

    /// Seconds until the worker presses "accept".
    double acceptSeconds(const protocol::Case& item) const;
    /// Seconds on site until the answer.
    double onSiteSeconds(const protocol::Case& item) const;
    /// Whether the verifier finds what was reported; otherwise why not.
    bool genuine(const protocol::Case& item, bool chinese, std::string& note) const;
    /// Whether the inspector is content; otherwise why not.
    bool passes(const protocol::Case& item, bool chinese, std::string& note) const;
    double unitAcceptSeconds(const protocol::Case& item) const;
    /// Whether the unit gives the case back, and why: more often when the list names another unit.
    bool returns(const protocol::Case& item, bool chinese, std::string& reason) const;
    /// When the unit that started at `start` is done: by grade, mostly before the deadline; sooner after each
    /// supervision.
    EventTime finish(const protocol::Case& item, EventTime start) const;
    /// Whether a unit that will be late asks for more time.
    bool asksForTime(const protocol::Case& item) const;
    std::string finishNote(const protocol::Case& item, bool chinese) const;
    std::string verifyNote(const protocol::Case& item, bool chinese) const;

private:
    enum class Question : std::uint64_t
    {
        Accept = 1,
        OnSite,
        Genuine,
        Passes,
        UnitAccept,
        Returns,
        Finish,
        Note,
        AskTime
    };
    Random draw(const protocol::Case& item, Question question) const;

    std::uint64_t m_seed;
    const catalogue::Catalogue& m_catalogue;
};

} // namespace sandtable::sim
