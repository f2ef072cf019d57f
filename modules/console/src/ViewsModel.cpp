// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/ViewsModel.h>

#include <algorithm>

namespace sandtable::console {

ViewsModel::ViewsModel(MapFeed& map, QObject* parent) : QAbstractListModel(parent), m_map(map) {}

int ViewsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ViewsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SavedView& view = m_views[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return view.name;
    case TierRole:
        return view.tier;
    default:
        return {};
    }
}

QHash<int, QByteArray> ViewsModel::roleNames() const
{
    return {{NameRole, "name"}, {TierRole, "tier"}};
}

void ViewsModel::restore(std::vector<SavedView> views)
{
    std::erase_if(views, [](const SavedView& view) { return view.name.isEmpty(); });
    if (views.size() > kMost)
        views.resize(kMost);
    beginResetModel();
    m_views = std::move(views);
    endResetModel();
    emit edited();
}

bool ViewsModel::add(const QString& name, int tier)
{
    const QString kept = name.simplified().left(kLongestName);
    if (kept.isEmpty() || !m_map.camera())
        return false;
    const SavedView view{kept, m_map.camera()->resting(), std::clamp(tier, 0, 4)};
    const auto same =
        std::find_if(m_views.begin(), m_views.end(), [&](const SavedView& other) { return other.name == kept; });
    if (same != m_views.end()) {
        *same = view;
        const auto row = static_cast<int>(same - m_views.begin());
        emit dataChanged(index(row), index(row));
    } else {
        if (full())
            return false;
        beginInsertRows({}, count(), count());
        m_views.push_back(view);
        endInsertRows();
    }
    emit edited();
    return true;
}

void ViewsModel::fly(int row)
{
    if (row < 0 || row >= count() || !m_map.camera())
        return;
    const SavedView& view = m_views[static_cast<std::size_t>(row)];
    m_map.setFollowing(false);
    m_map.camera()->flyToPose(view.pose);
    emit flown(view.name, view.tier);
}

void ViewsModel::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    beginRemoveRows({}, row, row);
    m_views.erase(m_views.begin() + row);
    endRemoveRows();
    emit edited();
}

} // namespace sandtable::console
