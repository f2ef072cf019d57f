// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Palette.h"

#include <QQuick3DTextureData>

namespace sandtable::scene {

/// The palette as a texture: a column a shade (256), a row a surface. A change of colours costs one small upload.
class PaletteTexture : public QQuick3DTextureData
{
    Q_OBJECT

public:
    PaletteTexture() { set(Palette::from({})); }
    void set(const Palette& palette);
};

} // namespace sandtable::scene
