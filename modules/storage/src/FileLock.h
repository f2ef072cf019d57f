// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <filesystem>

namespace sandtable::storage {

/// Keeps other processes from opening the same log. The kernel lets go of it when the process ends, however it ends.
class FileLock
{
public:
    static Result<FileLock> take(const std::filesystem::path& file);
    FileLock() = default;
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;

private:
    int m_descriptor = -1;
};

} // namespace sandtable::storage
