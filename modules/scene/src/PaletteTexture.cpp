// SPDX-License-Identifier: GPL-3.0-or-later
#include "PaletteTexture.h"

#include <QSize>

#include <algorithm>

namespace sandtable::scene {

void PaletteTexture::set(const Palette& palette)
{
    QByteArray pixels;
    pixels.reserve(Palette::kColumns * Palette::kRowsASurface * Palette::kSurfaces * 4);
    for (int surface = 0; surface < Palette::kSurfaces; ++surface)
        for (int row = 0; row < Palette::kRowsASurface; ++row) {
            // Light goes beyond 1; the shader knows the scale.
            const bool light = row == static_cast<int>(Palette::Row::Light);
            const float scale = light ? 255.0F / Palette::kMostLight : 255.0F;
            for (int column = 0; column < Palette::kColumns; ++column) {
                const auto& texel = palette.at(static_cast<city::TileSurface>(surface), static_cast<Palette::Row>(row),
                                               static_cast<std::uint8_t>(column));
                for (std::size_t i = 0; i < texel.size(); ++i)
                    pixels.append(
                        static_cast<char>(static_cast<unsigned char>(std::min(255.0F, texel[i] * scale + 0.5F))));
            }
        }
    setSize(QSize(Palette::kColumns, Palette::kRowsASurface * Palette::kSurfaces));
    setFormat(RGBA8);
    setHasTransparency(false);
    setTextureData(pixels);
}

} // namespace sandtable::scene
