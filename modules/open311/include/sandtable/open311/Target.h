// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/open311/Document.h>
#include <sandtable/open311/Problem.h>

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace sandtable::open311 {

/// The resources of GeoReport v2, and the discovery document that names them.
enum class Resource
{
    Discovery,
    Services,
    Service,  ///< one, with its attributes
    Requests, ///< GET lists them, POST makes one
    Request,
    Token
};

struct Target
{
    Resource resource = Resource::Services;
    std::string id; ///< service code, request id or token, where the resource is one
    Format format = Format::Xml;
    std::string query; ///< what follows the question mark, still encoded
};

/// Reads "/requests/20261123-000017.json?…", with or without "/open311/v2" before it. Without an extension the Accept
/// header decides; XML is the specification's own format. Fails with 404 for what is no resource here.
tl::expected<Target, Problem> parseTarget(std::string_view target, std::string_view accept);

} // namespace sandtable::open311
