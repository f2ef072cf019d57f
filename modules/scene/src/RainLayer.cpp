// SPDX-License-Identifier: GPL-3.0-or-later
#include "Quads.h"
#include "RainFall.h"

#include <sandtable/scene/RainLayer.h>

#include <QSGGeometryNode>
#include <QSGVertexColorMaterial>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sandtable::scene {
namespace {

constexpr int kStepMs = 50;
constexpr std::array<double, 2> kWindMps{2.2, 0.9}; // a breeze from the west-south-west
constexpr float kHalfWidthPx = 0.8F;
constexpr double kFirmest = 0.7; ///< opacity of the nearest drops

} // namespace

RainLayer::RainLayer(QQuickItem* parent) : MapLayer(parent), m_rain(std::make_unique<RainFall>())
{
    m_clock.start();
    m_timer.setInterval(kStepMs);
    connect(&m_timer, &QTimer::timeout, this, &QQuickItem::update);
}

RainLayer::~RainLayer() = default;

void RainLayer::setIntensity(double intensity)
{
    const double next = std::clamp(intensity, 0.0, 1.0);
    if (std::exchange(m_intensity, next) == next)
        return;
    next > 0 ? m_timer.start() : m_timer.stop();
    emit intensityChanged();
    update();
}

void RainLayer::setBrightness(double brightness)
{
    const double next = std::clamp(brightness, 0.0, 1.0);
    if (std::exchange(m_brightness, next) != next)
        emit intensityChanged();
}

void RainLayer::onView()
{
    if (m_intensity > 0)
        update();
}

QSGNode* RainLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    if (m_intensity <= 0 || camera() == nullptr) {
        delete old;
        return nullptr;
    }
    auto* node = static_cast<QSGGeometryNode*>(old);
    if (node == nullptr) {
        node = new QSGGeometryNode;
        node->setGeometry(
            new QSGGeometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 4, 6, QSGGeometry::UnsignedIntType));
        node->geometry()->setDrawingMode(QSGGeometry::DrawTriangles);
        node->setMaterial(new QSGVertexColorMaterial);
        node->setFlags(QSGNode::OwnsGeometry | QSGNode::OwnsMaterial);
    }
    const auto streaks = m_rain->streaks(camera()->pose(), width(), height(),
                                         static_cast<double>(m_clock.elapsed()) * 1e-3, m_intensity, kWindMps);
    QSGGeometry& geometry = *node->geometry();
    allocateQuads(geometry, streaks.size());
    auto* corner = geometry.vertexDataAsColoredPoint2D();
    for (const RainStreak& streak : streaks) {
        const float dx = streak.x1 - streak.x0;
        const float dy = streak.y1 - streak.y0;
        const float length = std::max(0.5F, std::hypot(dx, dy));
        const float sideX = -dy / length * kHalfWidthPx;
        const float sideY = dx / length * kHalfWidthPx;
        const double alpha = kFirmest * static_cast<double>(streak.strength);
        // Premultiplied; a drop fades in along its line.
        const auto channel = [&](double value) {
            return static_cast<uchar>(std::lround(value * m_brightness * alpha));
        };
        const auto opacity = static_cast<uchar>(std::lround(255 * alpha));
        corner[0].set(streak.x0 - sideX, streak.y0 - sideY, 0, 0, 0, 0);
        corner[1].set(streak.x0 + sideX, streak.y0 + sideY, 0, 0, 0, 0);
        corner[2].set(streak.x1 - sideX, streak.y1 - sideY, channel(205), channel(218), channel(232), opacity);
        corner[3].set(streak.x1 + sideX, streak.y1 + sideY, channel(205), channel(218), channel(232), opacity);
        corner += 4;
    }
    node->markDirty(QSGNode::DirtyGeometry);
    return node;
}

} // namespace sandtable::scene
