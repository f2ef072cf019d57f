// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlateNames.h"
#include "PlateNode.h"

#include <sandtable/scene/PlatesLayer.h>

#include <QQuickWindow>
#include <QSGOpacityNode>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sandtable::scene {
namespace {

constexpr double kEdgePx = 16;
/// A region whole is about this many pixels across; its borders are thinned to less than one of them.
constexpr double kShapeDetail = 1.0 / 1600;

/// Below: fills, lines and dots; then the marked region; then the names.
class PlatesNode : public QSGOpacityNode
{
public:
    PlatesNode()
    {
        appendChildNode(plates);
        appendChildNode(marked);
    }
    PlateNode* plates = new PlateNode;
    PlateNode* marked = new PlateNode;
    QSGNode* names = nullptr;
};

QColor colorIn(const QVariantMap& map, const char* key)
{
    return map.value(QLatin1String(key)).value<QColor>();
}

} // namespace

struct PlatesLayer::State
{
    double lift = 0;
    PlateFigure figure = PlateFigure::Open;
    QRectF freeArea;
    bool chinese = true;
    QVariantMap lookMap;
    PlateLook look;
    LabelLook labels;

    std::shared_ptr<const std::vector<city::Region>> regions;
    PlateStack stack;
    std::array<std::vector<PlateShape>, kPlates> shapes;
    std::vector<PlateFigures> figures;
    std::vector<PlateCase> cases;
    std::uint32_t marked = city::kNone;

    PlateMesh mesh;
    PlateMesh mark;
    bool stale = false;    ///< the mesh is not of what is known
    bool toUpload = false; ///< the mesh is not on the graphics side
    bool markToUpload = false;
    PlateNames names;
    QVariantList ends;
};

PlatesLayer::PlatesLayer(QQuickItem* parent) : MapLayer(parent), m_state(std::make_unique<State>())
{
    setVisible(false);
}

PlatesLayer::~PlatesLayer() = default;

PlateLift PlatesLayer::plateLift() const
{
    const double room = m_state->freeArea.isEmpty() ? height() : m_state->freeArea.height();
    return {m_state->lift * kPlateStepShare * room};
}

void PlatesLayer::setRegions(std::shared_ptr<const std::vector<city::Region>> regions)
{
    State& s = *m_state;
    s.regions = std::move(regions);
    s.stack = {};
    s.shapes = {};
    s.names.forget();
    refill();
}

void PlatesLayer::setFigures(std::vector<PlateFigures> figures)
{
    if (m_state->figures == figures)
        return;
    m_state->figures = std::move(figures);
    refill();
}

void PlatesLayer::setCases(std::vector<PlateCase> cases)
{
    m_state->cases = std::move(cases);
    refill();
}

void PlatesLayer::refill()
{
    m_state->stale = true;
    if (m_state->lift > 0)
        polish();
}

void PlatesLayer::cutShapes()
{
    State& s = *m_state;
    geo::Bounds bounds;
    bounds.add((*s.regions)[s.stack.scope()].outer);
    const double across = std::hypot(bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    for (const Plate plate : {Plate::Grids, Plate::Communities, Plate::Streets})
        s.shapes[static_cast<std::size_t>(plate)] = plateShapes(s.stack, plate, across * kShapeDetail);
}

void PlatesLayer::show(std::uint32_t region)
{
    State& s = *m_state;
    if (!s.regions || region >= s.regions->size())
        return;
    if (region != s.stack.scope()) {
        s.stack = PlateStack(*s.regions, region);
        cutShapes();
        mark({});
        refill();
    }
    if (!camera())
        return;
    const QRectF all(0, 0, width(), height());
    const QRectF free = s.freeArea.isEmpty() ? all : s.freeArea;
    const ViewArea ground{free.left() + kEdgePx, free.bottom() - kPlateGroundShare * free.height(),
                          free.right() - kEdgePx, free.bottom() - kEdgePx};
    // The ground is in the lower part of the picture, so the middle of it is far behind the city.
    geo::Bounds bounds;
    bounds.add(s.regions->front().outer);
    camera()->setBeyondM(2 * std::hypot(bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y));
    camera()->flyToPose(poseShowing((*s.regions)[region].outer, width(), height(), ground, kPlatePitchDeg));
}

std::uint32_t PlatesLayer::scope() const
{
    return m_state->stack.scope();
}

QVariantMap PlatesLayer::regionAt(QPointF at) const
{
    const State& s = *m_state;
    if (!camera() || s.lift <= 0)
        return {};
    const auto hit = plateAt(s.stack, camera()->projection(), plateLift(), at.x(), at.y());
    if (!hit)
        return {};
    const city::Region& region = (*s.regions)[hit->region];
    const std::string& name = s.chinese || region.nameEn.empty() ? region.name : region.nameEn;
    return {{QStringLiteral("code"), QString::fromStdString(region.code)},
            {QStringLiteral("tier"), static_cast<int>(region.tier)},
            {QStringLiteral("name"), QString::fromStdString(name)}};
}

void PlatesLayer::mark(const QString& code)
{
    State& s = *m_state;
    std::uint32_t region = city::kNone;
    const std::string wanted = code.toStdString();
    for (std::uint32_t i = 0; s.regions && !wanted.empty() && i < s.regions->size(); ++i)
        if ((*s.regions)[i].code == wanted)
            region = i;
    if (std::exchange(s.marked, region) == region)
        return;
    s.mark = region == city::kNone ? PlateMesh() : PlateMesh::mark(s.stack, s.shapes, region, s.look);
    s.markToUpload = true;
    update();
}

void PlatesLayer::placeEnds(const Projection& view)
{
    State& s = *m_state;
    s.ends.clear();
    for (const Plate plate : {Plate::Streets, Plate::Communities, Plate::Grids}) {
        QPointF end(1e9, 0);
        for (const PlateShape& shape : s.shapes[static_cast<std::size_t>(plate)])
            for (const geo::LocalMetres& point : shape.ring)
                if (const auto at = view.toScreen(point); at && at->x < end.x())
                    end = {at->x, at->y - plateLift().of(plate)};
        s.ends.append(end);
    }
}

void PlatesLayer::onView()
{
    if (m_state->lift > 0)
        polish();
}

void PlatesLayer::updatePolish()
{
    State& s = *m_state;
    if (!camera() || !s.regions || s.lift <= 0 || s.stack.scope() == city::kNone)
        return;
    if (window() && std::exchange(s.labels.pixelRatio, window()->effectiveDevicePixelRatio()) != s.labels.pixelRatio)
        s.names.forget();
    if (std::exchange(s.stale, false)) {
        s.mesh = PlateMesh::whole(s.stack, s.shapes, s.figures, s.figure, s.cases, kMostThreads, s.look);
        s.toUpload = true;
        emit filled();
    }
    const Projection view = camera()->projection();
    s.names.place(s.stack, s.figures, s.figure, view, plateLift(), s.chinese, s.labels);
    placeEnds(view);
    update();
    emit placed();
}

QSGNode* PlatesLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    State& s = *m_state;
    auto* node = static_cast<PlatesNode*>(old);
    if (!node) {
        node = new PlatesNode;
        s.toUpload = s.markToUpload = true;
    }
    if (!camera())
        return node;
    if (std::exchange(s.toUpload, false))
        node->plates->setMesh(s.mesh);
    if (std::exchange(s.markToUpload, false))
        node->marked->setMesh(s.mark);
    const Projection view = camera()->projection();
    node->setOpacity(s.lift);
    node->plates->setView(view, plateLift().stepPx);
    node->marked->setView(view, plateLift().stepPx);
    QSGNode* names = s.names.paint(node->names, window());
    if (!node->names)
        node->appendChildNode(names);
    node->names = names;
    return node;
}

void PlatesLayer::releaseResources()
{
    m_state->toUpload = m_state->markToUpload = true;
    m_state->names.forget();
}

double PlatesLayer::lift() const
{
    return m_state->lift;
}

void PlatesLayer::setLift(double lift)
{
    const double wanted = std::clamp(lift, 0.0, 1.0);
    if (std::exchange(m_state->lift, wanted) == wanted)
        return;
    setVisible(wanted > 0);
    polish();
    update();
    emit liftChanged();
}

int PlatesLayer::figure() const
{
    return static_cast<int>(m_state->figure);
}

void PlatesLayer::setFigure(int figure)
{
    const auto wanted = static_cast<PlateFigure>(std::clamp(figure, 0, 2));
    if (std::exchange(m_state->figure, wanted) == wanted)
        return;
    emit figureChanged();
    refill();
}

QRectF PlatesLayer::freeArea() const
{
    return m_state->freeArea;
}

void PlatesLayer::setFreeArea(QRectF area)
{
    if (std::exchange(m_state->freeArea, area) == area)
        return;
    emit freeAreaChanged();
    // Another window: what is shown is to be seen whole in it.
    if (m_state->lift >= 1)
        show(scope());
}

bool PlatesLayer::chinese() const
{
    return m_state->chinese;
}

void PlatesLayer::setChinese(bool on)
{
    if (std::exchange(m_state->chinese, on) == on)
        return;
    m_state->names.forget();
    emit lookChanged();
    refill();
}

QVariantMap PlatesLayer::look() const
{
    return m_state->lookMap;
}

void PlatesLayer::setLook(const QVariantMap& look)
{
    State& s = *m_state;
    if (look == s.lookMap)
        return;
    s.lookMap = look;
    s.look.ramp.clear();
    for (const QVariant& color : look.value(QStringLiteral("ramp")).toList())
        s.look.ramp.push_back(color.value<QColor>());
    s.look.glass = colorIn(look, "glass");
    s.look.thread = colorIn(look, "thread");
    s.look.alarm = colorIn(look, "alarm");
    s.look.mark = colorIn(look, "mark");
    s.look.outline = {colorIn(look, "grids"), colorIn(look, "communities"), colorIn(look, "streets")};
    s.labels.color = colorIn(look, "ink");
    s.labels.halo = colorIn(look, "halo");
    s.labels.family = look.value(QStringLiteral("family")).toString();
    s.names.forget();
    emit lookChanged();
    refill();
}

QVariantList PlatesLayer::legend() const
{
    const State& s = *m_state;
    QVariantList list;
    for (const Plate plate : {Plate::Streets, Plate::Communities, Plate::Grids})
        list.append(QVariantMap{{QStringLiteral("tier"), static_cast<int>(tierOf(plate))},
                                {QStringLiteral("regions"), static_cast<int>(s.stack.on(plate).size())},
                                {QStringLiteral("most"), PlateMesh::mostOn(s.stack, plate, s.figures, s.figure)}});
    return list;
}

int PlatesLayer::cases() const
{
    const State& s = *m_state;
    return static_cast<int>(std::count_if(s.cases.begin(), s.cases.end(),
                                          [&](const PlateCase& item) { return s.stack.shows(item.region); }));
}

int PlatesLayer::threads() const
{
    return std::min(cases(), static_cast<int>(kMostThreads));
}

QVariantList PlatesLayer::ends() const
{
    return m_state->ends;
}

} // namespace sandtable::scene
