// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/Decide.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace sandtable::cases {

/// A refusal in both languages; what it says must tell a dispatcher what to do next.
protocol::Refusal refuse(protocol::Refusal::Code code, std::string zh, std::string en);

protocol::Refusal missing(std::string_view field);
protocol::Refusal tooLong(std::string_view field, std::size_t bytes, std::size_t limit);
protocol::Refusal unknownCase(std::uint64_t id);
/// Names who changed the case, when (the city's local time) and what they did.
protocol::Refusal stale(const protocol::Case& item, const DecideContext& context);
protocol::Refusal wrongStage(const protocol::Case& item, protocol::Command::BodyCase command);
/// The stage is right but something in it has not happened yet or already has.
protocol::Refusal wrongMoment(const protocol::Case& item, std::string_view zh, std::string_view en);
protocol::Refusal roleMayNot(protocol::Role role, protocol::Command::BodyCase command);
protocol::Refusal outsideArea(std::string_view what, std::string_view area);
protocol::Refusal whileSuspended(const protocol::Case& item, protocol::Command::BodyCase command);
/// The case is in the hands of a tier above the actor's.
protocol::Refusal higherTier(const protocol::Case& item, protocol::Tier own, protocol::Command::BodyCase command);
protocol::Refusal unknownWorker(std::string_view code);
protocol::Refusal unknownUnit(std::string_view code);
protocol::Refusal offDuty(std::string_view code);

/// "08:03:12" in the city's local time.
std::string localClock(std::int64_t timeUs, const DecideContext& context);

} // namespace sandtable::cases
