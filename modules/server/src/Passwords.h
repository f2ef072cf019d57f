// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sandtable::server {

/// 16 random bytes.
std::string newSalt();
/// scrypt (RFC 7914), N = 2^14, r = 8, p = 1, 32 bytes.
std::string hashPassword(std::string_view password, std::string_view salt);
/// Takes the same time wherever the two differ.
bool sameBytes(std::string_view a, std::string_view b);

} // namespace sandtable::server
