// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/Advisor.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace sandtable::console {

/// Find anything (F3): cases, workers, places; answered by the advisor while it is typed.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(int count READ count NOTIFY resultsChanged)
    Q_PROPERTY(bool searching READ searching NOTIFY resultsChanged)

public:
    static constexpr std::size_t kLimit = 24;
    enum Role
    {
        KindRole = Qt::UserRole + 1, ///< "case", "worker" or "place"
        TitleRole,
        DetailRole,
    };

    explicit SearchModel(Advisor& advisor, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    QString query() const { return m_query; }
    void setQuery(const QString& query);
    int count() const { return static_cast<int>(m_results.size()); }
    bool searching() const { return m_ticket != 0; }

    /// Goes there: a case is opened, a worker or place is flown to.
    Q_INVOKABLE void choose(int row);

signals:
    void queryChanged();
    void resultsChanged();
    void chosen(const sandtable::console::Found& found);

private:
    void setResults(std::vector<Found> results);

    Advisor& m_advisor;
    QString m_query;
    quint64 m_ticket = 0;
    std::vector<Found> m_results;
};

} // namespace sandtable::console
