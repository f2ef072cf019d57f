// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Boost 1.74 uses std::exchange in its coroutines without including it.
// clang-format off
#include <utility>
// clang-format on

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <type_traits>

namespace sandtable::server {

namespace asio = boost::asio;
using Strand = asio::strand<asio::io_context::executor_type>;

/// Runs `work` on another executor (a strand, a pool) and comes back to the caller's with what it returned.
template <class Executor, class Work>
asio::awaitable<std::invoke_result_t<Work>> runOn(Executor executor, Work work)
{
    using Answer = std::invoke_result_t<Work>;
    // GCC 12 destroys a temporary lambda's captures once too often when it is a coroutine's argument: let there be
    // nothing to destroy. What the work refers to lives in the caller's frame, which waits.
    static_assert(std::is_trivially_destructible_v<Work>);
    co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(Answer)>(
        [](auto handler, Executor where, Work what) {
            asio::post(where, [handler = std::move(handler), what = std::move(what)]() mutable {
                Answer answer = what();
                auto back = asio::get_associated_executor(handler);
                asio::post(back, [handler = std::move(handler), answer = std::move(answer)]() mutable {
                    handler(std::move(answer));
                });
            });
        },
        asio::use_awaitable, std::move(executor), std::move(work));
}

} // namespace sandtable::server
