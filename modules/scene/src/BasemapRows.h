// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DrapeGeometry.h"

#include <QAbstractListModel>
#include <QQuick3DTextureData>
#include <QVector3D>

#include <memory>
#include <vector>

namespace sandtable::scene {

/// Squares of a picture as rows of a Repeater3D; rows that go leave their place to those that come, as in MeshRows.
class BasemapRows : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        Geometry = Qt::UserRole + 1,
        Picture,
        Origin,
        Shown,
        Fading, ///< on its way in, over what was there before
        Solid   ///< hides everything under it
    };

    struct Square
    {
        std::unique_ptr<DrapeGeometry> geometry;
        std::unique_ptr<QQuick3DTextureData> picture;
        QVector3D origin; ///< south-west corner
        bool solid = false;
    };

    using QAbstractListModel::QAbstractListModel;
    ~BasemapRows() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Returns the row.
    int add(Square square);
    void remove(int row);
    void setShown(int row, bool shown, bool fading);
    void setGeometry(int row, std::unique_ptr<DrapeGeometry> geometry);
    void clear();

private:
    struct Row
    {
        Square square;
        bool shown = false;
        bool fading = false;
    };
    void changed(int row, const QList<int>& roles);

    std::vector<Row> m_rows;
    std::vector<int> m_free;
};

} // namespace sandtable::scene
