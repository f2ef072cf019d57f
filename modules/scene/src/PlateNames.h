// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "LabelImage.h"
#include "PlateMesh.h"

#include <QImage>
#include <QPointF>
#include <QSGNode>

#include <unordered_map>
#include <vector>

class QQuickWindow;

namespace sandtable::scene {

/// Names and figures on the plates, where they fit into their regions and no two touch.
class PlateNames
{
public:
    struct Placed
    {
        std::uint32_t region = 0;
        QPointF topLeft;
        QSizeF size;
    };

    /// Another language, look or city: every text is measured and drawn anew.
    void forget();
    void place(const PlateStack& stack, std::span<const PlateFigures> figures, PlateFigure figure,
               const Projection& view, PlateLift lift, bool chinese, const LabelLook& look);
    const std::vector<Placed>& placed() const { return m_placed; }
    /// For the render thread, while the GUI thread waits: the names as children of a node of its own.
    QSGNode* paint(QSGNode* old, QQuickWindow* window);

private:
    struct Text
    {
        QString words;
        QSizeF size;
        QImage image; ///< only of what has been on the screen
        bool renewed = false;
    };
    Text& textOf(const PlateStack& stack, std::uint32_t region, int value, bool chinese, const LabelLook& look);

    std::unordered_map<std::uint32_t, Text> m_texts;
    std::vector<Placed> m_placed;
    bool m_rebuild = false;
};

} // namespace sandtable::scene
