// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Palette.h"

#include <QQuick3DTextureData>

namespace sandtable::scene {

/// The palette as a texture: its rows of 256 one below the other, surface by surface. A change of colours costs one
/// small upload.
class PaletteTexture : public QQuick3DTextureData
{
    Q_OBJECT

public:
    PaletteTexture() { set(Palette::neutral({})); }
    void set(const Palette& palette);
};

} // namespace sandtable::scene
