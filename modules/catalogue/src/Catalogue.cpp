// SPDX-License-Identifier: GPL-3.0-or-later
#include "CatalogueFiles.h"

#include <sandtable/catalogue/Catalogue.h>

#include <fmt/format.h>

namespace sandtable::catalogue {

namespace {

template <class Entry>
std::unordered_map<std::string, std::uint32_t> indexByCode(const std::vector<Entry>& entries)
{
    std::unordered_map<std::string, std::uint32_t> index;
    index.reserve(entries.size());
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        index.emplace(entries[i].code, i);
    }
    return index;
}

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
    Catalogue catalogue;
    auto units = readUnits(folder / "units.csv");
    if (!units) {
        return tl::unexpected(units.error());
    }
    auto classes = readClasses(folder / "classes.csv");
    if (!classes) {
        return tl::unexpected(classes.error());
    }
    auto subclasses = readSubclasses(folder / "subclasses.csv", *classes, *units);
    if (!subclasses) {
        return tl::unexpected(subclasses.error());
    }
    auto clocks = readStageClocks(folder / "stages.toml");
    if (!clocks) {
        return tl::unexpected(clocks.error());
    }
    auto intake = readIntakeRules(folder / "intake.toml");
    if (!intake) {
        return tl::unexpected(intake.error());
    }
    auto calendar = WorkCalendar::load(folder / "calendar.toml");
    if (!calendar) {
        return tl::unexpected(calendar.error());
    }
    catalogue.m_units = std::move(*units);
    catalogue.m_classes = std::move(*classes);
    catalogue.m_subclasses = std::move(*subclasses);
    catalogue.m_clocks = *clocks;
    catalogue.m_intake = std::move(*intake);
    catalogue.m_calendar = std::move(*calendar);
    catalogue.m_unitIndex = indexByCode(catalogue.m_units);
    catalogue.m_classIndex = indexByCode(catalogue.m_classes);
    catalogue.m_subclassIndex = indexByCode(catalogue.m_subclasses);
    if (catalogue.subclass(catalogue.m_intake.unrecognisedSubclass) == nullptr) {
        return failure(ErrorCode::Malformed,
                       fmt::format("intake.toml, unrecognised_subclass: '{}' is not in subclasses.csv",
                                   catalogue.m_intake.unrecognisedSubclass));
    }
    if (catalogue.unit(catalogue.m_intake.unitWithoutPlace) == nullptr) {
        return failure(ErrorCode::Malformed, fmt::format("intake.toml, unit_without_place: '{}' is not in units.csv",
                                                         catalogue.m_intake.unitWithoutPlace));
    }
    return catalogue;
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
