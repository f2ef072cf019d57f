// SPDX-License-Identifier: GPL-3.0-or-later
#include "MeshGeometry.h"

#include "BorderMesh.h"

namespace sandtable::scene {

MeshGeometry::MeshGeometry(const PreparedMesh& mesh, Kind kind)
{
    using A = QQuick3DGeometry::Attribute;
    setPrimitiveType(PrimitiveType::Triangles);
    setStride(kind == Kind::Colored ? kTileStride : kLineStride);
    setVertexData(mesh.vertices);
    setIndexData(mesh.indices);
    setBounds(mesh.min, mesh.max);
    addAttribute(A::PositionSemantic, 0, A::F32Type);
    if (kind == Kind::Colored)
        addAttribute(A::ColorSemantic, 12, A::F32Type);
    else {
        addAttribute(A::NormalSemantic, 12, A::F32Type);
        addAttribute(A::TexCoordSemantic, 24, A::F32Type);
    }
    addAttribute(A::IndexSemantic, 0, A::U32Type);
    update();
}

} // namespace sandtable::scene
