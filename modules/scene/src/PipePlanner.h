// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PipeMesh.h"
#include "PipePlan.h"

#include <sandtable/scene/PipeMarks.h>

#include <memory>
#include <vector>

namespace sandtable::scene {

/// What a layer needs to draw a view, made off the GUI thread.
struct PlannedPipes
{
    PlannedView view;
    std::shared_ptr<const PipePlan> plan;
    std::vector<std::uint32_t> nodes; ///< that may be seen one by one, nearest first
    PreparedMesh mesh;
    PreparedMesh marks;
    double ms = 0;
};

/// Nodes with a shaft to draw: those of the plan's pipes where a pixel spans less than kNodesMpp metres.
constexpr double kNodesMpp = 0.3;
constexpr std::size_t kMostNodes = 600;

/// May run on any thread.
PlannedPipes planFor(const PipeCity& city, const PlannedView& view, city::PipeKinds kinds, const PipeMarks& marks);

} // namespace sandtable::scene
