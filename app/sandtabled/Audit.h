// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Arguments.h"

#include <sandtable/base/Result.h>

/// --verify: reads the whole log, checks its chain and its order, and says how far its cases came (with --json as one
/// object; with --events every event as a line of JSON, in order, by the names of sandtable.proto). Fails with
/// Malformed naming the first event that breaks the chain.
sandtable::Result<void> audit(const Arguments& arguments);
