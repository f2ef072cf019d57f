// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/crowd/LevelOfService.h>
#include <sandtable/scene/DensityTexture.h>

#include <QSize>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace sandtable::scene {
namespace {

struct Rgba
{
    std::uint8_t r, g, b, a;
};

/// One tone for each level of service, each brighter than the one before, so that the order reads without colour too;
/// violet to yellow, because red means overdue or danger to life and blue is water.
constexpr std::array<Rgba, crowd::kLevelTops.size() + 1> kTones = {{{62, 42, 120, 90},
                                                                    {92, 52, 148, 140},
                                                                    {128, 62, 156, 165},
                                                                    {166, 76, 152, 185},
                                                                    {202, 98, 138, 205},
                                                                    {230, 134, 110, 220},
                                                                    {246, 182, 84, 230},
                                                                    {252, 240, 150, 240}}};
/// Less than this is nobody: one person on a hectare.
constexpr float kNobody = 0.0001F;
/// Densities up to here have an entry in the table, above they look the same.
constexpr float kTop = 8;
constexpr int kEntries = 2048;

Rgba toneOf(double density)
{
    if (density < kNobody)
        return {kTones[0].r, kTones[0].g, kTones[0].b, 0};
    const auto level = static_cast<std::size_t>(crowd::levelOf(density));
    Rgba tone = kTones[level];
    // Inside the lowest level it fades in; the others are flat, so that their edges are the lines of equal density.
    if (level == 0)
        tone.a = static_cast<std::uint8_t>(tone.a * std::min(1.0, 0.25 + density / crowd::kLevelTops[0]));
    return tone;
}

/// Square root spacing: most of the levels lie near zero.
const std::vector<Rgba>& table()
{
    static const std::vector<Rgba> entries = [] {
        std::vector<Rgba> made(kEntries);
        for (int i = 0; i < kEntries; ++i) {
            const double root = static_cast<double>(i) / (kEntries - 1);
            made[static_cast<std::size_t>(i)] = toneOf(root * root * kTop);
        }
        return made;
    }();
    return entries;
}

} // namespace

void DensityTexture::show(const crowd::DensityField& field)
{
    const auto columns = static_cast<std::size_t>(field.columns());
    const auto rows = static_cast<std::size_t>(field.rows());
    QByteArray pixels(static_cast<qsizetype>(columns * rows * sizeof(Rgba)), Qt::Uninitialized);
    auto* to = reinterpret_cast<Rgba*>(pixels.data());
    const auto& entries = table();
    for (const float density : field.cells()) {
        const float root = std::sqrt(std::min(density, kTop) / kTop);
        *to++ = entries[static_cast<std::size_t>(root * (kEntries - 1) + 0.5F)];
    }
    setSize(QSize(field.columns(), field.rows()));
    setFormat(RGBA8);
    setHasTransparency(true);
    setTextureData(pixels);
    const geo::Bounds& bounds = field.bounds();
    m_centre = {static_cast<float>((bounds.min.x + bounds.max.x) / 2), 0,
                static_cast<float>(-(bounds.min.y + bounds.max.y) / 2)};
    m_extent = {static_cast<float>(bounds.max.x - bounds.min.x), static_cast<float>(bounds.max.y - bounds.min.y)};
    m_filled = true;
    emit changed();
}

void DensityTexture::clear()
{
    m_filled = false;
    emit changed();
}

QColor DensityTexture::colorOf(double personsPerM2)
{
    const Rgba tone = toneOf(personsPerM2);
    return {tone.r, tone.g, tone.b, tone.a};
}

} // namespace sandtable::scene
