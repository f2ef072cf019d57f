// SPDX-License-Identifier: GPL-3.0-or-later
#include "MarkerNode.h"

#include "Quads.h"

#include <QSGGeometry>
#include <QSGMaterialShader>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace sandtable::scene {
namespace {

struct Vertex
{
    float x, y;
    float localX, localY; ///< pixels from the marker's centre
    std::array<std::uint8_t, 4> fill;
    std::array<std::uint8_t, 4> accent;
    float shape, ring, stem, glow; ///< as in MarkerSprite
    float radius, angle;
};

const QSGGeometry::AttributeSet& attributes()
{
    using G = QSGGeometry;
    static const G::Attribute list[] = {
        G::Attribute::createWithAttributeType(0, 2, G::FloatType, G::PositionAttribute),
        G::Attribute::createWithAttributeType(1, 2, G::FloatType, G::UnknownAttribute),
        G::Attribute::createWithAttributeType(2, 4, G::UnsignedByteType, G::UnknownAttribute),
        G::Attribute::createWithAttributeType(3, 4, G::UnsignedByteType, G::UnknownAttribute),
        G::Attribute::createWithAttributeType(4, 4, G::FloatType, G::UnknownAttribute),
        G::Attribute::createWithAttributeType(5, 2, G::FloatType, G::UnknownAttribute)};
    static const G::AttributeSet set{6, sizeof(Vertex), list};
    return set;
}

class Shader : public QSGMaterialShader
{
public:
    explicit Shader(MarkerNode::Draws draws)
    {
        setShaderFileName(VertexStage, QStringLiteral(":/sandtable/scene/shaders/marker.vert.qsb"));
        setShaderFileName(FragmentStage, draws == MarkerNode::Draws::Discs
                                             ? QStringLiteral(":/sandtable/scene/shaders/disc.frag.qsb")
                                             : QStringLiteral(":/sandtable/scene/shaders/marker.frag.qsb"));
    }
    bool updateUniformData(RenderState& state, QSGMaterial*, QSGMaterial*) override
    {
        QByteArray* buffer = state.uniformData();
        if (state.isMatrixDirty())
            std::memcpy(buffer->data(), state.combinedMatrix().constData(), 64);
        if (state.isOpacityDirty()) {
            const float opacity = state.opacity();
            std::memcpy(buffer->data() + 64, &opacity, sizeof opacity);
        }
        return true;
    }
};

class Material : public QSGMaterial
{
public:
    explicit Material(MarkerNode::Draws draws) : m_draws(draws) { setFlag(Blending); }
    QSGMaterialType* type() const override
    {
        static QSGMaterialType shapes;
        static QSGMaterialType discs;
        return m_draws == MarkerNode::Draws::Discs ? &discs : &shapes;
    }
    QSGMaterialShader* createShader(QSGRendererInterface::RenderMode) const override { return new Shader(m_draws); }
    int compare(const QSGMaterial*) const override { return 0; }

private:
    MarkerNode::Draws m_draws;
};

/// Premultiplied by the sprite's opacity only; the shader multiplies coverage.
std::array<std::uint8_t, 4> bytes(const QColor& color, float opacity)
{
    const auto byte = [](float v) { return static_cast<std::uint8_t>(std::clamp(v * 255 + 0.5F, 0.0F, 255.0F)); };
    return {byte(static_cast<float>(color.redF())), byte(static_cast<float>(color.greenF())),
            byte(static_cast<float>(color.blueF())), byte(static_cast<float>(color.alphaF()) * opacity)};
}

} // namespace

MarkerNode::MarkerNode(Draws draws)
{
    auto* geometry = new QSGGeometry(attributes(), 0, 0, QSGGeometry::UnsignedIntType);
    geometry->setDrawingMode(QSGGeometry::DrawTriangles);
    geometry->setVertexDataPattern(QSGGeometry::StreamPattern);
    allocateQuads(*geometry, 0);
    setGeometry(geometry);
    setMaterial(new Material(draws));
    setFlags(OwnsGeometry | OwnsMaterial);
}

void MarkerNode::setSprites(const std::vector<MarkerSprite>& sprites)
{
    allocateQuads(*geometry(), sprites.size());
    auto* vertex = static_cast<Vertex*>(geometry()->vertexData());
    for (const MarkerSprite& sprite : sprites) {
        // Room for ring, halo and smoothing; below also for the stem.
        const float reach = sprite.radius + (sprite.glow > 0 ? 8.0F : 3.0F);
        const float below = std::max(reach, sprite.stem + 3);
        const auto fill = bytes(sprite.fill, sprite.opacity);
        const auto accent = bytes(sprite.accent, sprite.opacity);
        for (int corner = 0; corner < 4; ++corner) {
            const float lx = (corner & 1) != 0 ? reach : -reach;
            const float ly = (corner & 2) != 0 ? below : -reach;
            *vertex++ = {sprite.x + lx,
                         sprite.y + ly,
                         lx,
                         ly,
                         fill,
                         accent,
                         static_cast<float>(sprite.shape),
                         sprite.ring,
                         sprite.stem,
                         sprite.glow,
                         sprite.radius,
                         sprite.angleDeg * 0.017453293F};
        }
    }
    geometry()->markVertexDataDirty();
    geometry()->markIndexDataDirty();
    markDirty(DirtyGeometry);
}

} // namespace sandtable::scene
