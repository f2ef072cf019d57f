// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/Figures.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <atomic>
#include <chrono>

class QQuickWindow;

namespace sandtable::scene {
class CityScene;
}

namespace sandtable::console {

/// Measures the window's frames and writes the figures each second and at the end (--figures FILE).
class FrameWatch : public QObject
{
    Q_OBJECT

public:
    FrameWatch(Figures& figures, QQuickWindow& window, QObject* parent = nullptr);

    /// The first frame counts when this scene has all its tiles.
    void setScene(scene::CityScene* scene);
    void writeTo(const QString& file);
    void write() const;

private:
    using Clock = std::chrono::steady_clock;
    void beforeSync();
    void swapped();

    Figures& m_figures;
    QPointer<QQuickWindow> m_window;
    QPointer<scene::CityScene> m_scene;
    QString m_file;
    QTimer m_timer;
    // Written on the GUI thread while it may draw no frame, read on the render thread.
    std::atomic<bool> m_cityComplete{false};
    std::atomic<double> m_firstFrameMs{0};
    std::atomic<double> m_shownMs{0};
    // Render thread only.
    Clock::time_point m_frameStart{};
    Clock::time_point m_lastSwap{};
};

} // namespace sandtable::console
