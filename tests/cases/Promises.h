// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CaseWorld.h"

namespace sandtable::cases {

/// What holds of every book at every time, as gtest assertions: no stage skipped, no clock negative, one owner for each
/// open case and none for an ended one, no reporter lost, loads that add up.
void checkBook(const CaseWorld& world);

} // namespace sandtable::cases
