// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/MapLight.h>

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QQuickWindow>
#include <QTimer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace sandtable::scene {

/// Which effects a lit map shows: those that a person wants, and of the others those that this machine affords, by the
/// frame times of the window. In the neutral look there are none. GUI thread.
class MapEffects : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sandtable::scene::MapLight* light READ light WRITE setLight NOTIFY lightChanged)
    Q_PROPERTY(QQuickWindow* window READ window WRITE setWindow NOTIFY windowChanged)
    Q_PROPERTY(int shadows READ shadows WRITE setShadows NOTIFY wishesChanged) ///< of Wish
    Q_PROPERTY(int contact READ contact WRITE setContact NOTIFY wishesChanged) ///< darker feet and corners
    Q_PROPERTY(int glow READ glow WRITE setGlow NOTIFY wishesChanged)
    Q_PROPERTY(bool stillness READ stillness WRITE setStillness NOTIFY wishesChanged) ///< nothing moves by itself
    Q_PROPERTY(bool shadowsOn READ shadowsOn NOTIFY changed)
    Q_PROPERTY(bool contactOn READ contactOn NOTIFY changed)
    Q_PROPERTY(bool glowOn READ glowOn NOTIFY changed)
    /// Of each effect {on, reason (of Reason), frameMs}, in the order shadows, contact, glow.
    Q_PROPERTY(QVariantList states READ states NOTIFY changed)

public:
    enum Wish
    {
        Off,
        On,
        Auto
    };
    Q_ENUM(Wish)
    enum Reason
    {
        Chosen,
        Waiting,
        Affords,
        TooSlow,
        NotNeeded
    };
    Q_ENUM(Reason)
    enum Effect
    {
        Shadows,
        Contact,
        Glow
    };

    explicit MapEffects(QObject* parent = nullptr);
    ~MapEffects() override;

    MapLight* light() const { return m_light; }
    void setLight(MapLight* light);
    QQuickWindow* window() const { return m_window; }
    void setWindow(QQuickWindow* window);
    int shadows() const { return wish(Shadows); }
    void setShadows(int wish) { setWish(Shadows, wish); }
    int contact() const { return wish(Contact); }
    void setContact(int wish) { setWish(Contact, wish); }
    int glow() const { return wish(Glow); }
    void setGlow(int wish) { setWish(Glow, wish); }
    bool stillness() const { return m_stillness; }
    void setStillness(bool still);
    bool shadowsOn() const { return on(Shadows); }
    bool contactOn() const { return on(Contact); }
    bool glowOn() const { return on(Glow); }
    QVariantList states() const;

signals:
    void lightChanged();
    void windowChanged();
    void wishesChanged();
    void changed();

private:
    struct Meter;
    struct State;
    int wish(Effect effect) const;
    void setWish(Effect effect, int wish);
    bool on(Effect effect) const;
    void look();
    void onLight();

    std::unique_ptr<State> m_state;
    QPointer<MapLight> m_light;
    QPointer<QQuickWindow> m_window;
    std::shared_ptr<Meter> m_meter; ///< shared with the render thread's slots
    std::vector<QMetaObject::Connection> m_connections;
    bool m_stillness = false;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace sandtable::scene
