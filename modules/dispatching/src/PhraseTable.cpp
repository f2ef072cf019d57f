// SPDX-License-Identifier: GPL-3.0-or-later
#include "PhraseTable.h"

#include "Text.h"

#include <algorithm>
#include <array>
#include <bit>

namespace sandtable::dispatching {

namespace {

constexpr std::uint64_t kSeed = 0xcbf29ce484222325ULL;

std::uint64_t extend(std::uint64_t hash, char32_t c)
{
    hash = (hash ^ c) * 0x9e3779b97f4a7c15ULL;
    return hash ^ (hash >> 32);
}

std::uint64_t firstTwo(std::u32string_view phrase)
{
    return std::uint64_t{phrase[0]} << 32 | phrase[1];
}

} // namespace

void PhraseTable::add(std::u32string_view phrase, std::uint32_t number)
{
    if (phrase.size() < kShortest || phrase.size() > kLongest) {
        return;
    }
    std::uint64_t hash = kSeed;
    for (const char32_t c : phrase) {
        hash = extend(hash, c);
    }
    m_entries.push_back({hash, number});
    m_lengths[firstTwo(phrase)] |= std::uint64_t{1} << phrase.size();
}

void PhraseTable::freeze()
{
    constexpr auto kOrder = [](const Entry& e) { return std::pair(e.hash, e.number); };
    std::ranges::sort(m_entries, {}, kOrder);
    const auto same = [&](const Entry& a, const Entry& b) { return kOrder(a) == kOrder(b); };
    m_entries.erase(std::unique(m_entries.begin(), m_entries.end(), same), m_entries.end());
    m_slots.assign(std::bit_ceil(2 * m_entries.size() + 1), 0);
    for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
        if (i > 0 && m_entries[i].hash == m_entries[i - 1].hash) {
            continue;
        }
        std::size_t slot = m_entries[i].hash & (m_slots.size() - 1);
        while (m_slots[slot] != 0) {
            slot = (slot + 1) & (m_slots.size() - 1);
        }
        m_slots[slot] = i + 1;
    }
}

std::span<const PhraseTable::Entry> PhraseTable::lookUp(std::uint64_t hash) const
{
    for (std::size_t slot = hash & (m_slots.size() - 1); m_slots[slot] != 0; slot = (slot + 1) & (m_slots.size() - 1)) {
        const std::size_t first = m_slots[slot] - 1;
        if (m_entries[first].hash == hash) {
            std::size_t end = first + 1;
            while (end < m_entries.size() && m_entries[end].hash == hash) {
                ++end;
            }
            return std::span(m_entries).subspan(first, end - first);
        }
    }
    return {};
}

PhraseTable::Match PhraseTable::longest(std::u32string_view text, std::size_t at) const
{
    if (at + kShortest > text.size() || !isWordBorder(text, at)) {
        return {};
    }
    const auto lengths = m_lengths.find(firstTwo(text.substr(at)));
    if (lengths == m_lengths.end()) {
        return {};
    }
    const std::size_t most = std::min<std::size_t>(std::bit_width(lengths->second) - 1, text.size() - at);
    std::array<std::uint64_t, kLongest + 1> hashes;
    hashes[0] = kSeed;
    for (std::size_t i = 0; i < most; ++i) {
        hashes[i + 1] = extend(hashes[i], text[at + i]);
    }
    for (std::size_t length = most; length >= kShortest; --length) {
        const std::size_t end = at + length;
        const bool wholeWord = isWordBorder(text, end) || (text[end] == 's' && isWordBorder(text, end + 1));
        if ((lengths->second >> length & 1) == 0 || !wholeWord) {
            continue;
        }
        if (const auto entries = lookUp(hashes[length]); !entries.empty()) {
            return {length, entries};
        }
    }
    return {};
}

} // namespace sandtable::dispatching
