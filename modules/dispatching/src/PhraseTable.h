// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sandtable::dispatching {

/// A dictionary of normalised phrases (Text.h) with a number each, for finding the longest one that starts at a place
/// of a text. Made for hundreds of thousands of names: a phrase costs 24 bytes whatever its length, because only its
/// 64-bit hash is kept; two phrases of one hash are not told apart.
class PhraseTable
{
public:
    static constexpr std::size_t kShortest = 2;
    static constexpr std::size_t kLongest = 63;

    /// Phrases shorter or longer than that are left out. The same phrase may be added with several numbers.
    void add(std::u32string_view phrase, std::uint32_t number);
    /// Ends the adding; only then longest() may be asked.
    void freeze();

    struct Entry
    {
        std::uint64_t hash;
        std::uint32_t number;
    };
    struct Match
    {
        std::size_t length = 0; ///< in code points; 0: none
        std::span<const Entry> entries;
    };
    /// In scripts that write words apart a phrase matches whole words only, a plural s aside.
    Match longest(std::u32string_view text, std::size_t at) const;

private:
    std::span<const Entry> lookUp(std::uint64_t hash) const;

    std::vector<Entry> m_entries; ///< by hash after freeze()
    /// Open addressing: position in m_entries + 1 of the first entry of a hash, or 0.
    std::vector<std::uint32_t> m_slots;
    /// First two code points → bit n set when a phrase of n code points starts so.
    std::unordered_map<std::uint64_t, std::uint64_t> m_lengths;
};

} // namespace sandtable::dispatching
