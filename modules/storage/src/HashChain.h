// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Sha256.h>

#include <string_view>

namespace sandtable::storage {

/// The log's chain: h(0) = SHA-256("sandtable log " + id), h(n) = SHA-256(h(n−1) + body of event n).
/// Whoever keeps one h(n) can tell whether any event up to n was changed, added or taken out.
class HashChain
{
public:
    explicit HashChain(std::string_view logId)
    {
        m_hash.add("sandtable log ");
        m_hash.add(logId);
        m_last = m_hash.finish();
    }

    void resumeFrom(const Digest& last) { m_last = last; }
    const Digest& add(std::string_view body)
    {
        m_hash.add(m_last.data(), m_last.size());
        m_hash.add(body);
        m_last = m_hash.finish();
        return m_last;
    }
    const Digest& last() const { return m_last; }

private:
    Sha256 m_hash;
    Digest m_last{};
};

} // namespace sandtable::storage
