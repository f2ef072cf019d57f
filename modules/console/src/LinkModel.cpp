// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Log.h>
#include <sandtable/console/LinkModel.h>
#include <sandtable/console/Words.h>

#include <algorithm>

namespace sandtable::console {

LinkModel::LinkModel(SteadyNow now, QObject* parent) : QObject(parent), m_now(std::move(now))
{
    m_countdown.setInterval(500);
    connect(&m_countdown, &QTimer::timeout, this, &LinkModel::ticked);
}

QString LinkModel::stateText() const
{
    switch (m_state) {
    case Off:
        return tr("Not connected");
    case Connecting:
        return tr("Connecting");
    case Live:
        return tr("Live");
    case Lost:
        return tr("Link lost");
    case Refused:
        return tr("Refused");
    }
    return {};
}

QString LinkModel::cause() const
{
    return Words::linkCause(m_cause);
}

int LinkModel::retrySeconds() const
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(m_retryAt - m_now()).count();
    return static_cast<int>(std::max<std::int64_t>((left + 999) / 1000, 0));
}

QString LinkModel::cityWarning() const
{
    if (m_ourCity.isEmpty() || m_theirCity.isEmpty() || m_ourCity == m_theirCity)
        return {};
    return tr("The server works with another city file (%1…) than this console (%2…). Ask for the server's file.")
        .arg(m_theirCity.left(8), m_ourCity.left(8));
}

void LinkModel::take(const client::LinkState& state)
{
    using Kind = client::LinkState::Kind;
    m_cause = state.cause;
    m_state = state.kind == Kind::Live      ? Live
              : state.kind == Kind::Lost    ? Lost
              : state.kind == Kind::Refused ? Refused
                                            : Connecting;
    // Each try has the same trouble again: once is enough.
    if (m_cause != client::LinkCause::None && m_logged != state.detail)
        spdlog::warn("link: {}", m_logged = state.detail);
    if (m_state == Live)
        m_logged.clear();
    m_retryAt = m_now() + state.retryIn;
    if (m_state == Lost)
        m_countdown.start();
    else
        m_countdown.stop();
    if (m_state != Live)
        m_delayMs = -1;
    emit changed();
    emit ticked();
}

void LinkModel::take(const protocol::Welcome& welcome)
{
    m_operator = {welcome.user(), welcome.role(), welcome.area()};
    m_cityName = QString::fromStdString(welcome.city_name());
    m_theirCity = QString::fromStdString(welcome.city_fingerprint());
    m_logId = welcome.log_id();
    m_clock.set(welcome.clock().time_us(), welcome.clock().speed(), m_now());
    heard();
    emit changed();
}

void LinkModel::take(const client::RoundTrip& trip)
{
    m_delayMs = std::chrono::duration<double, std::milli>(trip.delay).count();
    if (trip.clock.time_us() != 0)
        // The clock was read half a round trip ago.
        m_clock.set(trip.clock.time_us(), trip.clock.speed(), m_now() - trip.delay / 2);
    heard();
    emit changed();
}

void LinkModel::heard()
{
    m_lastDataUs = cityNowUs();
}

void LinkModel::setOurCity(const QString& fingerprint)
{
    m_ourCity = fingerprint;
    emit changed();
}

} // namespace sandtable::console
