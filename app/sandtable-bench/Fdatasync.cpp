// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fdatasync.h"

#include "Bench.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

namespace sandtable::bench {

Result<double> fdatasyncP50Ms(const std::filesystem::path& folder)
{
    std::string name = (folder / "sandtable-bench-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0) {
        return failure(ErrorCode::Unavailable, "no file can be made in " + folder.string());
    }
    std::array<char, 4096> page;
    page.fill('x');
    std::vector<double> milliseconds;
    bool written = true;
    for (int i = 0; i < 500 && written; ++i) {
        milliseconds.push_back(1000 * secondsOf([&] {
                                   written =
                                       ::write(file, page.data(), page.size()) == static_cast<ssize_t>(page.size()) &&
                                       ::fdatasync(file) == 0;
                               }));
    }
    ::close(file);
    ::unlink(name.c_str());
    if (!written) {
        return failure(ErrorCode::Unavailable, name + ": cannot be written");
    }
    std::ranges::sort(milliseconds);
    return milliseconds[milliseconds.size() / 2];
}

} // namespace sandtable::bench
