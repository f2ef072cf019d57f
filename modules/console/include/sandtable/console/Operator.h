// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/protocol/sandtable.pb.h>

#include <string>

namespace sandtable::console {

/// Who sits at this console, as the server said in its Welcome.
struct Operator
{
    std::string user;
    protocol::Role role = protocol::ROLE_UNSPECIFIED;
    std::string area; ///< code prefix they see and act in; empty: everywhere
};

} // namespace sandtable::console
