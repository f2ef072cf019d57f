// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <string_view>

namespace sandtable::server {

/// Empty, or the code of a district, street, community or micro-grid (6, 9, 12 or 15 digits). Fails with OutOfRange.
Result<void> checkArea(std::string_view area);

} // namespace sandtable::server
