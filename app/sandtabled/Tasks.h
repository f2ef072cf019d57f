// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Arguments.h"

#include <sandtable/base/EventTime.h>
#include <sandtable/base/Result.h>
#include <sandtable/server/ApiKeys.h>
#include <sandtable/server/Users.h>
#include <sandtable/storage/EventLog.h>

#include <cstdint>
#include <memory>
#include <string>

sandtable::Result<void> prepareDataFolder(const Arguments& arguments);

/// The users of the users file and of the credentials file; at least one must be there.
sandtable::Result<sandtable::server::Users> loadUsers(const Arguments& arguments);
/// --make-user: reads the password from standard input; an empty line makes a random one and prints it.
sandtable::Result<void> makeUser(const Arguments& arguments);

/// The keys of the keys file; none where there is no file and none was named.
sandtable::Result<sandtable::server::ApiKeys> loadApiKeys(const Arguments& arguments);
/// --make-api-key: prints the new key.
sandtable::Result<void> makeApiKey(const Arguments& arguments);

/// Opens the log in the data folder; it must belong to the city (unless the fingerprint is empty). To verify, nothing
/// is made that is not there.
sandtable::Result<std::unique_ptr<sandtable::storage::EventLog>> openLog(const Arguments& arguments,
                                                                         const std::string& cityFingerprint);
/// Time of the log's last event; the epoch when it is empty.
sandtable::Result<sandtable::EventTime> lastEventTime(const Arguments& arguments,
                                                      const sandtable::storage::EventLog& log);

/// Says on standard output, and in the port files, that the server listens. httpPort 0: it does not serve HTTP.
sandtable::Result<void> tellPorts(const Arguments& arguments, std::uint16_t port, std::uint16_t httpPort);
