// SPDX-License-Identifier: GPL-3.0-or-later
#include "FileLock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sandtable::storage {

Result<FileLock> FileLock::take(const std::filesystem::path& file)
{
    FileLock lock;
    lock.m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock.m_descriptor < 0) {
        return failure(ErrorCode::Unreadable, fmt::format("{}: {}", file.string(), std::strerror(errno)));
    }
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{}: {}", file.string(),
                                   errno == EWOULDBLOCK ? "another process has this log open" : std::strerror(errno)));
    }
    return lock;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

} // namespace sandtable::storage
