// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Arguments.h"

#include <sandtable/base/Result.h>

/// --import-cases: into past-cases.db in the data folder. Says on standard output what was taken and what not, with the
/// most frequent reasons.
sandtable::Result<void> importPastCases(const Arguments& arguments);
