// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace sandtable {

using Digest = std::array<std::uint8_t, 32>;

/// Incremental SHA-256 (FIPS 180-4, through OpenSSL): the log's hash chain and the city's fingerprint.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(const void* data, std::size_t bytes);
    void add(std::string_view text) { add(text.data(), text.size()); }
    /// Ends the computation; the object is ready for a new one afterwards.
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Lower-case hexadecimal.
std::string toHex(std::span<const std::uint8_t> bytes);

} // namespace sandtable
