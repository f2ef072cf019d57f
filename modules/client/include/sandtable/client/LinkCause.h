// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/Workflow.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <string>

namespace sandtable::client {

/// Why a link is down, for the person; what exactly happened stands in LinkTrouble::detail.
enum class LinkCause
{
    None,
    UnknownHost,
    ConnectionRefused,
    Unreachable,
    ServerClosed,
    Silent,
    BrokenData,
    WrongLogin,
    OtherVersion,
    NotAllowed,
    NoRoom,  ///< it is stopping or full; trying again helps
    TooSlow, ///< we took or sent too slowly for it
    Failed   ///< anything else
};

/// What ended a connection; cause None: nothing has.
struct LinkTrouble
{
    LinkCause cause = LinkCause::None;
    std::string detail; ///< English, exact, for the log
};

/// In both languages, lower case; empty for None.
cases::Words causeWords(LinkCause cause);
LinkCause causeOf(protocol::Failure::Code code);
/// Whether trying again cannot help.
bool isFinal(LinkCause cause);

} // namespace sandtable::client
