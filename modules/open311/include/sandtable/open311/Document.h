// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/open311/Problem.h>

#include <nlohmann/json.hpp>

#include <string>

namespace sandtable::open311 {

enum class Format
{
    Json,
    Xml
};

/// An answer's body, written once and said in both formats: the JSON as it is, the XML with `root` around it. Lists
/// become an element with one child an entry, named as the specification names them ("services" → "service").
struct Document
{
    std::string root;
    nlohmann::ordered_json body;

    std::string text(Format format) const;
};

Document problemDocument(const Problem& problem);
/// "application/json; charset=utf-8" or "text/xml; charset=utf-8".
const char* contentType(Format format);

} // namespace sandtable::open311
