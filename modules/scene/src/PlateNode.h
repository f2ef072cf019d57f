// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PlateMesh.h"

#include <sandtable/scene/CameraPose.h>

#include <QSGGeometryNode>

namespace sandtable::scene {

/// A PlateMesh on the graphics side: its vertices stay there, a frame only changes the view.
class PlateNode : public QSGGeometryNode
{
public:
    PlateNode();
    void setMesh(const PlateMesh& mesh);
    void setView(const Projection& view, double stepPx);
};

} // namespace sandtable::scene
