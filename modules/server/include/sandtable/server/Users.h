// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace sandtable::server {

/// Who somebody is once they are logged in.
struct Identity
{
    std::string user;
    protocol::Role role = protocol::ROLE_UNSPECIFIED;
    std::string area; ///< code prefix; empty: everywhere
};

/// "dispatcher" ↔ ROLE_DISPATCHER. Fails with OutOfRange naming the roles there are.
Result<protocol::Role> roleFromName(std::string_view name);
std::string roleName(protocol::Role role);

/// The users of a server with scrypt hashes of their passwords. A plain value; login() is const and slow on purpose
/// (about 50 ms): call it off the threads that serve.
class Users
{
public:
    /// Reads a users file (JSON). Fails with NotFound, Unreadable or Malformed naming file, user and field.
    static Result<Users> load(const std::filesystem::path& file);
    /// Writes it for the owner's eyes only (mode 0600), whole or not at all.
    Result<void> save(const std::filesystem::path& file) const;

    /// Adds or replaces a user. Fails with OutOfRange for an empty name or password or one over 100 bytes.
    Result<void> set(const Identity& identity, std::string_view password);
    /// Fails with Refused, the same for an unknown user and a wrong password, and as slowly.
    Result<Identity> login(std::string_view user, std::string_view password) const;
    /// Adds the others' entries; on the same name theirs stand.
    void add(const Users& others);
    bool empty() const { return m_users.empty(); }

private:
    struct Entry
    {
        Identity identity;
        std::string salt;
        std::string hash;
    };
    std::map<std::string, Entry, std::less<>> m_users;
};

/// A password nobody guesses: 128 random bits as 32 hexadecimal digits.
std::string randomPassword();

/// The users that `./run` needs (dispatcher, supervisor, simulator) with random passwords, kept readable for the owner
/// in `credentials` (mode 0600; sandtable::client::passwordFor reads it). Makes the file if there is none.
/// Fails as Users::load does.
Result<Users> bootstrapUsers(const std::filesystem::path& credentials);

} // namespace sandtable::server
