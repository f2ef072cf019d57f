// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/QueueModel.h>

#include <algorithm>
#include <utility>

namespace sandtable::console {
namespace {

/// The roles whose value differs, so that a delegate re-evaluates only those.
QList<int> differing(const CaseCard& a, const CaseCard& b)
{
    QList<int> roles;
    const auto note = [&](bool same, std::initializer_list<int> which) {
        if (!same)
            roles.append(which);
    };
    note(a.item == b.item, {QueueModel::ItemRole});
    note(a.place == b.place, {QueueModel::PlaceRole});
    note(a.grid == b.grid, {QueueModel::GridRole});
    note(a.text == b.text, {QueueModel::TextRole});
    note(a.channel == b.channel && a.channelName == b.channelName,
         {QueueModel::ChannelRole, QueueModel::ChannelNameRole});
    note(a.grade == b.grade && a.gradeName == b.gradeName, {QueueModel::GradeRole, QueueModel::GradeNameRole});
    note(a.stage == b.stage && a.stageName == b.stageName, {QueueModel::StageRole, QueueModel::StageNameRole});
    note(a.sinceUs == b.sinceUs, {QueueModel::SinceRole});
    note(a.dueUs == b.dueUs, {QueueModel::DueRole});
    note(a.needsMe == b.needsMe, {QueueModel::NeedsMeRole});
    note(a.act == b.act, {QueueModel::ActRole});
    note(a.holder == b.holder, {QueueModel::HolderRole});
    note(a.obstacle == b.obstacle, {QueueModel::ObstacleRole});
    note(a.gone == b.gone, {QueueModel::GoneRole});
    return roles;
}

} // namespace

QueueModel::QueueModel(const CaseFold& fold, const Names& names, QObject* parent)
    : QAbstractListModel(parent), m_fold(fold), m_names(names)
{
    connect(&fold, &CaseFold::changed, this, &QueueModel::take);
    connect(&fold, &CaseFold::cleared, this, &QueueModel::rebuild);
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CaseCard& card = cardAt(index.row());
    switch (role) {
    case CaseIdRole:
        return QVariant::fromValue<quint64>(card.id);
    case NumberRole:
        return card.number;
    case Qt::DisplayRole:
    case ItemRole:
        return card.item;
    case PlaceRole:
        return card.place;
    case GridRole:
        return card.grid;
    case TextRole:
        return card.text;
    case ChannelRole:
        return card.channel;
    case ChannelNameRole:
        return card.channelName;
    case GradeRole:
        return card.grade;
    case GradeNameRole:
        return card.gradeName;
    case StageRole:
        return card.stage;
    case StageNameRole:
        return card.stageName;
    case SinceRole:
        return static_cast<double>(card.sinceUs);
    case DueRole:
        return static_cast<double>(card.dueUs);
    case ReportedRole:
        return static_cast<double>(card.reportedUs);
    case NeedsMeRole:
        return card.needsMe;
    case ActRole:
        return card.act;
    case HolderRole:
        return card.holder;
    case ObstacleRole:
        return card.obstacle;
    case GoneRole:
        return card.gone;
    default:
        return {};
    }
}

QHash<int, QByteArray> QueueModel::roleNames() const
{
    return {{CaseIdRole, "caseId"},
            {NumberRole, "number"},
            {ItemRole, "item"},
            {PlaceRole, "place"},
            {GridRole, "gridName"},
            {TextRole, "reportText"},
            {ChannelRole, "channel"},
            {ChannelNameRole, "channelName"},
            {GradeRole, "grade"},
            {GradeNameRole, "gradeName"},
            {StageRole, "stage"},
            {StageNameRole, "stageName"},
            {SinceRole, "sinceUs"},
            {DueRole, "dueUs"},
            {ReportedRole, "reportedUs"},
            {NeedsMeRole, "needsMe"},
            {ActRole, "act"},
            {HolderRole, "holder"},
            {ObstacleRole, "obstacle"},
            {GoneRole, "gone"}};
}

int QueueModel::rowOf(quint64 caseId) const
{
    const auto key = m_keys.find(caseId);
    if (key == m_keys.end())
        return -1;
    const auto it = std::lower_bound(m_rows.begin(), m_rows.end(), Slot{key->second, caseId});
    return static_cast<int>(it - m_rows.begin());
}

bool QueueModel::waitsForMe(quint64 caseId) const
{
    const auto card = m_cards.find(caseId);
    return card != m_cards.end() && card->second.needsMe && !card->second.gone;
}

quint64 QueueModel::caseAt(int row) const
{
    return row >= 0 && row < count() ? m_rows[static_cast<std::size_t>(row)].id : 0;
}

void QueueModel::take(const std::vector<std::uint64_t>& ids)
{
    for (const std::uint64_t id : ids)
        place(id);
    emit countChanged();
    emit waitingChanged();
}

void QueueModel::place(std::uint64_t id)
{
    const protocol::Case* item = m_fold.find(id);
    const bool open = item && item->outcome() == protocol::OUTCOME_OPEN;
    const int row = rowOf(id);
    if (!open && row < 0) {
        m_cards.erase(id);
        m_waiting.erase(id);
        return;
    }
    CaseCard& card = m_cards[id];
    // A case that another area has now keeps its last words until its row goes.
    const CaseCard before = item ? std::exchange(card, cardOf(*item, m_names)) : card;
    const bool shown = open && card.matches(m_filter);
    const std::int64_t key = card.key;
    if (m_held) {
        placeHeld(id, shown, key);
        if (row >= 0)
            tell(row, before);
    } else if (row < 0 && shown) {
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), Slot{key, id});
        const int to = static_cast<int>(at - m_rows.begin());
        beginInsertRows({}, to, to);
        m_keys.emplace(id, key);
        m_rows.insert(at, Slot{key, id});
        endInsertRows();
    } else if (row >= 0 && !shown) {
        removeRow(row);
        if (!open)
            m_cards.erase(id);
    } else if (row >= 0) {
        moveRow(row, key);
        tell(rowOf(id), before);
    }
}

void QueueModel::placeHeld(std::uint64_t id, bool shown, std::int64_t key)
{
    const auto row = m_keys.find(id);
    if (row == m_keys.end() ? shown : !shown || key != row->second)
        m_waiting.insert(id);
    else
        m_waiting.erase(id);
    m_cards.at(id).gone = row != m_keys.end() && !shown;
}

void QueueModel::tell(int row, const CaseCard& before)
{
    const QList<int> roles = differing(before, cardAt(row));
    if (!roles.isEmpty())
        emit dataChanged(index(row), index(row), roles);
}

void QueueModel::moveRow(int from, std::int64_t key)
{
    const Slot now{key, m_rows[static_cast<std::size_t>(from)].id};
    if (m_rows[static_cast<std::size_t>(from)].key == key)
        return;
    // Where it will stand, counted with the old row still in its place, as beginMoveRows wants it.
    const int to = static_cast<int>(std::lower_bound(m_rows.begin(), m_rows.end(), now) - m_rows.begin());
    const bool moves = to != from && to != from + 1;
    if (moves)
        beginMoveRows({}, from, from, {}, to);
    m_rows.erase(m_rows.begin() + from);
    m_rows.insert(m_rows.begin() + (to > from ? to - 1 : to), now);
    m_keys[now.id] = key;
    if (moves)
        endMoveRows();
}

void QueueModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_keys.erase(m_rows[static_cast<std::size_t>(row)].id);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

void QueueModel::takeWaiting()
{
    const bool held = std::exchange(m_held, false);
    for (const std::uint64_t id : std::exchange(m_waiting, {}))
        place(id);
    m_held = held;
    emit countChanged();
    emit waitingChanged();
}

void QueueModel::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    if (!held)
        takeWaiting();
    emit heldChanged();
}

void QueueModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_keys.clear();
    m_waiting.clear();
    std::erase_if(m_cards, [this](const auto& entry) { return !m_fold.openCases().contains(entry.first); });
    for (auto& [id, card] : m_cards) {
        card.gone = false;
        if (!card.matches(m_filter))
            continue;
        m_keys.emplace(id, card.key);
        m_rows.push_back({card.key, id});
    }
    std::sort(m_rows.begin(), m_rows.end());
    endResetModel();
    emit countChanged();
    emit waitingChanged();
}

template <class T>
void QueueModel::setFilter(T& field, T value)
{
    if (field == value)
        return;
    field = std::move(value);
    rebuild();
    emit filterChanged();
}

void QueueModel::setRegion(const QString& code)
{
    setFilter(m_filter.region, code);
}

void QueueModel::setStage(int stage)
{
    setFilter(m_filter.stage, stage);
}

void QueueModel::setChannel(int channel)
{
    setFilter(m_filter.channel, channel);
}

void QueueModel::setGrade(int grade)
{
    setFilter(m_filter.grade, grade);
}

void QueueModel::setNeedsMe(bool needsMe)
{
    setFilter(m_filter.needsMe, needsMe);
}

void QueueModel::setText(const QString& text)
{
    setFilter(m_filter.text, text.trimmed());
}

void QueueModel::clearFilters()
{
    if (!filtered())
        return;
    m_filter = {};
    rebuild();
    emit filterChanged();
}

} // namespace sandtable::console
