// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/protocol/sandtable.pb.h>

#include <list>
#include <string>
#include <unordered_map>

namespace sandtable::client {

/// Commands that wait for their answer, in the order in which they were given.
class Unanswered
{
public:
    void add(protocol::Command command)
    {
        const std::string id = command.command_id();
        m_commands.push_back(std::move(command));
        m_byId[id] = std::prev(m_commands.end());
    }
    void answered(const std::string& commandId)
    {
        if (const auto found = m_byId.find(commandId); found != m_byId.end()) {
            m_commands.erase(found->second);
            m_byId.erase(found);
        }
    }
    const protocol::Command* find(const std::string& commandId) const
    {
        const auto found = m_byId.find(commandId);
        return found == m_byId.end() ? nullptr : &*found->second;
    }
    void clear()
    {
        m_commands.clear();
        m_byId.clear();
    }
    const std::list<protocol::Command>& inOrder() const { return m_commands; }

private:
    std::list<protocol::Command> m_commands;
    std::unordered_map<std::string, std::list<protocol::Command>::iterator> m_byId;
};

} // namespace sandtable::client
