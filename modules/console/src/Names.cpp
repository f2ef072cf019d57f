// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/Names.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace sandtable::console {

QString Names::pick(const std::string& zh, const std::string& en) const
{
    const std::string& first = m_chinese ? zh : en;
    return QString::fromStdString(first.empty() ? (m_chinese ? en : zh) : first);
}

QString Names::item(const std::string& code) const
{
    if (const auto* named = m_city ? m_city->catalogue.item(code) : nullptr)
        return pick(named->nameZh, named->nameEn);
    const auto* subclass = m_city ? m_city->catalogue.subclass(code) : nullptr;
    return subclass ? pick(subclass->nameZh, subclass->nameEn) : QString::fromStdString(code);
}

QString Names::itemClass(const std::string& subclassCode) const
{
    const auto* itemClass = m_city ? m_city->catalogue.itemClass(subclassCode.substr(0, 3)) : nullptr;
    return itemClass ? pick(itemClass->nameZh, itemClass->nameEn) : QString();
}

QString Names::unit(const std::string& code) const
{
    const auto* unit = m_city ? m_city->catalogue.unit(code) : nullptr;
    return unit ? pick(unit->nameZh, unit->nameEn) : QString::fromStdString(code);
}

QString Names::worker(const std::string& code) const
{
    const auto* worker = m_city ? m_city->worker(code) : nullptr;
    const QString number = QString::fromStdString(code);
    return worker && !worker->name.empty() ? QString::fromStdString(worker->name) + QLatin1Char(' ') + number : number;
}

QString Names::actor(const std::string& name) const
{
    if (name == "policy")
        return QCoreApplication::translate("Names", "automatic");
    if (m_city && m_city->workerByCode.contains(name))
        return worker(name);
    return unit(name);
}

QString Names::grid(const std::string& code) const
{
    const std::uint32_t position = m_city && !code.empty() ? m_city->model.regionByCode(code) : city::kNone;
    return position == city::kNone ? QString::fromStdString(code) : region(position);
}

QString Names::region(std::uint32_t position) const
{
    if (!m_city || position >= m_city->model.regions.size())
        return {};
    const city::Region& region = m_city->model.regions[position];
    return pick(region.name, region.nameEn);
}

QString Names::regionPath(const std::string& code) const
{
    if (!m_city)
        return {};
    const city::CityModel& city = m_city->model;
    QStringList path;
    for (auto at = city.regionByCode(code); at != city::kNone; at = city.regions[at].parent)
        path.prepend(region(at));
    return path.join(QStringLiteral(" › "));
}

int Names::utcOffsetMinutes() const
{
    return m_city ? static_cast<int>(m_city->catalogue.calendar().utcOffset().count()) : 480;
}

} // namespace sandtable::console
