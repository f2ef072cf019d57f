// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CityThings.h"
#include "GlyphNode.h"
#include "LabelLayout.h"

#include <sandtable/scene/CameraPose.h>

#include <span>
#include <vector>

namespace sandtable::scene {

/// A door number on the screen.
struct DrawnDoor
{
    float x = 0; ///< centre, pixels
    float y = 0;
    std::uint32_t source = 0; ///< address, by PyramidPoint::source
    bool operator==(const DrawnDoor&) const = default;
};

/// The signs of door numbers and the numbers written with them. A number loses the sign that every number has (号).
class DoorScript
{
public:
    /// More signs than this a picture of them does not hold; a rarer one is left out of its number.
    static constexpr int kMostSigns = 480;
    static constexpr int kAsciiPx = 7;
    static constexpr int kWidePx = 12;

    explicit DoorScript(std::span<const std::string> numbers);
    const QStringList& signs() const { return m_signs; }
    float widthPx(const std::string& number) const;
    void write(const std::string& number, float x, float y, std::vector<Glyph>& glyphs) const;

private:
    QString shown(const std::string& number) const;
    QStringList m_signs;
};

/// Numbers that fit: none touches another or an obstacle, and at most kMostDoors. The order of the pyramid decides
/// between two, so that a moving camera does not make them flicker.
constexpr std::size_t kMostDoors = 420;
std::vector<DrawnDoor> placeDoors(const CityThings& things, const DoorScript& script, const Projection& view,
                                  std::span<const Obstacle> obstacles);

} // namespace sandtable::scene
