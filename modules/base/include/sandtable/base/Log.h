// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <spdlog/spdlog.h>

#include <string>

namespace sandtable {

/// Makes the program's log: one line a message on standard error, "time level program message".
/// Programs call it once from main(); modules log through spdlog's functions.
void startLog(const std::string& program, spdlog::level::level_enum level = spdlog::level::info);

} // namespace sandtable
