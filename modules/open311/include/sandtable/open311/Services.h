// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/open311/Document.h>
#include <sandtable/open311/Problem.h>

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace sandtable::catalogue {
class Catalogue;
}

namespace sandtable::open311 {

/// The language of names and descriptions.
enum class Language
{
    Chinese,
    English
};

/// English where an Accept-Language header names it before Chinese; Chinese otherwise.
Language languageOf(std::string_view acceptLanguage);

/// The attribute of a service by which a caller who knows it names the item of the list.
inline constexpr std::string_view kItemAttribute = "ITEM";

/// One service a subclass of the responsibility list, grouped by class.
Document services(const catalogue::Catalogue& list, Language language);
/// A service's attributes: which of its items it is, where the caller knows. Fails with 404 for a code that is not in
/// the list.
tl::expected<Document, Problem> service(const catalogue::Catalogue& list, std::string_view code, Language language);
/// Where the resources are. `root`: "http://host:port/open311/v2".
Document discovery(const std::string& root, const std::string& changed);

} // namespace sandtable::open311
