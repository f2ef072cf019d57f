// SPDX-License-Identifier: GPL-3.0-or-later
#include "Turn.h"

namespace sandtable::server {

void Turn::ask()
{
    if (m_waiting) {
        return;
    }
    if (Clock::now() >= m_last + m_length) {
        run();
        return;
    }
    m_waiting = true;
    m_timer.expires_at(m_last + m_length);
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (!error) {
            run();
        }
    });
}

void Turn::run()
{
    m_timer.cancel();
    m_waiting = false;
    m_last = Clock::now();
    m_work();
}

} // namespace sandtable::server
