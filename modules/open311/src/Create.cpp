// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/open311/Create.h>
#include <sandtable/open311/Crs.h>
#include <sandtable/open311/Services.h>

#include <fmt/format.h>

#include <array>

namespace sandtable::open311 {

namespace {
struct Limit
{
    const char* name;
    std::size_t bytes;
};
constexpr std::array kLimits{Limit{"description", 1500}, Limit{"address_string", 500}, Limit{"media_url", 400},
                             Limit{"first_name", 100},   Limit{"last_name", 100},      Limit{"phone", 100},
                             Limit{"email", 100}};

tl::expected<void, Problem> checkLengths(const Fields& fields)
{
    for (const Limit& limit : kLimits) {
        const auto value = fields.get(limit.name);
        if (value && value->size() > limit.bytes) {
            return tl::unexpected(
                Problem{400, fmt::format("{}: {} bytes, {} at most", limit.name, value->size(), limit.bytes)});
        }
    }
    return {};
}

tl::expected<void, Problem> readService(const Fields& fields, const catalogue::Catalogue& list,
                                        protocol::SubmitReport& report)
{
    const auto code = fields.get("service_code");
    if (!code) {
        return tl::unexpected(Problem{400, "service_code is missing"});
    }
    if (const catalogue::Item* item = list.item(*code)) {
        report.set_item_code(item->code);
        report.set_subclass_code(std::string(item->subclass()));
        return {};
    }
    if (list.subclass(*code) == nullptr) {
        return tl::unexpected(Problem{404, fmt::format("there is no service_code {}", code->substr(0, 40))});
    }
    report.set_subclass_code(*code);
    if (const auto chosen = fields.get(fmt::format("attribute[{}]", kItemAttribute))) {
        const catalogue::Item* item = list.item(*chosen);
        if (item == nullptr || item->subclass() != *code) {
            return tl::unexpected(Problem{400, fmt::format("attribute[{}] \"{}\" is no item of {}", kItemAttribute,
                                                           chosen->substr(0, 40), *code)});
        }
        report.set_item_code(item->code);
    }
    return {};
}

tl::expected<void, Problem> readPlace(const Fields& fields, protocol::SubmitReport& report)
{
    const auto point = readPoint(fields);
    if (!point) {
        return tl::unexpected(point.error());
    }
    const auto address = fields.get("address_string");
    if (!*point && !address) {
        return tl::unexpected(Problem{400, "neither lat and long nor address_string say where it is"});
    }
    if (*point) {
        *report.mutable_point() = **point;
    }
    report.set_address(address.value_or(std::string()));
    return {};
}

/// "陈明 13800138000": what the channel knows of them, for the follow-up call.
std::string reporterOf(const Fields& fields)
{
    std::string reporter;
    for (const char* name : {"last_name", "first_name", "phone", "email"}) {
        const std::string value = fields.get(name).value_or(std::string());
        const bool written = std::string_view(name) != "first_name";
        reporter += (reporter.empty() || value.empty() || !written ? "" : " ") + value;
    }
    return reporter;
}
} // namespace

tl::expected<protocol::SubmitReport, Problem> readReport(const Fields& fields, const catalogue::Catalogue& list)
{
    protocol::SubmitReport report;
    for (const auto& read : {checkLengths(fields), readService(fields, list, report), readPlace(fields, report)}) {
        if (!read) {
            return tl::unexpected(read.error());
        }
    }
    std::string text = fields.get("description").value_or(std::string());
    if (text.empty()) {
        text = list.subclass(report.subclass_code())->nameZh; // the service says it
    }
    if (const auto media = fields.get("media_url")) {
        if (!media->starts_with("https://") && !media->starts_with("http://")) {
            return tl::unexpected(Problem{400, "media_url begins with neither https:// nor http://"});
        }
        text += "\n" + *media;
    }
    report.set_text(std::move(text));
    std::string reporter = reporterOf(fields);
    if (reporter.size() > 100) {
        return tl::unexpected(Problem{400, "names, phone and email: 100 bytes at most together"});
    }
    report.set_reporter(std::move(reporter));
    return report;
}

} // namespace sandtable::open311
