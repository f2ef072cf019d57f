// SPDX-License-Identifier: GPL-3.0-or-later
#include "Open311Desk.h"

#include "BookReader.h"
#include "Passwords.h"

#include <sandtable/base/Sha256.h>
#include <sandtable/open311/Create.h>
#include <sandtable/open311/Services.h>
#include <sandtable/open311/Times.h>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <span>

namespace sandtable::server {

using open311::Document;
using open311::Problem;
using open311::Resource;

namespace {
constexpr std::string_view kForm = "application/x-www-form-urlencoded";
constexpr std::size_t kTokenBytes = 16;

bool isCreate(const HttpQuestion& question, const open311::Target& target)
{
    return target.resource == Resource::Requests && question.method == "POST";
}

std::string tokenOf(std::string_view bytes)
{
    return toHex(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

/// Of 32 hexadecimal digits; empty for anything else.
std::string commandIdOf(std::string_view token)
{
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string id;
    const bool hex =
        std::ranges::all_of(token, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    for (std::size_t i = 0; hex && token.size() == 2 * kTokenBytes && i < token.size(); i += 2) {
        id.push_back(static_cast<char>(digit(token[i]) * 16 + digit(token[i + 1])));
    }
    return id;
}

/// The same for the same caller and key, so that a report sent twice makes one case.
std::string commandId(const ApiCaller& caller, const std::string& idempotencyKey)
{
    if (idempotencyKey.empty()) {
        return newSalt();
    }
    Sha256 sha;
    sha.add(caller.name);
    sha.add("\n");
    sha.add(idempotencyKey);
    const Digest digest = sha.finish();
    return std::string(reinterpret_cast<const char*>(digest.data()), kTokenBytes);
}

Problem refused(const protocol::Refusal& refusal, open311::Language language)
{
    int status = 400;
    if (refusal.code() == protocol::Refusal::NOT_ALLOWED) {
        status = 403;
    } else if (refusal.code() == protocol::Refusal::OVERLOADED) {
        status = 503;
    }
    return {status, language == open311::Language::English ? refusal.message_en() : refusal.message_zh()};
}

HttpAnswer said(const Document& document, open311::Format format, unsigned status = 200)
{
    return {status, format, document.text(format), {}, {}};
}

/// Of the fields in a query, the one for the next page.
std::string nextPage(const open311::Fields& fields, const open311::Target& target, int page)
{
    std::string link =
        fmt::format("</open311/v2/requests.{}?", target.format == open311::Format::Json ? "json" : "xml");
    for (const auto& [name, value] : fields.all()) {
        const bool plain = std::ranges::all_of(value + name, [](unsigned char c) {
            return std::isalnum(c) != 0 || c == '-' || c == '_' || c == ',' || c == ':' || c == '.';
        });
        if (name != "page" && name != "api_key" && plain) {
            link += fmt::format("{}={}&", name, value);
        }
    }
    return link + fmt::format("page={}>; rel=\"next\"", page);
}
} // namespace

struct Open311Desk::Asking
{
    const HttpQuestion& question;
    const open311::Target& target;
    const open311::Fields& fields;
    const ApiCaller* caller; ///< nullptr: nobody in particular
    const catalogue::Catalogue& list;
    open311::Language language;
};

asio::awaitable<HttpAnswer> Open311Desk::answer(HttpQuestion question) const
{
    const auto target = open311::parseTarget(question.target, question.accept);
    if (!target) {
        co_return said(open311::problemDocument(target.error()), open311::Format::Json,
                       static_cast<unsigned>(target.error().code));
    }
    Body body = co_await reply(question, *target);
    if (!body) {
        HttpAnswer answer =
            said(open311::problemDocument(body.error()), target->format, static_cast<unsigned>(body.error().code));
        if (answer.status == 405) {
            answer.allow = target->resource == Resource::Requests ? "GET, POST" : "GET";
        }
        co_return answer;
    }
    co_return std::move(*body);
}

tl::expected<const ApiCaller*, Problem>
Open311Desk::callerOf(const HttpQuestion& question, const open311::Fields& fields, const open311::Target& target) const
{
    const std::string key = fields.get("api_key").value_or(question.key);
    const ApiCaller* caller = key.empty() ? nullptr : m_world.keys.find(key);
    if (caller == nullptr && !key.empty()) {
        return tl::unexpected(Problem{403, "api_key is not known here"});
    }
    const bool reads = target.resource == Resource::Request || target.resource == Resource::Token ||
                       (target.resource == Resource::Requests && !isCreate(question, target));
    if (caller == nullptr && (isCreate(question, target) || (reads && m_world.readingNeedsKey))) {
        return tl::unexpected(Problem{403, "api_key is missing"});
    }
    return caller;
}

asio::awaitable<Open311Desk::Body> Open311Desk::reply(const HttpQuestion& question, const open311::Target& target) const
{
    const bool creates = isCreate(question, target);
    if (question.method != "GET" && !creates) {
        co_return tl::unexpected(Problem{405, fmt::format("{} is not done here", question.method)});
    }
    open311::Fields fields;
    if (auto read = fields.add(target.query); !read) {
        co_return tl::unexpected(std::move(read.error()));
    }
    if (creates && !question.contentType.starts_with(kForm)) {
        co_return tl::unexpected(Problem{415, fmt::format("a request is sent as {}", kForm)});
    }
    if (auto read = fields.add(creates ? std::string_view(question.body) : std::string_view()); !read) {
        co_return tl::unexpected(std::move(read.error()));
    }
    if (const auto wanted = fields.get("jurisdiction_id"); wanted && *wanted != m_world.jurisdiction) {
        co_return tl::unexpected(Problem{404, fmt::format("jurisdiction_id \"{}\" is not here; this is {}",
                                                          wanted->substr(0, 40), m_world.jurisdiction)});
    }
    const auto caller = callerOf(question, fields, target);
    if (!caller) {
        co_return tl::unexpected(caller.error());
    }
    const ListEditions* lists = &m_world.lists;
    const catalogue::Catalogue* list = co_await runOn(m_world.desk.strand(), [lists] { return &lists->current(); });
    const Asking asking{question, target, fields, *caller, *list, open311::languageOf(question.acceptLanguage)};
    switch (target.resource) {
    case Resource::Discovery:
        co_return said(open311::discovery(fmt::format("http://{}/open311/v2", question.host),
                                          open311::timeText(m_world.time.now(), list->calendar().utcOffset())),
                       target.format);
    case Resource::Services:
        co_return said(open311::services(*list, asking.language), target.format);
    case Resource::Service:
        co_return open311::service(*list, target.id, asking.language).map([&](const Document& document) {
            return said(document, target.format);
        });
    case Resource::Token:
        co_return co_await readToken(asking);
    case Resource::Requests:
    case Resource::Request:
        break;
    }
    if (creates) {
        co_return co_await create(asking);
    }
    co_return co_await read(asking);
}

asio::awaitable<Open311Desk::Body> Open311Desk::create(const Asking& asking) const
{
    auto report = open311::readReport(asking.fields, asking.list);
    if (!report) {
        co_return tl::unexpected(std::move(report.error()));
    }
    report->set_channel(asking.caller->channel);
    protocol::Command command;
    command.set_command_id(commandId(*asking.caller, asking.question.idempotencyKey));
    *command.mutable_submit_report() = std::move(*report);
    const std::string token = tokenOf(command.command_id());
    Identity identity{"api." + asking.caller->name, protocol::ROLE_SERVICE, asking.caller->area};
    const auto submitted = co_await submitCommand(m_world.desk, std::move(command), std::move(identity));
    if (submitted->result.has_refusal()) {
        co_return tl::unexpected(refused(submitted->result.refusal(), asking.language));
    }
    co_return said(open311::created(submitted->number, token, {asking.list, asking.language}), asking.target.format,
                   201);
}

asio::awaitable<Open311Desk::Body> Open311Desk::read(const Asking& asking) const
{
    auto filter = open311::readFilter(asking.fields, m_world.time.now());
    if (!filter) {
        co_return tl::unexpected(std::move(filter.error()));
    }
    const auto crs = open311::readCrs(asking.fields);
    if (!crs) {
        co_return tl::unexpected(crs.error());
    }
    const int page = filter->page;
    if (asking.target.resource == Resource::Request) {
        filter->ids = {asking.target.id};
    }
    // GCC 12 destroys a conditional temporary twice when it is a coroutine's argument.
    const std::string area = asking.caller == nullptr ? std::string() : asking.caller->area;
    const auto found = co_await findCases(m_world.desk, *filter, area);
    if (asking.target.resource == Resource::Request && found->cases.empty()) {
        co_return tl::unexpected(Problem{404, fmt::format("there is no request {}", asking.target.id)});
    }
    const open311::Telling telling{asking.list, asking.language, *crs, asking.caller == nullptr};
    HttpAnswer answer = said(open311::requests(found->cases, telling), asking.target.format);
    if (found->more) {
        answer.link = nextPage(asking.fields, asking.target, page + 1);
    }
    co_return answer;
}

asio::awaitable<Open311Desk::Body> Open311Desk::readToken(const Asking& asking) const
{
    const std::string number = co_await numberOfCommand(m_world.desk, commandIdOf(asking.target.id));
    if (number.empty()) {
        co_return tl::unexpected(Problem{404, fmt::format("there is no token {}", asking.target.id)});
    }
    co_return said(open311::token(number, asking.target.id), asking.target.format);
}

} // namespace sandtable::server
