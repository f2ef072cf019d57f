// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "NameIndex.h"
#include "PhraseTable.h"
#include "Pinyin.h"
#include "RoadBook.h"

#include <sandtable/city/CityModel.h>

#include <string>
#include <string_view>
#include <vector>

namespace sandtable::dispatching {

/// A place that a text names.
struct FoundPlace
{
    geo::LocalMetres at;
    std::string text; ///< in the city's own words: an address, a crossing, a place with its direction
    double confidence = 0;
};

/// A part of a normalised text that names something of the city.
struct NamedSpan
{
    std::size_t begin;
    std::size_t end; ///< behind the house number, where there is one
};

/// Finds places, crossings, addresses, enterprises, roads and regions by their names in a text, by the first letters
/// of their syllables (tjqpf) and by names written with a slip; components by their codes.
/// Immutable after construction; any thread.
class PlaceFinder
{
public:
    explicit PlaceFinder(const city::CityModel& city);

    enum class Effort
    {
        Written, ///< names as they stand in the book; microseconds
        Slips    ///< where they name nothing but regions, also names with a slip; milliseconds
    };
    /// Most likely first. `spans`, if given, receives every part that named something.
    std::vector<FoundPlace> find(std::u32string_view text, Effort effort,
                                 std::vector<NamedSpan>* spans = nullptr) const;

private:
    enum class Kind : std::uint32_t
    {
        Place,
        Enterprise,
        Road,
        Region,
        Component
    };
    struct Hit
    {
        std::size_t begin;
        std::size_t end;
        std::span<const PhraseTable::Entry> entries;
        double trust = 1;                         ///< less when the name was not written out
        std::vector<PhraseTable::Entry> own = {}; ///< what `entries` looks at, where no table keeps it
    };
    /// What a hit gives before it is compared with the others.
    struct Guess
    {
        FoundPlace place;
        std::uint32_t grid = city::kNone;
        std::size_t end = 0;
    };
    struct Context
    {
        std::u32string_view text;
        const std::vector<Hit>& hits;
        std::uint32_t region; ///< the smallest region that the text names, or kNone
    };

    static std::uint32_t number(Kind kind, std::uint32_t position)
    {
        return static_cast<std::uint32_t>(kind) << 29 | position;
    }
    static Kind kindOf(std::uint32_t number) { return static_cast<Kind>(number >> 29); }
    static std::uint32_t positionOf(std::uint32_t number) { return number & 0x1fffffff; }

    void addWritten(const std::u32string& name, std::uint32_t number, Pinyin& pinyin);
    void addName(std::string_view name, Kind kind, std::uint32_t position);
    void addRegionNames(std::uint32_t position);
    static bool namesRegionsOnly(std::span<const PhraseTable::Entry> entries);
    std::vector<Hit> scan(std::u32string_view text, Effort effort) const;
    std::vector<Hit> scanNames(std::u32string_view text) const;
    void addCodes(std::u32string_view text, std::vector<Hit>& hits) const;
    void addInitials(std::u32string_view text, std::vector<Hit>& hits) const;
    void addNear(std::u32string_view text, std::vector<Hit>& hits) const;
    void addOwn(std::size_t begin, std::size_t end, std::vector<std::uint32_t> numbers, double trust,
                std::vector<Hit>& hits) const;
    std::uint32_t smallestRegion(const std::vector<Hit>& hits) const;
    Guess guess(const Context& context, const Hit& hit, std::uint32_t number) const;
    Guess guessRoad(const Context& context, const Hit& hit, std::uint32_t road) const;
    bool guessHouse(const Context& context, const Hit& hit, std::uint32_t road, Guess& guess) const;
    bool guessCrossing(const Context& context, const Hit& hit, std::uint32_t road, Guess& guess) const;
    bool isIn(std::uint32_t grid, std::uint32_t region) const;

    const city::CityModel& m_city;
    RoadBook m_roads;
    PhraseTable m_names;
    NameIndex m_near;
    std::vector<std::pair<std::string, std::uint32_t>> m_initials; ///< sorted
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_codes;  ///< of components, sorted
};

} // namespace sandtable::dispatching
