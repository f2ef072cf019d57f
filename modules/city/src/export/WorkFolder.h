// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>

#include <filesystem>

namespace sandtable::city {

/// A hidden folder beside its target that becomes the target when it is complete, and disappears when it is not.
class WorkFolder
{
public:
    /// Fails with Unavailable when the target exists and is not an empty folder, or none can be made beside it.
    static Result<WorkFolder> make(const std::filesystem::path& target);
    WorkFolder(WorkFolder&& other) noexcept;
    WorkFolder& operator=(WorkFolder&&) = delete;
    ~WorkFolder();

    const std::filesystem::path& path() const { return m_path; }
    Result<void> publish();

private:
    WorkFolder() = default;

    std::filesystem::path m_target;
    std::filesystem::path m_path; ///< empty: given away
};

} // namespace sandtable::city
