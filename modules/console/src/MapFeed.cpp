// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/CaseCard.h>
#include <sandtable/console/MapFeed.h>

#include <algorithm>
#include <utility>

namespace sandtable::console {
namespace {

constexpr int kPinPauseMs = 250;
constexpr int kRingMs = 1000;
constexpr double kCloseDistanceM = 900;
constexpr double kFollowDistanceM = 600;
constexpr int kCarryMs = 33;

scene::CaseTone toneOf(const protocol::Case& item, std::int64_t nowUs)
{
    const std::int64_t due = runningDueUs(item);
    if (due != 0 && due < nowUs)
        return scene::CaseTone::Overdue;
    if (nextAct(item) != NextAct::None)
        return scene::CaseTone::Mine;
    if (item.worker_arrived() || (item.stage() == protocol::STAGE_HANDLING && item.unit_accepted()))
        return scene::CaseTone::BeingDone;
    return scene::CaseTone::OnTheWay;
}

float timeLeft(const protocol::Case& item, std::int64_t nowUs)
{
    const std::int64_t due = runningDueUs(item);
    if (due <= item.stage_since_us())
        return due == 0 ? 1.0F : 0.0F;
    const double share = static_cast<double>(due - nowUs) / static_cast<double>(due - item.stage_since_us());
    return static_cast<float>(std::clamp(share, 0.0, 1.0));
}

scene::WorkerDoing doingOf(protocol::WorkerPosition::Doing doing)
{
    switch (doing) {
    case protocol::WorkerPosition::GOING:
        return scene::WorkerDoing::OnTheWay;
    case protocol::WorkerPosition::ON_SITE:
        return scene::WorkerDoing::OnSite;
    default:
        return scene::WorkerDoing::Patrolling;
    }
}

} // namespace

MapFeed::MapFeed(const CaseFold& fold, const Names& names, const WorkerFeed& workers, const DragModel& drag,
                 CityNow now, Figures& figures, QObject* parent)
    : QObject(parent), m_fold(fold), m_names(names), m_workers(workers), m_drag(drag), m_now(std::move(now)),
      m_figures(figures), m_region(city::kNone)
{
    m_pinTimer.setSingleShot(true);
    m_pinTimer.setInterval(kPinPauseMs);
    connect(&m_pinTimer, &QTimer::timeout, this, &MapFeed::feedCases);
    m_ringTimer.setInterval(kRingMs);
    connect(&m_ringTimer, &QTimer::timeout, this, &MapFeed::feedCases);
    m_ringTimer.start();
    m_carryTimer.setInterval(kCarryMs);
    connect(&m_carryTimer, &QTimer::timeout, this, &MapFeed::carryAlong);
    const auto pinsLater = [this] {
        if (!m_pinTimer.isActive())
            m_pinTimer.start();
    };
    connect(&fold, &CaseFold::changed, this, pinsLater);
    connect(&fold, &CaseFold::cleared, this, [this, pinsLater] {
        m_placed.clear();
        pinsLater();
    });
    connect(&workers, &WorkerFeed::moved, this, &MapFeed::feedWorkers);
    connect(&drag, &DragModel::activeChanged, this, &MapFeed::feedTargets);
}

void MapFeed::setLayer(scene::MarkerLayer* layer)
{
    m_layer = layer;
    feedWorkers();
    feedCases();
    feedCameras();
    emit attached();
}

void MapFeed::setCamera(scene::MapCamera* camera)
{
    m_camera = camera;
    if (camera)
        connect(camera, &scene::MapCamera::panned, this, [this] { setFollowing(false); });
    emit attached();
}

std::optional<geo::LocalMetres> MapFeed::placeOf(const protocol::Case& item) const
{
    if (!m_names.city() || !item.proposal().has_point())
        return std::nullopt;
    const protocol::Point& point = item.proposal().point();
    const auto known = m_placed.find(item.id());
    if (known != m_placed.end() && known->second.lon == point.lon() && known->second.lat == point.lat())
        return known->second.at;
    const geo::LocalMetres at = m_names.city()->model.frame.toLocal({point.lon(), point.lat()});
    m_placed.insert_or_assign(item.id(), Placed{point.lon(), point.lat(), at});
    return at;
}

void MapFeed::feedCases()
{
    if (!m_layer || !m_names.city())
        return;
    const DataTurn turn(m_figures, "pins");
    const std::int64_t now = m_now();
    std::vector<scene::CaseMarker> markers;
    markers.reserve(m_fold.openCases().size());
    for (const std::uint64_t id : m_fold.openCases()) {
        const protocol::Case& item = *m_fold.find(id);
        const auto at = placeOf(item);
        if (!at)
            continue;
        const auto grade = static_cast<std::uint8_t>(item.grade() == 0 ? 4 : item.grade());
        markers.push_back({id, *at, grade, timeLeft(item, now), toneOf(item, now)});
    }
    m_layer->setCases(std::move(markers));
    if (m_following)
        flyToSelected();
}

void MapFeed::feedWorkers()
{
    if (!m_layer || !m_names.city() || m_workers.count() != m_names.city()->model.workers.size())
        return;
    // Targets hold still under a hand that carries a case; they catch up when it lets go.
    if (m_drag.active())
        return;
    const DataTurn turn(m_figures, "workers");
    const auto& workers = m_names.city()->model.workers;
    std::vector<scene::WorkerMarker> markers;
    markers.reserve(workers.size());
    for (std::uint32_t i = 0; i < workers.size(); ++i) {
        if (!m_fold.book().onDuty(workers[i].code))
            continue;
        markers.push_back({quint64{i} + 1, m_workers.places().at[i], doingOf(m_workers.doing(i))});
    }
    m_layer->setWorkers(std::move(markers));
}

void MapFeed::feedCameras()
{
    if (!m_layer || !m_names.city())
        return;
    std::vector<scene::CameraMarker> markers;
    markers.reserve(m_names.city()->model.cameras.size());
    for (const city::Camera& camera : m_names.city()->model.cameras)
        markers.push_back({markers.size() + 1, camera.at, camera.headingDeg, camera.viewAngleDeg, camera.rangeM});
    m_layer->setCameras(std::move(markers));
}

void MapFeed::setCamerasShown(bool shown)
{
    if (!m_layer || camerasShown() == shown)
        return;
    m_layer->setShowCameras(shown);
    emit camerasShownChanged();
}

QString MapFeed::cameraText(quint64 markerId) const
{
    const CityContext* city = m_names.city();
    if (!city || markerId == 0 || markerId > city->model.cameras.size())
        return {};
    const city::Camera& camera = city->model.cameras[markerId - 1];
    return QString::fromStdString(camera.name + "\n" + camera.code);
}

QString MapFeed::componentText(const QString& code, int type) const
{
    // Components stand in the responsibility list under C and the four digits.
    const QString subclass = QStringLiteral("C%1").arg(type, 4, 10, QLatin1Char('0'));
    return m_names.item(subclass.toStdString()) + QLatin1Char('\n') + code;
}

QString MapFeed::regionHere(int tier) const
{
    const CityContext* city = m_names.city();
    if (!city || tier < 1 || tier > 4)
        return {};
    const protocol::Case* open = m_fold.find(m_selected);
    std::uint32_t region = open ? city->model.regionByCode(open->grid_code()) : city::kNone;
    if (region == city::kNone && m_camera)
        region = city->regionAt(m_camera->pose().target);
    const auto wanted = static_cast<city::Tier>(tier);
    while (region != city::kNone && city->model.regions[region].tier > wanted)
        region = city->model.regions[region].parent;
    return region == city::kNone ? QString() : QString::fromStdString(city->model.regions[region].code);
}

void MapFeed::feedTargets()
{
    if (!m_layer)
        return;
    if (!m_drag.active()) {
        m_layer->clearDropTargets();
        feedWorkers();
        return;
    }
    std::vector<quint64> lit;
    for (const std::uint32_t worker : m_drag.validWorkers())
        lit.push_back(quint64{worker} + 1);
    m_layer->setDropTargets(std::move(lit), {m_drag.caseId()});
}

void MapFeed::select(quint64 caseId)
{
    m_selected = caseId;
    if (std::exchange(m_worker, 0) != 0)
        emit workerChanged();
    markSelected();
    m_carryTimer.stop();
    if (caseId == 0)
        setFollowing(false);
    else if (m_following)
        flyToSelected();
    cursorLeft();
}

void MapFeed::chooseWorker(quint64 markerId)
{
    const CityContext* city = m_names.city();
    if (markerId == m_worker || !city || markerId > city->model.workers.size())
        return;
    m_worker = markerId;
    setFollowing(false);
    markSelected();
    emit workerChanged();
}

void MapFeed::markSelected()
{
    if (!m_layer)
        return;
    if (m_worker != 0)
        m_layer->select(QStringLiteral("worker"), m_worker);
    else
        m_layer->select(m_selected == 0 ? QString() : QStringLiteral("case"), m_selected);
}

void MapFeed::carryAlong()
{
    const auto at = m_layer && m_worker != 0 ? m_layer->workerAt(m_worker) : std::nullopt;
    if (at && m_camera)
        m_camera->carryTo(*at);
}

void MapFeed::setFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    emit followingChanged();
    if (following)
        flyToSelected();
    if (following && m_worker != 0)
        m_carryTimer.start();
    else
        m_carryTimer.stop();
}

void MapFeed::flyToSelected()
{
    if (m_worker != 0) {
        // Once they are in the middle of the view the map goes with them.
        if (m_carryTimer.isActive())
            return;
        if (const auto at = m_layer ? m_layer->workerAt(m_worker) : std::nullopt)
            flyTo(*at, kFollowDistanceM);
        return;
    }
    const protocol::Case* item = m_fold.find(m_selected);
    const auto at = item ? placeOf(*item) : std::nullopt;
    if (at)
        flyTo(*at, kCloseDistanceM);
}

void MapFeed::flyTo(geo::LocalMetres at, double distanceM)
{
    if (!m_camera)
        return;
    // Already there: a flight to where the camera stands would only spend frames.
    const scene::CameraPose& pose = m_camera->pose();
    if (std::abs(pose.target.x - at.x) < 1 && std::abs(pose.target.y - at.y) < 1 && pose.distanceM <= distanceM * 1.01)
        return;
    m_camera->flyTo(at.x, at.y, std::min(distanceM, pose.distanceM));
}

geo::LocalMetres MapFeed::placeInWork() const
{
    const protocol::Case* open = m_fold.find(m_selected);
    const auto at = open ? placeOf(*open) : std::nullopt;
    if (at)
        return *at;
    return m_camera ? m_camera->resting().target : geo::LocalMetres{};
}

void MapFeed::lookFrom(quint64 cameraMarker, const scene::Standpoint& mast)
{
    if (!m_camera)
        return;
    setFollowing(false);
    m_camera->lookFrom(mast);
    if (m_layer)
        m_layer->hover(QStringLiteral("camera"), cameraMarker);
}

void MapFeed::cursorAt(double localX, double localY)
{
    setBreadcrumb(m_names.city() ? m_names.city()->regionAt({localX, localY}) : city::kNone);
}

void MapFeed::cursorLeft()
{
    const protocol::Case* item = m_fold.find(m_selected);
    setBreadcrumb(item && m_names.city() ? m_names.city()->model.regionByCode(item->grid_code()) : city::kNone);
}

void MapFeed::setBreadcrumb(std::uint32_t region)
{
    if (region == m_region && !m_breadcrumb.isEmpty())
        return;
    m_region = region;
    QStringList path;
    if (m_names.city())
        for (std::uint32_t at = region; at != city::kNone; at = m_names.city()->model.regions[at].parent)
            path.prepend(m_names.region(at));
    if (path.isEmpty() && m_names.city() && !m_names.city()->model.regions.empty())
        path.append(m_names.region(0));
    m_breadcrumb = path.join(QStringLiteral(" › "));
    emit breadcrumbChanged();
}

quint64 MapFeed::workerMarker(const QString& code) const
{
    const CityContext* city = m_names.city();
    if (!city)
        return 0;
    const auto it = city->workerByCode.find(code.toStdString());
    return it == city->workerByCode.end() ? 0 : quint64{it->second} + 1;
}

QString MapFeed::workerText(quint64 markerId) const
{
    const CityContext* city = m_names.city();
    if (!city || markerId == 0 || markerId > city->model.workers.size())
        return {};
    const city::Worker& worker = city->model.workers[markerId - 1];
    return m_names.worker(worker.code) + QStringLiteral(" · ") +
           tr("%n open case(s)", nullptr, m_fold.book().loadOfWorker(worker.code));
}

QString MapFeed::caseText(quint64 caseId) const
{
    const protocol::Case* item = m_fold.find(caseId);
    if (!item)
        return {};
    const CaseCard card = cardOf(*item, m_names);
    return card.item + QStringLiteral(" · ") + card.stageName +
           (card.holder.isEmpty() ? QString() : QStringLiteral("\n") + card.holder);
}

void MapFeed::retranslate()
{
    const std::uint32_t region = m_region;
    m_breadcrumb.clear();
    setBreadcrumb(region);
}

} // namespace sandtable::console
