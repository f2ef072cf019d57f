// SPDX-License-Identifier: GPL-3.0-or-later
#include "CameraRank.h"

#include <sandtable/console/LookModel.h>

#include <cmath>

namespace sandtable::console {
namespace {

constexpr std::size_t kMostNear = 12;

} // namespace

LookModel::LookModel(MapFeed& map, const Names& names, QObject* parent) : QObject(parent), m_map(map), m_names(names)
{
    connect(&map, &MapFeed::attached, this, &LookModel::watch);
}

void LookModel::watch()
{
    if (m_map.camera())
        connect(m_map.camera(), &scene::MapCamera::lookingChanged, this, &LookModel::changed, Qt::UniqueConnection);
}

bool LookModel::active() const
{
    return m_camera != city::kNone && m_map.camera() && m_map.camera()->looking();
}

QString LookModel::name() const
{
    return active() ? QString::fromStdString(m_names.city()->model.cameras[m_camera].name) : QString();
}

QString LookModel::detail() const
{
    if (!active())
        return {};
    const city::Camera& camera = m_names.city()->model.cameras[m_camera];
    const QStringList winds{tr("north"), tr("north-east"), tr("east"), tr("south-east"),
                            tr("south"), tr("south-west"), tr("west"), tr("north-west")};
    const double heading = camera.headingDeg - 360 * std::floor(camera.headingDeg / 360);
    return tr("%1 · looks %2 (%3°) · angle %4° · range %5 m · mast %6 m")
        .arg(QString::fromStdString(camera.code), winds[static_cast<int>(std::lround(heading / 45)) % 8])
        .arg(std::lround(heading) % 360)
        .arg(std::lround(camera.viewAngleDeg))
        .arg(std::lround(camera.rangeM))
        .arg(std::lround(camera.heightM));
}

void LookModel::from(quint64 markerId)
{
    const CityContext* city = m_names.city();
    if (!city || markerId == 0 || markerId > city->model.cameras.size())
        return;
    const auto camera = static_cast<std::uint32_t>(markerId - 1);
    // Its neighbours come next.
    m_near = camerasNear(city->model.cameras, city->model.cameras[camera].at, kMostNear);
    std::erase(m_near, camera);
    m_near.insert(m_near.begin(), camera);
    m_at = 0;
    look(camera);
}

void LookModel::step(int by)
{
    const CityContext* city = m_names.city();
    if (!city || city->model.cameras.empty() || !m_map.camera()) {
        emit none();
        return;
    }
    if (!active()) {
        m_near = camerasNear(city->model.cameras, m_map.placeInWork(), kMostNear);
        m_at = 0;
    } else
        m_at = (m_at + by + count()) % count();
    look(m_near[static_cast<std::size_t>(m_at)]);
}

void LookModel::look(std::uint32_t index)
{
    if (!m_map.camera())
        return;
    m_camera = index;
    const city::Camera& camera = m_names.city()->model.cameras[index];
    m_map.lookFrom(quint64{index} + 1,
                   {camera.at, camera.heightM, camera.headingDeg, camera.viewAngleDeg, camera.rangeM});
    emit changed();
}

void LookModel::back()
{
    if (m_map.camera())
        m_map.camera()->lookBack();
}

} // namespace sandtable::console
