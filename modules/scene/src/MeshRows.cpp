// SPDX-License-Identifier: GPL-3.0-or-later
#include "MeshRows.h"

namespace sandtable::scene {

MeshRows::~MeshRows() = default;

int MeshRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MeshRows::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Geometry:
        return QVariant::fromValue<QQuick3DGeometry*>(row.geometry.get());
    case Shown:
        return row.shown;
    case Rank:
        return row.rank;
    case Origin:
        return row.geometry ? row.geometry->origin() : QVector3D();
    case Scale:
        return row.geometry ? row.geometry->scale() : QVector3D(1, 1, 1);
    default:
        return {};
    }
}

QHash<int, QByteArray> MeshRows::roleNames() const
{
    return {{Geometry, "geometryOfTile"}, {Shown, "shown"}, {Rank, "rank"}, {Origin, "origin"}, {Scale, "unit"}};
}

int MeshRows::add(std::unique_ptr<MeshGeometry> geometry, int rank)
{
    if (!m_free.empty()) {
        const int row = m_free.back();
        m_free.pop_back();
        m_rows[static_cast<std::size_t>(row)] = {std::move(geometry), false, rank};
        changed(row, {Geometry, Rank, Origin, Scale});
        return row;
    }
    const int row = static_cast<int>(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.push_back({std::move(geometry), false, rank});
    endInsertRows();
    return row;
}

void MeshRows::replace(int row, std::unique_ptr<MeshGeometry> geometry)
{
    const auto gone = std::exchange(m_rows[static_cast<std::size_t>(row)].geometry, std::move(geometry));
    changed(row, {Geometry, Origin, Scale});
}

void MeshRows::remove(int row)
{
    setShown(row, false);
    // The delegate lets go of the geometry before it is destroyed.
    const auto gone = std::move(m_rows[static_cast<std::size_t>(row)].geometry);
    changed(row, {Geometry});
    m_free.push_back(row);
}

void MeshRows::setShown(int row, bool shown)
{
    Row& entry = m_rows[static_cast<std::size_t>(row)];
    if (entry.shown == shown)
        return;
    entry.shown = shown;
    m_shown += shown ? 1 : -1;
    changed(row, {Shown});
}

void MeshRows::clear()
{
    beginResetModel();
    const auto gone = std::exchange(m_rows, {});
    m_free.clear();
    m_shown = 0;
    endResetModel();
}

void MeshRows::changed(int row, const QList<int>& roles)
{
    const auto at = index(row);
    emit dataChanged(at, at, roles);
}

} // namespace sandtable::scene
