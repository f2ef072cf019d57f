// SPDX-License-Identifier: GPL-3.0-or-later
#include "Areas.h"
#include "Passwords.h"
#include "PrivateFile.h"

#include <sandtable/base/Sha256.h>
#include <sandtable/server/Users.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace sandtable::server {

namespace {
constexpr std::size_t kMaxNameBytes = 100;

struct RoleName
{
    protocol::Role role;
    std::string_view name;
};
constexpr std::array kRoleNames{
    RoleName{protocol::ROLE_CALL_TAKER, "call-taker"},       RoleName{protocol::ROLE_DISPATCHER, "dispatcher"},
    RoleName{protocol::ROLE_SUPERVISOR, "supervisor"},       RoleName{protocol::ROLE_UNIT_HANDLER, "unit-handler"},
    RoleName{protocol::ROLE_GRID_WORKER, "grid-worker"},     RoleName{protocol::ROLE_TRAINER, "trainer"},
    RoleName{protocol::ROLE_ADMINISTRATOR, "administrator"}, RoleName{protocol::ROLE_SERVICE, "service"},
};

std::string hexOf(std::string_view bytes)
{
    return toHex(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

/// Empty when the text is not hexadecimal.
std::string fromHex(std::string_view hex)
{
    if (hex.size() % 2 != 0) {
        return {};
    }
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        if (std::isxdigit(static_cast<unsigned char>(hex[i])) == 0 ||
            std::isxdigit(static_cast<unsigned char>(hex[i + 1])) == 0) {
            return {};
        }
        bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    }
    return bytes;
}

/// The text of a field, or empty when it is absent or not a text.
std::string field(const nlohmann::json& json, const char* name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The entries of {"users": [...]}.
Result<nlohmann::json> readEntries(const std::filesystem::path& file)
{
    auto json = readPrivateJson(file);
    if (!json) {
        return json;
    }
    if (!json->is_object() || !json->contains("users") || !(*json)["users"].is_array()) {
        return failure(ErrorCode::Malformed, fmt::format("{}: no list \"users\"", file.string()));
    }
    return (*json)["users"];
}

Result<Identity> readIdentity(const nlohmann::json& entry, const std::filesystem::path& file)
{
    Identity identity{field(entry, "name"), protocol::ROLE_UNSPECIFIED, field(entry, "area")};
    const auto malformed = [&](std::string_view what) {
        return failure(ErrorCode::Malformed, fmt::format("{}: user \"{}\": {}", file.string(), identity.user, what));
    };
    const auto role = roleFromName(field(entry, "role"));
    if (identity.user.empty() || !role) {
        return malformed(role ? "no \"name\"" : role.error().message);
    }
    // A forgotten or misspelt area must not read as "the whole city".
    if (!entry.contains("area") || !entry["area"].is_string()) {
        return malformed("no text \"area\" (empty: the whole city)");
    }
    if (const auto area = checkArea(identity.area); !area) {
        return malformed(area.error().message);
    }
    identity.role = *role;
    return identity;
}
} // namespace

Result<protocol::Role> roleFromName(std::string_view name)
{
    std::string known;
    for (const RoleName& entry : kRoleNames) {
        if (entry.name == name) {
            return entry.role;
        }
        known += fmt::format("{}{}", known.empty() ? "" : ", ", entry.name);
    }
    return failure(ErrorCode::OutOfRange, fmt::format("role \"{}\" is none of {}", name, known));
}

std::string roleName(protocol::Role role)
{
    for (const RoleName& entry : kRoleNames) {
        if (entry.role == role) {
            return std::string(entry.name);
        }
    }
    return "unknown";
}

Result<Users> Users::load(const std::filesystem::path& file)
{
    const auto entries = readEntries(file);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    Users users;
    for (const auto& json : *entries) {
        auto identity = readIdentity(json, file);
        if (!identity) {
            return tl::unexpected(identity.error());
        }
        Entry entry{*identity, fromHex(field(json, "salt")), fromHex(field(json, "scrypt"))};
        if (entry.salt.empty() || entry.hash.empty()) {
            return failure(ErrorCode::Malformed, fmt::format("{}: user {}: \"salt\" and \"scrypt\" must be hexadecimal",
                                                             file.string(), identity->user));
        }
        users.m_users[identity->user] = std::move(entry);
    }
    return users;
}

Result<void> Users::save(const std::filesystem::path& file) const
{
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [name, entry] : m_users) {
        list.push_back({{"name", name},
                        {"role", roleName(entry.identity.role)},
                        {"area", entry.identity.area},
                        {"salt", hexOf(entry.salt)},
                        {"scrypt", hexOf(entry.hash)}});
    }
    return writePrivateJson(file, {{"users", std::move(list)}});
}

Result<void> Users::set(const Identity& identity, std::string_view password)
{
    if (identity.user.empty() || identity.user.size() > kMaxNameBytes || password.empty() ||
        password.size() > kMaxNameBytes) {
        return failure(ErrorCode::OutOfRange, fmt::format("user \"{}\": name and password must have 1…{} bytes",
                                                          identity.user, kMaxNameBytes));
    }
    if (auto area = checkArea(identity.area); !area) {
        return failure(area.error().code, fmt::format("user \"{}\": {}", identity.user, area.error().message));
    }
    Entry entry{identity, newSalt(), {}};
    entry.hash = hashPassword(password, entry.salt);
    m_users[identity.user] = std::move(entry);
    return {};
}

void Users::add(const Users& others)
{
    for (const auto& [name, entry] : others.m_users) {
        m_users[name] = entry;
    }
}

Result<Identity> Users::login(std::string_view user, std::string_view password) const
{
    const auto found = m_users.find(user);
    const bool known = found != m_users.end();
    // An unknown user costs the same work, so that the time does not tell which names exist.
    const std::string hash =
        hashPassword(password.substr(0, kMaxNameBytes + 1), known ? found->second.salt : std::string(16, '\0'));
    if (!known || !sameBytes(hash, found->second.hash)) {
        return failure(ErrorCode::Refused, "unknown user or wrong password");
    }
    return found->second.identity;
}

std::string randomPassword()
{
    return hexOf(newSalt());
}

Result<Users> bootstrapUsers(const std::filesystem::path& credentials)
{
    if (!std::filesystem::exists(credentials)) {
        nlohmann::json list = nlohmann::json::array();
        for (const auto& [name, role] : {std::pair("dispatcher", "dispatcher"), std::pair("dispatcher2", "dispatcher"),
                                         std::pair("supervisor", "supervisor"), std::pair("simulator", "service")}) {
            list.push_back({{"name", name}, {"role", role}, {"area", ""}, {"password", randomPassword()}});
        }
        if (auto written = writePrivateJson(credentials, {{"users", std::move(list)}}); !written) {
            return tl::unexpected(written.error());
        }
    }
    const auto entries = readEntries(credentials);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    Users users;
    for (const auto& json : *entries) {
        const auto identity = readIdentity(json, credentials);
        if (!identity) {
            return tl::unexpected(identity.error());
        }
        if (auto set = users.set(*identity, field(json, "password")); !set) {
            return failure(ErrorCode::Malformed, fmt::format("{}: {}", credentials.string(), set.error().message));
        }
    }
    return users;
}

} // namespace sandtable::server
