// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlateNode.h"

#include <QMatrix4x4>
#include <QSGMaterial>
#include <QSGMaterialShader>

#include <algorithm>
#include <cstring>

namespace sandtable::scene {
namespace {

class PlateMaterial : public QSGMaterial
{
public:
    // Points are moved by the shader, so nothing may be put together beforehand.
    PlateMaterial() { setFlag(Blending | RequiresFullMatrix | NoBatching); }
    QSGMaterialType* type() const override
    {
        static QSGMaterialType kind;
        return &kind;
    }
    QSGMaterialShader* createShader(QSGRendererInterface::RenderMode) const override;
    int compare(const QSGMaterial* other) const override { return this == other ? 0 : (this < other ? -1 : 1); }

    QMatrix4x4 view;
    float stepPx = 0;
};

class PlateShader : public QSGMaterialShader
{
public:
    PlateShader()
    {
        setShaderFileName(VertexStage, QStringLiteral(":/sandtable/scene/shaders/plate.vert.qsb"));
        setShaderFileName(FragmentStage, QStringLiteral(":/sandtable/scene/shaders/plate.frag.qsb"));
    }
    bool updateUniformData(RenderState& state, QSGMaterial* now, QSGMaterial*) override
    {
        char* data = state.uniformData()->data();
        const auto* material = static_cast<PlateMaterial*>(now);
        const float opacity = state.opacity();
        std::memcpy(data, state.combinedMatrix().constData(), 64);
        std::memcpy(data + 64, material->view.constData(), 64);
        std::memcpy(data + 128, &opacity, sizeof opacity);
        std::memcpy(data + 132, &material->stepPx, sizeof material->stepPx);
        return true;
    }
};

QSGMaterialShader* PlateMaterial::createShader(QSGRendererInterface::RenderMode) const
{
    return new PlateShader;
}

const QSGGeometry::AttributeSet& plateAttributes()
{
    using G = QSGGeometry;
    static const G::Attribute list[] = {
        G::Attribute::createWithAttributeType(0, 3, G::FloatType, G::UnknownAttribute),
        G::Attribute::createWithAttributeType(1, 3, G::FloatType, G::UnknownAttribute),
        G::Attribute::createWithAttributeType(2, 2, G::FloatType, G::UnknownAttribute),
        G::Attribute::createWithAttributeType(3, 4, G::UnsignedByteType, G::ColorAttribute)};
    static const G::AttributeSet set{4, sizeof(PlateVertex), list};
    return set;
}

} // namespace

PlateNode::PlateNode()
{
    auto* geometry = new QSGGeometry(plateAttributes(), 0, 0, QSGGeometry::UnsignedIntType);
    geometry->setDrawingMode(QSGGeometry::DrawTriangles);
    geometry->setVertexDataPattern(QSGGeometry::StaticPattern);
    geometry->setIndexDataPattern(QSGGeometry::StaticPattern);
    setGeometry(geometry);
    setMaterial(new PlateMaterial);
    setFlags(OwnsGeometry | OwnsMaterial);
    setMesh({});
}

void PlateNode::setMesh(const PlateMesh& mesh)
{
    // Never without vertices: the batch renderer of Qt 6.4 does not come back to a geometry that had none.
    const auto vertices = std::max<std::size_t>(mesh.vertices().size(), 3);
    const auto indices = std::max<std::size_t>(mesh.indices().size(), 3);
    geometry()->allocate(static_cast<int>(vertices), static_cast<int>(indices));
    if (mesh.indices().empty()) {
        std::memset(geometry()->vertexData(), 0, vertices * sizeof(PlateVertex));
        std::memset(geometry()->indexData(), 0, indices * sizeof(std::uint32_t));
    } else {
        std::memcpy(geometry()->vertexData(), mesh.vertices().data(), vertices * sizeof(PlateVertex));
        std::memcpy(geometry()->indexData(), mesh.indices().data(), indices * sizeof(std::uint32_t));
    }
    geometry()->markVertexDataDirty();
    geometry()->markIndexDataDirty();
    markDirty(DirtyGeometry);
}

void PlateNode::setView(const Projection& view, double stepPx)
{
    auto* plate = static_cast<PlateMaterial*>(material());
    plate->view = QMatrix4x4(view.pixelMatrix().data());
    plate->stepPx = static_cast<float>(stepPx);
    markDirty(DirtyMaterial);
}

} // namespace sandtable::scene
