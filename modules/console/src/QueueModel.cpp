#include <sandtable/console/QueueModel.h>

#include <algorithm>

namespace sandtable::console {
namespace {

/// From so many new cases on, an empty queue is filled at once instead of row by row.
constexpr std::size_t kBulk = 64;

bool before(const CaseCard& a, const CaseCard& b)
{
    return a.key != b.key ? a.key < b.key : a.id < b.id;
}

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
    const CaseCard& card = m_rows[static_cast<std::size_t>(index.row())];
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
            {GoneRole, "gone"}};
}

std::vector<CaseCard>::iterator QueueModel::find(std::uint64_t id)
{
    const auto key = m_keys.find(id);
    if (key == m_keys.end())
        return m_rows.end();
    CaseCard wanted;
    wanted.id = id;
    wanted.key = key->second;
    return std::lower_bound(m_rows.begin(), m_rows.end(), wanted, before);
}

int QueueModel::rowOf(quint64 caseId) const
{
    const auto it = const_cast<QueueModel*>(this)->find(caseId);
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

quint64 QueueModel::caseAt(int row) const
{
    return row >= 0 && row < count() ? m_rows[static_cast<std::size_t>(row)].id : 0;
}

bool QueueModel::shows(const protocol::Case& item, const CaseCard& card) const
{
    return item.outcome() == protocol::OUTCOME_OPEN && card.matches(m_filter);
}

void QueueModel::take(const std::vector<std::uint64_t>& ids)
{
    if (m_rows.empty() && !m_held && ids.size() > kBulk)
        rebuild();
    else
        for (const std::uint64_t id : ids)
            place(id);
    emit countChanged();
    emit waitingChanged();
}

bool QueueModel::updateInPlace(std::uint64_t id, const CaseCard& card)
{
    const auto it = find(id);
    const QList<int> roles = differing(*it, card);
    if (roles.isEmpty())
        return false;
    *it = card;
    const QModelIndex at = index(static_cast<int>(it - m_rows.begin()));
    emit dataChanged(at, at, roles);
    return true;
}

void QueueModel::place(std::uint64_t id)
{
    const protocol::Case* item = m_fold.find(id);
    if (!item)
        return;
    CaseCard card = cardOf(*item, m_names);
    const bool shown = shows(*item, card);
    const auto known = m_keys.find(id);
    if (m_held) {
        if (known == m_keys.end()) {
            if (shown)
                m_waiting.insert(id);
            else
                m_waiting.erase(id);
            return;
        }
        if (!shown || card.key != known->second)
            m_waiting.insert(id);
        card.key = known->second;
        card.gone = !shown;
        updateInPlace(id, card);
        return;
    }
    if (known == m_keys.end()) {
        if (!shown)
            return;
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), card, before);
        const int row = static_cast<int>(at - m_rows.begin());
        beginInsertRows({}, row, row);
        m_keys.emplace(id, card.key);
        m_rows.insert(at, std::move(card));
        endInsertRows();
        return;
    }
    const int from = rowOf(id);
    if (!shown) {
        beginRemoveRows({}, from, from);
        m_rows.erase(m_rows.begin() + from);
        m_keys.erase(known);
        endRemoveRows();
        return;
    }
    if (card.key != known->second) {
        // Where it will stand, counted with the old row still in its place, as beginMoveRows wants it.
        const int to = static_cast<int>(std::lower_bound(m_rows.begin(), m_rows.end(), card, before) - m_rows.begin());
        const bool moves = to != from && to != from + 1;
        if (moves)
            beginMoveRows({}, from, from, {}, to);
        const std::int64_t key = card.key;
        CaseCard moved = std::move(m_rows[static_cast<std::size_t>(from)]);
        moved.key = key;
        m_rows.erase(m_rows.begin() + from);
        m_rows.insert(m_rows.begin() + (to > from ? to - 1 : to), std::move(moved));
        known->second = key;
        if (moves)
            endMoveRows();
    }
    updateInPlace(id, card);
}

void QueueModel::takeWaiting()
{
    const bool held = m_held;
    m_held = false;
    std::unordered_set<std::uint64_t> waiting;
    waiting.swap(m_waiting);
    for (const std::uint64_t id : waiting)
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
    for (const std::uint64_t id : m_fold.openCases()) {
        const protocol::Case* item = m_fold.find(id);
        CaseCard card = cardOf(*item, m_names);
        if (!shows(*item, card))
            continue;
        m_keys.emplace(id, card.key);
        m_rows.push_back(std::move(card));
    }
    std::sort(m_rows.begin(), m_rows.end(), before);
    endResetModel();
    emit countChanged();
    emit waitingChanged();
}

void QueueModel::retranslate()
{
    rebuild();
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
