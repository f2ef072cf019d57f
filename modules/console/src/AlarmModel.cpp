// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/AlarmModel.h>
#include <sandtable/console/CaseCard.h>
#include <sandtable/console/Words.h>

#include <algorithm>
#include <tuple>
#include <vector>

namespace sandtable::console {

/// Somebody in the control room can do something about it now: take the step that it waits for, or supervise.
bool AlarmModel::isMine(const protocol::Case& item) const
{
    if (nextAct(item) != NextAct::None)
        return true;
    // A unit that was supervised has been pressed; a second alarm would ask for nothing new.
    const bool pressed = item.has_supervision() && item.supervision().answered_us() == 0;
    return !pressed && m_commands.whyNotSupervise(item.id()).isEmpty();
}

void AlarmModel::refresh()
{
    const auto now = m_now();
    const std::int64_t nowUs = m_commands.nowUs();
    std::erase_if(m_shelved, [&](const auto& entry) {
        const protocol::Case* item = m_fold.find(entry.first);
        return entry.second <= now || item == nullptr || item->outcome() != protocol::OUTCOME_OPEN;
    });
    std::unordered_map<std::uint64_t, Standing> standing;
    for (const std::uint64_t id : m_fold.openCases()) {
        const protocol::Case& item = *m_fold.find(id);
        const std::int64_t due = runningDueUs(item);
        if (due == 0 || due + kDelayUs > nowUs || m_shelved.contains(id) || !isMine(item))
            continue;
        standing.emplace(id, Standing{due, item.grade() == 0 ? 4 : static_cast<int>(item.grade())});
        const auto before = m_standing.find(id);
        if (before == m_standing.end() || before->second.dueUs != due)
            m_raised.push_back(now);
    }
    while (!m_raised.empty() && m_raised.front() + kWindow <= now)
        m_raised.pop_front();
    m_standing = std::move(standing);
    describe(nowUs);
    emit changed();
}

void AlarmModel::describe(std::int64_t nowUs)
{
    std::vector<std::tuple<int, std::int64_t, std::uint64_t>> order;
    for (const auto& [id, alarm] : m_standing)
        order.emplace_back(alarm.grade, alarm.dueUs, id);
    const auto end = order.begin() + std::min<std::ptrdiff_t>(kMostListed, std::ssize(order));
    std::partial_sort(order.begin(), end, order.end());
    order.erase(end, order.end());
    m_list.clear();
    for (const auto& [grade, due, id] : order) {
        const CaseCard card = cardOf(*m_fold.find(id), m_names);
        m_list.append(QVariantMap{{QStringLiteral("caseId"), QVariant::fromValue<quint64>(id)},
                                  {QStringLiteral("number"), card.number},
                                  {QStringLiteral("item"), card.item},
                                  {QStringLiteral("words"), Words::left(due, nowUs)},
                                  {QStringLiteral("act"), card.act.isEmpty() ? tr("Supervise") : card.act},
                                  {QStringLiteral("grade"), grade}});
    }
}

void AlarmModel::shelve(quint64 caseId, int minutes)
{
    if (m_standing.contains(caseId) && minutes >= 1 && minutes <= 480) {
        m_shelved[caseId] = m_now() + std::chrono::minutes(minutes);
        refresh();
    }
}

} // namespace sandtable::console
