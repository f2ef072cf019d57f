// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/CameraPose.h>
#include <sandtable/scene/PipeCity.h>

#include <array>
#include <span>
#include <vector>

namespace sandtable::scene {

/// What one drawing of the underground may cost, in pieces of pipe; each is two triangles.
constexpr std::size_t kMostPipeSegments = 20'000;
/// From farther off than a street, where they are thin and the city around them is large.
constexpr std::size_t kMostFarSegments = 10'000;

/// The share of a kind's length (see PipeCity::share) that shows where a pixel spans so many metres: all of it in a
/// street, the mains alone over the district. underground.vert has the same formula, to fade pipes in and out.
constexpr double kAllPipesMpp = 0.7;
constexpr double kShareFalloff = 0.75;
double shownShare(double metresPerPixel);

/// Which pipes to draw for a view and a little around it.
struct PipePlan
{
    std::vector<std::uint32_t> pipes; ///< the most important first
    std::size_t segments = 0;
    /// 1, or less when not everything that the scale allows fits the budget: shares are multiplied by it.
    double thin = 1;
};

/// The view that a plan is made for, so that it also serves while the camera moves a little.
class PlannedView
{
public:
    PlannedView() = default;
    PlannedView(const CameraPose& pose, double widthPx, double heightPx);
    /// Whether a plan made for this view is good enough for that one.
    bool covers(const CameraPose& pose, double widthPx, double heightPx) const;
    /// The view to plan for: wider than what is seen.
    Projection projection() const;
    std::size_t mostSegments() const;

private:
    CameraPose m_pose;
    double m_width = 0;
    double m_height = 0;
};

/// Of the pipes that a view shows, those that its scale allows, never of more than mostSegments segments: the ones that
/// matter least for where they are stay out.
PipePlan planPipes(const PipeCity& city, const PlannedView& view, city::PipeKinds kinds,
                   std::size_t mostSegments = kMostPipeSegments);
/// The same of a chosen few (a trace), all of which matter: mains first only where they do not fit.
PipePlan planChosen(const PipeCity& city, const PlannedView& view, std::span<const std::uint32_t> chosen,
                    std::size_t mostSegments = kMostPipeSegments);

/// What lies in a view, whether drawn or not.
struct PipesInView
{
    std::array<double, city::kPipeKinds> lengthM{};
    std::array<std::uint32_t, city::kPipeKinds> pipes{};
    bool operator==(const PipesInView&) const = default;
};
/// A pipe counts where its middle vertex is.
PipesInView pipesIn(const PipeCity& city, const Projection& view);

} // namespace sandtable::scene
