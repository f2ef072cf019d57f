// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CaseCard.h>
#include <sandtable/console/CaseFold.h>
#include <sandtable/console/Names.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sandtable::console {

/// The queue: open cases that pass the filters, as value snapshots: first what waits for the control room, then what
/// others work on, the most urgent first. Urgency is when the running clock falls due, so rows move only when a case
/// changes, not as time passes. While `held` (the hand is in the list) values still update in place, but no row comes,
/// goes or moves; what waits is counted in `waiting` and comes in when the list is let go or takeWaiting() is called.
class QueueModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int total READ total NOTIFY countChanged) ///< open cases, whatever the filters
    Q_PROPERTY(int waiting READ waiting NOTIFY waitingChanged)
    Q_PROPERTY(bool held READ held WRITE setHeld NOTIFY heldChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY filterChanged) ///< code of a region; empty: all
    Q_PROPERTY(int stage READ stage WRITE setStage NOTIFY filterChanged)        ///< 0: all
    Q_PROPERTY(int channel READ channel WRITE setChannel NOTIFY filterChanged)  ///< 0: all
    Q_PROPERTY(int grade READ grade WRITE setGrade NOTIFY filterChanged)        ///< 0: all
    Q_PROPERTY(bool needsMe READ needsMe WRITE setNeedsMe NOTIFY filterChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged)
    Q_PROPERTY(bool filtered READ filtered NOTIFY filterChanged)

public:
    enum Role
    {
        CaseIdRole = Qt::UserRole + 1,
        NumberRole,
        ItemRole,
        PlaceRole,
        GridRole,
        TextRole,
        ChannelRole,
        ChannelNameRole,
        GradeRole,
        GradeNameRole,
        StageRole,
        StageNameRole,
        SinceRole,
        DueRole,
        ReportedRole,
        NeedsMeRole,
        ActRole,
        HolderRole,
        ObstacleRole,
        GoneRole,
    };
    Q_ENUM(Role)

    QueueModel(const CaseFold& fold, const Names& names, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); }
    int total() const { return static_cast<int>(m_fold.openCases().size()); }
    int waiting() const { return static_cast<int>(m_waiting.size()); }
    bool held() const { return m_held; }
    void setHeld(bool held);
    QString region() const { return m_filter.region; }
    void setRegion(const QString& code);
    int stage() const { return m_filter.stage; }
    void setStage(int stage);
    int channel() const { return m_filter.channel; }
    void setChannel(int channel);
    int grade() const { return m_filter.grade; }
    void setGrade(int grade);
    bool needsMe() const { return m_filter.needsMe; }
    void setNeedsMe(bool needsMe);
    QString text() const { return m_filter.text; }
    void setText(const QString& text);
    bool filtered() const { return m_filter != CardFilter{}; }

    /// Lets the waiting changes in, also while held.
    Q_INVOKABLE void takeWaiting();
    Q_INVOKABLE void clearFilters();
    /// Row of a case, or -1.
    Q_INVOKABLE int rowOf(quint64 caseId) const;
    /// Whether a case waits for somebody in the control room.
    Q_INVOKABLE bool waitsForMe(quint64 caseId) const;
    /// Id of the case in a row, or 0.
    Q_INVOKABLE quint64 caseAt(int row) const;

signals:
    void countChanged();
    void waitingChanged();
    void heldChanged();
    void filterChanged();

private:
    /// Where a card stands; sorted by key, then id.
    struct Slot
    {
        std::int64_t key;
        std::uint64_t id;
        auto operator<=>(const Slot&) const = default;
    };
    void take(const std::vector<std::uint64_t>& ids);
    void place(std::uint64_t id);
    void tell(int row, const CaseCard& before);
    void placeHeld(std::uint64_t id, bool shown, std::int64_t key);
    void moveRow(int from, std::int64_t key);
    void removeRow(int row);
    void rebuild();
    const CaseCard& cardAt(int row) const { return m_cards.at(m_rows[static_cast<std::size_t>(row)].id); }
    template <class T>
    void setFilter(T& field, T value);

    const CaseFold& m_fold;
    const Names& m_names;
    std::vector<Slot> m_rows;
    std::unordered_map<std::uint64_t, std::int64_t> m_keys; ///< of the cases that have a row
    std::unordered_map<std::uint64_t, CaseCard> m_cards;    ///< of every open case, and of rows that are gone
    std::unordered_set<std::uint64_t> m_waiting;
    CardFilter m_filter;
    bool m_held = false;
};

} // namespace sandtable::console
