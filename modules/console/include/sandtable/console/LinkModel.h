// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/client/Link.h>
#include <sandtable/console/CityTime.h>
#include <sandtable/console/Operator.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <chrono>
#include <functional>

namespace sandtable::console {

/// The link to the server as the status bar shows it: state, delay, since when the data are old, who we are there.
class LinkModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed)
    Q_PROPERTY(QString cause READ cause NOTIFY changed)          ///< why it is lost or refused, in words
    Q_PROPERTY(double delayMs READ delayMs NOTIFY changed)       ///< last round trip; negative: not measured yet
    Q_PROPERTY(int retrySeconds READ retrySeconds NOTIFY ticked) ///< until it tries again
    Q_PROPERTY(double lastDataUs READ lastDataUs NOTIFY changed) ///< city time of the last thing heard; 0: nothing yet
    Q_PROPERTY(QString user READ user NOTIFY changed)
    Q_PROPERTY(int role READ role NOTIFY changed)
    Q_PROPERTY(QString cityName READ cityName NOTIFY changed)
    Q_PROPERTY(QString cityWarning READ cityWarning NOTIFY changed) ///< empty when both have the same city

public:
    enum State
    {
        Off,
        Connecting,
        Live,
        Lost,
        Refused
    };
    Q_ENUM(State)
    using SteadyNow = std::function<std::chrono::steady_clock::time_point()>;

    explicit LinkModel(SteadyNow now = &std::chrono::steady_clock::now, QObject* parent = nullptr);

    State state() const { return m_state; }
    QString stateText() const;
    QString cause() const;
    double delayMs() const { return m_delayMs; }
    int retrySeconds() const;
    double lastDataUs() const { return static_cast<double>(m_lastDataUs); }
    QString user() const { return QString::fromStdString(m_operator.user); }
    int role() const { return m_operator.role; }
    QString cityName() const { return m_cityName; }
    QString cityWarning() const;
    const Operator& whoActs() const { return m_operator; }
    /// The city's clock now; 0 before the first Welcome.
    std::int64_t cityNowUs() const { return m_clock.at(m_now()); }
    double citySpeed() const { return m_clock.speed(); }
    const std::string& logId() const { return m_logId; }

    void take(const client::LinkState& state);
    void take(const protocol::Welcome& welcome);
    void take(const client::RoundTrip& trip);
    /// Something else came: the data are from now.
    void heard();
    void setOurCity(const QString& fingerprint);
    void retranslate() { emit changed(); }

signals:
    void changed();
    void ticked();

private:
    SteadyNow m_now;
    State m_state = Off;
    client::LinkCause m_cause = client::LinkCause::None;
    std::string m_logged; ///< the trouble that the log already tells of
    double m_delayMs = -1;
    std::chrono::steady_clock::time_point m_retryAt{};
    std::int64_t m_lastDataUs = 0;
    Operator m_operator;
    QString m_cityName;
    QString m_theirCity;
    QString m_ourCity;
    std::string m_logId;
    CityTime m_clock;
    QTimer m_countdown;
};

} // namespace sandtable::console
