// SPDX-License-Identifier: GPL-3.0-or-later
#include "BasemapRows.h"

#include <utility>

namespace sandtable::scene {

BasemapRows::~BasemapRows() = default;

int BasemapRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant BasemapRows::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Geometry:
        return QVariant::fromValue<QQuick3DGeometry*>(row.square.geometry.get());
    case Picture:
        return QVariant::fromValue<QQuick3DTextureData*>(row.square.picture.get());
    case Origin:
        return row.square.origin;
    case Shown:
        return row.shown;
    case Fading:
        return row.fading;
    case Solid:
        return row.square.solid;
    default:
        return {};
    }
}

QHash<int, QByteArray> BasemapRows::roleNames() const
{
    return {{Geometry, "geometryOfTile"}, {Picture, "pictureOfTile"},
            {Origin, "origin"},           {Shown, "shown"},
            {Fading, "fading"},           {Solid, "solid"}};
}

int BasemapRows::add(Square square)
{
    if (!m_free.empty()) {
        const int row = m_free.back();
        m_free.pop_back();
        m_rows[static_cast<std::size_t>(row)] = {std::move(square), false, false};
        changed(row, {Geometry, Picture, Origin, Solid});
        return row;
    }
    const int row = static_cast<int>(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.push_back({std::move(square), false, false});
    endInsertRows();
    return row;
}

void BasemapRows::remove(int row)
{
    setShown(row, false, false);
    // The delegate lets go of geometry and picture before they are destroyed.
    const auto gone = std::exchange(m_rows[static_cast<std::size_t>(row)].square, {});
    changed(row, {Geometry, Picture});
    m_free.push_back(row);
}

void BasemapRows::setShown(int row, bool shown, bool fading)
{
    Row& entry = m_rows[static_cast<std::size_t>(row)];
    if (entry.shown == shown && entry.fading == fading)
        return;
    entry.shown = shown;
    entry.fading = fading;
    changed(row, {Shown, Fading});
}

void BasemapRows::setGeometry(int row, std::unique_ptr<DrapeGeometry> geometry)
{
    Square& square = m_rows[static_cast<std::size_t>(row)].square;
    const auto gone = std::exchange(square.geometry, std::move(geometry));
    changed(row, {Geometry});
}

void BasemapRows::clear()
{
    beginResetModel();
    const auto gone = std::exchange(m_rows, {});
    m_free.clear();
    endResetModel();
}

void BasemapRows::changed(int row, const QList<int>& roles)
{
    const auto at = index(row);
    emit dataChanged(at, at, roles);
}

} // namespace sandtable::scene
