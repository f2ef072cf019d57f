// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestClient.h"

#include "TestCity.h"

#include <sandtable/client/CommandId.h>

#include <stdexcept>
#include <type_traits>

namespace sandtable::test {

namespace {
client::Link::Options optionsFor(std::uint16_t port, const std::string& user,
                                 const std::function<void(client::Link::Options&)>& change)
{
    client::Link::Options options;
    options.port = port;
    options.program = "test";
    options.user = user;
    options.password = "secret";
    if (change) {
        change(options);
    }
    return options;
}
} // namespace

TestClient::TestClient(std::uint16_t port, const std::string& user,
                       const std::function<void(client::Link::Options&)>& change)
    : m_link(optionsFor(port, user, change), [this] {
          {
              const std::lock_guard lock(m_mutex);
              m_wake = true;
          }
          m_woken.notify_one();
      })
{
    m_link.start();
}

bool TestClient::until(const std::function<bool()>& holds, std::chrono::milliseconds patience)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        {
            const std::lock_guard lock(m_mutex);
            m_wake = false;
        }
        while (
            m_link.drain([this](client::Incoming&& item) { take(std::move(item)); }, std::chrono::milliseconds(50))) {
        }
        if (holds()) {
            return true;
        }
        std::unique_lock lock(m_mutex);
        if (!m_woken.wait_until(lock, end, [this] { return m_wake; })) {
            return false;
        }
    }
}

protocol::CommandResult TestClient::ask(protocol::Command command)
{
    const std::string id = send(std::move(command));
    if (!until([&] { return results.contains(id); })) {
        throw std::runtime_error("no answer to a command");
    }
    return results[id];
}

const protocol::CommandResult* TestClient::result(const std::string& id) const
{
    const auto found = results.find(id);
    return found == results.end() ? nullptr : &found->second;
}

void TestClient::take(client::Incoming&& item)
{
    std::visit(
        [this](auto&& what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, client::LinkState>) {
                states.push_back(std::move(what));
            } else if constexpr (std::is_same_v<What, protocol::Welcome>) {
                welcome = std::move(what);
                ++welcomes;
            } else if constexpr (std::is_same_v<What, protocol::Snapshot>) {
                snapshot = std::move(what);
            } else if constexpr (std::is_same_v<What, protocol::Events>) {
                for (protocol::Event& event : *what.mutable_events()) {
                    events.push_back(std::move(event));
                }
                lastSeq = what.last_seq();
                ++upToDate;
            } else if constexpr (std::is_same_v<What, protocol::CommandResult>) {
                const std::string id = what.command_id();
                results[id] = std::move(what);
            } else if constexpr (std::is_same_v<What, protocol::Positions>) {
                positions.push_back(std::move(what));
            } else {
                roundTrips.push_back(what);
            }
        },
        std::move(item));
}

protocol::Command report(const std::string& text, int grid)
{
    protocol::Command command;
    command.set_command_id(client::newCommandId());
    protocol::SubmitReport& body = *command.mutable_submit_report();
    body.set_text(text);
    body.set_channel(protocol::CHANNEL_PHONE);
    *body.mutable_point() = middleOf(grid);
    body.set_subclass_code("C0101");
    return command;
}

protocol::Command assignVerifier(std::uint64_t caseId, const std::string& worker, std::uint64_t seenVersion)
{
    protocol::Command command;
    command.set_command_id(client::newCommandId());
    command.set_case_id(caseId);
    command.set_seen_version(seenVersion);
    command.mutable_assign_verifier()->set_worker_code(worker);
    return command;
}

} // namespace sandtable::test
