// SPDX-License-Identifier: GPL-3.0-or-later
#include "GlyphNode.h"
#include "MarkerLook.h"
#include "MarkerNode.h"
#include "MarkerPlan.h"
#include "ThingsPlan.h"
#include "WorkerTracks.h"

#include <sandtable/scene/MarkerLayer.h>

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace sandtable::scene {
namespace {

/// Cameras are worth their clutter only from close by.
constexpr double kCameraDetailMpp = 2.2;
constexpr float kPickMarginPx = 3;

MarkerKind kindOf(const QString& name)
{
    if (name == QLatin1String("case"))
        return MarkerKind::Case;
    if (name == QLatin1String("worker"))
        return MarkerKind::Worker;
    if (name == QLatin1String("camera"))
        return MarkerKind::Camera;
    return MarkerKind::None;
}

QString nameOf(MarkerKind kind)
{
    switch (kind) {
    case MarkerKind::Case:
        return QStringLiteral("case");
    case MarkerKind::Worker:
        return QStringLiteral("worker");
    case MarkerKind::Camera:
        return QStringLiteral("camera");
    case MarkerKind::Cluster:
        return QStringLiteral("cluster");
    case MarkerKind::None:
        break;
    }
    return {};
}

/// From the ground up: cameras, workers, pins, and the numbers on them.
class LayerNode : public QSGNode
{
public:
    explicit LayerNode(QQuickWindow* window) : countDigits(window, sheet), digits(window, sheet)
    {
        for (QSGNode* child :
             std::initializer_list<QSGNode*>{&cameras, &counts, &countDigits, &workers, &pins, &badges, &digits}) {
            child->setFlag(QSGNode::OwnedByParent, false);
            appendChildNode(child);
        }
    }

    void setSprites(const std::vector<MarkerSprite>& sprites)
    {
        std::array<std::vector<MarkerSprite>, 4> sorted;
        for (const MarkerSprite& sprite : sprites)
            sorted[sprite.shape == MarkerShape::Camera  ? 0
                   : sprite.shape == MarkerShape::Dot   ? 1
                   : sprite.shape == MarkerShape::Badge ? 3
                                                        : 2]
                .push_back(sprite);
        cameras.setSprites(sorted[0]);
        workers.setSprites(sorted[1]);
        pins.setSprites(sorted[2]);
        badges.setSprites(sorted[3]);
    }

    const GlyphSheet sheet = numberSheet(QStringLiteral("Noto Sans CJK SC"));
    MarkerNode cameras{MarkerNode::Draws::Shapes};
    MarkerNode counts{MarkerNode::Draws::Discs};
    GlyphNode countDigits;
    MarkerNode workers{MarkerNode::Draws::Discs};
    MarkerNode pins{MarkerNode::Draws::Shapes};
    MarkerNode badges{MarkerNode::Draws::Discs};
    GlyphNode digits;
};

} // namespace

struct MarkerLayer::State
{
    std::vector<CaseMarker> cases;
    std::vector<CameraMarker> cameras;
    CityThingsPtr cameraPoints;
    ThingsPlan cameraCounts{{QColor(86, 180, 233), false}}; ///< from afar
    WorkerTracks workers;
    DropTargets targets;
    MarkerFocus selected;
    MarkerFocus hovered;
    bool showWorkers = true;
    bool showCameras = false;
    bool clustering = true;

    QElapsedTimer clock;
    QTimer animation;
    std::vector<DrawnMarker> drawn;
    ScreenIndex index;
    std::vector<MarkerSprite> sprites;
    std::vector<MarkerNumber> numbers;
    std::vector<QRectF> pinBoxes;
    int pins = 0;

    double nowMs() const { return static_cast<double>(clock.nsecsElapsed()) * 1e-6; }
    bool is(const MarkerFocus& focus, MarkerKind kind, quint64 id) const
    {
        return focus.kind == kind && focus.id == id;
    }
    void planCameras(const Projection& view, double yawDeg, double mpp);
    void planWorkers(const Projection& view);
    void addPins(const Projection& view);
    void add(const DrawnMarker& marker, const MarkerSprite& sprite, float pickX, float pickY, float pickRadius);
};

void MarkerLayer::State::add(const DrawnMarker& marker, const MarkerSprite& sprite, float pickX, float pickY,
                             float pickRadius)
{
    index.add(static_cast<std::uint32_t>(drawn.size()), pickX, pickY, pickRadius + kPickMarginPx);
    drawn.push_back(marker);
    sprites.push_back(sprite);
}

void MarkerLayer::State::planCameras(const Projection& view, double yawDeg, double mpp)
{
    cameraCounts.clear();
    if (!showCameras)
        return;
    if (mpp > kCameraDetailMpp) {
        // At once: they change places with single cameras, which do not fade either.
        if (cameraPoints)
            cameraCounts.update(*cameraPoints, view, 1);
        for (const MarkerSprite& disc : cameraCounts.sprites())
            pinBoxes.emplace_back(disc.x - disc.radius, disc.y - disc.radius, disc.radius * 2, disc.radius * 2);
        return;
    }
    for (std::uint32_t i = 0; i < cameras.size(); ++i) {
        const auto at = view.toScreen(cameras[i].at, 5);
        if (!at || at->x < 0 || at->y < 0 || at->x > view.width() || at->y > view.height())
            continue;
        DrawnMarker spot{MarkerKind::Camera,
                         cameras[i].id,
                         cameras[i].at,
                         static_cast<float>(at->x),
                         static_cast<float>(at->y),
                         static_cast<float>(view.metresPerPixel(at->depth)),
                         i,
                         1,
                         targets.active,
                         false};
        add(spot,
            spriteOf(spot, cameras[i], yawDeg, is(selected, MarkerKind::Camera, spot.id),
                     is(hovered, MarkerKind::Camera, spot.id)),
            spot.x, spot.y, kCameraRadiusPx);
    }
}

void MarkerLayer::State::planWorkers(const Projection& view)
{
    if (!showWorkers && !targets.active)
        return;
    const double now = nowMs();
    // Those a drag may end on are drawn over the others.
    for (const bool litRound : {false, true})
        for (std::uint32_t i = 0; i < workers.size(); ++i) {
            const WorkerMarker& worker = workers.worker(i);
            const bool lit = targets.active && targets.workers.contains(worker.id);
            if (lit != litRound)
                continue;
            const auto place = workers.at(i, now);
            const auto at = view.toScreen(place, 1);
            if (!at || at->x < -8 || at->y < -8 || at->x > view.width() + 8 || at->y > view.height() + 8)
                continue;
            DrawnMarker dot{MarkerKind::Worker,
                            worker.id,
                            place,
                            static_cast<float>(at->x),
                            static_cast<float>(at->y),
                            static_cast<float>(view.metresPerPixel(at->depth)),
                            i,
                            1,
                            targets.active && !lit,
                            lit};
            const auto sprite = spriteOf(dot, worker, is(selected, MarkerKind::Worker, dot.id),
                                         is(hovered, MarkerKind::Worker, dot.id));
            // A target that is being aimed at is easier to hit than it is to see.
            add(dot, sprite, dot.x, dot.y, lit ? 14 : std::max(6.0F, sprite.radius));
        }
}

void MarkerLayer::State::addPins(const Projection& view)
{
    const auto plan = planPins(cases, view, selected, targets, clustering);
    pins = static_cast<int>(plan.size());
    for (const DrawnMarker& pin : plan) {
        const auto sprite = spriteOf(pin, cases[pin.source], is(selected, MarkerKind::Case, pin.id),
                                     is(hovered, MarkerKind::Case, pin.id));
        add(pin, sprite, sprite.x, sprite.y, sprite.radius);
        QRectF box(sprite.x - sprite.radius, sprite.y - sprite.radius, sprite.radius * 2, sprite.radius + sprite.stem);
        if (pin.count < 2) {
            pinBoxes.push_back(box);
            continue;
        }
        const auto badge = badgeOf(sprite, pin.count);
        // The number itself is a target of its own: it stands for all that lie here.
        DrawnMarker group = pin;
        group.kind = MarkerKind::Cluster;
        add(group, badge, badge.x, badge.y, badge.radius - 2);
        pinBoxes.push_back(
            box.united({badge.x - badge.radius, badge.y - badge.radius, badge.radius * 2, badge.radius * 2}));
        numbers.push_back({badge.x, badge.y, pin.count});
    }
}

MarkerLayer::MarkerLayer(QQuickItem* parent) : MapLayer(parent), m_state(std::make_unique<State>())
{
    m_state->clock.start();
    m_state->animation.setTimerType(Qt::PreciseTimer);
    connect(&m_state->animation, &QTimer::timeout, this, &QQuickItem::polish);
}

MarkerLayer::~MarkerLayer() = default;

void MarkerLayer::touch()
{
    polish();
}

void MarkerLayer::setCases(std::vector<CaseMarker> cases)
{
    // Once here, not in each frame.
    sortByUrgency(cases);
    m_state->cases = std::move(cases);
    touch();
}

void MarkerLayer::setWorkers(std::vector<WorkerMarker> workers)
{
    m_state->workers.report(std::move(workers), m_state->nowMs());
    touch();
}

void MarkerLayer::setCameras(std::vector<CameraMarker> cameras)
{
    std::vector<PyramidPoint> points;
    points.reserve(cameras.size());
    for (const CameraMarker& camera : cameras)
        points.push_back({camera.at, static_cast<std::uint32_t>(points.size()), 0});
    m_state->cameraPoints =
        points.empty() ? nullptr
                       : std::make_shared<const CityThings>(CityThings{PointPyramid(std::move(points)), {}, {}});
    m_state->cameras = std::move(cameras);
    touch();
}

void MarkerLayer::setDropTargets(std::vector<quint64> workerIds, std::vector<quint64> caseIds)
{
    m_state->targets = {true, {workerIds.begin(), workerIds.end()}, {caseIds.begin(), caseIds.end()}};
    touch();
}

void MarkerLayer::clearDropTargets()
{
    m_state->targets = {};
    touch();
}

void MarkerLayer::select(const QString& kind, quint64 id)
{
    m_state->selected = {kindOf(kind), id};
    touch();
}

void MarkerLayer::hover(const QString& kind, quint64 id)
{
    if (m_state->is(m_state->hovered, kindOf(kind), id))
        return;
    m_state->hovered = {kindOf(kind), id};
    touch();
}

QVariantMap MarkerLayer::markerAt(QPointF point) const
{
    const auto found = m_state->index.at(static_cast<float>(point.x()), static_cast<float>(point.y()));
    if (!found) {
        const DrawnThing* square =
            m_state->cameraCounts.at(static_cast<float>(point.x()), static_cast<float>(point.y()));
        if (square == nullptr)
            return {};
        const QPointF middle = camera()->toScreen(square->at.x, square->at.y);
        return {{QStringLiteral("kind"), QStringLiteral("cameras")},
                {QStringLiteral("id"), 0},
                {QStringLiteral("x"), middle.x()},
                {QStringLiteral("y"), middle.y()},
                {QStringLiteral("count"), square->count},
                {QStringLiteral("localX"), square->at.x},
                {QStringLiteral("localY"), square->at.y}};
    }
    const DrawnMarker& marker = m_state->drawn[*found];
    const float lift = marker.kind == MarkerKind::Case || marker.kind == MarkerKind::Cluster ? kPinLiftPx : 0;
    return {{QStringLiteral("kind"), nameOf(marker.kind)},
            {QStringLiteral("id"), marker.id},
            {QStringLiteral("x"), marker.x},
            {QStringLiteral("y"), marker.y - lift},
            {QStringLiteral("count"), marker.count},
            {QStringLiteral("localX"), marker.at.x},
            {QStringLiteral("localY"), marker.at.y}};
}

std::optional<geo::LocalMetres> MarkerLayer::workerAt(quint64 id) const
{
    for (std::uint32_t i = 0; i < m_state->workers.size(); ++i)
        if (m_state->workers.worker(i).id == id)
            return m_state->workers.at(i, m_state->nowMs());
    return std::nullopt;
}

QPointF MarkerLayer::positionOf(const QString& kind, quint64 id) const
{
    const MarkerKind wanted = kindOf(kind);
    for (const DrawnMarker& marker : m_state->drawn)
        if (marker.kind == wanted && marker.id == id)
            return {marker.x, marker.y - (wanted == MarkerKind::Case ? kPinLiftPx : 0)};
    return {};
}

void MarkerLayer::updatePolish()
{
    State& s = *m_state;
    s.drawn.clear();
    s.index.clear();
    s.sprites.clear();
    s.numbers.clear();
    const auto boxesBefore = std::exchange(s.pinBoxes, {});
    const int before = std::exchange(s.pins, 0);
    if (camera()) {
        const auto view = camera()->projection();
        const double mpp = camera()->metresPerPixel();
        s.planCameras(view, camera()->yaw(), mpp);
        s.planWorkers(view);
        s.addPins(view);
        // Another frame only when it would show somebody elsewhere: slow movers far below are drawn less often.
        const double pixelsPerSecond = s.workers.fastestMps() / mpp;
        if (s.showWorkers && s.workers.moving(s.nowMs()) && pixelsPerSecond > 0.5)
            s.animation.start(pixelsPerSecond > 10 ? 33 : 100);
        else
            s.animation.stop();
    }
    if (before != s.pins)
        emit drawnChanged();
    if (boxesBefore != s.pinBoxes)
        emit pinsMoved();
    update();
}

QSGNode* MarkerLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    auto* node = static_cast<LayerNode*>(old);
    if (node == nullptr)
        node = new LayerNode(window());
    node->setSprites(m_state->sprites);
    node->digits.setGlyphs(glyphsOf(m_state->numbers, node->sheet));
    node->counts.setSprites(m_state->cameraCounts.sprites());
    node->countDigits.setGlyphs(glyphsOf(m_state->cameraCounts.numbers(), node->sheet));
    return node;
}

bool MarkerLayer::showWorkers() const
{
    return m_state->showWorkers;
}
void MarkerLayer::setShowWorkers(bool on)
{
    if (std::exchange(m_state->showWorkers, on) == on)
        return;
    emit layersChanged();
    touch();
}
bool MarkerLayer::showCameras() const
{
    return m_state->showCameras;
}
void MarkerLayer::setShowCameras(bool on)
{
    if (std::exchange(m_state->showCameras, on) == on)
        return;
    emit layersChanged();
    touch();
}
bool MarkerLayer::clustering() const
{
    return m_state->clustering;
}
void MarkerLayer::setClustering(bool on)
{
    if (std::exchange(m_state->clustering, on) == on)
        return;
    emit layersChanged();
    touch();
}
const std::vector<QRectF>& MarkerLayer::pinBoxes() const
{
    return m_state->pinBoxes;
}
int MarkerLayer::drawnCount() const
{
    return m_state->pins;
}

} // namespace sandtable::scene
