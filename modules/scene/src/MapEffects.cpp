// SPDX-License-Identifier: GPL-3.0-or-later
#include "EffectChooser.h"

#include <sandtable/scene/MapEffects.h>

#include <chrono>
#include <mutex>
#include <utility>

namespace sandtable::scene {
namespace {

constexpr int kLookMs = 400;

using MeterClock = std::chrono::steady_clock;

} // namespace

/// Filled by the render thread, emptied by the GUI thread.
struct MapEffects::Meter
{
    std::mutex mutex;
    MeterClock::time_point begun{};
    std::vector<double> framesMs;
};

struct MapEffects::State
{
    EffectChooser chooser;
};

static_assert(static_cast<int>(EffectChooser::Wish::Auto) == MapEffects::Auto &&
              static_cast<int>(EffectChooser::Reason::NotNeeded) == MapEffects::NotNeeded);

MapEffects::MapEffects(QObject* parent)
    : QObject(parent), m_state(std::make_unique<State>()), m_meter(std::make_shared<Meter>())
{
    m_clock.start();
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &MapEffects::look);
    onLight();
}

MapEffects::~MapEffects()
{
    for (const auto& connection : m_connections)
        disconnect(connection);
}

void MapEffects::setWindow(QQuickWindow* window)
{
    if (m_window == window)
        return;
    for (const auto& connection : std::exchange(m_connections, {}))
        disconnect(connection);
    m_window = window;
    if (window != nullptr) {
        // The slots outlive this object by a frame at most, and touch the meter alone.
        m_connections.push_back(connect(
            window, &QQuickWindow::beforeSynchronizing, window,
            [meter = m_meter] {
                const std::lock_guard lock(meter->mutex);
                meter->begun = MeterClock::now();
            },
            Qt::DirectConnection));
        m_connections.push_back(connect(
            window, &QQuickWindow::frameSwapped, window,
            [meter = m_meter] {
                const std::lock_guard lock(meter->mutex);
                const std::chrono::duration<double, std::milli> took = MeterClock::now() - meter->begun;
                meter->framesMs.push_back(took.count());
            },
            Qt::DirectConnection));
    }
    emit windowChanged();
    onLight();
}

void MapEffects::setLight(MapLight* light)
{
    if (m_light == light)
        return;
    if (m_light)
        m_light->disconnect(this);
    m_light = light;
    if (light != nullptr)
        connect(light, &MapLight::changed, this, &MapEffects::onLight);
    emit lightChanged();
    onLight();
}

void MapEffects::onLight()
{
    const bool lit = m_light && m_light->lit();
    constexpr double kDusk = 0.15;
    // They are kept in the alpha of the window (shadow.frag).
    const bool alpha = m_window && m_window->format().alphaBufferSize() > 1;
    m_state->chooser.setNeeded(Shadows, lit && m_light->shadows() && alpha);
    m_state->chooser.setNeeded(Contact, lit);
    m_state->chooser.setNeeded(Glow, lit && m_light->darkness() > kDusk);
    lit ? m_timer.start() : m_timer.stop();
    emit changed();
}

void MapEffects::look()
{
    std::vector<double> frames;
    {
        const std::lock_guard lock(m_meter->mutex);
        frames = std::exchange(m_meter->framesMs, {});
    }
    if (frames.empty())
        return;
    const double nowS = static_cast<double>(m_clock.elapsed()) * 1e-3;
    bool news = false;
    for (const double ms : frames) {
        news = m_state->chooser.frame(ms, nowS);
        // What is left was drawn with what has just been decided against or not yet with what was decided for.
        if (news)
            break;
    }
    if (news)
        emit changed();
}

int MapEffects::wish(Effect effect) const
{
    return static_cast<int>(m_state->chooser.wished(effect));
}

void MapEffects::setWish(Effect effect, int wish)
{
    if (wish < Off || wish > Auto || wish == this->wish(effect))
        return;
    m_state->chooser.wish(effect, static_cast<EffectChooser::Wish>(wish));
    emit wishesChanged();
    emit changed();
}

bool MapEffects::on(Effect effect) const
{
    return m_state->chooser.verdict(effect).on;
}

void MapEffects::setStillness(bool still)
{
    if (std::exchange(m_stillness, still) != still)
        emit wishesChanged();
}

QVariantList MapEffects::states() const
{
    QVariantList list;
    for (std::size_t i = 0; i < EffectChooser::kEffects; ++i) {
        const auto verdict = m_state->chooser.verdict(i);
        list.append(QVariantMap{{QStringLiteral("on"), verdict.on},
                                {QStringLiteral("reason"), static_cast<int>(verdict.reason)},
                                {QStringLiteral("frameMs"), verdict.frameMs}});
    }
    return list;
}

} // namespace sandtable::scene
