// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/cases/CaseBook.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/protocol/sandtable.pb.h>
#include <sandtable/sim/Agenda.h>
#include <sandtable/sim/Crew.h>
#include <sandtable/sim/Habits.h>
#include <sandtable/sim/ReportSource.h>
#include <sandtable/sim/RoadGraph.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sandtable::sim {

/// Citizens, grid workers and units of a city: folds the server's events and answers with commands. Driven by city
/// time and an agenda; opens no socket and reads no clock. What each case needs next follows from its state alone,
/// so it can take over any log at any moment. Not thread-safe.
class LivingCity
{
public:
    using Send = std::function<void(protocol::Command)>;

    /// City and catalogue must outlive it. Commands go to `send` without an id.
    LivingCity(const city::CityModel& city, const catalogue::Catalogue& catalogue,
               std::unique_ptr<ReportSource> reports, bool chinese, std::uint64_t seed, Send send);

    /// Takes over a book, in the place of what it knew.
    void takeOver(const protocol::Snapshot& snapshot, EventTime now);
    void apply(const protocol::Event& event, EventTime now);
    /// Does what is due up to `now`, for at most `budget` of wall time; true when something due is left.
    bool advance(EventTime now, std::chrono::microseconds budget);
    std::optional<EventTime> nextDue() const { return m_agenda.next(); }
    /// No new reports while the server is behind.
    void holdReports(bool hold) { m_hold = hold; }

    protocol::Positions positions(EventTime now, bool all) { return m_crew.positions(now, all); }
    const cases::CaseBook& book() const { return m_book; }
    const Crew& crew() const { return m_crew; }

private:
    enum class What : std::uint8_t
    {
        Report,
        RoundEnds,
        ShiftTurns,
        Accept,
        Arrive,
        Answer,
        UnitAnswer,
        UnitFinish,
        UnitAsksTime,
        HelperFinish,
        AnswerSupervision
    };
    struct Action
    {
        What what;
        std::uint32_t worker = Crew::kNobody;
        std::uint64_t caseId = 0;
        std::uint32_t token = 0;
    };
    /// What we know of a case beyond the book: which of its agenda entries still count.
    struct Watch
    {
        std::uint64_t state = 0;
        std::uint32_t token = 0;
    };
    struct Duty
    {
        std::vector<std::uint64_t> tasks; ///< accepted, not yet gone to
        std::uint64_t current = 0;        ///< going to or at
        std::uint32_t token = 0;          ///< of the trip that runs now
        bool offDuty = false;
    };

    void start(EventTime now);
    void perform(const Action& action, EventTime when);
    void performCase(const Action& action, EventTime when);
    void planReport(EventTime after);
    void planShift(Crew::Id worker, EventTime now);
    void turnShift(Crew::Id worker, bool on);
    bool inDayShift(EventTime now) const;
    void reconsider(const protocol::Case& item, EventTime now);
    void planFieldWork(const protocol::Case& item, Crew::Id worker, std::uint32_t token, EventTime now);
    void planUnitFinish(const protocol::Case& item, std::uint32_t token, EventTime soon);
    void planUnitWork(const protocol::Case& item, std::uint32_t token, EventTime now);
    void release(std::uint64_t caseId, Crew::Id worker, EventTime now);
    /// The case has moved to an area that is not watched here.
    void forget(std::uint64_t caseId, EventTime now);
    /// Who is on the way to the case turns towards its new place.
    void redirect(const protocol::Case& item, EventTime now);
    void takeNextTask(Crew::Id worker, EventTime now);
    void idle(Crew::Id worker, EventTime now);
    geo::LocalMetres placeOf(const protocol::Case& item) const;
    void answerOnSite(const protocol::Case& item);
    void answerAsUnit(const protocol::Case& item);
    void askForTime(const protocol::Case& item);
    void helperFinishes(const protocol::Case& item);
    void answerSupervision(const protocol::Case& item);
    protocol::Command commandFor(const protocol::Case& item, const std::string& speaker) const;

    const city::CityModel& m_city;
    std::unique_ptr<ReportSource> m_reports;
    bool m_chinese;
    Send m_send;
    Habits m_habits;
    Random m_random;
    RoadGraph m_roads;
    Crew m_crew;
    std::vector<Duty> m_duties;
    cases::CaseBook m_book;
    Agenda<Action> m_agenda;
    std::unordered_map<std::uint64_t, Watch> m_watches;
    std::unordered_map<std::uint64_t, Crew::Id> m_holder; ///< who of the crew a case is assigned to
    std::optional<PlannedReport> m_planned;
    std::chrono::minutes m_utcOffset;
    bool m_started = false;
    bool m_hold = false;
};

} // namespace sandtable::sim
