// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CityContext.h>

#include <QtCore/QString>

#include <memory>
#include <string>

namespace sandtable::console {

/// Codes to names in the language of the interface. Before the city is loaded a code answers with itself.
class Names
{
public:
    void setCity(std::shared_ptr<const CityContext> city) { m_city = std::move(city); }
    const CityContext* city() const { return m_city.get(); }
    std::shared_ptr<const CityContext> shared() const { return m_city; }
    void setChinese(bool chinese) { m_chinese = chinese; }
    bool chinese() const { return m_chinese; }

    /// Of two texts the one in the interface's language; the other when that one is empty.
    QString pick(const std::string& zh, const std::string& en) const;
    QString item(const std::string& code) const; ///< of an item or a subclass of the list
    QString itemClass(const std::string& subclassCode) const;
    QString unit(const std::string& code) const;
    /// Name and number of a worker: "陈晓明 W0001".
    QString worker(const std::string& code) const;
    /// Worker, unit, or the text itself ("policy" in words).
    QString actor(const std::string& name) const;
    /// The micro-grid's own name.
    QString grid(const std::string& code) const;
    QString region(std::uint32_t position) const;
    /// "禅城区 › 祖庙街道 › …"; empty for a code that the city does not have.
    QString regionPath(const std::string& code) const;
    /// Minutes east of UTC of the city's calendar.
    int utcOffsetMinutes() const;

private:
    std::shared_ptr<const CityContext> m_city;
    bool m_chinese = false;
};

} // namespace sandtable::console
