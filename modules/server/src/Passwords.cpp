// SPDX-License-Identifier: GPL-3.0-or-later
#include "Passwords.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdint>
#include <stdexcept>

namespace sandtable::server {

namespace {
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;
constexpr std::uint64_t kCost = 1 << 14;
constexpr std::uint64_t kBlockSize = 8;
constexpr std::uint64_t kParallel = 1;
constexpr std::uint64_t kMemoryBytes = 64 * 1024 * 1024;

unsigned char* bytesOf(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}
} // namespace

std::string newSalt()
{
    std::string salt(kSaltBytes, '\0');
    if (RAND_bytes(bytesOf(salt), static_cast<int>(salt.size())) != 1) {
        throw std::runtime_error("no random bytes from the operating system");
    }
    return salt;
}

std::string hashPassword(std::string_view password, std::string_view salt)
{
    std::string hash(kHashBytes, '\0');
    if (EVP_PBE_scrypt(password.data(), password.size(), reinterpret_cast<const unsigned char*>(salt.data()),
                       salt.size(), kCost, kBlockSize, kParallel, kMemoryBytes, bytesOf(hash), hash.size()) != 1) {
        throw std::runtime_error("scrypt failed");
    }
    return hash;
}

bool sameBytes(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace sandtable::server
