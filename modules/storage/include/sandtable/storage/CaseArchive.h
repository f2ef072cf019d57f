// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/base/Result.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::storage {

/// A case of the time before the log, as another system kept it.
struct PastCase
{
    std::string number; ///< unique in the archive
    std::string text;
    std::string address;
    std::optional<protocol::Point> at; ///< WGS 84
    std::string gridCode;              ///< of 15 digits, or of a tier above, or empty
    std::string itemCode;              ///< an item ("C010103"), a subclass ("C0101") or empty
    std::string unitCode;
    protocol::Channel channel = protocol::CHANNEL_UNSPECIFIED;
    EventTime reported;
    std::optional<EventTime> closed;
    bool operator==(const PastCase& other) const;
};

/// What is looked for; everything that is set must hold.
struct ArchiveQuery
{
    std::string text; ///< words with spaces between; each must occur in text, address or number
    std::string area; ///< code of a region of any tier
    std::string item; ///< code of a class, subclass or item
    std::string unit;
    EventTime from = EventTime::min();
    EventTime to = EventTime::max();
    std::optional<protocol::Point> near; ///< with radiusM
    double radiusM = 0;
    std::size_t limit = 50;  ///< 1 … 1,000
    std::int64_t before = 0; ///< ArchivePage::next of the page before this one; 0: the first page
};

struct ArchivePage
{
    std::vector<PastCase> cases; ///< newest first
    std::int64_t next = 0;       ///< 0: this is the last page
};

/// Past cases in a file of their own beside the log (SQLite): nothing in it changes the city, it is only looked at.
/// Their texts are indexed by overlapping pairs of characters, so that any two characters of a Chinese word are found
/// at once. One thread at a time; several connections may read while one writes.
class CaseArchive
{
public:
    /// Opens it, and makes it when it is not there. Fails with Unreadable, Unsupported or Malformed.
    static Result<CaseArchive> open(const std::filesystem::path& file);
    ~CaseArchive();
    CaseArchive(CaseArchive&&) noexcept;
    CaseArchive& operator=(CaseArchive&&) noexcept;

    /// Takes cases in between begin() and commit(); what is not committed was never there.
    Result<void> begin();
    /// False: there is one of that number already.
    Result<bool> add(const PastCase& item);
    Result<void> commit();

    Result<std::uint64_t> count() const;
    Result<ArchivePage> search(const ArchiveQuery& query) const;

private:
    struct Impl;
    explicit CaseArchive(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace sandtable::storage
