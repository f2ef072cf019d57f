// SPDX-License-Identifier: GPL-3.0-or-later
#include "PaletteTexture.h"

#include <QSize>

namespace sandtable::scene {

void PaletteTexture::set(const Palette& palette)
{
    constexpr int kShades = 256;
    constexpr int kSurfaces = static_cast<int>(city::TileSurface::Count);
    QByteArray pixels;
    pixels.reserve(kShades * kSurfaces * 4);
    for (int surface = 0; surface < kSurfaces; ++surface)
        for (int shade = 0; shade < kShades; ++shade)
            for (const float channel :
                 palette.at(static_cast<city::TileSurface>(surface), static_cast<std::uint8_t>(shade)))
                pixels.append(static_cast<char>(static_cast<unsigned char>(channel * 255.0F + 0.5F)));
    setSize(QSize(kShades, kSurfaces));
    setFormat(RGBA8);
    setHasTransparency(false);
    setTextureData(pixels);
}

} // namespace sandtable::scene
