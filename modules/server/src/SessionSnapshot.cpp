// SPDX-License-Identifier: GPL-3.0-or-later
// The snapshot with which a console starts: frozen on the desk's strand, cut to the area and sent from the session's.
#include "CaseDesk.h"
#include "Session.h"

namespace sandtable::server {

namespace {
asio::awaitable<FrozenBook> freeze(CaseDesk& desk)
{
    co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(FrozenBook)>(
        [&desk](auto handler) {
            // std::function wants something to copy; the coroutine's handler can only be moved.
            auto shared = std::make_shared<decltype(handler)>(std::move(handler));
            asio::post(desk.strand(), [&desk, shared] {
                desk.snapshot([shared](FrozenBook frozen) {
                    auto back = asio::get_associated_executor(*shared);
                    asio::post(back, [shared, frozen = std::move(frozen)]() mutable { (*shared)(std::move(frozen)); });
                });
            });
        },
        asio::use_awaitable);
}
} // namespace

asio::awaitable<std::uint64_t> Session::sendSnapshot(const std::string& area)
{
    const FrozenBook frozen = co_await freeze(m_context.desk);
    SnapshotFrame part;
    for (const auto& image : frozen.cases) {
        if (!touches(image->area, area)) {
            continue;
        }
        part.add(image->bytes);
        if (part.full()) {
            m_transport->push(part.finishPart());
            co_await m_transport->room(); // however large the book is, no more of it waits here
            if (!m_transport->open() || m_transport->failing()) {
                co_return 0;
            }
        }
    }
    m_transport->push(part.finish(frozen.seq, frozen.offDuty));
    co_await m_transport->room();
    co_return frozen.seq + 1;
}

} // namespace sandtable::server
