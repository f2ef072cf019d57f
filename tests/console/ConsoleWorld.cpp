// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sandtable::console {
namespace {

city::Region region(city::Tier tier, const char* code, const char* name, std::uint32_t parent, double x, double width)
{
    city::Region made;
    made.tier = tier;
    made.code = code;
    made.name = name;
    made.nameEn = std::string("en ") + code;
    made.parent = parent;
    made.outer = {{x, 0}, {x + width, 0}, {x + width, 1000}, {x, 1000}};
    made.label = {x + width / 2, 500};
    return made;
}

} // namespace

std::shared_ptr<const CityContext> smallCity()
{
    city::CityModel model;
    model.code = "440604";
    model.name = "禅城区";
    model.nameEn = "Chancheng";
    model.fingerprint = "abc";
    model.regions = {region(city::Tier::District, "440604", "禅城区", city::kNone, 0, 2000),
                     region(city::Tier::Street, "440604012", "祖庙街道", 0, 0, 2000),
                     region(city::Tier::Community, "440604012001", "塔坡社区", 1, 0, 2000),
                     region(city::Tier::MicroGrid, "440604012001001", "一网格", 2, 0, 1000),
                     region(city::Tier::MicroGrid, "440604012001002", "二网格", 2, 1000, 1000)};
    model.workers = {{"W0001", "陈一", 3, {100, 500}},
                     {"W0002", "李二", 3, {900, 500}},
                     {"W0003", "黄三", 4, {1500, 500}},
                     {"W0004", "何四", 4, {1900, 500}}};
    city::Camera camera;
    camera.code = "44060401201320000001";
    camera.name = "人民路东口";
    camera.at = {1900, 500};
    model.cameras.push_back(camera);
    model.roadNodes = {{0, 500}, {2000, 500}};
    city::Road road;
    road.name = model.intern("人民路");
    road.to = 1;
    road.line = model.roadNodes;
    model.roads.push_back(road);
    auto catalogue = catalogue::Catalogue::load(std::string(SANDTABLE_SOURCE_DIR) + "/data/catalogue");
    if (!catalogue)
        ADD_FAILURE() << catalogue.error().message;
    return CityContext::make(std::move(model), std::move(*catalogue));
}

SmallServer::SmallServer() : m_city(smallCity()) {}

std::unique_ptr<Desk> SmallServer::join(const std::string& user, protocol::Role role, const std::string& area)
{
    Desk::Options options;
    options.chinese = false;
    auto desk = std::make_unique<Desk>(options);
    Desk* at = desk.get();
    desk->setCity(m_city);
    protocol::Welcome welcome;
    welcome.set_user(user);
    welcome.set_role(role);
    welcome.set_area(area);
    welcome.set_log_id("log");
    welcome.set_city_fingerprint("abc");
    welcome.mutable_clock()->set_time_us(m_nowUs);
    welcome.mutable_clock()->set_speed(1);
    client::LinkState live;
    live.kind = client::LinkState::Kind::Live;
    desk->take(client::Incoming(live));
    desk->take(client::Incoming(welcome));
    if (m_book.lastSeq() > 0)
        desk->take(client::Incoming(m_book.snapshot()));
    desk->commands()->setSender([this, at, user, role, area](protocol::Command command) {
        if (command.command_id().empty())
            command.set_command_id(newCommandId());
        const std::string id = command.command_id();
        // The answer comes later, as over a socket.
        QMetaObject::invokeMethod(
            at, [this, at, command, user, role, area] { take(at, command, user, role, area); }, Qt::QueuedConnection);
        return id;
    });
    m_desks.push_back({at, area});
    return desk;
}

std::string SmallServer::newCommandId()
{
    std::string id = std::to_string(m_nextCommand++);
    return std::string(16 - id.size(), '0') + id;
}

void SmallServer::leave(Desk& desk)
{
    std::erase_if(m_desks, [&](const Joined& joined) { return joined.desk == &desk; });
}

void SmallServer::tell(Desk* desk, client::Incoming incoming)
{
    if (m_held)
        m_waiting.push_back({desk, std::move(incoming)});
    else
        desk->take(std::move(incoming));
}

void SmallServer::deliver()
{
    m_held = false;
    std::vector<Waiting> waiting;
    waiting.swap(m_waiting);
    for (Waiting& one : waiting)
        one.desk->take(std::move(one.incoming));
}

protocol::Proposal SmallServer::proposalAt(geo::LocalMetres at) const
{
    protocol::Proposal proposal;
    proposal.set_subclass_code(m_city->catalogue.subclasses().front().code);
    proposal.set_grade(protocol::GRADE_THREE);
    proposal.set_unit_code("D01");
    proposal.set_reason_zh("清单规定");
    proposal.set_reason_en("the list says so");
    if (at.x < 0 || at.x > 2000 || at.y < 0 || at.y > 1000)
        return proposal;
    proposal.set_grid_code(at.x < 1000 ? "440604012001001" : "440604012001002");
    proposal.set_worker_code(at.x < 1000 ? "W0001" : "W0003");
    const geo::Wgs84 degrees = m_city->model.frame.toWgs84(at);
    proposal.mutable_point()->set_lon(degrees.lon);
    proposal.mutable_point()->set_lat(degrees.lat);
    return proposal;
}

protocol::Proposal SmallServer::propose(const protocol::Command& command) const
{
    constexpr geo::LocalMetres kNowhere{-1, -1};
    constexpr geo::LocalMetres kTapo{1600, 500};
    if (command.has_submit_report())
        return proposalAt(m_unplaced ? kNowhere : geo::LocalMetres{200, 500});
    const protocol::Relocate& body = command.relocate();
    if (body.has_point())
        return proposalAt(m_city->model.frame.toLocal({body.point().lon(), body.point().lat()}));
    return proposalAt(body.address().find("塔坡") == std::string::npos ? kNowhere : kTapo);
}

void SmallServer::take(Desk* from, protocol::Command command, const std::string& user, protocol::Role role,
                       const std::string& area)
{
    const protocol::Proposal proposal = propose(command);
    const cases::DecideContext context{.now = fromMicros(m_nowUs),
                                       .actor = user,
                                       .role = role,
                                       .area = area,
                                       .catalogue = m_city->catalogue,
                                       .roster = m_city->roster,
                                       .proposal = &proposal};
    const cases::Decision decision = cases::decide(m_book, command, context);
    protocol::CommandResult result;
    result.set_command_id(command.command_id());
    result.set_case_id(command.case_id());
    protocol::Events told;
    if (!decision) {
        *result.mutable_refusal() = decision.error();
    } else {
        for (protocol::Event event : *decision) {
            event.set_seq(++m_seq);
            cases::apply(m_book, event);
            result.set_seq(event.seq());
            result.set_case_id(event.case_id());
            *told.add_events() = event;
        }
        told.set_last_seq(m_seq);
    }
    if (from)
        tell(from, result);
    for (const Joined& joined : m_desks) {
        protocol::Events theirs;
        for (const protocol::Event& event : told.events())
            if (event.area().empty() || event.area().starts_with(joined.area))
                *theirs.add_events() = event;
        theirs.set_last_seq(m_seq);
        if (theirs.events_size() > 0)
            tell(joined.desk, theirs);
    }
}

std::uint64_t SmallServer::report(const std::string& text)
{
    protocol::Command command;
    command.set_command_id(newCommandId());
    command.mutable_submit_report()->set_text(text);
    command.mutable_submit_report()->set_channel(protocol::CHANNEL_PHONE);
    take(nullptr, command, "intake", protocol::ROLE_SERVICE);
    return m_book.lastCaseId();
}

std::uint64_t SmallServer::reportUnplaced(const std::string& text)
{
    m_unplaced = true;
    const std::uint64_t id = report(text);
    m_unplaced = false;
    return id;
}

void SmallServer::act(std::uint64_t caseId, protocol::Command command, const std::string& onBehalfOf)
{
    command.set_command_id(newCommandId());
    command.set_case_id(caseId);
    command.set_on_behalf_of(onBehalfOf);
    const std::uint64_t before = m_seq;
    take(nullptr, command, "sim", protocol::ROLE_SERVICE);
    EXPECT_GT(m_seq, before) << command.ShortDebugString();
}

void SmallServer::verify(std::uint64_t caseId)
{
    const std::string worker = at(caseId).worker_code();
    protocol::Command accept;
    accept.mutable_accept_assignment()->set_worker_code(worker);
    act(caseId, accept, worker);
    protocol::Command arrive;
    arrive.mutable_arrive()->set_worker_code(worker);
    act(caseId, arrive, worker);
    protocol::Command verified;
    verified.mutable_verify()->set_worker_code(worker);
    verified.mutable_verify()->set_genuine(true);
    act(caseId, verified, worker);
}

} // namespace sandtable::console
