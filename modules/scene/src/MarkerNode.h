// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QSGGeometryNode>
#include <QSGMaterial>

#include <cstdint>
#include <vector>

namespace sandtable::scene {

/// What the marker shaders can draw; numbers are those of shaders/marker.frag and disc.frag.
enum class MarkerShape : std::uint8_t
{
    Diamond = 1,
    Triangle,
    Square,
    Circle,
    Dot,
    Camera,
    Badge
};

/// One marker for the shader.
struct MarkerSprite
{
    float x = 0; ///< centre, pixels
    float y = 0;
    float radius = 12;
    MarkerShape shape = MarkerShape::Circle;
    float ring = -1;    ///< share of the ring that is lit, -1 for none
    float stem = 0;     ///< pixels down to the ground point
    float glow = 0;     ///< 0…1: halo of a selected, hovered or lit marker
    float angleDeg = 0; ///< of a camera's view, clockwise from up
    float opacity = 1;
    QColor fill;
    QColor accent; ///< ring and halo
};

/// Many markers in one geometry, one draw call. Signed distances in the shader keep edges smooth at any scale.
class MarkerNode : public QSGGeometryNode
{
public:
    enum class Draws : std::uint8_t
    {
        Shapes, ///< pins and cameras
        Discs   ///< Dot and Badge, by a shader without the shapes
    };
    explicit MarkerNode(Draws draws);
    void setSprites(const std::vector<MarkerSprite>& sprites);
};

} // namespace sandtable::scene
