// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/open311/Requests.h>
#include <sandtable/open311/Times.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace sandtable::open311 {

namespace {
constexpr std::size_t kMostIds = 1000;

std::string shortened(const std::string& text)
{
    return text.substr(0, 40);
}

tl::expected<int, Problem> readNumber(const Fields& fields, const char* name, int fallback, int most)
{
    const auto text = fields.get(name);
    if (!text) {
        return fallback;
    }
    int value = 0;
    const char* end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value < 1 || value > most) {
        return tl::unexpected(
            Problem{400, fmt::format("{} \"{}\" is no number from 1 to {}", name, shortened(*text), most)});
    }
    return value;
}

tl::expected<std::optional<EventTime>, Problem> readTime(const Fields& fields, const char* name)
{
    const auto text = fields.get(name);
    if (!text) {
        return std::nullopt;
    }
    const auto time = parseTime(*text);
    if (!time) {
        return tl::unexpected(
            Problem{400, fmt::format("{} \"{}\" is no time like 2026-11-23T08:30:00+08:00", name, shortened(*text))});
    }
    return time;
}

tl::expected<void, Problem> readIds(const Fields& fields, RequestFilter& filter)
{
    filter.ids = fields.list("service_request_id");
    if (filter.ids.size() > kMostIds) {
        return tl::unexpected(Problem{400, fmt::format("more than {} service_request_id", kMostIds)});
    }
    return {};
}

tl::expected<void, Problem> readStatus(const Fields& fields, RequestFilter& filter)
{
    bool open = false;
    bool closed = false;
    for (const std::string& status : fields.list("status")) {
        if (status != "open" && status != "closed") {
            return tl::unexpected(
                Problem{400, fmt::format("status \"{}\" is neither open nor closed", shortened(status))});
        }
        (status == "open" ? open : closed) = true;
    }
    if (open != closed) {
        filter.open = open;
    }
    return {};
}

tl::expected<void, Problem> readSpan(const Fields& fields, RequestFilter& filter, EventTime now)
{
    const auto from = readTime(fields, "start_date");
    if (!from) {
        return tl::unexpected(from.error());
    }
    const auto to = readTime(fields, "end_date");
    if (!to) {
        return tl::unexpected(to.error());
    }
    constexpr auto kSpan = std::chrono::microseconds(RequestFilter::kLongestSpan);
    if (*from && *to && (**to < **from || **to - **from > kSpan)) {
        return tl::unexpected(Problem{400, "start_date to end_date may span no more than 90 days"});
    }
    filter.to = to->value_or(*from ? **from + kSpan : now);
    filter.from = from->value_or(filter.to - kSpan);
    return {};
}
} // namespace

std::optional<std::uint64_t> caseIdOf(std::string_view requestId)
{
    const std::size_t dash = requestId.find('-');
    if (dash == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view digits = requestId.substr(dash + 1);
    std::uint64_t id = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return id;
}

bool RequestFilter::matches(const protocol::Case& item) const
{
    const EventTime reported = fromMicros(item.reported_us());
    return (!open || *open == (item.outcome() == protocol::OUTCOME_OPEN)) && reported >= from && reported <= to &&
           (services.empty() || services.contains(item.subclass_code()));
}

tl::expected<RequestFilter, Problem> readFilter(const Fields& fields, EventTime now)
{
    RequestFilter filter;
    const auto page = readNumber(fields, "page", 1, 1'000'000);
    if (!page) {
        return tl::unexpected(page.error());
    }
    const auto pageSize = readNumber(fields, "page_size", RequestFilter::kMostOnPage, RequestFilter::kMostOnPage);
    if (!pageSize) {
        return tl::unexpected(pageSize.error());
    }
    filter.page = *page;
    filter.pageSize = *pageSize;
    for (std::string& code : fields.list("service_code")) {
        filter.services.insert(std::move(code));
    }
    for (const auto& read : {readIds(fields, filter), readStatus(fields, filter), readSpan(fields, filter, now)}) {
        if (!read) {
            return tl::unexpected(read.error());
        }
    }
    return filter;
}

} // namespace sandtable::open311
