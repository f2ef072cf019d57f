// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/FrameWatch.h>
#include <sandtable/scene/CityScene.h>

#include <QtCore/QSaveFile>
#include <QtQuick/QQuickWindow>
#include <QtQuick/QSGRendererInterface>

namespace sandtable::console {
namespace {

constexpr double kPauseMs = 1000; // longer than that nothing was to be drawn

QString apiName(QSGRendererInterface::GraphicsApi api)
{
    switch (api) {
    case QSGRendererInterface::OpenGL:
        return QStringLiteral("OpenGL");
    case QSGRendererInterface::Software:
        return QStringLiteral("Software");
    case QSGRendererInterface::Vulkan:
        return QStringLiteral("Vulkan");
    case QSGRendererInterface::Null:
        return QStringLiteral("Null");
    default:
        return QStringLiteral("Unknown");
    }
}

} // namespace

FrameWatch::FrameWatch(Figures& figures, QQuickWindow& window, QObject* parent)
    : QObject(parent), m_figures(figures), m_window(&window)
{
    connect(&window, &QQuickWindow::beforeSynchronizing, this, &FrameWatch::beforeSync, Qt::DirectConnection);
    connect(&window, &QQuickWindow::frameSwapped, this, &FrameWatch::swapped, Qt::DirectConnection);
    connect(&window, &QQuickWindow::afterAnimating, this, [this] {
        if (m_scene && m_scene->ready() && m_scene->pendingTiles() == 0)
            m_cityComplete = true;
    });
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_figures.firstFrameMs = m_firstFrameMs;
        m_figures.windowShownMs = m_shownMs;
        if (m_window && m_window->rendererInterface())
            m_figures.graphicsApi = apiName(m_window->rendererInterface()->graphicsApi()).toStdString();
        write();
    });
    m_timer.start();
}

void FrameWatch::setScene(scene::CityScene* scene)
{
    m_scene = scene;
}

void FrameWatch::writeTo(const QString& file)
{
    m_file = file;
}

void FrameWatch::beforeSync()
{
    m_frameStart = Clock::now();
}

void FrameWatch::swapped()
{
    const auto now = Clock::now();
    const auto ms = [](Clock::duration d) { return std::chrono::duration<double, std::milli>(d).count(); };
    if (m_frameStart != Clock::time_point{})
        m_figures.frameMs.add(ms(now - m_frameStart));
    if (m_lastSwap != Clock::time_point{} && ms(now - m_lastSwap) < kPauseMs)
        m_figures.frameIntervalMs.add(ms(now - m_lastSwap));
    m_lastSwap = now;
    if (m_shownMs == 0)
        m_shownMs = sinceProcessStartMs();
    if (m_cityComplete && m_firstFrameMs == 0)
        m_firstFrameMs = sinceProcessStartMs();
}

void FrameWatch::write() const
{
    if (m_file.isEmpty())
        return;
    const QByteArray json = QByteArray::fromStdString(m_figures.json());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        qWarning("--figures: %s: %s", qPrintable(m_file), qPrintable(file.errorString()));
}

} // namespace sandtable::console
