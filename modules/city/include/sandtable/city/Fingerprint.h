// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>

#include <string>

namespace sandtable::city {

/// SHA-256, lower-case hex, over the content in a fixed order: codes, names, kinds, references, and coordinates as
/// whole millimetres of the local frame. Independent of how the content is stored; `source` and `fingerprint` do not
/// count. A model that was read in parts has another fingerprint than the whole.
std::string contentFingerprint(const CityModel& model);

} // namespace sandtable::city
