// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace sandtable::console {

/// A worker or a unit to whom a case can be given.
struct Target
{
    QString code;
    QString name;
    QString detail; ///< minutes away and open cases, or open cases
    QString reason; ///< why this one
    bool valid = true;
    QString invalid; ///< why not
    bool proposed = false;
    double x = 0; ///< workers: local metres
    double y = 0;

    bool operator==(const Target&) const = default;
};

/// A short list of drop targets. A new list updates the rows in place, so that a row under the hand stays the same
/// item.
class TargetsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CaseModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role
    {
        CodeRole = Qt::UserRole + 1,
        NameRole,
        DetailRole,
        ReasonRole,
        ValidRole,
        InvalidRole,
        ProposedRole,
        XRole,
        YRole,
    };

    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_targets.size()); }
    Q_INVOKABLE QString codeAt(int row) const;
    const std::vector<Target>& targets() const { return m_targets; }
    const Target* find(const QString& code) const;

    void set(std::vector<Target> targets);

signals:
    void countChanged();

private:
    std::vector<Target> m_targets;
};

} // namespace sandtable::console
