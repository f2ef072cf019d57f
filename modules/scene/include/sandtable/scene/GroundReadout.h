// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/GaussKrueger.h>

#include <QObject>
#include <QString>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace sandtable::scene {

/// A place in words, in the coordinates that the reader's other papers use. GUI thread.
class GroundReadout : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QVariantMap place READ place WRITE setPlace NOTIFY changed) ///< as MapCamera::groundAt() gives it
    Q_PROPERTY(int datum READ datum WRITE setDatum NOTIFY datumChanged)    ///< of Datum; what is none is ignored
    Q_PROPERTY(QString name READ name NOTIFY changed)                      ///< of the datum
    Q_PROPERTY(QString text READ text NOTIFY changed)                      ///< empty where no place is
    Q_PROPERTY(QString detail READ detail NOTIFY datumChanged)             ///< what the datum is, for a tip

public:
    enum Datum
    {
        Wgs84,
        Cgcs2000,
        GaussKrueger, ///< CGCS2000, 3-degree zones
        Gcj02
    };
    Q_ENUM(Datum)

    using QObject::QObject;

    QVariantMap place() const { return m_place; }
    void setPlace(const QVariantMap& place);
    int datum() const { return m_datum; }
    void setDatum(int datum);
    QString name() const;
    QString text() const;
    QString detail() const;

    /// Goes on to the next datum, and round.
    Q_INVOKABLE void next();
    /// Longitude and latitude (or easting and northing) and the datum to the clipboard: "113.120000,23.010000 (WGS
    /// 84)". False when the cursor is nowhere.
    Q_INVOKABLE bool copy() const;

signals:
    void changed();
    void datumChanged();

private:
    std::optional<geo::Wgs84> at() const;
    geo::Wgs84 degrees(geo::Wgs84 place) const;
    const geo::GaussKruegerZone& zone(double lonDeg) const;

    QVariantMap m_place;
    int m_datum = Wgs84;
    mutable std::optional<geo::GaussKruegerZone> m_zone; ///< of the last place; making one costs more than using it
};

} // namespace sandtable::scene
