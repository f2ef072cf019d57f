// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/open311/Fields.h>
#include <sandtable/protocol/sandtable.pb.h>

namespace sandtable::catalogue {
class Catalogue;
}

namespace sandtable::open311 {

/// The report in the fields of POST /requests: service_code (a subclass, or an item of the list), lat and long (with
/// crs) or address_string, description, attribute[ITEM], media_url, and who reports. Fails with 400 naming the field
/// and the value, 404 for a service_code that is not in the list. The channel is the key's and not set here.
/// Longest texts in bytes: description 1,500, address_string 500, media_url 400, names, mail and telephone 100 each.
tl::expected<protocol::SubmitReport, Problem> readReport(const Fields& fields, const catalogue::Catalogue& list);

} // namespace sandtable::open311
