// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeGeometry.h"

#include "PipeMesh.h"

namespace sandtable::scene {

PipeGeometry::PipeGeometry()
{
    using A = QQuick3DGeometry::Attribute;
    setPrimitiveType(PrimitiveType::Triangles);
    setStride(kPipeStride);
    addAttribute(A::PositionSemantic, 0, A::F32Type);
    addAttribute(A::NormalSemantic, 12, A::F32Type);
    addAttribute(A::TexCoord0Semantic, 24, A::F32Type);
    addAttribute(A::TexCoord1Semantic, 32, A::F32Type);
    addAttribute(A::IndexSemantic, 0, A::U32Type);
}

void PipeGeometry::show(const PreparedMesh& mesh)
{
    m_filled = !mesh.indices.isEmpty();
    // An empty mesh is not drawn at all (the model is hidden): the old buffers may stay.
    if (!m_filled)
        return;
    setVertexData(mesh.vertices);
    setIndexData(mesh.indices);
    setBounds(mesh.min, mesh.max);
    update();
}

} // namespace sandtable::scene
