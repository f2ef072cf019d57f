// SPDX-License-Identifier: GPL-3.0-or-later
#include "Drawing.h"
#include "DrawingNode.h"
#include "VertexLabels.h"

#include <sandtable/scene/DrawingLayer.h>

#include <QFont>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace sandtable::scene {
namespace {

constexpr double kClosePx = 10;    ///< this near to its first vertex a click closes a measured line
constexpr double kLassoStepPx = 4; ///< a free hand's points lie at least this far apart
constexpr double kLeastBoxPx = 6;  ///< less is a click that slipped
constexpr std::size_t kMostLabels = 40;

double pixelsBetween(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

} // namespace

struct DrawingLayer::State
{
    Drawing drawing;
    std::optional<geo::LocalMetres> next; ///< under the cursor, where the line would go on
    std::optional<geo::LocalMetres> from; ///< where a box or a lasso was begun, while it is drawn
    QPointF lastPixel;
    bool finished = false; ///< a measured line that takes no more points
    QVariantList labels;
};

DrawingLayer::DrawingLayer(QQuickItem* parent) : MapLayer(parent), m_state(std::make_unique<State>())
{
    connect(this, &DrawingLayer::lookChanged, this, &DrawingLayer::note);
}

DrawingLayer::~DrawingLayer() = default;

void DrawingLayer::onView()
{
    if (!drawn())
        return;
    polish();
    update();
}

void DrawingLayer::setTool(int tool)
{
    if (tool < None || tool > Lasso || m_tool == tool)
        return;
    m_tool = tool;
    if (tool != None)
        clear();
    emit toolChanged();
}

bool DrawingLayer::drawn() const
{
    return !m_state->drawing.points().empty();
}

bool DrawingLayer::closed() const
{
    return m_state->drawing.closed();
}

int DrawingLayer::points() const
{
    return static_cast<int>(m_state->drawing.points().size());
}

QVariantList DrawingLayer::labels() const
{
    return m_state->labels;
}

QString DrawingLayer::lengthText() const
{
    const Drawing& drawing = m_state->drawing;
    double metres = drawing.lengthM();
    if (m_state->next && drawn() && !closed())
        metres += geo::distance(drawing.points().back(), *m_state->next);
    return lengthWords(metres);
}

QString DrawingLayer::areaText() const
{
    return closed() ? areaWords(m_state->drawing.areaM2()) : QString();
}

QString DrawingLayer::lengthWords(double metres)
{
    if (metres < 99.95)
        return tr("%1 m").arg(metres, 0, 'f', 1);
    if (metres < 999.5)
        return tr("%1 m").arg(metres, 0, 'f', 0);
    return tr("%1 km").arg(metres / 1000, 0, 'f', metres < 99'995 ? 2 : 1);
}

QString DrawingLayer::areaWords(double squareMetres)
{
    if (squareMetres < 9'999.5)
        return tr("%1 m²").arg(squareMetres, 0, 'f', 0);
    if (squareMetres < 999'950)
        return tr("%1 ha").arg(squareMetres / 10'000, 0, 'f', 2);
    return tr("%1 km²").arg(squareMetres / 1'000'000, 0, 'f', 2);
}

void DrawingLayer::note()
{
    polish();
    update();
    emit changed();
}

void DrawingLayer::clear()
{
    m_state->drawing.clear();
    m_state->next.reset();
    m_state->from.reset();
    m_state->finished = false;
    note();
}

void DrawingLayer::press(QPointF at)
{
    if (!camera() || m_tool == None)
        return;
    if (m_tool == Measure) {
        pressMeasure(at);
        return;
    }
    const auto ground = camera()->ground(at);
    if (!ground)
        return;
    clear();
    m_state->from = ground;
    m_state->lastPixel = at;
    if (m_tool == Lasso)
        m_state->drawing.add(*ground);
    note();
}

void DrawingLayer::pressMeasure(QPointF at)
{
    State& state = *m_state;
    if (state.finished)
        clear();
    const auto ground = camera()->ground(at);
    if (!ground)
        return;
    state.next.reset();
    if (points() >= 3) {
        const geo::LocalMetres first = state.drawing.points().front();
        if (pixelsBetween(camera()->toScreen(first.x, first.y), at) <= kClosePx && state.drawing.close()) {
            state.finished = true;
            note();
            return;
        }
    }
    // The second press of a double click is no place of its own.
    if (drawn() && pixelsBetween(state.lastPixel, at) < 3)
        return;
    state.drawing.add(*ground);
    state.lastPixel = at;
    note();
}

void DrawingLayer::move(QPointF at)
{
    State& state = *m_state;
    const auto ground = camera() ? camera()->ground(at) : std::nullopt;
    if (!ground)
        return;
    if (m_tool == Measure && drawn() && !state.finished) {
        state.next = ground;
        note();
    } else if (m_tool == Box && state.from) {
        drawBox(at);
    } else if (m_tool == Lasso && state.from && pixelsBetween(state.lastPixel, at) >= kLassoStepPx) {
        state.drawing.add(*ground);
        state.lastPixel = at;
        note();
    }
}

void DrawingLayer::drawBox(QPointF corner)
{
    const QPointF first = camera()->toScreen(m_state->from->x, m_state->from->y);
    geo::Ring ring;
    for (const QPointF at : {first, QPointF(corner.x(), first.y()), corner, QPointF(first.x(), corner.y())})
        if (const auto ground = camera()->ground(at))
            ring.push_back(*ground);
    const bool wide =
        std::abs(corner.x() - first.x()) >= kLeastBoxPx && std::abs(corner.y() - first.y()) >= kLeastBoxPx;
    if (wide && ring.size() == 4)
        m_state->drawing.set(std::move(ring));
    else
        m_state->drawing.clear();
    note();
}

void DrawingLayer::release(QPointF at)
{
    if (m_tool == Measure || !m_state->from)
        return;
    move(at);
    m_state->from.reset();
    if (!m_state->drawing.close()) {
        clear();
        return;
    }
    QList<QPointF> ring;
    for (const geo::LocalMetres& point : m_state->drawing.points())
        ring.append({point.x, point.y});
    m_tool = None;
    emit toolChanged();
    note();
    emit selected(ring);
}

void DrawingLayer::finish()
{
    if (m_tool != Measure || m_state->finished)
        return;
    if (points() < 2) {
        clear();
        return;
    }
    m_state->finished = true;
    m_state->next.reset();
    note();
}

void DrawingLayer::takeBack()
{
    if (m_tool != Measure)
        return;
    if (m_state->finished && !closed())
        m_state->finished = false;
    else {
        m_state->finished = false;
        m_state->drawing.takeBack();
    }
    if (!drawn())
        m_state->next.reset();
    m_state->lastPixel = QPointF(-100, -100);
    note();
}

void DrawingLayer::updatePolish()
{
    QVariantList labels;
    if (camera() && (m_tool == Measure || m_state->finished)) {
        const Drawing& drawing = m_state->drawing;
        geo::Ring ground = drawing.points();
        if (m_state->next && !ground.empty() && !closed())
            ground.push_back(*m_state->next);
        const Projection view = camera()->projection();
        geo::Ring pixels;
        bool seen = true;
        for (const geo::LocalMetres& point : ground) {
            const auto at = view.toScreen(point);
            seen = seen && at.has_value();
            pixels.push_back(at ? geo::LocalMetres{at->x, at->y} : geo::LocalMetres{});
        }
        QFont font(m_family);
        font.setPixelSize(m_pixelSize);
        const QFontMetricsF metrics(font);
        std::vector<VertexLabel> wanted;
        QStringList words;
        // The newest first: it is the one that is read.
        double length = geo::length(ground);
        for (std::size_t i = ground.size(); seen && i-- > 1 && wanted.size() < kMostLabels;) {
            words.append(lengthWords(length));
            length -= geo::distance(ground[i], ground[i - 1]);
            wanted.push_back({i, metrics.horizontalAdvance(words.last()) + 10, metrics.height() + 2});
        }
        const auto places = placeVertexLabels(pixels, closed(), wanted, width(), height());
        for (std::size_t i = 0; i < places.size(); ++i)
            if (const auto& box = places[i])
                labels.append(QVariantMap{{QStringLiteral("x"), box->min.x},
                                          {QStringLiteral("y"), box->min.y},
                                          {QStringLiteral("width"), box->max.x - box->min.x},
                                          {QStringLiteral("height"), box->max.y - box->min.y},
                                          {QStringLiteral("text"), words[static_cast<int>(i)]}});
    }
    if (std::exchange(m_state->labels, labels) != labels)
        emit labelsChanged();
}

QSGNode* DrawingLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    auto* node = static_cast<DrawingNode*>(old);
    if (!node)
        node = new DrawingNode;
    if (camera()) {
        const bool line = m_tool == Measure || m_state->finished;
        node->show(m_state->drawing, line ? m_state->next : std::nullopt, camera()->projection(),
                   {m_color, m_halo, line});
    }
    return node;
}

} // namespace sandtable::scene
