// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkFile.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <vector>

namespace sandtable::city {

namespace {
/// False with errno set when the bytes may not be on the disk.
bool syncToDisk(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    const bool synced = ::fsync(descriptor) == 0;
    const int reason = errno;
    ::close(descriptor);
    errno = reason;
    return synced;
}
/// The process that a name such as ".city.gpkg.part-123" belongs to, when it begins with the prefix.
std::optional<pid_t> writerOf(std::string_view name, std::string_view prefix)
{
    if (!name.starts_with(prefix)) {
        return std::nullopt;
    }
    pid_t writer = 0;
    const char* end = name.data() + name.size();
    const auto [read, problem] = std::from_chars(name.data() + prefix.size(), end, writer);
    return problem == std::errc() && read == end && writer > 0 ? std::optional(writer) : std::nullopt;
}

bool isDead(pid_t process)
{
    return ::kill(process, 0) != 0 && errno == ESRCH;
}

/// A writer that was killed outright could not remove its file. What cannot be looked at or removed stays: the new
/// file does not depend on it.
void removeLeftBehind(const std::filesystem::path& folder, std::string_view prefix)
{
    std::error_code problem;
    std::vector<std::filesystem::path> dead;
    for (auto at = std::filesystem::directory_iterator(folder, problem);
         !problem && at != std::filesystem::directory_iterator(); at.increment(problem)) {
        const auto writer = writerOf(at->path().filename().string(), prefix);
        if (writer && isDead(*writer)) {
            dead.push_back(at->path());
        }
    }
    for (const std::filesystem::path& file : dead) {
        std::filesystem::remove(file, problem);
    }
}

std::filesystem::path folderOf(const std::filesystem::path& file)
{
    return file.has_parent_path() ? file.parent_path() : ".";
}

} // namespace

WorkFile::WorkFile(std::filesystem::path target) : m_target(std::move(target))
{
    // The process id keeps two writers of one target out of each other's file.
    const std::string prefix = fmt::format(".{}.part-", m_target.filename().string());
    removeLeftBehind(folderOf(m_target), prefix);
    m_path = m_target.parent_path() / fmt::format("{}{}", prefix, ::getpid());
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
}

WorkFile::~WorkFile()
{
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
}

Result<void> WorkFile::publish()
{
    if (!syncToDisk(m_path)) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{}: cannot be put on the disk: {}", m_target.string(), std::strerror(errno)));
    }
    std::error_code error;
    std::filesystem::rename(m_path, m_target, error);
    if (error) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{}: cannot be put in place: {}", m_target.string(), error.message()));
    }
    // The new name is durable only when its folder is.
    if (!syncToDisk(folderOf(m_target))) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{}: its folder cannot be synced: {}", m_target.string(), std::strerror(errno)));
    }
    return {};
}

} // namespace sandtable::city
