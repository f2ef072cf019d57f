// SPDX-License-Identifier: GPL-3.0-or-later
#include "GlyphNode.h"

#include "Quads.h"

#include <QFont>
#include <QImage>
#include <QPainter>
#include <QQuickWindow>

#include <algorithm>
#include <array>
#include <cmath>

namespace sandtable::scene {
namespace {

constexpr int kColumns = 16;

int rowsOf(const GlyphSheet& sheet)
{
    return (static_cast<int>(sheet.signs.size()) + kColumns - 1) / kColumns;
}

QImage drawn(const GlyphSheet& sheet, double ratio)
{
    QImage image(static_cast<int>(std::ceil(sheet.cellWidthPx * kColumns * ratio)),
                 static_cast<int>(std::ceil(sheet.cellHeightPx * rowsOf(sheet) * ratio)),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QFont font(sheet.family);
    font.setPixelSize(sheet.pixelSize);
    font.setWeight(sheet.bold ? QFont::Bold : QFont::Medium);
    QPainter painter(&image);
    painter.setFont(font);
    for (int i = 0; i < sheet.signs.size(); ++i) {
        const QRectF cell(i % kColumns * sheet.cellWidthPx, i / kColumns * sheet.cellHeightPx, sheet.cellWidthPx,
                          sheet.cellHeightPx);
        if (sheet.halo.isValid()) {
            painter.setPen(sheet.halo);
            for (const QPointF shift : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)})
                painter.drawText(cell.translated(shift), Qt::AlignCenter, sheet.signs[i]);
        }
        painter.setPen(sheet.ink);
        painter.drawText(cell, Qt::AlignCenter, sheet.signs[i]);
    }
    return image;
}

} // namespace

GlyphNode::GlyphNode(QQuickWindow* window, const GlyphSheet& sheet)
    : m_sheet(sheet), m_texture(window->createTextureFromImage(drawn(sheet, window->effectiveDevicePixelRatio()),
                                                               QQuickWindow::TextureHasAlphaChannel)),
      m_geometry(QSGGeometry::defaultAttributes_TexturedPoint2D(), 0, 0, QSGGeometry::UnsignedIntType)
{
    m_geometry.setDrawingMode(QSGGeometry::DrawTriangles);
    allocateQuads(m_geometry, 0);
    m_material.setTexture(m_texture.get());
    m_material.setFiltering(QSGTexture::Linear);
    setGeometry(&m_geometry);
    setMaterial(&m_material);
}

void GlyphNode::setGlyphs(const std::vector<Glyph>& glyphs)
{
    allocateQuads(m_geometry, glyphs.size());
    auto* vertex = m_geometry.vertexDataAsTexturedPoint2D();
    const auto rows = static_cast<float>(rowsOf(m_sheet));
    const auto width = static_cast<float>(m_sheet.cellWidthPx);
    const auto height = static_cast<float>(m_sheet.cellHeightPx);
    for (const Glyph& glyph : glyphs) {
        // On whole pixels, or thin strokes blur.
        const float left = std::round(glyph.x - width / 2);
        const float top = std::round(glyph.y - height / 2);
        const int column = glyph.sign % kColumns;
        const int row = glyph.sign / kColumns;
        for (int corner = 0; corner < 4; ++corner) {
            const int right = corner & 1;
            const int down = corner >> 1;
            (vertex++)->set(left + static_cast<float>(right) * width, top + static_cast<float>(down) * height,
                            static_cast<float>(column + right) / kColumns, static_cast<float>(row + down) / rows);
        }
    }
    markDirty(DirtyGeometry);
}

GlyphSheet numberSheet(const QString& family)
{
    GlyphSheet sheet;
    for (int digit = 0; digit < 10; ++digit)
        sheet.signs.append(QString::number(digit));
    sheet.signs << QStringLiteral(".") << QStringLiteral("k") << QStringLiteral("M");
    sheet.family = family;
    return sheet;
}

QString shortNumber(int value)
{
    struct Unit
    {
        int size;
        const char* sign;
    };
    for (const Unit unit : {Unit{1'000'000, "M"}, Unit{1'000, "k"}}) {
        if (value < unit.size)
            continue;
        const int tenths = value / (unit.size / 10);
        // A tenth is worth its place only before few digits.
        const QString number = tenths < 100 && tenths % 10 != 0
                                   ? QStringLiteral("%1.%2").arg(tenths / 10).arg(tenths % 10)
                                   : QString::number(tenths / 10);
        return number + QLatin1String(unit.sign);
    }
    return QString::number(value);
}

std::vector<Glyph> glyphsOf(const std::vector<MarkerNumber>& numbers, const GlyphSheet& sheet)
{
    std::vector<Glyph> glyphs;
    const auto width = static_cast<float>(sheet.cellWidthPx);
    for (const MarkerNumber& number : numbers) {
        const QString text = shortNumber(number.value);
        // Rounded as a whole, or its digits would stand unevenly.
        float x = std::round(number.x - width * static_cast<float>(text.size()) / 2) + width / 2;
        for (const QChar sign : text) {
            glyphs.push_back({x, number.y, static_cast<int>(sheet.signs.indexOf(QString(sign)))});
            x += width;
        }
    }
    return glyphs;
}

} // namespace sandtable::scene
