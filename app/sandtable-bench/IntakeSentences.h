// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Random.h>
#include <sandtable/base/Result.h>
#include <sandtable/city/CityModel.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sandtable::bench {

/// A report whose place and item are known.
struct Sentence
{
    std::string text;
    std::string item;    ///< code of the item that is meant
    geo::LocalMetres at; ///< the place that is meant
    std::string manner;  ///< how the place is told: house, crossing, named, enterprise, code, misspelt
};

/// Writes reports as people do: faults in their own words (a CSV file with columns item, words), put into templates
/// with places of the city, told by house numbers in several writings, crossings, names with 对面 or 东侧, codes of
/// components and pinyin initials, with slips of the pen. The same seed gives the same sentences.
class SentenceWriter
{
public:
    /// Reads faults.csv and templates.txt of the folder. Fails with NotFound, Unreadable or Malformed.
    static Result<SentenceWriter> open(const std::filesystem::path& folder, const city::CityModel& city);

    std::vector<Sentence> write(std::size_t count, std::uint64_t seed) const;

private:
    struct Fault
    {
        std::string item;
        std::string words;
    };
    struct Crossing
    {
        std::uint32_t one; ///< names in CityModel::strings
        std::uint32_t other;
        std::uint32_t node;
    };
    struct Told
    {
        std::string words;
        geo::LocalMetres at;
        std::string manner;
    };

    explicit SentenceWriter(const city::CityModel& city);
    Told tellPlace(Random& random) const;
    Told tellHouse(Random& random) const;
    Told tellCrossing(Random& random) const;
    Told tellNamed(Random& random) const;
    Told tellEnterprise(Random& random) const;
    Told tellCode(Random& random) const;
    std::string regionBefore(std::uint32_t grid, bool needed, Random& random) const;

    const city::CityModel& m_city;
    std::vector<Fault> m_faults;
    std::vector<std::string> m_templates;
    std::vector<Crossing> m_crossings;
    std::vector<std::uint32_t> m_places;      ///< with a name of their own
    std::vector<std::uint32_t> m_enterprises; ///< with a name of their own
};

} // namespace sandtable::bench
