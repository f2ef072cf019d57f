// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/client/CommandId.h>

#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace sandtable::client {

std::string newCommandId()
{
    // Straight from the kernel: opening a std::random_device asks the processor what it is, which takes microseconds
    // on a virtual machine.
    std::array<char, 16> bytes;
    if (::getentropy(bytes.data(), bytes.size()) != 0) {
        throw std::system_error(errno, std::generic_category(), "no random bytes from the system");
    }
    return {bytes.begin(), bytes.end()};
}

} // namespace sandtable::client
