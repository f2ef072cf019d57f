// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/MapLayer.h>

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace sandtable::scene {

class RainFall;

/// Falling rain over the map. While it falls the whole map is drawn again twenty times a second. GUI thread.
class RainLayer : public sandtable::scene::MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double intensity READ intensity WRITE setIntensity NOTIFY intensityChanged) ///< 0 … 1; 0 costs nothing
    Q_PROPERTY(double brightness READ brightness WRITE setBrightness NOTIFY intensityChanged) ///< of the drops, 0 … 1

public:
    explicit RainLayer(QQuickItem* parent = nullptr);
    ~RainLayer() override;

    double intensity() const { return m_intensity; }
    void setIntensity(double intensity);
    double brightness() const { return m_brightness; }
    void setBrightness(double brightness);

signals:
    void intensityChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void onView() override;
    void onScene() override {}

private:
    std::unique_ptr<RainFall> m_rain;
    double m_intensity = 0;
    double m_brightness = 1;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace sandtable::scene
