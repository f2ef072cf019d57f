// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/EventTime.h>
#include <sandtable/open311/Crs.h>
#include <sandtable/open311/Document.h>
#include <sandtable/open311/Fields.h>
#include <sandtable/open311/Services.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sandtable::open311 {

/// Which requests are asked for. By default those of the last 90 days, 1,000 at most, newest first.
struct RequestFilter
{
    static constexpr int kMostOnPage = 1000;
    static constexpr std::chrono::days kLongestSpan{90};

    std::vector<std::string> ids;             ///< service_request_id; where given, nothing else counts
    std::unordered_set<std::string> services; ///< subclass codes; empty: all
    std::optional<bool> open;                 ///< nothing: both
    EventTime from;
    EventTime to;
    int page = 1;
    int pageSize = kMostOnPage;

    /// Of a filter without ids.
    bool matches(const protocol::Case& item) const;
};

/// Reads service_request_id, service_code, start_date, end_date, status, page and page_size. Fails with 400 naming the
/// field and the value; a span of more than 90 days is refused as the specification says.
tl::expected<RequestFilter, Problem> readFilter(const Fields& fields, EventTime now);
/// The case id in a request's id ("20261123-000017" → 17), or nothing. The rest of it is for the caller to compare.
std::optional<std::uint64_t> caseIdOf(std::string_view requestId);

/// How requests are told.
struct Telling
{
    const catalogue::Catalogue& list;
    Language language = Language::Chinese;
    Crs crs = Crs::Wgs84;
    bool masked = true; ///< telephone numbers and addresses of persons in the text become ***
};

Document requests(const std::vector<protocol::Case>& cases, const Telling& telling);
Document token(const std::string& requestId, const std::string& token);
/// The answer to a request that was made: its id, and the token by which a caller who lost the answer finds it.
Document created(const std::string& requestId, const std::string& token, const Telling& telling);

/// A text for everybody's eyes: runs of seven digits and more (telephones, identity cards) and mail addresses masked.
std::string maskPersons(std::string_view text);

} // namespace sandtable::open311
