// SPDX-License-Identifier: GPL-3.0-or-later
#include "Areas.h"
#include "Passwords.h"
#include "PrivateFile.h"

#include <sandtable/base/Sha256.h>
#include <sandtable/server/ApiKeys.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace sandtable::server {

namespace {
constexpr std::size_t kLongestCaller = 40;

struct ChannelName
{
    protocol::Channel channel;
    std::string_view name;
};
constexpr std::array kChannelNames{
    ChannelName{protocol::CHANNEL_PHONE, "phone"},     ChannelName{protocol::CHANNEL_WECHAT, "wechat"},
    ChannelName{protocol::CHANNEL_WEIBO, "weibo"},     ChannelName{protocol::CHANNEL_GRID_WORKER, "grid-worker"},
    ChannelName{protocol::CHANNEL_CAMERA, "camera"},   ChannelName{protocol::CHANNEL_DEPARTMENT, "department"},
    ChannelName{protocol::CHANNEL_CONSOLE, "console"},
};

std::string hashOf(std::string_view key)
{
    Sha256 sha;
    sha.add(key);
    return toHex(sha.finish());
}

Result<void> checkCaller(const ApiCaller& caller)
{
    const bool plain = std::ranges::all_of(
        caller.name, [](unsigned char c) { return (std::isalnum(c) != 0 && c < 0x80) || c == '-'; });
    if (caller.name.empty() || caller.name.size() > kLongestCaller || !plain) {
        return failure(ErrorCode::OutOfRange, fmt::format("name \"{}\" is not 1 to {} letters, digits and dashes",
                                                          caller.name.substr(0, 80), kLongestCaller));
    }
    return checkArea(caller.area);
}

std::string textOf(const nlohmann::json& entry, const char* name)
{
    const auto found = entry.is_object() ? entry.find(name) : entry.end();
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isHash(std::string_view text)
{
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Result<ApiCaller> readCaller(const nlohmann::json& entry, const std::filesystem::path& file)
{
    ApiCaller caller{textOf(entry, "name"), protocol::CHANNEL_UNSPECIFIED, textOf(entry, "area")};
    const auto malformed = [&](std::string_view what) {
        return failure(ErrorCode::Malformed, fmt::format("{}: key \"{}\": {}", file.string(), caller.name, what));
    };
    const auto channel = channelFromName(textOf(entry, "channel"));
    if (!channel) {
        return malformed(channel.error().message);
    }
    caller.channel = *channel;
    // A forgotten area must not read as "the whole city".
    if (!entry.contains("area") || !entry["area"].is_string()) {
        return malformed("no text \"area\" (empty: the whole city)");
    }
    if (const auto checked = checkCaller(caller); !checked) {
        return malformed(checked.error().message);
    }
    if (!isHash(textOf(entry, "sha256"))) {
        return malformed("\"sha256\" is not 64 lower-case hexadecimal digits");
    }
    return caller;
}
} // namespace

Result<protocol::Channel> channelFromName(std::string_view name)
{
    std::string known;
    for (const ChannelName& entry : kChannelNames) {
        if (entry.name == name) {
            return entry.channel;
        }
        known += fmt::format("{}{}", known.empty() ? "" : ", ", entry.name);
    }
    return failure(ErrorCode::OutOfRange, fmt::format("channel \"{}\" is none of {}", name, known));
}

std::string channelName(protocol::Channel channel)
{
    const auto found = std::ranges::find(kChannelNames, channel, &ChannelName::channel);
    return found == kChannelNames.end() ? std::string() : std::string(found->name);
}

Result<ApiKeys> ApiKeys::load(const std::filesystem::path& file)
{
    const auto json = readPrivateJson(file);
    if (!json) {
        return tl::unexpected(json.error());
    }
    if (!json->is_object() || !json->contains("keys") || !(*json)["keys"].is_array()) {
        return failure(ErrorCode::Malformed, fmt::format("{}: no list \"keys\"", file.string()));
    }
    ApiKeys keys;
    for (const nlohmann::json& entry : (*json)["keys"]) {
        auto caller = readCaller(entry, file);
        if (!caller) {
            return tl::unexpected(caller.error());
        }
        keys.m_byHash[textOf(entry, "sha256")] = std::move(*caller);
    }
    return keys;
}

Result<void> ApiKeys::save(const std::filesystem::path& file) const
{
    nlohmann::json entries = nlohmann::json::array();
    for (const auto& [hash, caller] : m_byHash) {
        entries.push_back(
            {{"name", caller.name}, {"channel", channelName(caller.channel)}, {"area", caller.area}, {"sha256", hash}});
    }
    return writePrivateJson(file, {{"keys", std::move(entries)}});
}

Result<std::string> ApiKeys::make(const ApiCaller& caller)
{
    if (auto checked = checkCaller(caller); !checked) {
        return tl::unexpected(checked.error());
    }
    remove(caller.name);
    const std::string random = newSalt() + newSalt();
    const std::string key = toHex(std::span(reinterpret_cast<const std::uint8_t*>(random.data()), random.size()));
    m_byHash[hashOf(key)] = caller;
    return key;
}

bool ApiKeys::remove(std::string_view name)
{
    return std::erase_if(m_byHash, [name](const auto& entry) { return entry.second.name == name; }) > 0;
}

const ApiCaller* ApiKeys::find(std::string_view key) const
{
    const auto found = m_byHash.find(hashOf(key));
    return found == m_byHash.end() ? nullptr : &found->second;
}

std::vector<ApiCaller> ApiKeys::callers() const
{
    std::vector<ApiCaller> all;
    for (const auto& [hash, caller] : m_byHash) {
        all.push_back(caller);
    }
    std::ranges::sort(all, {}, &ApiCaller::name);
    return all;
}

} // namespace sandtable::server
