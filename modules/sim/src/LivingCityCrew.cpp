// SPDX-License-Identifier: GPL-3.0-or-later
// The part of LivingCity that plans the next step of each case and moves the crew.
#include <sandtable/sim/LivingCity.h>

#include <algorithm>
#include <array>

namespace sandtable::sim {
namespace {

constexpr std::int64_t kShiftHourUs = 3'600'000'000;
constexpr std::int64_t kDayUs = 24 * kShiftHourUs;
constexpr std::int64_t kMorningUs = 6 * kShiftHourUs;
constexpr std::int64_t kNightUs = 22 * kShiftHourUs;
/// People come and go up to half an hour around the change of shift.
constexpr double kShiftJitterS = 1800;
/// What should have been done while nobody was there is done soon, but not all in one instant.
constexpr double kSoonS = 30;
/// A supervised unit answers, and a helping one is done, within these.
constexpr double kAnswerS = 900;
constexpr double kHelpS = 3600;

/// The first assisting unit that is not done; end() when none is at work.
auto helperAtWork(const protocol::Case& item)
{
    return std::find_if(item.assistance().begin(), item.assistance().end(),
                        [](const protocol::Assistance& one) { return !one.done(); });
}

/// All that decides what a case needs next; two equal states need no new plan.
std::uint64_t stateOf(const protocol::Case& item, Crew::Id worker)
{
    std::uint64_t state = 1;
    const auto mix = [&](std::uint64_t part) { state = (state ^ part) * 0x9e3779b97f4a7c15ULL + (state >> 29); };
    mix(static_cast<std::uint64_t>(item.stage()));
    mix(static_cast<std::uint64_t>(item.outcome()));
    mix(worker);
    mix((item.worker_accepted() ? 1U : 0U) + (item.worker_arrived() ? 2U : 0U) + (item.unit_accepted() ? 4U : 0U));
    mix(std::hash<std::string>()(item.unit_code()));
    mix(item.returns() * 1024ULL + item.reworks());
    mix(item.stage() == protocol::STAGE_HANDLING ? item.supervisions() : 0);
    mix((item.has_suspension() ? 1U : 0U) + (item.has_extension() ? 2U : 0U) +
        (item.supervision().answered_us() != 0 ? 4U : 0U) + item.extensions() * 8U);
    mix(static_cast<std::uint64_t>(helperAtWork(item) - item.assistance().begin()));
    return state;
}

/// When the unit began: when it accepted, or when an inspection sent the case back.
EventTime workBegan(const protocol::Case& item)
{
    const auto& steps = item.steps();
    const auto last = std::find_if(steps.rbegin(), steps.rend(), [](const protocol::Step& step) {
        return step.kind() == "handling_accepted" || step.kind() == "inspected";
    });
    return fromMicros(last == steps.rend() ? item.stage_since_us() : last->time_us());
}

std::int64_t localUs(EventTime when, std::chrono::minutes utcOffset)
{
    return toMicros(when + std::chrono::microseconds(utcOffset));
}

} // namespace

geo::LocalMetres LivingCity::placeOf(const protocol::Case& item) const
{
    if (item.proposal().has_point()) {
        return m_city.frame.toLocal(geo::Wgs84{item.proposal().point().lon(), item.proposal().point().lat()});
    }
    // A report without a place: the worker asks around at home.
    const Crew::Id worker = m_crew.find(item.worker_code());
    return worker == Crew::kNobody ? geo::LocalMetres{} : m_city.workers[worker].home;
}

void LivingCity::reconsider(const protocol::Case& item, EventTime now)
{
    const Crew::Id worker = item.worker_code().empty() ? Crew::kNobody : m_crew.find(item.worker_code());
    Watch& watch = m_watches[item.id()];
    const std::uint64_t state = stateOf(item, worker);
    if (watch.state == state) {
        return;
    }
    watch.state = state;
    const std::uint32_t token = ++watch.token;
    const auto held = m_holder.find(item.id());
    if (held != m_holder.end() && held->second != worker) {
        release(item.id(), held->second, now);
    }
    if (item.outcome() != protocol::OUTCOME_OPEN) {
        m_watches.erase(item.id());
    } else if (item.stage() == protocol::STAGE_HANDLING) {
        planUnitWork(item, token, now);
    } else if (worker != Crew::kNobody) {
        m_holder[item.id()] = worker;
        planFieldWork(item, worker, token, now);
    }
}

void LivingCity::planUnitWork(const protocol::Case& item, std::uint32_t token, EventTime now)
{
    const EventTime soon = later(now, m_random.between(0, kSoonS));
    if (!item.unit_accepted()) {
        const EventTime answer = later(fromMicros(item.stage_since_us()), m_habits.unitAcceptSeconds(item));
        m_agenda.put(std::max(answer, soon), {What::UnitAnswer, Crew::kNobody, item.id(), token});
    } else if (!item.has_suspension()) {
        planUnitFinish(item, token, soon);
    }
    if (item.has_supervision() && item.supervision().answered_us() == 0) {
        const double seconds = m_random.between(kAnswerS / 3, kAnswerS);
        m_agenda.put(later(now, seconds), {What::AnswerSupervision, Crew::kNobody, item.id(), token});
    }
}

void LivingCity::planUnitFinish(const protocol::Case& item, std::uint32_t token, EventTime soon)
{
    if (helperAtWork(item) != item.assistance().end()) {
        // The lead waits for who helps.
        const double seconds = m_random.between(kHelpS / 3, kHelpS);
        m_agenda.put(later(soon, seconds), {What::HelperFinish, Crew::kNobody, item.id(), token});
        return;
    }
    const EventTime began = workBegan(item);
    const EventTime done = m_habits.finish(item, began);
    const EventTime due = fromMicros(item.due_us());
    const EventTime sees = began + (due - began) * 9 / 10; // that it will not be done in time
    if (done > due && soon < due && !item.has_extension() && item.extensions() == 0 && m_habits.asksForTime(item)) {
        m_agenda.put(std::max(sees, soon), {What::UnitAsksTime, Crew::kNobody, item.id(), token});
    }
    m_agenda.put(std::max(done, soon), {What::UnitFinish, Crew::kNobody, item.id(), token});
}

void LivingCity::planFieldWork(const protocol::Case& item, Crew::Id worker, std::uint32_t token, EventTime now)
{
    Duty& duty = m_duties[worker];
    if (!item.worker_accepted()) {
        m_agenda.put(later(now, m_habits.acceptSeconds(item)), {What::Accept, worker, item.id(), token});
    } else if (!item.worker_arrived()) {
        duty.tasks.push_back(item.id());
        if (duty.current == 0) {
            takeNextTask(worker, now);
        }
    } else {
        duty.current = item.id();
        ++duty.token;
        m_crew.arrive(worker, now);
        m_agenda.put(later(now, m_habits.onSiteSeconds(item)), {What::Answer, worker, item.id(), token});
    }
}

void LivingCity::release(std::uint64_t caseId, Crew::Id worker, EventTime now)
{
    m_holder.erase(caseId);
    Duty& duty = m_duties[worker];
    std::erase(duty.tasks, caseId);
    if (duty.current == caseId) {
        duty.current = 0;
        idle(worker, now);
    }
}

void LivingCity::forget(std::uint64_t caseId, EventTime now)
{
    if (const auto held = m_holder.find(caseId); held != m_holder.end()) {
        release(caseId, held->second, now);
    }
    m_watches.erase(caseId);
}

void LivingCity::redirect(const protocol::Case& item, EventTime now)
{
    const auto held = m_holder.find(item.id());
    if (held == m_holder.end() || m_duties[held->second].current != item.id() || item.worker_arrived()) {
        return;
    }
    const EventTime arrival = m_crew.go(held->second, placeOf(item), now);
    m_agenda.put(arrival, {What::Arrive, held->second, item.id(), ++m_watches[item.id()].token});
}

void LivingCity::takeNextTask(Crew::Id worker, EventTime now)
{
    Duty& duty = m_duties[worker];
    const geo::LocalMetres here = m_crew.at(worker, now);
    const auto rank = [&](std::uint64_t id) {
        const protocol::Case& item = *m_book.find(id);
        return std::pair(item.grade(), geo::distance(here, placeOf(item)));
    };
    const auto next = std::min_element(duty.tasks.begin(), duty.tasks.end(),
                                       [&](std::uint64_t a, std::uint64_t b) { return rank(a) < rank(b); });
    const std::uint64_t id = *next;
    duty.tasks.erase(next);
    duty.current = id;
    ++duty.token;
    const EventTime arrival = m_crew.go(worker, placeOf(*m_book.find(id)), now);
    m_agenda.put(arrival, {What::Arrive, worker, id, m_watches[id].token});
}

void LivingCity::idle(Crew::Id worker, EventTime now)
{
    Duty& duty = m_duties[worker];
    if (!duty.tasks.empty()) {
        takeNextTask(worker, now);
        return;
    }
    ++duty.token;
    if (duty.offDuty) {
        m_crew.goHome(worker, now);
        return;
    }
    const EventTime end = m_crew.patrol(worker, now);
    m_agenda.put(later(end, m_random.between(30, 240)), {What::RoundEnds, worker, 0, duty.token});
}

bool LivingCity::inDayShift(EventTime now) const
{
    const std::int64_t local = localUs(now, m_utcOffset);
    const std::int64_t ofDay = ((local % kDayUs) + kDayUs) % kDayUs;
    return ofDay >= kMorningUs && ofDay < kNightUs;
}

void LivingCity::planShift(Crew::Id worker, EventTime now)
{
    const std::int64_t local = localUs(now, m_utcOffset);
    const std::int64_t midnight = local - ((local % kDayUs) + kDayUs) % kDayUs;
    const std::array<std::int64_t, 4> changes{midnight + kMorningUs, midnight + kNightUs,
                                              midnight + kDayUs + kMorningUs, midnight + kDayUs + kNightUs};
    // The one that is just being made lies within the jitter.
    const auto next = std::upper_bound(changes.begin(), changes.end() - 1, local + 2400 * 1'000'000LL);
    const bool morning = (next - changes.begin()) % 2 == 0;
    const EventTime when = fromMicros(*next) - std::chrono::microseconds(m_utcOffset);
    m_agenda.put(later(when, m_random.between(-kShiftJitterS, kShiftJitterS)),
                 {What::ShiftTurns, worker, 0, morning ? 1U : 0U});
}

void LivingCity::turnShift(Crew::Id worker, bool on)
{
    if (m_duties[worker].offDuty != on) {
        return;
    }
    protocol::Command command;
    command.set_on_behalf_of(m_crew.code(worker));
    command.mutable_set_duty()->set_worker_code(m_crew.code(worker));
    command.mutable_set_duty()->set_on_duty(on);
    m_send(std::move(command));
}

} // namespace sandtable::sim
