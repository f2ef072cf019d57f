// SPDX-License-Identifier: GPL-3.0-or-later
#include "DigitsNode.h"

#include <QFont>
#include <QImage>
#include <QPainter>
#include <QQuickWindow>

namespace sandtable::scene {
namespace {

constexpr int kCellWidthPx = 7;
constexpr int kCellHeightPx = 14;
constexpr int kGlyphs = 11; // 0…9 and +

QImage digitStrip(const QString& family, double ratio)
{
    QImage image(static_cast<int>(kCellWidthPx * kGlyphs * ratio), static_cast<int>(kCellHeightPx * ratio),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QFont font(family);
    font.setPixelSize(11);
    font.setWeight(QFont::Bold);
    QPainter painter(&image);
    painter.setFont(font);
    painter.setPen(Qt::white);
    for (int i = 0; i < kGlyphs; ++i)
        painter.drawText(QRectF(i * kCellWidthPx, 0, kCellWidthPx, kCellHeightPx), Qt::AlignCenter,
                         i < 10 ? QString::number(i) : QStringLiteral("+"));
    return image;
}

} // namespace

DigitsNode::DigitsNode(QQuickWindow* window, const QString& family)
    : m_texture(window->createTextureFromImage(digitStrip(family, window->effectiveDevicePixelRatio()),
                                               QQuickWindow::TextureHasAlphaChannel)),
      m_geometry(QSGGeometry::defaultAttributes_TexturedPoint2D(), 0, 0, QSGGeometry::UnsignedIntType)
{
    m_geometry.setDrawingMode(QSGGeometry::DrawTriangles);
    m_material.setTexture(m_texture.get());
    m_material.setFiltering(QSGTexture::Linear);
    setGeometry(&m_geometry);
    setMaterial(&m_material);
}

void DigitsNode::setNumbers(const std::vector<MarkerNumber>& numbers)
{
    struct Glyph
    {
        float x, y;
        int cell;
    };
    std::vector<Glyph> glyphs;
    for (const MarkerNumber& number : numbers) {
        const QByteArray text = number.value > 999 ? QByteArray("999+") : QByteArray::number(number.value);
        float x = number.x - static_cast<float>(text.size() * kCellWidthPx) / 2;
        for (const char c : text) {
            glyphs.push_back({x, number.y - kCellHeightPx / 2.0F, c == '+' ? 10 : c - '0'});
            x += kCellWidthPx;
        }
    }
    m_geometry.allocate(static_cast<int>(glyphs.size() * 4), static_cast<int>(glyphs.size() * 6));
    auto* vertex = m_geometry.vertexDataAsTexturedPoint2D();
    auto* index = m_geometry.indexDataAsUInt();
    std::uint32_t first = 0;
    for (const Glyph& glyph : glyphs) {
        for (int corner = 0; corner < 4; ++corner) {
            const int right = corner & 1;
            const int down = corner >> 1;
            (vertex++)->set(glyph.x + static_cast<float>(right * kCellWidthPx),
                            glyph.y + static_cast<float>(down * kCellHeightPx),
                            static_cast<float>(glyph.cell + right) / kGlyphs, static_cast<float>(down));
        }
        for (const std::uint32_t corner : {0U, 2U, 1U, 1U, 2U, 3U})
            *index++ = first + corner;
        first += 4;
    }
    markDirty(DirtyGeometry);
}

} // namespace sandtable::scene
