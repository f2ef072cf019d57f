// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/CaseClock.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <string>
#include <utility>

namespace sandtable::cases {

protocol::Limit toWire(const catalogue::Deadline& limit);
/// From dispatch to finished: as filed; for a case filed before that was kept, as the list says now.
catalogue::Deadline handlingLimit(const protocol::Case& item, const catalogue::Catalogue& list);
/// The same of an item or, where none is known, of its subclass.
catalogue::Deadline listedLimit(const std::string& itemCode, const std::string& subclassCode,
                                const catalogue::Catalogue& list);
/// The closing condition in both languages, as filed.
std::pair<std::string, std::string> closingTexts(const protocol::Case& item, const catalogue::Catalogue& list);
/// The handling clock as it stands, with what extensions added.
catalogue::CaseClock handlingClock(const protocol::Case& item, const catalogue::Catalogue& list);

} // namespace sandtable::cases
