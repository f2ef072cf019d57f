// SPDX-License-Identifier: GPL-3.0-or-later
#include "LinkSession.h"
#include "Mailbox.h"

#include <sandtable/client/CommandId.h>
#include <sandtable/client/Link.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <thread>
#include <utility>

namespace sandtable::client {

namespace asio = boost::asio;

struct Link::Impl
{
    Impl(Options given, std::function<void()> wake)
        : mailbox(given.mailboxBytes, std::move(wake)), work(asio::make_work_guard(io)),
          session(io, std::move(given), mailbox)
    {
    }

    asio::io_context io{1};
    Mailbox mailbox;
    asio::executor_work_guard<asio::io_context::executor_type> work;
    LinkSession session;
    std::jthread thread;
};

Link::Link(Options options, std::function<void()> wake)
    : m_impl(std::make_unique<Impl>(std::move(options), std::move(wake)))
{
}

Link::~Link()
{
    stop();
}

void Link::start()
{
    if (m_impl->thread.joinable()) {
        return;
    }
    m_impl->session.start();
    m_impl->thread = std::jthread([impl = m_impl.get()] { impl->io.run(); });
}

void Link::stop()
{
    m_impl->io.stop();
    if (m_impl->thread.joinable()) {
        m_impl->thread.join();
    }
}

std::string Link::send(protocol::Command command)
{
    if (command.command_id().empty()) {
        command.set_command_id(newCommandId());
    }
    std::string id = command.command_id();
    asio::post(m_impl->io, [impl = m_impl.get(), command = std::move(command)]() mutable {
        impl->session.send(std::move(command));
    });
    return id;
}

void Link::sendPositions(protocol::Positions positions)
{
    asio::post(m_impl->io, [impl = m_impl.get(), positions = std::move(positions)]() mutable {
        impl->session.sendPositions(std::move(positions));
    });
}

bool Link::drain(const std::function<void(Incoming&&)>& take, std::chrono::microseconds budget)
{
    const auto end = std::chrono::steady_clock::now() + budget;
    do {
        Mailbox::Taken taken = m_impl->mailbox.take();
        if (taken.hasRoomAgain) {
            asio::post(m_impl->io, [impl = m_impl.get()] { impl->session.mailboxHasRoom(); });
        }
        if (!taken.item) {
            return false;
        }
        take(std::move(*taken.item));
    } while (std::chrono::steady_clock::now() < end);
    return !m_impl->mailbox.empty();
}

} // namespace sandtable::client
