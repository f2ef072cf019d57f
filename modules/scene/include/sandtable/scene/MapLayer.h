// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/CityScene.h>
#include <sandtable/scene/MapCamera.h>

#include <QPointer>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace sandtable::scene {

/// What lies over the whole map and moves with its camera. GUI thread.
/// A layer names this base in full: the registration of QML types finds a base by the words of its declaration.
class MapLayer : public QQuickItem
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(sandtable::scene::CityScene* scene READ scene WRITE setScene NOTIFY sceneChanged)
    Q_PROPERTY(sandtable::scene::MapCamera* camera READ camera WRITE setCamera NOTIFY cameraChanged)

public:
    CityScene* scene() const { return m_scene; }
    void setScene(CityScene* scene);
    MapCamera* camera() const { return m_camera; }
    void setCamera(MapCamera* camera);

signals:
    void sceneChanged();
    void cameraChanged();

protected:
    explicit MapLayer(QQuickItem* parent);

    /// The camera moved, another one came, or the layer has another size. Polishes unless overridden.
    virtual void onView();
    /// Another scene came, or the scene has another file, became ready or shows another tier. Polishes unless
    /// overridden.
    virtual void onScene();
    void geometryChange(const QRectF& now, const QRectF& before) override;

private:
    QPointer<CityScene> m_scene;
    QPointer<MapCamera> m_camera;
};

} // namespace sandtable::scene
