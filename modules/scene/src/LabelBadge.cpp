// SPDX-License-Identifier: GPL-3.0-or-later
#include "LabelBadge.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <cmath>
#include <vector>

namespace sandtable::scene {
namespace {

constexpr int kBadgeTextPx = 12;
constexpr double kBadgeHeightPx = 18;
constexpr double kBadgeEdgePx = 6;
constexpr double kSignPx = 8;
constexpr double kSignGapPx = 3;
constexpr double kFigureGapPx = 7;

enum class FigureSign
{
    Ring,
    Triangle,
    Plus
};

struct BadgePart
{
    FigureSign sign;
    int value;
};

std::vector<BadgePart> partsOf(const LabelFigures& figures)
{
    std::vector<BadgePart> parts;
    if (figures.open > 0)
        parts.push_back({FigureSign::Ring, figures.open});
    if (figures.overdue > 0)
        parts.push_back({FigureSign::Triangle, figures.overdue});
    if (figures.fresh > 0)
        parts.push_back({FigureSign::Plus, figures.fresh});
    return parts;
}

QFont badgeFont(const BadgeLook& look)
{
    QFont font(look.family);
    font.setPixelSize(kBadgeTextPx);
    font.setWeight(QFont::Bold);
    return font;
}

double partWidth(const BadgePart& part, const QFontMetricsF& metrics)
{
    return kSignPx + kSignGapPx + std::ceil(metrics.horizontalAdvance(QString::number(part.value)));
}

void paintSign(QPainter& painter, FigureSign sign, QRectF box, const QColor& color)
{
    const QPen pen(color, 1.8, Qt::SolidLine, Qt::RoundCap);
    switch (sign) {
    case FigureSign::Ring:
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
        return;
    case FigureSign::Triangle:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{
            {box.center().x(), box.top() - 0.5}, {box.right() + 0.5, box.bottom()}, {box.left() - 0.5, box.bottom()}});
        return;
    case FigureSign::Plus:
        painter.setPen(pen);
        painter.drawLine(QPointF(box.left() + 0.5, box.center().y()), QPointF(box.right() - 0.5, box.center().y()));
        painter.drawLine(QPointF(box.center().x(), box.top() + 0.5), QPointF(box.center().x(), box.bottom() - 0.5));
        return;
    }
}

} // namespace

QSizeF badgeSize(const LabelFigures& figures, const BadgeLook& look)
{
    const auto parts = partsOf(figures);
    if (parts.empty())
        return {};
    const QFontMetricsF metrics(badgeFont(look));
    double width = 2 * kBadgeEdgePx + kFigureGapPx * static_cast<double>(parts.size() - 1);
    for (const BadgePart& part : parts)
        width += partWidth(part, metrics);
    return {width, kBadgeHeightPx};
}

void paintBadge(QPainter& painter, QPointF topLeft, const LabelFigures& figures, const BadgeLook& look)
{
    const QSizeF size = badgeSize(figures, look);
    if (size.isEmpty())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.plate);
    painter.drawRoundedRect(QRectF(topLeft, size), kBadgeHeightPx / 2, kBadgeHeightPx / 2);
    const QFont font = badgeFont(look);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    double x = topLeft.x() + kBadgeEdgePx;
    for (const BadgePart& part : partsOf(figures)) {
        const QColor color = part.sign == FigureSign::Triangle ? look.alarm : look.ink;
        paintSign(painter, part.sign, {x, topLeft.y() + (kBadgeHeightPx - kSignPx) / 2, kSignPx, kSignPx}, color);
        painter.setPen(color);
        painter.drawText(
            QPointF(x + kSignPx + kSignGapPx, std::round(topLeft.y() + (kBadgeHeightPx + metrics.capHeight()) / 2)),
            QString::number(part.value));
        x += partWidth(part, metrics) + kFigureGapPx;
    }
}

} // namespace sandtable::scene
