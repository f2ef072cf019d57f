// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/scene/DepthReset.h>

#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QSGNode>
#include <QSGRendererInterface>

namespace sandtable::scene {

namespace {

void clearDepth(QQuickWindow* window, bool opaque)
{
    if (window->rendererInterface()->graphicsApi() != QSGRendererInterface::OpenGL) {
        return;
    }
    window->beginExternalCommands();
    QOpenGLFunctions* gl = QOpenGLContext::currentContext()->functions();
    gl->glDisable(GL_SCISSOR_TEST);
    gl->glDepthMask(GL_TRUE);
    gl->glClearDepthf(1);
    if (opaque) {
        gl->glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
        gl->glClearColor(0, 0, 0, 1);
    }
    gl->glClear(opaque ? GL_DEPTH_BUFFER_BIT | GL_COLOR_BUFFER_BIT : GL_DEPTH_BUFFER_BIT);
    if (opaque)
        gl->glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    window->endExternalCommands();
}

} // namespace

DepthReset::DepthReset(QQuickItem* parent)
    : QQuickItem(parent), m_opaque(std::make_shared<std::atomic<bool>>(false)),
      m_connection(std::make_shared<QMetaObject::Connection>())
{
    setFlag(ItemHasContents);
}

DepthReset::~DepthReset()
{
    disconnect(*m_connection);
}

void DepthReset::setOpaque(bool opaque)
{
    if (m_opaque->exchange(opaque) == opaque)
        return;
    emit opaqueChanged();
    update();
}

QSGNode* DepthReset::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    // On the render thread, with the GUI thread waiting. Slots are called in the order of their connections, and items
    // are synchronised in no particular one: so this waits for the end of the synchronisation, when the View3D has made
    // its own connection. The slots touch the window alone, never this item, which may be gone by then.
    QQuickWindow* target = window();
    if (m_connectedTo != target) {
        disconnect(*m_connection);
        m_connectedTo = target;
        m_connection = std::make_shared<QMetaObject::Connection>();
        *m_connection = connect(
            target, &QQuickWindow::beforeRendering, target,
            [target, opaque = m_opaque, connection = std::weak_ptr(m_connection)] {
                if (const auto own = connection.lock()) {
                    disconnect(*own);
                    *own = connect(
                        target, &QQuickWindow::beforeRenderPassRecording, target,
                        [target, opaque] { clearDepth(target, *opaque); }, Qt::DirectConnection);
                }
            },
            Qt::DirectConnection);
    }
    return old;
}

void DepthReset::itemChange(ItemChange change, const ItemChangeData& data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemSceneChange && data.window != nullptr) {
        update();
    }
}

} // namespace sandtable::scene
