// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSGGeometry>

#include <algorithm>
#include <cstring>

namespace sandtable::scene {

/// Makes room for `count` quads and fills in their indices, four corners each in the order of a Z.
/// Never fewer than one, which is then of no size: the batch renderer of Qt 6.4 leaves out a geometry without vertices
/// and does not come back to it when it gets some.
inline void allocateQuads(QSGGeometry& geometry, std::size_t count)
{
    const auto quads = static_cast<int>(std::max<std::size_t>(count, 1));
    geometry.allocate(quads * 4, quads * 6);
    if (count == 0)
        std::memset(geometry.vertexData(), 0, static_cast<std::size_t>(geometry.sizeOfVertex()) * 4);
    auto* index = geometry.indexDataAsUInt();
    for (int quad = 0; quad < quads; ++quad)
        for (const int corner : {0, 2, 1, 1, 2, 3})
            *index++ = static_cast<quint32>(quad * 4 + corner);
}

} // namespace sandtable::scene
