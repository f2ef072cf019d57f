// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CommandDesk.h>

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <unordered_map>

namespace sandtable::console {

/// What is overdue and can be acted on by whoever sits here: nothing else is an alarm (EEMUA 191). How many were raised
/// in the last ten minutes is measured; an alarm can be shelved for a time. GUI thread.
class AlarmModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(int count READ count NOTIFY changed) ///< that stand now, without the shelved
    Q_PROPERTY(int shelved READ shelved NOTIFY changed)
    Q_PROPERTY(int raised READ raised NOTIFY changed)      ///< in the last ten minutes of the wall clock
    Q_PROPERTY(bool tooMany READ tooMany NOTIFY changed)   ///< more in ten minutes than a person can take in
    Q_PROPERTY(QVariantList list READ list NOTIFY changed) ///< {caseId, number, item, words, act, grade}, at most 50

public:
    using WallNow = std::function<std::chrono::steady_clock::time_point()>;

    static constexpr std::chrono::minutes kWindow{10};
    static constexpr int kMostInWindow = 10; ///< after an upset
    static constexpr int kMostListed = 50;
    /// What is acted on as it falls due is no alarm: so long overdue, in city time.
    static constexpr std::int64_t kDelayUs = 60'000'000;

    AlarmModel(const CaseFold& fold, const Names& names, CommandDesk& commands, WallNow now, QObject* parent = nullptr)
        : QObject(parent), m_fold(fold), m_names(names), m_commands(commands), m_now(std::move(now))
    {
    }

    int count() const { return static_cast<int>(m_standing.size()); }
    int shelved() const { return static_cast<int>(m_shelved.size()); }
    int raised() const { return static_cast<int>(m_raised.size()); }
    bool tooMany() const { return raised() > kMostInWindow; }
    QVariantList list() const { return m_list; }

    /// Looks again; the owner calls it once a second.
    void refresh();
    /// Hides a case's alarm for so many minutes of the wall clock, 1 … 480; it comes back if it still stands then.
    Q_INVOKABLE void shelve(quint64 caseId, int minutes);

signals:
    void changed();

private:
    struct Standing
    {
        std::int64_t dueUs = 0;
        int grade = 4;
    };
    bool isMine(const protocol::Case& item) const;
    void describe(std::int64_t nowUs);

    const CaseFold& m_fold;
    const Names& m_names;
    CommandDesk& m_commands;
    const WallNow m_now;
    std::unordered_map<std::uint64_t, Standing> m_standing;
    std::unordered_map<std::uint64_t, std::chrono::steady_clock::time_point> m_shelved; ///< until when
    std::deque<std::chrono::steady_clock::time_point> m_raised;
    QVariantList m_list;
};

} // namespace sandtable::console
