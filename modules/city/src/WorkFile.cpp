#include "WorkFile.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

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
} // namespace

WorkFile::WorkFile(std::filesystem::path target) : m_target(std::move(target))
{
    // The process id keeps two writers of one target out of each other's file.
    m_path = m_target.parent_path() / fmt::format(".{}.part-{}", m_target.filename().string(), ::getpid());
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
    const std::filesystem::path folder = m_target.has_parent_path() ? m_target.parent_path() : ".";
    if (!syncToDisk(folder)) {
        return failure(ErrorCode::Unavailable,
                       fmt::format("{}: its folder cannot be synced: {}", m_target.string(), std::strerror(errno)));
    }
    return {};
}

} // namespace sandtable::city
