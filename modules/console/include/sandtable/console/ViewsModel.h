// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/MapFeed.h>
#include <sandtable/scene/CameraPose.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace sandtable::console {

struct SavedView
{
    QString name;
    scene::CameraPose pose;
    int tier = 0; ///< 1 … 4; 0: as the zoom goes
    bool operator==(const SavedView&) const = default;
};

/// Views of the map that a person keeps, in their order; the first nine have a key. GUI thread.
class ViewsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(int count READ count NOTIFY edited)
    Q_PROPERTY(bool full READ full NOTIFY edited)

public:
    enum Role
    {
        NameRole = Qt::UserRole,
        TierRole
    };
    static constexpr int kMost = 60;
    static constexpr int kLongestName = 60;

    explicit ViewsModel(MapFeed& map, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_views.size()); }
    bool full() const { return count() >= kMost; }

    const std::vector<SavedView>& views() const { return m_views; }
    /// What an earlier run kept; too many and nameless ones are left out.
    void restore(std::vector<SavedView> views);

    /// Keeps what the map shows now under a name; one of the same name is renewed. False: nothing to keep, or full.
    Q_INVOKABLE bool add(const QString& name, int tier);
    Q_INVOKABLE void fly(int row);
    Q_INVOKABLE void remove(int row);

signals:
    void edited();
    /// The map flies to a view; its borders are of this tier.
    void flown(const QString& name, int tier);

private:
    MapFeed& m_map;
    std::vector<SavedView> m_views;
};

} // namespace sandtable::console
