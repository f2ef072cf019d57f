// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QSizeF>
#include <QString>

class QPainter;

namespace sandtable::scene {

/// Open cases, those of them that are overdue, and what is new in the last hour.
struct LabelFigures
{
    int open = 0;
    int overdue = 0;
    int fresh = 0;
    bool any() const { return open > 0 || overdue > 0 || fresh > 0; }
    bool operator==(const LabelFigures&) const = default;
};

struct BadgeLook
{
    QColor plate; ///< under the figures
    QColor ink;
    QColor alarm; ///< of what is overdue: a triangle and its number
    QString family;
};

/// The room that paintBadge() takes up, device-independent pixels; empty without figures.
QSizeF badgeSize(const LabelFigures& figures, const BadgeLook& look);
/// Three figures on a small plate, each with a shape of its own: a ring for open, a triangle for overdue, a plus for
/// new. What is zero is left out.
void paintBadge(QPainter& painter, QPointF topLeft, const LabelFigures& figures, const BadgeLook& look);

} // namespace sandtable::scene
