// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QtQml/qqmlregistration.h>

#include <atomic>
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
    /// Makes every pixel opaque as well: needed where the View3D keeps something in the window's alpha.
    Q_PROPERTY(bool opaque READ opaque WRITE setOpaque NOTIFY opaqueChanged)

public:
    explicit DepthReset(QQuickItem* parent = nullptr);
    ~DepthReset() override;

    bool opaque() const { return *m_opaque; }
    void setOpaque(bool opaque);

signals:
    void opaqueChanged();

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void itemChange(ItemChange change, const ItemChangeData& data) override;

private:
    QPointer<QQuickWindow> m_connectedTo;
    std::shared_ptr<std::atomic<bool>> m_opaque;           ///< read on the render thread
    std::shared_ptr<QMetaObject::Connection> m_connection; ///< outlives this item within a frame
};

} // namespace sandtable::scene
