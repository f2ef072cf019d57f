// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace sandtable::console {

/// Short messages over the map. One with an undo stays for kUndoMs, others for kStayMs; at most kMost at once.
class ToastModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    static constexpr int kUndoMs = 8000;
    static constexpr int kStayMs = 6000;
    static constexpr int kMost = 4;

    enum class Kind
    {
        Info,
        Good,
        Warning
    };
    Q_ENUM(Kind)
    enum Role
    {
        TextRole = Qt::UserRole + 1,
        KindRole,
        UndoableRole,
        StayRole, ///< milliseconds it stays, for the bar that runs out
        ToastIdRole,
    };

    explicit ToastModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_toasts.size()); }
    QStringList texts() const;

    /// undoToken 0: no undo. Returns the toast's id.
    int show(const QString& text, Kind kind, quint64 undoToken = 0);
    /// What was done just now, when nothing else on the screen shows it.
    Q_INVOKABLE void say(const QString& text) { show(text, Kind::Info); }
    Q_INVOKABLE void undo(int toastId);
    /// The newest toast that can be undone; false when there is none.
    Q_INVOKABLE bool undoLatest();
    Q_INVOKABLE void dismiss(int toastId);

signals:
    void countChanged();
    void undoAsked(quint64 undoToken);

private:
    struct Toast
    {
        int id = 0;
        QString text;
        Kind kind = Kind::Info;
        quint64 undoToken = 0;
        qint64 endsMs = 0;
    };
    void expire();
    void remove(std::size_t row);

    std::vector<Toast> m_toasts;
    QElapsedTimer m_clock;
    QTimer m_timer;
    int m_lastId = 0;
};

} // namespace sandtable::console
