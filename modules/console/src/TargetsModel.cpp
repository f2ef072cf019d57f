// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/TargetsModel.h>

#include <algorithm>

namespace sandtable::console {

int TargetsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TargetsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Target& target = m_targets[static_cast<std::size_t>(index.row())];
    switch (role) {
    case CodeRole:
        return target.code;
    case Qt::DisplayRole:
    case NameRole:
        return target.name;
    case DetailRole:
        return target.detail;
    case ReasonRole:
        return target.reason;
    case ValidRole:
        return target.valid;
    case InvalidRole:
        return target.invalid;
    case ProposedRole:
        return target.proposed;
    case XRole:
        return target.x;
    case YRole:
        return target.y;
    default:
        return {};
    }
}

QHash<int, QByteArray> TargetsModel::roleNames() const
{
    return {{CodeRole, "code"},         {NameRole, "name"},   {DetailRole, "detail"},
            {ReasonRole, "reason"},     {ValidRole, "valid"}, {InvalidRole, "invalid"},
            {ProposedRole, "proposed"}, {XRole, "localX"},    {YRole, "localY"}};
}

QString TargetsModel::codeAt(int row) const
{
    return row >= 0 && row < count() ? m_targets[static_cast<std::size_t>(row)].code : QString();
}

const Target* TargetsModel::find(const QString& code) const
{
    const auto it = std::find_if(m_targets.begin(), m_targets.end(), [&](const Target& t) { return t.code == code; });
    return it == m_targets.end() ? nullptr : &*it;
}

void TargetsModel::set(std::vector<Target> targets)
{
    const int before = count();
    const int after = static_cast<int>(targets.size());
    const int shared = std::min(before, after);
    for (int row = 0; row < shared; ++row) {
        Target& mine = m_targets[static_cast<std::size_t>(row)];
        Target& theirs = targets[static_cast<std::size_t>(row)];
        if (mine == theirs)
            continue;
        mine = std::move(theirs);
        emit dataChanged(index(row), index(row));
    }
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        std::move(targets.begin() + before, targets.end(), std::back_inserter(m_targets));
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_targets.resize(static_cast<std::size_t>(after));
        endRemoveRows();
    }
    if (after != before)
        emit countChanged();
}

} // namespace sandtable::console
