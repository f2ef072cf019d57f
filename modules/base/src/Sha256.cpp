// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Sha256.h>

#include <openssl/evp.h>

#include <new>

namespace sandtable {

struct Sha256::State
{
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
    void begin() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    if (!m_state->context) {
        throw std::bad_alloc();
    }
    m_state->begin();
}

Sha256::~Sha256() = default;

void Sha256::add(const void* data, std::size_t bytes)
{
    EVP_DigestUpdate(m_state->context, data, bytes);
}

Digest Sha256::finish()
{
    Digest digest{};
    EVP_DigestFinal_ex(m_state->context, digest.data(), nullptr);
    m_state->begin();
    return digest;
}

std::string toHex(std::span<const std::uint8_t> bytes)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

} // namespace sandtable
