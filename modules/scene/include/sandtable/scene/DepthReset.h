// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace sandtable::scene {

/// Clears the window's depth buffer between a View3D in Underlay mode and the rest of the scene. Both share one buffer
/// and one render pass, and Qt 6.4 clears it only at the pass's start: without this, whatever of the city lies near the
/// eye hides labels and panels. Belongs into the same window. OpenGL only; elsewhere it
/// does nothing, and the View3D has to be Offscreen.
class DepthReset : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT

public:
    explicit DepthReset(QQuickItem* parent = nullptr);
    ~DepthReset() override;

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
    QPointer<QQuickWindow> m_connectedTo;
    std::shared_ptr<QMetaObject::Connection> m_connection; ///< outlives this item within a frame
};

} // namespace sandtable::scene
