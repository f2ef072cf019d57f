// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <filesystem>

namespace sandtable::city {

/// A hidden file beside its target that becomes the target when it is complete, and disappears when it is not.
class WorkFile
{
public:
    /// Also removes what killed writers of the same target have left beside it.
    explicit WorkFile(std::filesystem::path target);
    ~WorkFile();
    WorkFile(const WorkFile&) = delete;
    WorkFile& operator=(const WorkFile&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// Puts the content on the disk and under the target's name. Fails with Unavailable.
    Result<void> publish();

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
};

} // namespace sandtable::city
