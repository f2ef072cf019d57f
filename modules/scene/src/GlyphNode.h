// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QSGGeometryNode>
#include <QSGTexture>
#include <QSGTextureMaterial>
#include <QStringList>

#include <memory>
#include <vector>

class QQuickWindow;

namespace sandtable::scene {

/// The signs that a GlyphNode knows, each in a cell of the same size.
struct GlyphSheet
{
    QStringList signs;
    QString family;
    int pixelSize = 11;
    int cellWidthPx = 7;
    int cellHeightPx = 14;
    bool bold = true;
    QColor ink = Qt::white;
    QColor halo; ///< around each sign; none unless set
};

struct Glyph
{
    float x = 0; ///< centre, pixels
    float y = 0;
    int sign = 0; ///< position in GlyphSheet::signs
};

/// Small white signs from one texture, one draw call for all of them.
class GlyphNode : public QSGGeometryNode
{
public:
    GlyphNode(QQuickWindow* window, const GlyphSheet& sheet);
    void setGlyphs(const std::vector<Glyph>& glyphs);

private:
    GlyphSheet m_sheet;
    std::unique_ptr<QSGTexture> m_texture;
    QSGTextureMaterial m_material;
    QSGGeometry m_geometry;
};

/// A number under a marker.
struct MarkerNumber
{
    float x = 0; ///< centre, pixels
    float y = 0;
    int value = 0;
};

/// The signs of numbers, and numbers written with them: 999, 5.2k, 18k.
GlyphSheet numberSheet(const QString& family);
std::vector<Glyph> glyphsOf(const std::vector<MarkerNumber>& numbers, const GlyphSheet& sheet);
/// What a number looks like: at most four signs.
QString shortNumber(int value);

} // namespace sandtable::scene
