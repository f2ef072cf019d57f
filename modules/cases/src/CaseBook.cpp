// SPDX-License-Identifier: GPL-3.0-or-later
#include "Loads.h"

#include <sandtable/base/Sha256.h>
#include <sandtable/cases/CaseBook.h>

#include <algorithm>

namespace sandtable::cases {
namespace {

int countOf(const std::unordered_map<std::string, int>& loads, const std::string& code)
{
    const auto found = loads.find(code);
    return found == loads.end() ? 0 : found->second;
}

/// Each part goes in with its length, so that no two different folds run together to the same bytes.
void addSized(Sha256& hash, std::string_view bytes)
{
    const std::uint64_t size = bytes.size();
    std::uint8_t length[8];
    for (int i = 0; i < 8; ++i) {
        length[i] = static_cast<std::uint8_t>(size >> (8 * i));
    }
    hash.add(length, sizeof length);
    hash.add(bytes);
}

std::vector<std::string> sorted(const std::unordered_set<std::string>& codes)
{
    std::vector<std::string> list(codes.begin(), codes.end());
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace

const protocol::Case* CaseBook::find(std::uint64_t id) const
{
    const auto found = m_cases.find(id);
    return found == m_cases.end() ? nullptr : &found->second;
}

int CaseBook::loadOfWorker(const std::string& workerCode) const
{
    return countOf(m_workerLoad, workerCode);
}

int CaseBook::loadOfUnit(const std::string& unitCode) const
{
    return countOf(m_unitLoad, unitCode);
}

const protocol::CommandRecord* CaseBook::done(const std::string& commandId) const
{
    const auto found = m_commands.find(commandId);
    return found == m_commands.end() ? nullptr : &found->second;
}

protocol::Snapshot CaseBook::snapshot() const
{
    protocol::Snapshot out;
    out.set_seq(m_lastSeq);
    out.mutable_cases()->Reserve(static_cast<int>(m_order.size()));
    for (const std::uint64_t id : m_order) {
        *out.add_cases() = m_cases.at(id);
    }
    for (const std::string& code : sorted(m_offDuty)) {
        out.add_off_duty(code);
    }
    for (const std::string& id : m_commandOrder) {
        *out.add_commands() = m_commands.at(id);
    }
    return out;
}

void CaseBook::takeIn(const protocol::Case& item)
{
    if (!m_cases.emplace(item.id(), item).second) {
        return;
    }
    m_order.insert(std::upper_bound(m_order.begin(), m_order.end(), item.id()), item.id());
    m_lastCaseId = std::max(m_lastCaseId, item.id());
    if (item.outcome() == protocol::OUTCOME_OPEN) {
        ++m_open;
    }
    count(m_workerLoad, workerOf(item), +1);
    count(m_unitLoad, unitOf(item), +1);
}

void CaseBook::forget(std::uint64_t id)
{
    const auto found = m_cases.find(id);
    if (found == m_cases.end()) {
        return;
    }
    count(m_workerLoad, workerOf(found->second), -1);
    count(m_unitLoad, unitOf(found->second), -1);
    if (found->second.outcome() == protocol::OUTCOME_OPEN) {
        --m_open;
    }
    m_cases.erase(found);
    std::erase(m_order, id);
}

CaseBook CaseBook::fromSnapshot(const protocol::Snapshot& snapshot)
{
    CaseBook book;
    book.m_lastSeq = snapshot.seq();
    for (const protocol::Case& item : snapshot.cases()) {
        book.takeIn(item); // a damaged snapshot may name a case twice; the first one counts
    }
    book.m_offDuty.insert(snapshot.off_duty().begin(), snapshot.off_duty().end());
    for (const protocol::CommandRecord& record : snapshot.commands()) {
        if (book.m_commands.emplace(record.command_id(), record).second) {
            book.m_commandOrder.push_back(record.command_id());
        }
    }
    return book;
}

std::string CaseBook::stateHash() const
{
    Sha256 hash;
    std::string bytes;
    const auto addMessage = [&](const google::protobuf::MessageLite& message) {
        bytes.clear();
        message.AppendToString(&bytes); // no map fields, so the bytes are the same for the same content
        addSized(hash, bytes);
    };
    addSized(hash, std::to_string(m_lastSeq));
    addSized(hash, std::to_string(m_order.size()));
    for (const std::uint64_t id : m_order) {
        addMessage(m_cases.at(id));
    }
    const std::vector<std::string> offDuty = sorted(m_offDuty);
    addSized(hash, std::to_string(offDuty.size()));
    for (const std::string& code : offDuty) {
        addSized(hash, code);
    }
    for (const std::string& id : m_commandOrder) {
        addMessage(m_commands.at(id));
    }
    const Digest digest = hash.finish();
    return toHex(digest);
}

} // namespace sandtable::cases
