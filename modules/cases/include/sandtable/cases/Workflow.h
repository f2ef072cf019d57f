// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sandtable::cases {

/// A word in both languages of the interface.
struct Words
{
    std::string_view zh;
    std::string_view en;
};

/// One row of the workflow table: in which stages of which cases, and by which roles, a command may be given.
/// docs/workflow.md shows the same table; a test compares the two.
struct Rule
{
    protocol::Command::BodyCase command;
    std::uint32_t stages; ///< bit 1 << Stage; 0 for commands that are about no case
    std::uint32_t roles;  ///< bit 1 << Role
    Words name;
    std::uint32_t outcomes = 1u << protocol::OUTCOME_OPEN; ///< bit 1 << Outcome
    bool suspended = false;                                ///< also while the case's clock is paused
    bool higherTier = false; ///< only by the centre of the tier that has the case in hand, or of a higher one
};

/// The whole table, in the order of a case's life.
std::span<const Rule> rules();
/// The row of a command, or nullptr for BODY_NOT_SET.
const Rule* ruleFor(protocol::Command::BodyCase command);

/// The table as docs/workflow.md shows it, in Markdown.
std::string workflowTable();

Words stageWords(protocol::Stage stage);
Words tierWords(protocol::Tier tier);
Words outcomeWords(protocol::Outcome outcome);
Words roleWords(protocol::Role role);
/// What a step of the flow record says happened, from its kind ("verifier_assigned" → "assigned a verifier").
Words stepWords(std::string_view kind);
/// The kind of an event as it stands in Step::kind: the name of the body's field, or empty.
std::string_view kindOf(protocol::Event::BodyCase body);

} // namespace sandtable::cases
