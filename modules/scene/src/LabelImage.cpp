// SPDX-License-Identifier: GPL-3.0-or-later
#include "LabelImage.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace sandtable::scene {
namespace {

using city::LabelKind;

int pixelSize(LabelKind kind)
{
    switch (kind) {
    case LabelKind::Street:
        return 19;
    case LabelKind::Community:
        return 14;
    case LabelKind::Water:
        return 13;
    default:
        return 12;
    }
}

double strength(LabelKind kind)
{
    switch (kind) {
    case LabelKind::Street:
        return 1.0;
    case LabelKind::Community:
    case LabelKind::Place:
        return 0.92;
    default:
        return 0.78;
    }
}

constexpr double kHaloPx = 2;

QFont fontOf(LabelKind kind, const LabelLook& look)
{
    QFont font(look.family);
    font.setPixelSize(pixelSize(kind));
    font.setWeight(kind == LabelKind::Street ? QFont::Bold : QFont::Medium);
    font.setItalic(false);
    if (kind == LabelKind::Street)
        font.setLetterSpacing(QFont::AbsoluteSpacing, 2);
    return font;
}

BadgeLook badgeLookOf(const LabelLook& look)
{
    QColor plate = look.halo;
    plate.setAlphaF(0.86F);
    return {plate, look.color, look.alarm, look.family};
}

QSizeF textSize(const QString& text, LabelKind kind, const LabelLook& look)
{
    const QFontMetricsF metrics(fontOf(kind, look));
    return {std::ceil(metrics.horizontalAdvance(text)) + kHaloPx * 2 + 2, std::ceil(metrics.height()) + kHaloPx * 2};
}

} // namespace

QSizeF labelSize(const QString& text, LabelKind kind, const LabelLook& look, const LabelFigures& figures)
{
    const QSizeF name = textSize(text, kind, look);
    const QSizeF badge = badgeSize(figures, badgeLookOf(look));
    return {std::max(name.width(), std::ceil(badge.width())), name.height() + badge.height()};
}

QImage labelImage(const QString& text, LabelKind kind, const LabelLook& look, const LabelFigures& figures)
{
    const QFont font = fontOf(kind, look);
    const QFontMetricsF metrics(font);
    const QSizeF size = labelSize(text, kind, look, figures);
    const QSizeF name = textSize(text, kind, look);
    QImage image((size * look.pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(look.pixelRatio);
    image.fill(Qt::transparent);

    QPainterPath path;
    path.addText(std::round((size.width() - name.width()) / 2) + kHaloPx + 1, kHaloPx + metrics.ascent(), font, text);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor halo = look.halo;
    halo.setAlphaF(0.8F);
    painter.strokePath(path, QPen(halo, kHaloPx * 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QColor ink = kind == LabelKind::Water ? look.water : look.color;
    ink.setAlphaF(static_cast<float>(strength(kind)));
    painter.fillPath(path, ink);
    const BadgeLook badge = badgeLookOf(look);
    paintBadge(painter, {std::round((size.width() - badgeSize(figures, badge).width()) / 2), name.height() - 1},
               figures, badge);
    return image;
}

} // namespace sandtable::scene
