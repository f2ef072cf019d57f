// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSGGeometryNode>
#include <QSGTexture>
#include <QSGTextureMaterial>

#include <memory>
#include <vector>

class QQuickWindow;

namespace sandtable::scene {

struct MarkerNumber
{
    float x = 0; ///< centre, pixels
    float y = 0;
    int value = 0; ///< above 99 drawn as "99+"
};

/// Small numbers from one texture of digits, one draw call for all.
class DigitsNode : public QSGGeometryNode
{
public:
    DigitsNode(QQuickWindow* window, const QString& family);
    void setNumbers(const std::vector<MarkerNumber>& numbers);

private:
    std::unique_ptr<QSGTexture> m_texture;
    QSGTextureMaterial m_material;
    QSGGeometry m_geometry;
};

} // namespace sandtable::scene
