// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "MeshGeometry.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace sandtable::scene {

/// Meshes as rows of a Repeater3D. Rows are stable: one that goes leaves a free place for the next that comes, so that
/// no delegate is made or destroyed while the camera moves about.
class MeshRows : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        Geometry = Qt::UserRole + 1,
        Shown,
        Rank,
        Origin,
        Scale
    };

    using QAbstractListModel::QAbstractListModel;
    ~MeshRows() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Returns the row. The rank is a border's tier, a tile's level.
    int add(std::unique_ptr<MeshGeometry> geometry, int rank);
    void replace(int row, std::unique_ptr<MeshGeometry> geometry);
    void remove(int row);
    void setShown(int row, bool shown);
    void clear();
    int shownCount() const { return m_shown; }

private:
    struct Row
    {
        std::unique_ptr<MeshGeometry> geometry;
        bool shown = false;
        int rank = 0;
    };
    void changed(int row, const QList<int>& roles);

    std::vector<Row> m_rows;
    std::vector<int> m_free;
    int m_shown = 0;
};

} // namespace sandtable::scene
