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

/// Pixels a side of the squares that are drawn or not.
constexpr int kSquare = 8;

/// Runs of squares in which something shows; a square also shows what lies one pixel beyond it, by interpolation.
std::vector<geo::Bounds> runsOf(const Rgba* pixels, int columns, int rows)
{
    const int across = (columns + kSquare - 1) / kSquare;
    const int up = (rows + kSquare - 1) / kSquare;
    std::vector<bool> shows(static_cast<std::size_t>(across) * static_cast<std::size_t>(up));
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            if (pixels[static_cast<std::ptrdiff_t>(y) * columns + x].a == 0)
                continue;
            for (const int nearY : {std::max(y - 1, 0), std::min(y + 1, rows - 1)})
                for (const int nearX : {std::max(x - 1, 0), std::min(x + 1, columns - 1)})
                    shows[static_cast<std::size_t>(nearY / kSquare) * static_cast<std::size_t>(across) +
                          static_cast<std::size_t>(nearX / kSquare)] = true;
        }
    std::vector<geo::Bounds> runs;
    const auto share = [](int square, int of) { return std::min(1.0, static_cast<double>(square) * kSquare / of); };
    for (int y = 0; y < up; ++y)
        for (int x = 0; x < across; ++x) {
            const int first = x;
            while (x < across &&
                   shows[static_cast<std::size_t>(y) * static_cast<std::size_t>(across) + static_cast<std::size_t>(x)])
                ++x;
            if (x > first)
                runs.push_back({{share(first, columns), share(y, rows)}, {share(x, columns), share(y + 1, rows)}});
        }
    return runs;
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
    m_occupied = runsOf(reinterpret_cast<const Rgba*>(pixels.constData()), field.columns(), field.rows());
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
