// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "CaseDesk.h"

#include <sandtable/open311/Requests.h>

#include <memory>
#include <string>
#include <vector>

namespace sandtable::server {

/// Questions to the desk from outside its strand; each comes back to the asking coroutine's executor once everything
/// that it saw is on disk.

struct FoundCases
{
    std::vector<protocol::Case> cases; ///< newest first
    bool more = false;                 ///< a page follows
};

/// The cases that match, inside an area. The book is gone through in slices, so that commands are not held up by a
/// search through hundreds of thousands of cases.
asio::awaitable<std::shared_ptr<FoundCases>> findCases(CaseDesk& desk, open311::RequestFilter filter, std::string area);

/// The number of the case that a command made, or empty.
asio::awaitable<std::string> numberOfCommand(CaseDesk& desk, std::string commandId);

/// A command's result and the number of its case.
struct Submitted
{
    protocol::CommandResult result;
    std::string number;
};
asio::awaitable<std::shared_ptr<Submitted>> submitCommand(CaseDesk& desk, protocol::Command command, Identity identity);

} // namespace sandtable::server
