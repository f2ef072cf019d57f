// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PreparedTile.h"

#include <QQuick3DGeometry>

namespace sandtable::scene {

/// The pipes that are drawn now: replaced as a whole when another plan comes.
class PipeGeometry : public QQuick3DGeometry
{
    Q_OBJECT

public:
    PipeGeometry();
    void show(const PreparedMesh& mesh);
    bool filled() const { return m_filled; }

private:
    bool m_filled = false;
};

} // namespace sandtable::scene
