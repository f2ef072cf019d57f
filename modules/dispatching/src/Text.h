// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/wording/Text.h>

namespace sandtable::dispatching {

using wording::hasChinese;
using wording::isDigit;
using wording::isWordBorder;
using wording::isWordLetter;
using wording::normalise;
using wording::numberAt;
using wording::spokenNumberAt;

} // namespace sandtable::dispatching
