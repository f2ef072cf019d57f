// The snapshot with which a console starts: copied on the desk's strand, cut to the area and encoded on the session's.
#include "CaseDesk.h"
#include "Session.h"

#include <unordered_set>

namespace sandtable::server {

namespace {
/// Leaves only what somebody who watches the area may see.
void cutToArea(protocol::Snapshot& snapshot, const std::string& area)
{
    if (area.empty()) {
        return;
    }
    std::unordered_set<std::uint64_t> visible;
    protocol::Snapshot cut;
    for (protocol::Case& item : *snapshot.mutable_cases()) {
        if (touches(item.grid_code(), area)) {
            visible.insert(item.id());
            *cut.add_cases() = std::move(item);
        }
    }
    for (protocol::CommandRecord& record : *snapshot.mutable_commands()) {
        if (record.case_id() == 0 || visible.contains(record.case_id())) {
            *cut.add_commands() = std::move(record);
        }
    }
    snapshot.mutable_cases()->Swap(cut.mutable_cases());
    snapshot.mutable_commands()->Swap(cut.mutable_commands());
}

asio::awaitable<protocol::Snapshot> takeSnapshot(CaseDesk& desk)
{
    co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(protocol::Snapshot)>(
        [&desk](auto handler) {
            // std::function wants something to copy; the coroutine's handler can only be moved.
            auto shared = std::make_shared<decltype(handler)>(std::move(handler));
            asio::post(desk.strand(), [&desk, shared] {
                desk.snapshot([shared](protocol::Snapshot snapshot) {
                    auto back = asio::get_associated_executor(*shared);
                    asio::post(back,
                               [shared, snapshot = std::move(snapshot)]() mutable { (*shared)(std::move(snapshot)); });
                });
            });
        },
        asio::use_awaitable);
}
} // namespace

asio::awaitable<std::uint64_t> Session::sendSnapshot(const std::string& area)
{
    protocol::Snapshot snapshot = co_await takeSnapshot(m_context.desk);
    cutToArea(snapshot, area);
    const std::uint64_t seq = snapshot.seq();
    protocol::ServerMessage message;
    *message.mutable_snapshot() = std::move(snapshot);
    m_transport->push(makeFrame(message));
    co_await m_transport->room();
    co_return seq + 1;
}

} // namespace sandtable::server
