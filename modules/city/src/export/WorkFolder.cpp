// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkFolder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

namespace sandtable::city {

Result<WorkFolder> WorkFolder::make(const std::filesystem::path& target)
{
    std::error_code error;
    WorkFolder work;
    // "out/" names the same folder as "out".
    work.m_target = target.has_filename() ? target : target.parent_path();
    if (std::filesystem::exists(work.m_target, error) && !std::filesystem::is_empty(work.m_target, error)) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{}: exists already; export into a new or empty folder", target.string()));
    }
    work.m_path =
        work.m_target.parent_path() / fmt::format(".{}.part-{}", work.m_target.filename().string(), ::getpid());
    std::filesystem::remove_all(work.m_path, error);
    std::filesystem::create_directory(work.m_path, error);
    if (error) {
        return failure(ErrorCode::Unavailable, fmt::format("{}: cannot be made: {}", target.string(), error.message()));
    }
    return work;
}

WorkFolder::WorkFolder(WorkFolder&& other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::exchange(other.m_path, {}))
{
}

WorkFolder::~WorkFolder()
{
    std::error_code ignored;
    if (!m_path.empty()) {
        std::filesystem::remove_all(m_path, ignored);
    }
}

Result<void> WorkFolder::publish()
{
    std::error_code error;
    std::filesystem::rename(m_path, m_target, error);
    if (error) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{}: cannot be put in place: {}", m_target.string(), error.message()));
    }
    m_path.clear();
    return {};
}

} // namespace sandtable::city
