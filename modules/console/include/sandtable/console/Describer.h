// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>
#include <QtCore/QTimer>

class QQuickItem;
class QQuickWindow;

namespace sandtable::console {

class Desk;

/// Tells a script where the controls are on the screen (--describe FILE), so that it can use real mouse and key events:
/// every kPeriodMs the file is replaced by one JSON object (docs/describe.md).
/// Items take part by their objectName: "card:17", "candidate:W0012", "unit:D01", "button:next", "field:report".
class Describer : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPeriodMs = 200;

    Describer(Desk& desk, QQuickWindow& window, QString file, QObject* parent = nullptr);

    QJsonObject describe() const;

private:
    void write();
    void addItems(const QQuickItem& item, const QRectF& clip, QJsonObject& out) const;
    QJsonArray workers() const;
    QJsonArray pins() const;

    Desk& m_desk;
    QPointer<QQuickWindow> m_window;
    QString m_file;
    quint64 m_turn = 0; ///< how often it was written
    QTimer m_timer;
};

} // namespace sandtable::console
