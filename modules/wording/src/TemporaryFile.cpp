// SPDX-License-Identifier: GPL-3.0-or-later
#include "TemporaryFile.h"

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <system_error>

namespace sandtable::wording {

TemporaryFile::TemporaryFile()
{
    std::error_code error;
    std::string name = (std::filesystem::temp_directory_path(error) / "sandtable-XXXXXX").string();
    const int handle = mkstemp(name.data());
    if (handle >= 0) {
        close(handle);
        m_path = name;
    }
}

TemporaryFile::~TemporaryFile()
{
    std::error_code gone; // nobody is left to be told
    std::filesystem::remove(m_path, gone);
}

} // namespace sandtable::wording
