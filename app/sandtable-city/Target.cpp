// SPDX-License-Identifier: GPL-3.0-or-later
#include "Commands.h"

#include <fmt/format.h>
#include <unistd.h>

namespace sandtable::app {

Result<void> checkTarget(const std::filesystem::path& out)
{
    const std::filesystem::path folder = out.has_parent_path() ? out.parent_path() : ".";
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        return failure(ErrorCode::NotFound, fmt::format("{}: there is no folder {}", out.string(), folder.string()));
    }
    if (std::filesystem::is_directory(out, error)) {
        return failure(ErrorCode::Unavailable, fmt::format("{}: is a folder", out.string()));
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{}: the folder {} cannot be written to", out.string(), folder.string()));
    }
    return {};
}

} // namespace sandtable::app
