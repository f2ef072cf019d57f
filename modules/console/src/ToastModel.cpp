// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/ToastModel.h>

#include <algorithm>

namespace sandtable::console {

ToastModel::ToastModel(QObject* parent) : QAbstractListModel(parent)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ToastModel::expire);
}

int ToastModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ToastModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Toast& toast = m_toasts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return toast.text;
    case KindRole:
        return static_cast<int>(toast.kind);
    case UndoableRole:
        return toast.undoToken != 0;
    case StayRole:
        return toast.undoToken != 0 ? kUndoMs : kStayMs;
    case ToastIdRole:
        return toast.id;
    default:
        return {};
    }
}

QHash<int, QByteArray> ToastModel::roleNames() const
{
    return {{TextRole, "message"},
            {KindRole, "kind"},
            {UndoableRole, "undoable"},
            {StayRole, "stayMs"},
            {ToastIdRole, "toastId"}};
}

QStringList ToastModel::texts() const
{
    QStringList texts;
    for (const Toast& toast : m_toasts)
        texts.append(toast.text);
    return texts;
}

int ToastModel::show(const QString& text, Kind kind, quint64 undoToken)
{
    while (m_toasts.size() >= kMost)
        remove(0);
    const int row = count();
    beginInsertRows({}, row, row);
    m_toasts.push_back({++m_lastId, text, kind, undoToken, m_clock.elapsed() + (undoToken ? kUndoMs : kStayMs)});
    endInsertRows();
    emit countChanged();
    expire();
    return m_lastId;
}

void ToastModel::undo(int toastId)
{
    const auto it = std::find_if(m_toasts.begin(), m_toasts.end(), [&](const Toast& t) { return t.id == toastId; });
    if (it == m_toasts.end() || it->undoToken == 0)
        return;
    const quint64 token = it->undoToken;
    remove(static_cast<std::size_t>(it - m_toasts.begin()));
    emit undoAsked(token);
}

bool ToastModel::undoLatest()
{
    const auto it = std::find_if(m_toasts.rbegin(), m_toasts.rend(), [](const Toast& t) { return t.undoToken != 0; });
    if (it == m_toasts.rend())
        return false;
    undo(it->id);
    return true;
}

void ToastModel::dismiss(int toastId)
{
    const auto it = std::find_if(m_toasts.begin(), m_toasts.end(), [&](const Toast& t) { return t.id == toastId; });
    if (it != m_toasts.end())
        remove(static_cast<std::size_t>(it - m_toasts.begin()));
}

void ToastModel::remove(std::size_t row)
{
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
    m_toasts.erase(m_toasts.begin() + static_cast<std::ptrdiff_t>(row));
    endRemoveRows();
    emit countChanged();
}

void ToastModel::expire()
{
    const qint64 now = m_clock.elapsed();
    for (std::size_t row = m_toasts.size(); row-- > 0;)
        if (m_toasts[row].endsMs <= now)
            remove(row);
    if (m_toasts.empty())
        return;
    const auto next = std::min_element(m_toasts.begin(), m_toasts.end(),
                                       [](const Toast& a, const Toast& b) { return a.endsMs < b.endsMs; });
    m_timer.start(static_cast<int>(std::max<qint64>(next->endsMs - now, 1)));
}

} // namespace sandtable::console
