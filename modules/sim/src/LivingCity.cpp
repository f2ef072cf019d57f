// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/LivingCity.h>

namespace sandtable::sim {
namespace {

/// After a pause of the city (a server that was away) nobody makes up for the reports that did not come.
constexpr double kForgetReportsS = 300;
constexpr double kRetryReportS = 5;

} // namespace

LivingCity::LivingCity(const city::CityModel& city, const catalogue::Catalogue& catalogue,
                       std::unique_ptr<ReportSource> reports, bool chinese, std::uint64_t seed, Send send)
    : m_city(city), m_reports(std::move(reports)), m_chinese(chinese), m_send(std::move(send)),
      m_habits(seed, catalogue), m_random(Random(seed).fork(11)), m_roads(city),
      m_crew(city, m_roads, Random(seed).fork(12)), m_duties(city.workers.size()),
      m_utcOffset(catalogue.calendar().utcOffset())
{
}

void LivingCity::start(EventTime now)
{
    m_started = true;
    planReport(now);
    for (Crew::Id worker = 0; worker < m_crew.size(); ++worker) {
        // Rounds begin spread over some minutes, not all in the same instant.
        m_agenda.put(later(now, m_random.between(0, 240)), {What::RoundEnds, worker});
        if (!m_crew.nightShift(worker)) {
            const std::uint32_t on = inDayShift(now) ? 1 : 0;
            m_agenda.put(later(now, m_random.between(0, 60)), {What::ShiftTurns, worker, 0, on});
        }
    }
}

void LivingCity::takeOver(const protocol::Snapshot& snapshot, EventTime now)
{
    m_book = cases::CaseBook::fromSnapshot(snapshot);
    m_agenda.clear();
    m_watches.clear();
    m_holder.clear();
    for (Crew::Id worker = 0; worker < m_crew.size(); ++worker) {
        const std::uint32_t token = m_duties[worker].token + 1;
        m_duties[worker] = Duty{};
        m_duties[worker].token = token;
        m_duties[worker].offDuty = !m_book.onDuty(m_crew.code(worker));
    }
    start(now);
    for (const std::uint64_t id : m_book.order()) {
        const protocol::Case& item = *m_book.find(id);
        if (item.outcome() == protocol::OUTCOME_OPEN) {
            reconsider(item, now);
        }
    }
}

void LivingCity::apply(const protocol::Event& event, EventTime now)
{
    if (!m_started) {
        start(now);
    }
    cases::apply(m_book, event);
    if (event.has_duty_changed()) {
        const Crew::Id worker = m_crew.find(event.duty_changed().worker_code());
        if (worker != Crew::kNobody && m_duties[worker].offDuty == event.duty_changed().on_duty()) {
            m_duties[worker].offDuty = !event.duty_changed().on_duty();
            if (m_duties[worker].current == 0) {
                idle(worker, now);
            }
        }
        return;
    }
    const protocol::Case* item = m_book.find(event.case_id());
    if (item == nullptr) {
        forget(event.case_id(), now);
        return;
    }
    if (event.has_relocated()) {
        redirect(*item, now);
    }
    reconsider(*item, now);
}

bool LivingCity::advance(EventTime now, std::chrono::microseconds budget)
{
    if (!m_started) {
        start(now);
    }
    const auto end = std::chrono::steady_clock::now() + budget;
    while (!m_agenda.empty() && *m_agenda.next() <= now) {
        const auto [when, action] = m_agenda.take();
        // Late entries act now: nothing may be sent on its way in the past.
        perform(action, secondsBetween(when, now) > kForgetReportsS ? now : when);
        if (std::chrono::steady_clock::now() >= end) {
            return !m_agenda.empty() && *m_agenda.next() <= now;
        }
    }
    return false;
}

void LivingCity::planReport(EventTime after)
{
    m_planned = m_reports->next(after);
    m_agenda.put(m_planned->at, {What::Report});
}

void LivingCity::perform(const Action& action, EventTime when)
{
    switch (action.what) {
    case What::Report: {
        if (m_hold) {
            m_agenda.put(later(when, kRetryReportS), {What::Report});
            return;
        }
        protocol::Command command;
        *command.mutable_submit_report() = std::move(m_planned->report);
        command.set_on_behalf_of(command.submit_report().reporter());
        m_send(std::move(command));
        planReport(when);
        return;
    }
    case What::RoundEnds:
        if (action.token == 0 || action.token == m_duties[action.worker].token) {
            if (m_duties[action.worker].current == 0) {
                idle(action.worker, when);
            }
        }
        return;
    case What::ShiftTurns:
        turnShift(action.worker, action.token != 0);
        planShift(action.worker, when);
        return;
    default:
        performCase(action, when);
    }
}

void LivingCity::performCase(const Action& action, EventTime when)
{
    const auto watch = m_watches.find(action.caseId);
    const protocol::Case* item = m_book.find(action.caseId);
    if (item == nullptr || watch == m_watches.end() || watch->second.token != action.token) {
        return; // the case has moved on since this was planned
    }
    switch (action.what) {
    case What::Accept: {
        protocol::Command command = commandFor(*item, item->worker_code());
        command.mutable_accept_assignment()->set_worker_code(item->worker_code());
        m_send(std::move(command));
        return;
    }
    case What::Arrive: {
        m_crew.arrive(action.worker, when);
        const geo::Wgs84 at = m_city.frame.toWgs84(m_crew.at(action.worker, when));
        protocol::Command command = commandFor(*item, item->worker_code());
        command.mutable_arrive()->set_worker_code(item->worker_code());
        command.mutable_arrive()->mutable_at()->set_lon(at.lon);
        command.mutable_arrive()->mutable_at()->set_lat(at.lat);
        m_send(std::move(command));
        return;
    }
    case What::Answer:
        answerOnSite(*item);
        return;
    case What::UnitAnswer:
        answerAsUnit(*item);
        return;
    case What::UnitFinish: {
        protocol::Command command = commandFor(*item, item->unit_code());
        command.mutable_finish_handling()->set_unit_code(item->unit_code());
        command.mutable_finish_handling()->set_note(m_habits.finishNote(*item, m_chinese));
        m_send(std::move(command));
        return;
    }
    case What::UnitAsksTime:
        askForTime(*item);
        return;
    case What::HelperFinish:
        helperFinishes(*item);
        return;
    case What::AnswerSupervision:
        answerSupervision(*item);
        return;
    default:
        return;
    }
}

void LivingCity::askForTime(const protocol::Case& item)
{
    const auto due = fromMicros(item.due_us());
    const auto began = fromMicros(item.clock_since_us());
    protocol::Command command = commandFor(item, item.unit_code());
    protocol::AskExtension& body = *command.mutable_ask_extension();
    body.set_unit_code(item.unit_code());
    body.set_reason(m_chinese ? "工程量大，需延长工期" : "There is more to do than was thought");
    body.set_due_us(toMicros(due + std::max<std::chrono::microseconds>((due - began) / 2, std::chrono::hours(2))));
    m_send(std::move(command));
}

void LivingCity::helperFinishes(const protocol::Case& item)
{
    for (const protocol::Assistance& one : item.assistance()) {
        if (!one.done()) {
            protocol::Command command = commandFor(item, one.unit_code());
            command.mutable_finish_assistance()->set_unit_code(one.unit_code());
            m_send(std::move(command));
            return;
        }
    }
}

void LivingCity::answerSupervision(const protocol::Case& item)
{
    protocol::Command command = commandFor(item, item.unit_code());
    command.mutable_answer_supervision()->set_unit_code(item.unit_code());
    command.mutable_answer_supervision()->set_note(m_chinese ? "已加派人手，抓紧处理" : "More people are on it now");
    m_send(std::move(command));
}

protocol::Command LivingCity::commandFor(const protocol::Case& item, const std::string& speaker) const
{
    protocol::Command command;
    command.set_case_id(item.id());
    command.set_on_behalf_of(speaker);
    return command;
}

void LivingCity::answerOnSite(const protocol::Case& item)
{
    protocol::Command command = commandFor(item, item.worker_code());
    std::string note;
    if (item.stage() == protocol::STAGE_COLLECTION) {
        const bool genuine = m_habits.genuine(item, m_chinese, note);
        command.mutable_verify()->set_worker_code(item.worker_code());
        command.mutable_verify()->set_genuine(genuine);
        command.mutable_verify()->set_note(genuine ? m_habits.verifyNote(item, m_chinese) : note);
    } else {
        const bool passed = m_habits.passes(item, m_chinese, note);
        command.mutable_inspect()->set_worker_code(item.worker_code());
        command.mutable_inspect()->set_passed(passed);
        command.mutable_inspect()->set_note(note);
    }
    m_send(std::move(command));
}

void LivingCity::answerAsUnit(const protocol::Case& item)
{
    protocol::Command command = commandFor(item, item.unit_code());
    std::string reason;
    if (m_habits.returns(item, m_chinese, reason)) {
        command.mutable_return_handling()->set_unit_code(item.unit_code());
        command.mutable_return_handling()->set_reason(reason);
    } else {
        command.mutable_accept_handling()->set_unit_code(item.unit_code());
    }
    m_send(std::move(command));
}

} // namespace sandtable::sim
