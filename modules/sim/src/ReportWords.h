// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Troubles.h"

#include <sandtable/base/Random.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <string>

namespace sandtable::sim {

/// What somebody says about a trouble at a site through a channel; varied, never longer than a report may be.
std::string reportText(const Trouble& trouble, const Site& site, protocol::Channel channel, bool chinese,
                       Random& random);
/// How the channel names the sender: "陈女士", "微信用户_83", or empty.
std::string reporterName(protocol::Channel channel, bool chinese, Random& random);

} // namespace sandtable::sim
