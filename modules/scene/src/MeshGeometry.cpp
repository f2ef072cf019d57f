// SPDX-License-Identifier: GPL-3.0-or-later
#include "MeshGeometry.h"

#include "BorderMesh.h"

namespace sandtable::scene {

MeshGeometry::MeshGeometry(const PreparedMesh& mesh, Kind kind) : m_origin(mesh.origin), m_scale(mesh.scale)
{
    using A = QQuick3DGeometry::Attribute;
    setPrimitiveType(PrimitiveType::Triangles);
    setStride(kind == Kind::Tile ? kTileStride : kLineStride);
    setVertexData(mesh.vertices);
    setIndexData(mesh.indices);
    setBounds(mesh.min, mesh.max);
    addAttribute(A::PositionSemantic, 0, A::F32Type);
    if (kind == Kind::Line) {
        addAttribute(A::NormalSemantic, 12, A::F32Type);
        addAttribute(A::TexCoordSemantic, 24, A::F32Type);
    }
    addAttribute(A::IndexSemantic, 0, mesh.shortIndices ? A::U16Type : A::U32Type);
    update();
}

} // namespace sandtable::scene
