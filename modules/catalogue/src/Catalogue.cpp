// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueReader.h"

#include <sandtable/catalogue/Catalogue.h>

#include <algorithm>

namespace sandtable::catalogue {

namespace {

template <class Entry>
const Entry* lookUp(const std::vector<Entry>& entries, const std::unordered_map<std::string, std::uint32_t>& index,
                    std::string_view code)
{
    const auto found = index.find(std::string(code));
    return found == index.end() ? nullptr : &entries[found->second];
}

} // namespace

Result<Catalogue> Catalogue::load(const std::filesystem::path& folder)
{
    CatalogueReader reader(folder);
    if (!reader.complaints().empty()) {
        return tl::unexpected(reader.complaints().front());
    }
    return reader.take();
}

const Unit* Catalogue::unit(std::string_view code) const
{
    return lookUp(m_units, m_unitIndex, code);
}

const ItemClass* Catalogue::itemClass(std::string_view code) const
{
    return lookUp(m_classes, m_classIndex, code);
}

const Subclass* Catalogue::subclass(std::string_view code) const
{
    return lookUp(m_subclasses, m_subclassIndex, code);
}

const Item* Catalogue::item(std::string_view code) const
{
    return lookUp(m_items, m_itemIndex, code);
}

const UnitRule* Catalogue::rule(std::string_view code) const
{
    return lookUp(m_rules, m_ruleIndex, code);
}

std::span<const Item> Catalogue::itemsOf(std::string_view subclassCode) const
{
    const auto first = std::ranges::lower_bound(m_items, subclassCode, {}, &Item::subclass);
    const auto last = std::ranges::upper_bound(m_items, subclassCode, {}, &Item::subclass);
    return {first, last};
}

const RosterEntry* Catalogue::rosterEntry(std::string_view workerCode) const
{
    return lookUp(m_roster, m_rosterIndex, workerCode);
}

std::string Catalogue::qualificationFor(std::string_view itemOrSubclass) const
{
    if (const Item* one = item(itemOrSubclass)) {
        return one->qualification;
    }
    const auto items = itemsOf(itemOrSubclass);
    const auto asking = [&](const Item& item) {
        return std::ranges::count(items, item.qualification, &Item::qualification);
    };
    const auto usual = std::ranges::max_element(items, {}, asking);
    return usual == items.end() ? std::string() : usual->qualification;
}

std::string Catalogue::streetOfficeCode(std::string_view streetCode)
{
    return std::string("S").append(streetCode);
}

void Catalogue::addStreetOffice(std::string_view streetCode, std::string nameZh, std::string nameEn)
{
    const std::string code = streetOfficeCode(streetCode);
    const auto position = static_cast<std::uint32_t>(m_units.size());
    if (m_unitIndex.emplace(code, position).second) {
        m_units.push_back(Unit{code, UnitKind::StreetOffice, std::move(nameZh), std::move(nameEn)});
    }
}

} // namespace sandtable::catalogue
