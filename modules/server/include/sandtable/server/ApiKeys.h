// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sandtable::server {

/// Somebody who reports over HTTP: a bridge to WeChat, a department's system.
struct ApiCaller
{
    std::string name; ///< 1…40 letters, digits, dashes: it becomes the actor "api.NAME" of what it sends
    protocol::Channel channel = protocol::CHANNEL_DEPARTMENT;
    std::string area; ///< code prefix it may report and read in; empty: everywhere
};

/// "wechat" ↔ CHANNEL_WECHAT. Fails with OutOfRange naming the channels there are.
Result<protocol::Channel> channelFromName(std::string_view name);
std::string channelName(protocol::Channel channel);

/// The keys of Open311 callers. Only their SHA-256 is kept: a key is 256 random bits, so a slow hash adds nothing.
class ApiKeys
{
public:
    /// Reads a keys file (JSON). Fails with NotFound, Unreadable or Malformed naming file, key and field.
    static Result<ApiKeys> load(const std::filesystem::path& file);
    /// Writes it for the owner's eyes only (mode 0600), whole or not at all.
    Result<void> save(const std::filesystem::path& file) const;

    /// Makes a new key and returns it, once and never again; a caller of that name loses the old one. Fails with
    /// OutOfRange.
    Result<std::string> make(const ApiCaller& caller);
    /// False: there is none of that name.
    bool remove(std::string_view name);
    /// Whose key it is, or nullptr.
    const ApiCaller* find(std::string_view key) const;
    std::vector<ApiCaller> callers() const;

private:
    std::map<std::string, ApiCaller, std::less<>> m_byHash;
};

} // namespace sandtable::server
