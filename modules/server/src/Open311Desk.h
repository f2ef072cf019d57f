// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Asio.h"
#include "CaseDesk.h"
#include "ListEditions.h"

#include <sandtable/open311/Document.h>
#include <sandtable/open311/Requests.h>
#include <sandtable/open311/Target.h>
#include <sandtable/server/ApiKeys.h>

#include <memory>
#include <string>
#include <vector>

namespace sandtable::server {

/// What of an HTTP request counts here.
struct HttpQuestion
{
    std::string method;
    std::string target;
    std::string accept;
    std::string acceptLanguage;
    std::string contentType;
    std::string body;
    std::string key;            ///< of the header X-Api-Key; the field api_key does as well
    std::string idempotencyKey; ///< the same twice makes one case
    std::string host;
};

struct HttpAnswer
{
    unsigned status = 200;
    open311::Format format = open311::Format::Json;
    std::string body;
    std::string link;  ///< header Link: the next page
    std::string allow; ///< header Allow, with status 405
};

/// The resources of Open311 GeoReport v2 over the case desk. Immutable: any connection on its own strand asks it.
class Open311Desk
{
public:
    struct World
    {
        CaseDesk& desk;
        const ListEditions& lists; ///< on the desk's strand
        const ApiKeys& keys;
        const CityTime& time;
        std::string jurisdiction; ///< code of the district
        bool readingNeedsKey = false;
    };

    explicit Open311Desk(World world) : m_world(std::move(world)) {}

    asio::awaitable<HttpAnswer> answer(HttpQuestion question) const;

private:
    using Body = tl::expected<HttpAnswer, open311::Problem>;
    struct Asking;

    asio::awaitable<Body> reply(const HttpQuestion& question, const open311::Target& target) const;
    tl::expected<const ApiCaller*, open311::Problem>
    callerOf(const HttpQuestion& question, const open311::Fields& fields, const open311::Target& target) const;
    asio::awaitable<Body> create(const Asking& asking) const;
    asio::awaitable<Body> read(const Asking& asking) const;
    asio::awaitable<Body> readToken(const Asking& asking) const;

    World m_world;
};

} // namespace sandtable::server
