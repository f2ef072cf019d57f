// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LabelBadge.h"

#include <sandtable/city/Tiles.h>

#include <QColor>
#include <QImage>
#include <QSizeF>
#include <QString>

namespace sandtable::scene {

struct LabelLook
{
    QColor color;
    QColor halo;
    QColor water;
    QString family;
    double pixelRatio = 1;
    QColor alarm{Qt::red}; ///< of what is overdue in a badge
};

/// What labelImage() will take up, in device-independent pixels, without drawing it.
QSizeF labelSize(const QString& text, city::LabelKind kind, const LabelLook& look, const LabelFigures& figures = {});

/// The text with a halo that lifts it off whatever is under it, sizes by kind, and its figures as a badge below it.
QImage labelImage(const QString& text, city::LabelKind kind, const LabelLook& look, const LabelFigures& figures = {});

} // namespace sandtable::scene
