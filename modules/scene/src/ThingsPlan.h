// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CityThings.h"
#include "GlyphNode.h"
#include "MarkerNode.h"
#include "ScreenIndex.h"

#include <QColor>

#include <unordered_map>
#include <utility>
#include <vector>

namespace sandtable::scene {

/// One thing, or a square of them, on the screen.
struct DrawnThing
{
    geo::LocalMetres at;
    int count = 1;            ///< above 1: a square that stands for so many
    std::uint32_t source = 0; ///< as in PyramidPoint, of a single one
    std::uint16_t kind = 0;
};

/// How squares of things look, and whether they open into single things in the end.
struct ThingsLook
{
    QColor square{104, 120, 136};
    bool opens = true;
};

/// The components of a view from frame to frame: squares fade in and out as they open and close.
class ThingsPlan
{
public:
    explicit ThingsPlan(ThingsLook look = {}) : m_look(look) {}

    /// `stepShare` is the part of a whole fade that this frame brings (0…1). True: something still fades.
    bool update(const CityThings& things, const Projection& view, float stepShare);
    void clear();

    const std::vector<MarkerSprite>& sprites() const { return m_sprites; }
    const std::vector<MarkerNumber>& numbers() const { return m_numbers; }
    const std::vector<Glyph>& signs() const { return m_signs; }
    /// What lies under a point of the screen, or nothing.
    const DrawnThing* at(float x, float y) const;
    std::size_t drawn() const { return m_things.size(); }

private:
    struct Fade
    {
        PointPyramid::Shown shown;
        float opacity = 0;
        bool wanted = false;
    };
    void draw(const CityThings& things, const Projection& view, const Fade& fade);

    ThingsLook m_look;
    std::unordered_map<std::uint64_t, Fade> m_fades;
    std::vector<DrawnThing> m_things;
    ScreenIndex m_index;
    std::vector<MarkerSprite> m_sprites;
    std::vector<MarkerNumber> m_numbers;
    std::vector<Glyph> m_signs;
};

} // namespace sandtable::scene
