// SPDX-License-Identifier: GPL-3.0-or-later
#include "CaseWorld.h"

#include <stdexcept>

namespace sandtable::cases {
namespace {

catalogue::Catalogue shippedCatalogue()
{
    auto loaded = catalogue::Catalogue::load(SANDTABLE_SOURCE_DIR "/data/catalogue");
    if (!loaded) {
        throw std::runtime_error(loaded.error().message);
    }
    return std::move(*loaded);
}

void require(const Decision& decision)
{
    if (!decision) {
        throw std::runtime_error("a step of the fixture was refused: " + decision.error().message_en());
    }
}

} // namespace

CaseWorld::CaseWorld() : catalogue(shippedCatalogue()), now(fromMicros(1'772'416'800'000'000)) // Monday 10:00 in UTC+8
{
    proposal.set_grid_code(kGrid);
    proposal.set_subclass_code(catalogue.subclasses().front().code);
    proposal.set_unit_code(kUnit);
    proposal.set_reason_zh("责任清单");
    proposal.set_reason_en("the responsibility list");
    proposal.set_worker_code("W0001");
}

std::string CaseWorld::newCommandId()
{
    std::string id(16, '\0');
    for (int i = 0; i < 8; ++i) {
        id[static_cast<std::size_t>(i)] = static_cast<char>(m_nextId >> (8 * i) & 0xff);
    }
    ++m_nextId;
    return id;
}

DecideContext CaseWorld::context(protocol::Role role, const std::string& actor) const
{
    return {now, actor, role, area, catalogue, roster, &proposal};
}

Decision CaseWorld::give(protocol::Command command, protocol::Role role, const std::string& actor)
{
    if (command.command_id().empty()) {
        command.set_command_id(newCommandId());
    }
    Decision decision = decide(book, command, context(role, actor));
    if (decision) {
        for (protocol::Event& event : *decision) {
            event.set_seq(book.lastSeq() + 1);
            apply(book, event);
            log.push_back(event);
        }
    }
    return decision;
}

Decision CaseWorld::giveOn(std::uint64_t id, const std::function<void(protocol::Command&)>& fill, protocol::Role role,
                           const std::string& actor)
{
    protocol::Command command;
    command.set_case_id(id);
    fill(command);
    return give(std::move(command), role, actor);
}

std::uint64_t CaseWorld::report()
{
    protocol::Command command;
    command.mutable_submit_report()->set_text("通济桥牌坊旁水管漏水");
    command.mutable_submit_report()->set_channel(protocol::CHANNEL_PHONE);
    require(give(std::move(command), protocol::ROLE_CALL_TAKER, "chen"));
    return book.lastCaseId();
}

void CaseWorld::assign(std::uint64_t id, const std::string& worker)
{
    const bool inspects = at(id).stage() == protocol::STAGE_FEEDBACK;
    require(giveOn(id, [&](protocol::Command& c) {
        (inspects ? *c.mutable_assign_inspector()->mutable_worker_code()
                  : *c.mutable_assign_verifier()->mutable_worker_code()) = worker;
    }));
}

void CaseWorld::goThere(std::uint64_t id, const std::string& worker)
{
    require(giveOn(
        id, [&](auto& c) { c.mutable_accept_assignment()->set_worker_code(worker); }, protocol::ROLE_GRID_WORKER,
        worker));
    require(giveOn(
        id, [&](auto& c) { c.mutable_arrive()->set_worker_code(worker); }, protocol::ROLE_GRID_WORKER, worker));
}

std::uint64_t CaseWorld::verified()
{
    const std::uint64_t id = report();
    assign(id);
    goThere(id);
    require(giveOn(
        id,
        [](auto& c) {
            c.mutable_verify()->set_worker_code("W0001");
            c.mutable_verify()->set_genuine(true);
        },
        protocol::ROLE_GRID_WORKER, "W0001"));
    return id;
}

std::uint64_t CaseWorld::handled()
{
    const std::uint64_t id = verified();
    require(giveOn(id, [](auto& c) { c.mutable_dispatch()->set_unit_code(kUnit); }));
    require(giveOn(
        id, [](auto& c) { c.mutable_accept_handling()->set_unit_code(kUnit); }, protocol::ROLE_UNIT_HANDLER, kUnit));
    return id;
}

std::uint64_t CaseWorld::finished()
{
    const std::uint64_t id = handled();
    require(giveOn(
        id, [](auto& c) { c.mutable_finish_handling()->set_unit_code(kUnit); }, protocol::ROLE_UNIT_HANDLER, kUnit));
    return id;
}

std::uint64_t CaseWorld::inspected()
{
    const std::uint64_t id = finished();
    assign(id, "W0002");
    goThere(id, "W0002");
    require(giveOn(
        id,
        [](auto& c) {
            c.mutable_inspect()->set_worker_code("W0002");
            c.mutable_inspect()->set_passed(true);
        },
        protocol::ROLE_GRID_WORKER, "W0002"));
    return id;
}

} // namespace sandtable::cases
