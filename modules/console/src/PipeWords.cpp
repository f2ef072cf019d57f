// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/PipeWords.h>

#include <array>
#include <cmath>

namespace sandtable::console {

QString PipeWords::kind(city::PipeKind kind)
{
    switch (kind) {
    case city::PipeKind::Water:
        return tr("Water supply");
    case city::PipeKind::Drain:
        return tr("Rain water");
    case city::PipeKind::Sewage:
        return tr("Sewage");
    case city::PipeKind::Gas:
        return tr("Gas");
    case city::PipeKind::Power:
        return tr("Power");
    case city::PipeKind::Telecom:
        return tr("Telecom");
    }
    return {};
}

QString PipeWords::material(city::PipeMaterial material)
{
    switch (material) {
    case city::PipeMaterial::DuctileIron:
        return tr("Ductile iron");
    case city::PipeMaterial::Steel:
        return tr("Steel");
    case city::PipeMaterial::Polyethylene:
        return tr("Polyethylene");
    case city::PipeMaterial::Concrete:
        return tr("Reinforced concrete");
    case city::PipeMaterial::Corrugated:
        return tr("Corrugated polyethylene");
    case city::PipeMaterial::Conduit:
        return tr("Cable conduits");
    }
    return {};
}

QString PipeWords::laying(city::PipeLaying laying)
{
    switch (laying) {
    case city::PipeLaying::Trench:
        return tr("In a trench");
    case city::PipeLaying::Bridge:
        return tr("Hung on a bridge");
    case city::PipeLaying::Siphon:
        return tr("Siphon under water");
    case city::PipeLaying::Drilled:
        return tr("Drilled under water");
    }
    return {};
}

QString PipeWords::node(city::PipeNodeKind kind)
{
    switch (kind) {
    case city::PipeNodeKind::Manhole:
        return tr("Manhole");
    case city::PipeNodeKind::Valve:
        return tr("Valve");
    case city::PipeNodeKind::Joint:
        return tr("Joint");
    case city::PipeNodeKind::End:
        return tr("End");
    case city::PipeNodeKind::Outfall:
        return tr("Outfall");
    case city::PipeNodeKind::Works:
        return tr("Treatment works");
    case city::PipeNodeKind::Source:
        return tr("Source");
    case city::PipeNodeKind::Pump:
        return tr("Pumping station");
    }
    return {};
}

QString PipeWords::code(city::PipeKind kind, std::uint32_t pipe)
{
    constexpr std::array kLetters{"JS", "YS", "WS", "RQ", "DL", "TX"};
    const auto i = static_cast<std::size_t>(kind) - 1;
    return QLatin1String(i < kLetters.size() ? kLetters[i] : "BM") +
           QStringLiteral("-%1").arg(pipe + 1, 6, 10, QLatin1Char('0'));
}

QString PipeWords::size(const city::Pipe& pipe)
{
    return pipe.diameterMm > 0 ? QStringLiteral("DN %1").arg(pipe.diameterMm)
                               : QStringLiteral("%1 × %2 mm").arg(pipe.widthMm).arg(pipe.heightMm);
}

QString PipeWords::depth(const city::Pipe& pipe)
{
    const QString from = QString::number(pipe.depthFromMm / 1000.0, 'f', 2);
    const QString to = QString::number(pipe.depthToMm / 1000.0, 'f', 2);
    return from == to ? tr("%1 m").arg(from) : tr("%1 m").arg(from + QStringLiteral(" → ") + to);
}

QString PipeWords::length(double metres)
{
    if (metres < 1000)
        return tr("%1 m").arg(std::lround(metres));
    return tr("%1 km").arg(QString::number(metres / 1000, 'f', metres < 100'000 ? 1 : 0));
}

} // namespace sandtable::console
