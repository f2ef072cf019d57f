// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/CityScene.h>
#include <sandtable/scene/Lighting.h>

#include <QColor>
#include <QObject>
#include <QPointer>
#include <QVector2D>
#include <QVector4D>
#include <QtQml/qqmlregistration.h>

namespace sandtable::scene {

/// Lights a scene by the city's clock, its place and its weather, or leaves it in the control room's own look.
/// Colours go through the scene's palette; what is not a surface's colour is told here. GUI thread.
class MapLight : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sandtable::scene::CityScene* scene READ scene WRITE setScene NOTIFY sceneChanged)
    Q_PROPERTY(Mode mode READ mode WRITE setMode NOTIFY modeChanged)
    /// City time, microseconds UTC; 0: not known yet, and then Clock looks like Neutral.
    Q_PROPERTY(double nowUs READ nowUs WRITE setNowUs NOTIFY nowUsChanged)
    Q_PROPERTY(int utcOffsetMin READ utcOffsetMin WRITE setUtcOffsetMin NOTIFY nowUsChanged)
    /// True: neutral for now, whatever the mode, because something else wants the ground's colours.
    Q_PROPERTY(bool muted READ muted WRITE setMuted NOTIFY mutedChanged)
    Q_PROPERTY(double rain READ rain WRITE setRain NOTIFY rainChanged) ///< 0 … 1
    Q_PROPERTY(bool lit READ lit NOTIFY changed)                       ///< false: the neutral look
    Q_PROPERTY(double altitude READ altitude NOTIFY changed)           ///< of the sun, degrees
    Q_PROPERTY(double azimuth READ azimuth NOTIFY changed)             ///< of the sun, degrees clockwise from north
    Q_PROPERTY(double darkness READ darkness NOTIFY changed)           ///< 0 by day … 1 by night
    Q_PROPERTY(QColor ink READ ink NOTIFY changed) ///< for names on the ground; invalid when not lit
    Q_PROPERTY(QColor waterInk READ waterInk NOTIFY changed)
    Q_PROPERTY(QColor halo READ halo NOTIFY changed)
    Q_PROPERTY(QColor sky READ sky NOTIFY changed)        ///< beyond the city, as Quick 3D wants a clear colour
    Q_PROPERTY(QVector4D haze READ haze NOTIFY changed)   ///< colour and greatest share of the air
    Q_PROPERTY(QVector4D panes READ panes NOTIFY changed) ///< colour and share of unlit windows
    Q_PROPERTY(bool shadows READ shadows NOTIFY changed)  ///< the sun casts some
    Q_PROPERTY(QVector2D slope READ slope NOTIFY changed) ///< a shadow's metres east and south a metre of height
    /// Today's sunrise and sunset, city microseconds; 0 where the sun does neither.
    Q_PROPERTY(double sunriseUs READ sunriseUs NOTIFY changed)
    Q_PROPERTY(double sunsetUs READ sunsetUs NOTIFY changed)

public:
    enum Mode
    {
        Neutral,
        Clock,
        Day,
        Night
    };
    Q_ENUM(Mode)

    using QObject::QObject;

    CityScene* scene() const { return m_scene; }
    void setScene(CityScene* scene);
    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    double nowUs() const { return m_nowUs; }
    void setNowUs(double us);
    int utcOffsetMin() const { return m_utcOffsetMin; }
    void setUtcOffsetMin(int minutes);
    bool muted() const { return m_muted; }
    void setMuted(bool muted);
    double rain() const { return m_rain; }
    void setRain(double rain);

    bool lit() const { return !m_light.neutral; }
    const Lighting& light() const { return m_light; }
    double altitude() const { return m_light.altitudeDeg; }
    double azimuth() const { return m_light.azimuthDeg; }
    double darkness() const { return static_cast<double>(m_light.darkness); }
    QColor ink() const;
    QColor waterInk() const;
    QColor halo() const;
    QColor sky() const;
    QVector4D haze() const;
    QVector4D panes() const;
    bool shadows() const;
    QVector2D slope() const;
    double sunriseUs() const { return m_sunriseUs; }
    double sunsetUs() const { return m_sunsetUs; }

signals:
    void sceneChanged();
    void modeChanged();
    void nowUsChanged();
    void mutedChanged();
    void rainChanged();
    void changed();

private:
    void renew();
    Lighting wanted();

    QPointer<CityScene> m_scene;
    Mode m_mode = Neutral;
    double m_nowUs = 0;
    int m_utcOffsetMin = 8 * 60;
    bool m_muted = false;
    double m_rain = 0;
    Lighting m_light;
    double m_sunriseUs = 0;
    double m_sunsetUs = 0;
};

} // namespace sandtable::scene
