// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Random.h>
#include <sandtable/city/CityModel.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sandtable::sim {

/// What a place is like, because that decides what goes wrong there.
enum class Setting : std::uint8_t
{
    Home,
    OldTown,
    Market,
    Construction,
    MainRoad,
    Park,
    Water,
    School,
    Industry,
    Village,
    Commerce
};
constexpr std::size_t kSettings = 11;

/// A spot where something can be reported, with the words for it.
struct Site
{
    geo::LocalMetres at;
    Setting setting = Setting::Home;
    std::string words;     ///< "汾江中路12号", "12 Rue Grimaldi", a place's name
    std::string community; ///< name of the community, may be empty
    std::uint32_t grid = city::kNone;
};

/// Finds spots of each setting in a city. The city must outlive it. Immutable after construction.
class Sites
{
public:
    explicit Sites(const city::CityModel& city);

    /// Whether the city speaks Chinese: most of its road and place names are written so.
    bool chinese() const { return m_chinese; }
    bool has(Setting setting) const;
    /// A spot of the setting, or nothing when the city has none.
    std::optional<Site> pick(Setting setting, Random& random) const;
    /// Any address by its position modulo their number; nothing in a city without addresses and roads.
    std::optional<Site> addressed(std::uint64_t number) const;

private:
    enum class Kind : std::uint8_t
    {
        Address,
        Place,
        Road
    };
    struct Anchor
    {
        Kind kind;
        std::uint32_t index;
    };
    Site siteOf(Anchor anchor, Setting setting, double along) const;
    void add(Setting setting, Anchor anchor) { m_anchors[static_cast<std::size_t>(setting)].push_back(anchor); }
    void collectPlaces();
    void collectAddresses();
    void collectRoads();

    const city::CityModel& m_city;
    bool m_chinese = false;
    std::array<std::vector<Anchor>, kSettings> m_anchors;
};

/// Whether a text has at least one Chinese character.
bool hasChinese(std::string_view text);

} // namespace sandtable::sim
