// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/Datum.h>
#include <sandtable/scene/GroundReadout.h>

#include <QClipboard>
#include <QGuiApplication>

#include <cmath>

namespace sandtable::scene {
namespace {

/// About a decimetre.
constexpr int kDegreeDigits = 6;

QString hemisphere(double value, QChar positive, QChar negative)
{
    return QString::number(std::abs(value), 'f', kDegreeDigits) + QStringLiteral("°") +
           (value < 0 ? negative : positive);
}

} // namespace

void GroundReadout::setPlace(const QVariantMap& place)
{
    m_place = place;
    emit changed();
}

void GroundReadout::setDatum(int datum)
{
    if (datum < Wgs84 || datum > Gcj02 || m_datum == datum)
        return;
    m_datum = datum;
    emit datumChanged();
    emit changed();
}

void GroundReadout::next()
{
    setDatum(m_datum == Gcj02 ? Wgs84 : m_datum + 1);
}

std::optional<geo::Wgs84> GroundReadout::at() const
{
    if (!m_place.value(QStringLiteral("valid")).toBool())
        return std::nullopt;
    const geo::Wgs84 place{m_place.value(QStringLiteral("lon")).toDouble(),
                           m_place.value(QStringLiteral("lat")).toDouble()};
    const bool onEarth = std::abs(place.lon) <= 180 && std::abs(place.lat) <= 89;
    return onEarth ? std::optional(place) : std::nullopt;
}

geo::Wgs84 GroundReadout::degrees(geo::Wgs84 place) const
{
    if (m_datum != Gcj02)
        return place;
    const geo::Gcj02 shifted = geo::toGcj02(place);
    return {shifted.lon, shifted.lat};
}

const geo::GaussKruegerZone& GroundReadout::zone(double lonDeg) const
{
    const int meridian = geo::GaussKruegerZone::centralMeridianDegOf(lonDeg);
    if (!m_zone || m_zone->centralMeridianDeg() != meridian)
        m_zone.emplace(meridian);
    return *m_zone;
}

QString GroundReadout::name() const
{
    switch (m_datum) {
    case Cgcs2000:
        return QStringLiteral("CGCS2000");
    case GaussKrueger: {
        const auto place = at();
        return place ? QStringLiteral("CGCS2000 3° %1°E").arg(zone(place->lon).centralMeridianDeg())
                     : QStringLiteral("CGCS2000 3°");
    }
    case Gcj02:
        return QStringLiteral("GCJ-02");
    default:
        return QStringLiteral("WGS 84");
    }
}

QString GroundReadout::detail() const
{
    switch (m_datum) {
    case Cgcs2000:
        return tr("Degrees of CGCS2000, taken for those of WGS 84: they differ by less than a metre");
    case GaussKrueger:
        return tr("Easting and northing of the 3° Gauss–Krüger zone, metres");
    case Gcj02:
        return tr("As WeChat and Amap give places");
    default:
        return tr("As GPS receivers give places");
    }
}

QString GroundReadout::text() const
{
    const auto place = at();
    if (!place)
        return {};
    if (m_datum == GaussKrueger) {
        const auto point = zone(place->lon).at(*place);
        return tr("E %1  N %2").arg(point.eastingM, 0, 'f', 1).arg(point.northingM, 0, 'f', 1);
    }
    const geo::Wgs84 shown = degrees(*place);
    return hemisphere(shown.lon, u'E', u'W') + QStringLiteral("  ") + hemisphere(shown.lat, u'N', u'S');
}

bool GroundReadout::copy() const
{
    const auto place = at();
    if (!place)
        return false;
    double first = 0;
    double second = 0;
    int digits = kDegreeDigits;
    if (m_datum == GaussKrueger) {
        const auto point = zone(place->lon).at(*place);
        first = point.eastingM;
        second = point.northingM;
        digits = 2;
    } else {
        const geo::Wgs84 shown = degrees(*place);
        first = shown.lon;
        second = shown.lat;
    }
    QGuiApplication::clipboard()->setText(
        QStringLiteral("%1,%2 (%3)").arg(first, 0, 'f', digits).arg(second, 0, 'f', digits).arg(name()));
    return true;
}

} // namespace sandtable::scene
