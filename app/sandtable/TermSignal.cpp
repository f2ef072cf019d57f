// SPDX-License-Identifier: GPL-3.0-or-later
#include "TermSignal.h"

#include <QtCore/QSocketNotifier>
#include <fcntl.h>
#include <unistd.h>

#include <csignal>

namespace {

// A handler may only touch what is async-signal-safe: it writes one byte, the event loop reads it.
volatile int writeEnd = -1;

void onTerm(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
}

} // namespace

TermSignal::TermSignal(std::function<void()> onSignal, QObject* parent) : QObject(parent)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_readEnd = ends[0];
    writeEnd = ends[1];
    auto* notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, onSignal = std::move(onSignal)] {
        char byte = 0;
        [[maybe_unused]] const auto got = ::read(m_readEnd, &byte, 1);
        onSignal();
    });
    std::signal(SIGTERM, onTerm);
    std::signal(SIGINT, onTerm);
}

TermSignal::~TermSignal()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    if (m_readEnd >= 0)
        ::close(m_readEnd);
    if (writeEnd >= 0)
        ::close(writeEnd);
    writeEnd = -1;
}
