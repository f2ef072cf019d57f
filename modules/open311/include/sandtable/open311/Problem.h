// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sandtable::open311 {

/// What the caller is told instead of what they asked for: the HTTP status, repeated in the answer's body.
struct Problem
{
    int code = 400;
    std::string description;
};

} // namespace sandtable::open311
