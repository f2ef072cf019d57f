// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of grid workers and what they answer: verification before filing, inspection before closing.
#include "Ask.h"

#include <sandtable/catalogue/Catalogue.h>

#include <fmt/format.h>

#include <cmath>

namespace sandtable::cases {
namespace {

using protocol::Refusal;

/// User names of workers and unit handlers are their code, or begin with it and a dot ("D03.chen").
bool speaksFor(const std::string& user, const std::string& code)
{
    return user == code || (user.starts_with(code) && user[code.size()] == '.');
}

tl::expected<void, Refusal> checkOnSite(const Ask& ask)
{
    if (!ask.item->worker_accepted()) {
        return tl::unexpected(wrongMoment(*ask.item, "网格员尚未接受任务", "the grid worker has not accepted it yet"));
    }
    if (!ask.item->worker_arrived()) {
        return tl::unexpected(
            wrongMoment(*ask.item, "网格员尚未到达现场", "the grid worker has not arrived on site yet"));
    }
    return {};
}

} // namespace

tl::expected<void, Refusal> checkHolder(const Ask& ask, const std::string& named, const std::string& holder)
{
    if (named.empty()) {
        return tl::unexpected(missing("worker_code or unit_code"));
    }
    const DecideContext& context = ask.context;
    const bool ownOnly = context.role == protocol::ROLE_GRID_WORKER || context.role == protocol::ROLE_UNIT_HANDLER;
    const bool serviceForOther = context.role == protocol::ROLE_SERVICE && ask.command.on_behalf_of() != named;
    if (serviceForOther || (ownOnly && !speaksFor(context.actor, named))) {
        const std::string& who = serviceForOther ? ask.command.on_behalf_of() : context.actor;
        return tl::unexpected(refuse(Refusal::NOT_ALLOWED, fmt::format("{} 不能代 {} 操作", who, named),
                                     fmt::format("{} may not act for {}", who, named)));
    }
    if (named != holder) {
        const std::string zh = holder.empty() ? "目前没有指派" : fmt::format("目前指派给 {}", holder);
        const std::string en = holder.empty() ? "is assigned to nobody" : fmt::format("is assigned to {}", holder);
        return tl::unexpected(refuse(Refusal::NOT_ALLOWED, fmt::format("此案件{}，不是 {}", zh, named),
                                     fmt::format("This case {}, not to {}", en, named)));
    }
    return {};
}

tl::expected<void, Refusal> checkAssignable(const Ask& ask, const std::string& workerCode)
{
    if (workerCode.empty()) {
        return tl::unexpected(missing("worker_code"));
    }
    const auto home = ask.context.roster.find(workerCode);
    if (home == ask.context.roster.end()) {
        return tl::unexpected(unknownWorker(workerCode));
    }
    if (!ask.book.onDuty(workerCode)) {
        return tl::unexpected(offDuty(workerCode));
    }
    if (!home->second.starts_with(ask.context.area)) {
        return tl::unexpected(outsideArea(workerCode, ask.context.area));
    }
    return {};
}

Decision assignWorker(const Ask& ask)
{
    const bool verifies = ask.command.has_assign_verifier();
    const std::string& worker =
        verifies ? ask.command.assign_verifier().worker_code() : ask.command.assign_inspector().worker_code();
    const std::string& reason =
        verifies ? ask.command.assign_verifier().reason() : ask.command.assign_inspector().reason();
    if (const auto assignable = checkAssignable(ask, worker); !assignable) {
        return refusal(assignable.error());
    }
    const protocol::Case& item = *ask.item;
    if (item.worker_code() == worker) {
        return refusal(
            wrongMoment(item, fmt::format("已指派给 {}", worker), fmt::format("it is already assigned to {}", worker)));
    }
    if (item.stage() == protocol::STAGE_INSPECTION && item.worker_code().empty()) {
        return refusal(wrongMoment(item, "核查已通过，请结案", "the inspection has passed; close the case"));
    }
    std::vector<protocol::Event> events;
    if (!item.worker_code().empty()) {
        // Somebody on the way is not sent home by a slip of the hand; one who went off duty cannot keep the case.
        const bool superior =
            ask.context.role == protocol::ROLE_SUPERVISOR || ask.context.role == protocol::ROLE_ADMINISTRATOR;
        if (item.worker_accepted() && ask.book.onDuty(item.worker_code()) && !superior) {
            return refusal(wrongMoment(
                item, fmt::format("{} 已接受任务，改派须由值班长操作", item.worker_code()),
                fmt::format("{} has accepted it; only a shift supervisor may give it to another", item.worker_code())));
        }
        events.push_back(withdrawal(ask, reason));
    }
    protocol::Event event = ask.event();
    const std::int64_t due = ask.after(ask.clocks().onSiteCheck);
    const auto fill = [&](auto& body) {
        body.set_worker_code(worker);
        body.set_reason(reason);
        body.set_stage_due_us(due);
    };
    if (verifies) {
        fill(*event.mutable_verifier_assigned());
    } else {
        fill(*event.mutable_inspector_assigned());
    }
    events.push_back(std::move(event));
    return events;
}

Decision acceptAssignment(const Ask& ask)
{
    const std::string& worker = ask.command.accept_assignment().worker_code();
    if (const auto holder = checkHolder(ask, worker, ask.item->worker_code()); !holder) {
        return refusal(holder.error());
    }
    if (ask.item->worker_accepted()) {
        return refusal(wrongMoment(*ask.item, "任务已被接受", "the assignment has been accepted already"));
    }
    protocol::Event event = ask.event();
    event.mutable_assignment_accepted()->set_worker_code(worker);
    return std::vector{std::move(event)};
}

Decision arrive(const Ask& ask)
{
    const protocol::Arrive& body = ask.command.arrive();
    if (const auto holder = checkHolder(ask, body.worker_code(), ask.item->worker_code()); !holder) {
        return refusal(holder.error());
    }
    if (body.has_at() && !isOnEarth(body.at())) {
        return refusal(missing("at"));
    }
    if (!ask.item->worker_accepted()) {
        return refusal(wrongMoment(*ask.item, "网格员尚未接受任务", "the grid worker has not accepted it yet"));
    }
    if (ask.item->worker_arrived()) {
        return refusal(wrongMoment(*ask.item, "网格员已到达现场", "the grid worker has arrived already"));
    }
    protocol::Event event = ask.event();
    event.mutable_worker_arrived()->set_worker_code(body.worker_code());
    if (body.has_at()) {
        *event.mutable_worker_arrived()->mutable_at() = body.at();
    }
    return std::vector{std::move(event)};
}

Decision verify(const Ask& ask)
{
    const protocol::Verify& body = ask.command.verify();
    if (const auto holder = checkHolder(ask, body.worker_code(), ask.item->worker_code()); !holder) {
        return refusal(holder.error());
    }
    if (const auto onSite = checkOnSite(ask); !onSite) {
        return refusal(onSite.error());
    }
    protocol::Event event = ask.event();
    if (body.genuine()) {
        protocol::Verified& verified = *event.mutable_verified();
        verified.set_worker_code(body.worker_code());
        verified.set_note(body.note());
        verified.set_stage_due_us(ask.after(ask.clocks().accept));
    } else {
        if (body.note().empty()) {
            return refusal(missing("note"));
        }
        event.mutable_case_rejected()->set_reason(body.note());
        event.mutable_case_rejected()->set_worker_code(body.worker_code());
    }
    std::vector events{std::move(event)};
    if (!body.genuine()) {
        tellReporters(ask, protocol::OUTCOME_REJECTED, body.note(), body.note(), events);
    }
    return events;
}

Decision inspect(const Ask& ask)
{
    const protocol::Inspect& body = ask.command.inspect();
    if (const auto holder = checkHolder(ask, body.worker_code(), ask.item->worker_code()); !holder) {
        return refusal(holder.error());
    }
    if (const auto onSite = checkOnSite(ask); !onSite) {
        return refusal(onSite.error());
    }
    if (!body.passed() && body.note().empty()) {
        return refusal(missing("note"));
    }
    protocol::Event event = ask.event();
    protocol::Inspected& inspected = *event.mutable_inspected();
    inspected.set_worker_code(body.worker_code());
    inspected.set_passed(body.passed());
    inspected.set_note(body.note());
    // Work that fails its inspection buys the unit no time: the deadline stays what it was.
    inspected.set_due_us(ask.item->due_us());
    return std::vector{std::move(event)};
}

} // namespace sandtable::cases
