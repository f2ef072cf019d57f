// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/SearchModel.h>

namespace sandtable::console {

SearchModel::SearchModel(Advisor& advisor, QObject* parent) : QAbstractListModel(parent), m_advisor(advisor)
{
    connect(&advisor, &Advisor::found, this, [this](quint64 ticket, const std::vector<Found>& results) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        setResults(results);
    });
}

int SearchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SearchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Found& found = m_results[static_cast<std::size_t>(index.row())];
    switch (role) {
    case KindRole:
        return found.kind == Found::Kind::Case     ? QStringLiteral("case")
               : found.kind == Found::Kind::Worker ? QStringLiteral("worker")
               : found.kind == Found::Kind::Unit   ? QStringLiteral("unit")
               : found.kind == Found::Kind::Camera ? QStringLiteral("camera")
                                                   : QStringLiteral("place");
    case Qt::DisplayRole:
    case TitleRole:
        return found.title;
    case DetailRole:
        return found.detail;
    default:
        return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    return {{KindRole, "kind"}, {TitleRole, "title"}, {DetailRole, "detail"}};
}

void SearchModel::setQuery(const QString& query)
{
    if (query == m_query)
        return;
    m_query = query;
    emit queryChanged();
    const QString trimmed = query.trimmed();
    if (trimmed.isEmpty()) {
        m_ticket = 0;
        setResults({});
        return;
    }
    m_ticket = m_advisor.askFor(trimmed, kLimit);
    emit resultsChanged();
}

void SearchModel::setResults(std::vector<Found> results)
{
    beginResetModel();
    m_results = std::move(results);
    endResetModel();
    emit resultsChanged();
}

void SearchModel::choose(int row)
{
    if (row >= 0 && row < count())
        emit chosen(m_results[static_cast<std::size_t>(row)]);
}

} // namespace sandtable::console
