// SPDX-License-Identifier: GPL-3.0-or-later
// What the fields of an act can hold: units, helpers, cases and items, by the words that were typed.
#include <sandtable/console/CaseActs.h>
#include <sandtable/console/CaseCard.h>

#include <algorithm>
#include <vector>

namespace sandtable::console {
namespace {

constexpr int kMostOptions = 30;

QVariantMap option(const QString& code, const QString& name, const QString& detail)
{
    return {{QStringLiteral("code"), code}, {QStringLiteral("name"), name}, {QStringLiteral("detail"), detail}};
}

QVariantMap caseOption(const protocol::Case& item, const Names& names)
{
    const CaseCard card = cardOf(item, names);
    return option(QString::number(card.id), card.item + QStringLiteral(" ") + card.number,
                  (card.place.isEmpty() ? card.text : card.place) + QStringLiteral(" · ") + card.stageName);
}

/// Those that the proposal took for the same first, then what lies in the same micro-grid, then the rest, newest first.
std::vector<std::uint64_t> casesNear(const CaseFold& fold, const protocol::Case& item)
{
    const auto& likely = item.proposal().possible_duplicates();
    const auto rank = [&](std::uint64_t id) {
        if (std::find(likely.begin(), likely.end(), id) != likely.end())
            return 0;
        const protocol::Case& other = *fold.find(id);
        const auto& doubles = other.proposal().possible_duplicates();
        if (std::find(doubles.begin(), doubles.end(), item.id()) != doubles.end())
            return 0;
        return other.grid_code() == item.grid_code() ? 1 : 2;
    };
    std::vector<std::pair<int, std::uint64_t>> ranked;
    for (const std::uint64_t id : fold.openCases())
        if (id != item.id())
            ranked.emplace_back(rank(id), id);
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second > b.second;
    });
    std::vector<std::uint64_t> ids;
    for (const auto& [order, id] : ranked)
        ids.push_back(id);
    return ids;
}

} // namespace

QVariantList CaseActs::options(quint64 caseId, const QString& kind, const QString& text) const
{
    QVariantList found;
    const protocol::Case* item = m_fold.find(caseId);
    const CityContext* city = m_names.city();
    if (!item || !city)
        return found;
    const QString words = text.trimmed();
    const auto add = [&](const QVariantMap& entry) {
        const bool fits = words.isEmpty() ||
                          entry.value(QStringLiteral("name")).toString().contains(words, Qt::CaseInsensitive) ||
                          entry.value(QStringLiteral("detail")).toString().contains(words, Qt::CaseInsensitive) ||
                          entry.value(QStringLiteral("code")).toString().startsWith(words, Qt::CaseInsensitive);
        if (fits && found.size() < kMostOptions)
            found.append(entry);
    };
    if (kind == QLatin1String("unit")) {
        for (const catalogue::Unit& unit : city->catalogue.units())
            if (unit.code != item->unit_code())
                add(option(QString::fromStdString(unit.code), m_names.unit(unit.code),
                           tr("%n open case(s)", nullptr, m_fold.book().loadOfUnit(unit.code))));
    } else if (kind == QLatin1String("helper")) {
        for (const protocol::Assistance& one : item->assistance())
            if (!one.done())
                add(option(QString::fromStdString(one.unit_code()), m_names.unit(one.unit_code()),
                           QString::fromStdString(one.task())));
    } else if (kind == QLatin1String("case")) {
        for (const std::uint64_t id : casesNear(m_fold, *item)) {
            add(caseOption(*m_fold.find(id), m_names));
            if (found.size() >= kMostOptions)
                break;
        }
    } else if (kind == QLatin1String("item")) {
        for (const catalogue::Item& entry : city->catalogue.items())
            add(option(QString::fromStdString(entry.code), m_names.pick(entry.nameZh, entry.nameEn),
                       m_names.item(std::string(entry.subclass()))));
    }
    return found;
}

} // namespace sandtable::console
