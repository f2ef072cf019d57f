// SPDX-License-Identifier: GPL-3.0-or-later
#include "LogReader.h"

#include <sandtable/protocol/sandtable.pb.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace sandtable::storage {

namespace {
/// A reader holds its view of the file only this long: an open view keeps the WAL from being reset.
constexpr std::size_t kEventsAtOnce = 2'000;

Result<void> parse(protocol::Event& event, std::uint64_t seq, std::string_view area, std::string_view body,
                   const std::string& file)
{
    if (!event.ParseFromArray(body.data(), static_cast<int>(body.size())) || event.seq() != seq) {
        return failure(ErrorCode::Malformed, fmt::format("{}: event {} is damaged", file, seq));
    }
    // The chain covers the body only, but the column decides who sees the event.
    if (event.area() != area) {
        return failure(ErrorCode::Malformed, fmt::format("{}: event {} lies in area \"{}\", but its row says \"{}\"",
                                                         file, seq, event.area(), area));
    }
    return {};
}
} // namespace

Result<std::unique_ptr<LogReader>> LogReader::open(const std::filesystem::path& file)
{
    auto database = Database::open(file, Database::Access::Read);
    if (!database) {
        return tl::unexpected(database.error());
    }
    auto range = database->prepare("SELECT seq, area, body, chain FROM events WHERE seq >= ?1 ORDER BY seq LIMIT ?2");
    if (!range) {
        return tl::unexpected(range.error());
    }
    auto chain = database->prepare("SELECT chain FROM events WHERE seq = ?1");
    if (!chain) {
        return tl::unexpected(chain.error());
    }
    return std::unique_ptr<LogReader>(
        new LogReader(file.string(), std::move(*database), std::move(*range), std::move(*chain)));
}

Result<std::vector<StoredEvent>> LogReader::read(std::uint64_t fromSeq, std::size_t limit, std::size_t maxBytes)
{
    const std::lock_guard lock(m_mutex);
    std::vector<StoredEvent> events;
    std::size_t bytes = 0;
    m_range.bind(1, std::max<std::uint64_t>(fromSeq, 1));
    m_range.bind(2, static_cast<std::uint64_t>(limit));
    for (;;) {
        const auto row = m_range.step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!*row) {
            break;
        }
        events.push_back(
            {m_range.columnUint(0), std::string(m_range.columnBytes(1)), std::string(m_range.columnBytes(2))});
        bytes += events.back().body.size();
        if (bytes >= maxBytes) {
            break;
        }
    }
    m_range.reset();
    return events;
}

Result<void>
LogReader::forEach(std::uint64_t afterSeq, std::uint64_t upToSeq,
                   const std::function<Result<void>(const protocol::Event&, std::string_view, std::string_view)>& visit)
{
    protocol::Event event;
    std::uint64_t last = afterSeq;
    while (last < upToSeq) {
        const std::lock_guard lock(m_mutex);
        m_range.bind(1, last + 1);
        m_range.bind(2, std::min<std::uint64_t>(kEventsAtOnce, upToSeq - last));
        const std::uint64_t before = last;
        for (;;) {
            const auto row = m_range.step();
            if (!row) {
                return tl::unexpected(row.error());
            }
            if (!*row) {
                break;
            }
            const std::uint64_t seq = m_range.columnUint(0);
            Result<void> done;
            if (seq != last + 1) {
                done = missing(last + 1);
            } else if (done = parse(event, seq, m_range.columnBytes(1), m_range.columnBytes(2), m_file); done) {
                done = visit(event, m_range.columnBytes(2), m_range.columnBytes(3));
            }
            if (!done) {
                m_range.reset();
                return done;
            }
            last = seq;
        }
        m_range.reset();
        if (last == before) {
            return missing(last + 1);
        }
    }
    return {};
}

Result<void> LogReader::missing(std::uint64_t seq) const
{
    return failure(ErrorCode::Malformed, fmt::format("{}: event {} is missing", m_file, seq));
}

Result<Digest> LogReader::chainAt(std::uint64_t seq)
{
    const std::lock_guard lock(m_mutex);
    m_chain.bind(1, seq);
    const auto row = m_chain.step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    Digest digest{};
    const std::string_view bytes = *row ? m_chain.columnBytes(0) : std::string_view();
    if (bytes.size() != digest.size()) {
        m_chain.reset();
        return failure(ErrorCode::Malformed, fmt::format("{}: event {} has no place in the chain", m_file, seq));
    }
    std::memcpy(digest.data(), bytes.data(), digest.size());
    m_chain.reset();
    return digest;
}

} // namespace sandtable::storage
