// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/Names.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <QtCore/QVariantList>

namespace sandtable::console {

/// What stands over a case beside its stage, one line each: {text, urgent}. A paused clock, an extension that was asked
/// for, a supervision, the tier, helpers, and which cases it was merged or split with.
QVariantList caseNotes(const protocol::Case& item, const Names& names);

/// Who reported it: {who, channel, time, text, told}.
QVariantList caseReporters(const protocol::Case& item, const Names& names);

} // namespace sandtable::console
