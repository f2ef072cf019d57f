// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Log.h>

#include <spdlog/sinks/stdout_color_sinks.h>

namespace sandtable {

void startLog(const std::string& program, spdlog::level::level_enum level)
{
    auto logger = spdlog::stderr_color_mt(program);
    logger->set_pattern("%H:%M:%S.%e %^%l%$ %n: %v");
    logger->set_level(level);
    spdlog::set_default_logger(std::move(logger));
}

} // namespace sandtable
