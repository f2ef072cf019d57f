// SPDX-License-Identifier: GPL-3.0-or-later
#include "TileBridges.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sandtable::city::tiles {
namespace {

using geo::LocalMetres;

constexpr float kFullRiseM = 6;
constexpr double kRisePerM = 0.09; // of its length, so that a short bridge is no wall
constexpr double kRampM = 45;
constexpr double kStepM = 4;
constexpr float kDeckThicknessM = 1.3F;
constexpr float kParapetM = 1.1F;
constexpr double kParapetWidthM = 0.6;
constexpr std::uint8_t kParapetShade = 255;

/// A cross-section: the deck's edges, the parapets' inner feet, and the height.
struct Section
{
    std::array<LocalMetres, 4> at; ///< left edge, left inner foot, right inner foot, right edge
    float heightM = 0;
};

std::vector<Section> sectionsOf(std::span<const LocalMetres> line, double widthM, const DeckProfile& profile)
{
    std::vector<Section> sections;
    const double half = widthM / 2;
    double along = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const LocalMetres a = line[i];
        const LocalMetres b = line[i + 1];
        const double length = geo::distance(a, b);
        if (length < 0.01)
            continue;
        const LocalMetres left{-(b.y - a.y) / length, (b.x - a.x) / length};
        const auto steps = static_cast<int>(std::ceil(length / kStepM));
        // At a bend both segments make a section; the wedge between them is drawn like any other stretch.
        for (int step = 0; step <= steps; ++step) {
            const double t = static_cast<double>(step) / steps;
            const LocalMetres p{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
            Section section;
            section.heightM = profile.heightM(along + t * length);
            const std::array<double, 4> sideways{half, half - kParapetWidthM, kParapetWidthM - half, -half};
            for (std::size_t k = 0; k < sideways.size(); ++k)
                section.at[k] = {p.x + left.x * sideways[k], p.y + left.y * sideways[k]};
            sections.push_back(section);
        }
        along += length;
    }
    return sections;
}

} // namespace

float DeckProfile::heightM(double alongM) const
{
    const bool whole = !fromOnDeck && !toOnDeck;
    const double rise = whole ? std::min<double>(kFullRiseM, lengthM * kRisePerM) : kFullRiseM;
    const double ramp = std::min(kRampM, whole ? lengthM / 2 : lengthM);
    constexpr double kNoEnd = std::numeric_limits<double>::max();
    const double fromEnd = std::min(fromOnDeck ? kNoEnd : alongM, toOnDeck ? kNoEnd : lengthM - alongM);
    const double t = ramp > 0 ? std::clamp(fromEnd / ramp, 0.0, 1.0) : 1.0;
    return roadM + static_cast<float>(rise * t * (2 - t));
}

void addBridge(TileBuilder& out, std::span<const LocalMetres> line, double widthM, DeckProfile profile,
               std::uint8_t shade)
{
    profile.lengthM = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        profile.lengthM += geo::distance(line[i], line[i + 1]);
    const std::vector<Section> sections = sectionsOf(line, widthM, profile);
    const auto quad = [&](LocalMetres a, float za, LocalMetres b, float zb, LocalMetres c, float zc, LocalMetres d,
                          float zd, std::uint8_t tone) {
        out.quad(Layer::Roads, {{{a, za, TileSurface::Bridge, tone},
                                 {b, zb, TileSurface::Bridge, tone},
                                 {c, zc, TileSurface::Bridge, tone},
                                 {d, zd, TileSurface::Bridge, tone}}});
    };
    const auto dark = static_cast<std::uint8_t>(shade / 2);
    for (std::size_t i = 0; i + 1 < sections.size(); ++i) {
        const Section& a = sections[i];
        const Section& b = sections[i + 1];
        const float topA = a.heightM + kParapetM, topB = b.heightM + kParapetM;
        const float footA = std::max(0.0F, a.heightM - kDeckThicknessM);
        const float footB = std::max(0.0F, b.heightM - kDeckThicknessM);
        quad(a.at[1], a.heightM, a.at[2], a.heightM, b.at[2], b.heightM, b.at[1], b.heightM, shade);
        // Outer faces, tops and inner faces of the left and of the right side.
        quad(b.at[0], footB, a.at[0], footA, a.at[0], topA, b.at[0], topB, dark);
        quad(a.at[0], topA, a.at[1], topA, b.at[1], topB, b.at[0], topB, kParapetShade);
        quad(a.at[1], a.heightM, b.at[1], b.heightM, b.at[1], topB, a.at[1], topA, dark);
        quad(a.at[3], footA, b.at[3], footB, b.at[3], topB, a.at[3], topA, dark);
        quad(a.at[2], topA, a.at[3], topA, b.at[3], topB, b.at[2], topB, kParapetShade);
        quad(b.at[2], b.heightM, a.at[2], a.heightM, a.at[2], topA, b.at[2], topB, dark);
    }
}

} // namespace sandtable::city::tiles
