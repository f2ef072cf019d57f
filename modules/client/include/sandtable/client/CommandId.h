// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sandtable::client {

/// 16 bytes from the operating system's random source: an id no other sender will make.
std::string newCommandId();

} // namespace sandtable::client
