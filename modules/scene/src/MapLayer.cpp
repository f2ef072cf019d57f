// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/MapLayer.h>

namespace sandtable::scene {

MapLayer::MapLayer(QQuickItem* parent) : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void MapLayer::setScene(CityScene* scene)
{
    if (scene == m_scene)
        return;
    if (m_scene)
        m_scene->disconnect(this);
    m_scene = scene;
    if (scene != nullptr) {
        connect(scene, &CityScene::fileChanged, this, &MapLayer::onScene);
        connect(scene, &CityScene::readyChanged, this, &MapLayer::onScene);
        connect(scene, &CityScene::tierChanged, this, &MapLayer::onScene);
    }
    emit sceneChanged();
    onScene();
}

void MapLayer::setCamera(MapCamera* camera)
{
    if (camera == m_camera)
        return;
    if (m_camera)
        m_camera->disconnect(this);
    m_camera = camera;
    if (camera != nullptr)
        connect(camera, &MapCamera::moved, this, &MapLayer::onView);
    emit cameraChanged();
    onView();
}

void MapLayer::onView()
{
    polish();
}

void MapLayer::onScene()
{
    polish();
}

void MapLayer::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickItem::geometryChange(now, before);
    onView();
}

} // namespace sandtable::scene
