// SPDX-License-Identifier: GPL-3.0-or-later
#include "LabelImage.h"
#include "LabelLayout.h"
#include "LabelRank.h"

#include <sandtable/scene/LabelLayer.h>

#include <QElapsedTimer>
#include <QQuickWindow>
#include <QSGOpacityNode>
#include <QSGSimpleTextureNode>
#include <QSGTexture>

#include <algorithm>
#include <cmath>
#include <deque>
#include <string_view>
#include <unordered_map>

namespace sandtable::scene {
namespace {

using city::LabelKind;

constexpr double kFadeMs = 150;
/// Screen that one label gets, on the average: enough to read the map between them.
constexpr double kPixelsALabel = 45'000;
constexpr float kMarginPx = 10;
constexpr float kPlaceLiftM = 14; ///< names of places stand over the roofs

/// One label on the screen, from fading in to faded out.
struct Drawn
{
    QPointF at;
    QPointF shift; ///< how far it has stepped aside, and is to
    QPointF shiftGoal;
    std::uint8_t slot = 0;
    QSizeF size;
    double opacity = 0;
    bool wanted = true;
    bool stale = false; ///< its picture shows other figures than its badge
    bool renewed = false;
    QImage image;
};

class LabelNode : public QSGOpacityNode
{
public:
    LabelNode(QQuickWindow* window, const QImage& image)
    {
        m_texture.reset(window->createTextureFromImage(
            image, QQuickWindow::CreateTextureOptions(QQuickWindow::TextureHasAlphaChannel) |
                       QQuickWindow::TextureCanUseAtlas));
        m_node.setTexture(m_texture.get());
        m_node.setFiltering(QSGTexture::Nearest);
        m_node.setFlag(QSGNode::OwnedByParent, false);
        appendChildNode(&m_node);
    }
    void move(const QRectF& rect)
    {
        if (m_node.rect() != rect)
            m_node.setRect(rect);
    }

private:
    std::unique_ptr<QSGTexture> m_texture;
    QSGSimpleTextureNode m_node;
};

class LabelRoot : public QSGNode
{
public:
    std::unordered_map<std::uint32_t, LabelNode*> nodes;
};

} // namespace

struct LabelLayer::State
{
    QPointer<MarkerLayer> markers;
    bool chinese = true;
    LabelLook look{QColor(213, 222, 230), QColor(10, 14, 18), QColor(120, 170, 205), QStringLiteral("Noto Sans CJK SC"),
                   1};
    std::shared_ptr<const city::TileSet> city;
    /// Of every label that was ever a candidate; pictures exist only of those on the screen.
    std::unordered_map<std::uint32_t, QSizeF> sizes;
    std::unordered_map<std::uint32_t, Drawn> drawn;
    std::vector<RegionBadge> badges;
    std::unordered_map<std::uint32_t, LabelFigures> figures; ///< of the badges, by label
    bool matched = true;
    QElapsedTimer clock;
    bool rebuild = false;
    int placed = 0;
};

LabelLayer::LabelLayer(QQuickItem* parent) : MapLayer(parent), m_state(std::make_unique<State>())
{
    m_state->clock.start();
}

LabelLayer::~LabelLayer() = default;

void LabelLayer::newLooks()
{
    State& s = *m_state;
    s.sizes.clear();
    s.drawn.clear();
    s.rebuild = true;
    emit looksChanged();
    polish();
}

QString LabelLayer::textOf(const city::MapLabel& label) const
{
    return QString::fromStdString(m_state->chinese || label.textEn.empty() ? label.text : label.textEn);
}

/// The pins of this frame; their layer is asked to place them first.
std::vector<Obstacle> LabelLayer::obstacles() const
{
    std::vector<Obstacle> list;
    if (!m_state->markers)
        return list;
    m_state->markers->ensurePolished();
    for (const QRectF& box : m_state->markers->pinBoxes()) {
        const QRectF here = mapRectFromItem(m_state->markers, box);
        list.push_back({static_cast<float>(here.left()), static_cast<float>(here.top()),
                        static_cast<float>(here.right()), static_cast<float>(here.bottom())});
    }
    return list;
}

void LabelLayer::setBadges(std::vector<RegionBadge> badges)
{
    State& s = *m_state;
    s.badges = std::move(badges);
    s.matched = false;
    polish();
}

/// A label has no code: the region is known by its name and where the name belongs, to within the rounding of the file.
void LabelLayer::matchBadges()
{
    State& s = *m_state;
    if (std::exchange(s.matched, true))
        return;
    constexpr double kSamePlaceM = 5;
    std::unordered_multimap<std::string_view, const RegionBadge*> byName;
    for (const RegionBadge& badge : s.badges)
        byName.emplace(badge.name, &badge);
    auto before = std::exchange(s.figures, {});
    for (std::uint32_t i = 0; s.city && i < s.city->labels.size(); ++i) {
        const auto& label = s.city->labels[i];
        if (label.kind > LabelKind::MicroGrid)
            continue;
        const auto [first, last] = byName.equal_range(label.text);
        for (auto it = first; it != last; ++it)
            if (geo::distance(it->second->at, label.at) < kSamePlaceM)
                s.figures[i] = {it->second->open, it->second->overdue, it->second->fresh};
        if (const auto was = before.find(i); (was == before.end() ? LabelFigures() : was->second) != figuresOf(i)) {
            s.sizes.erase(i);
            if (const auto drawn = s.drawn.find(i); drawn != s.drawn.end())
                drawn->second.stale = true;
        }
    }
}

LabelFigures LabelLayer::figuresOf(std::uint32_t label) const
{
    const auto found = m_state->figures.find(label);
    return found == m_state->figures.end() ? LabelFigures() : found->second;
}

void LabelLayer::place()
{
    State& s = *m_state;
    const auto city = scene() ? scene()->city() : nullptr;
    if (city != s.city) {
        s.city = city;
        s.sizes.clear();
        s.drawn.clear();
        s.figures.clear();
        s.matched = false;
        s.rebuild = true;
    }
    matchBadges();
    for (auto& [id, label] : s.drawn)
        label.wanted = false;
    s.placed = 0;
    if (!city || !camera())
        return;
    if (window() != nullptr)
        s.look.pixelRatio = window()->effectiveDevicePixelRatio();
    const auto view = camera()->projection();
    const double targetMpp = camera()->metresPerPixel();
    const int tier = scene()->tier();
    std::vector<LabelWish> wishes;
    std::deque<std::vector<LabelOffset>> rooms; // the wishes point into them
    for (std::uint32_t i = 0; i < city->labels.size(); ++i) {
        const auto& label = city->labels[i];
        const LabelRule rule = ruleOf(label, tier);
        if (targetMpp > rule.metresPerPixel)
            continue;
        const auto at = view.toScreen(label.at, label.kind == LabelKind::Place ? kPlaceLiftM : 0);
        if (!at || at->x < 0 || at->y < 0 || at->x > width() || at->y > height() ||
            view.metresPerPixel(at->depth) > rule.metresPerPixel * 1.5)
            continue;
        auto known = s.sizes.find(i);
        if (known == s.sizes.end())
            known = s.sizes.emplace(i, labelSize(textOf(label), label.kind, s.look, figuresOf(i))).first;
        const QSizeF size = known->second;
        // The far half of a tilted view steps back.
        const int importance =
            rule.importance - static_cast<int>(20 * std::clamp(at->depth / camera()->distance() - 1, 0.0, 2.0));
        const auto drawn = s.drawn.find(i);
        auto& room = rooms.emplace_back();
        for (const auto& corner : scene()->labelRoom(i))
            if (const auto seen = view.toScreen(corner))
                room.push_back({static_cast<float>(seen->x - at->x), static_cast<float>(seen->y - at->y)});
        wishes.push_back({i, static_cast<float>(at->x), static_cast<float>(at->y), static_cast<float>(size.width()),
                          static_cast<float>(size.height()), importance,
                          drawn != s.drawn.end() && drawn->second.opacity > 0, rule.reach,
                          drawn != s.drawn.end() ? drawn->second.slot : std::uint8_t{0}, room,
                          label.kind == LabelKind::Street});
    }
    const auto most = static_cast<std::size_t>(std::clamp(width() * height() / kPixelsALabel, 12.0, 90.0));
    const auto placed =
        placeLabels(wishes, {static_cast<float>(width()), static_cast<float>(height()), kMarginPx, most}, obstacles());
    s.placed = static_cast<int>(placed.size());
    for (const auto& [id, slot, by] : placed) {
        const bool isNew = !s.drawn.contains(id);
        Drawn& label = s.drawn[id];
        const QPointF goal(by.x, by.y);
        if (isNew)
            label.shift = goal;
        else if (label.slot == slot)
            label.shift += goal - label.shiftGoal; // the place itself has moved with the map
        label.shiftGoal = goal;
        label.slot = slot;
        label.wanted = true;
        if (isNew || label.stale) {
            const auto& source = city->labels[id];
            label.image = labelImage(textOf(source), source.kind, s.look, figuresOf(id));
            label.size = label.image.deviceIndependentSize();
            label.renewed = !isNew;
            label.stale = false;
        }
    }
    for (auto& [id, label] : s.drawn) {
        const auto& source = city->labels[id];
        const auto at = view.toScreen(source.at, source.kind == LabelKind::Place ? kPlaceLiftM : 0);
        label.at = at ? QPointF(at->x, at->y) : QPointF(-1e4, -1e4);
    }
}

void LabelLayer::updatePolish()
{
    place();
    update();
    emit placed();
}

QSGNode* LabelLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    State& s = *m_state;
    auto* root = static_cast<LabelRoot*>(old);
    if (root == nullptr)
        root = new LabelRoot;
    if (std::exchange(s.rebuild, false)) {
        while (QSGNode* child = root->firstChild()) {
            root->removeChildNode(child);
            delete child;
        }
        root->nodes.clear();
    }
    // After a pause the first step must not be the whole fade.
    const double step = std::min(0.35, static_cast<double>(s.clock.restart()) / kFadeMs);
    bool fading = false;
    for (auto it = s.drawn.begin(); it != s.drawn.end();) {
        Drawn& label = it->second;
        const double goal = label.wanted ? 1 : 0;
        label.opacity += std::clamp(goal - label.opacity, -step, step);
        const QPointF way = label.shiftGoal - label.shift;
        label.shift = way.manhattanLength() < 1 ? label.shiftGoal : label.shift + way * std::min(1.0, step * 2);
        fading = fading || label.opacity != goal || label.shift != label.shiftGoal;
        auto node = root->nodes.find(it->first);
        if (!label.wanted && label.opacity <= 0) {
            if (node != root->nodes.end()) {
                root->removeChildNode(node->second);
                delete node->second;
                root->nodes.erase(node);
            }
            it = s.drawn.erase(it);
            continue;
        }
        if (std::exchange(label.renewed, false) && node != root->nodes.end()) {
            root->removeChildNode(node->second);
            delete node->second;
            root->nodes.erase(node);
            node = root->nodes.end();
        }
        if (node == root->nodes.end()) {
            node = root->nodes.emplace(it->first, new LabelNode(window(), label.image)).first;
            root->appendChildNode(node->second);
        }
        node->second->move({std::round(label.at.x() + label.shift.x() - label.size.width() / 2),
                            std::round(label.at.y() + label.shift.y() - label.size.height() / 2), label.size.width(),
                            label.size.height()});
        node->second->setOpacity(label.opacity);
        ++it;
    }
    if (fading)
        QMetaObject::invokeMethod(this, &QQuickItem::update, Qt::QueuedConnection);
    return root;
}

void LabelLayer::releaseResources()
{
    m_state->rebuild = true;
}

MarkerLayer* LabelLayer::markers() const
{
    return m_state->markers;
}

void LabelLayer::setMarkers(MarkerLayer* markers)
{
    if (markers == m_state->markers)
        return;
    if (m_state->markers)
        m_state->markers->disconnect(this);
    m_state->markers = markers;
    if (markers != nullptr)
        connect(markers, &MarkerLayer::pinsMoved, this, &QQuickItem::polish);
    emit markersChanged();
    polish();
}

bool LabelLayer::chinese() const
{
    return m_state->chinese;
}
void LabelLayer::setChinese(bool on)
{
    if (std::exchange(m_state->chinese, on) != on)
        newLooks();
}
QColor LabelLayer::color() const
{
    return m_state->look.color;
}
void LabelLayer::setColor(const QColor& color)
{
    if (std::exchange(m_state->look.color, color) != color)
        newLooks();
}
QColor LabelLayer::halo() const
{
    return m_state->look.halo;
}
void LabelLayer::setHalo(const QColor& color)
{
    if (std::exchange(m_state->look.halo, color) != color)
        newLooks();
}
QColor LabelLayer::water() const
{
    return m_state->look.water;
}
void LabelLayer::setWater(const QColor& color)
{
    if (std::exchange(m_state->look.water, color) != color)
        newLooks();
}
QColor LabelLayer::alarm() const
{
    return m_state->look.alarm;
}
void LabelLayer::setAlarm(const QColor& color)
{
    if (std::exchange(m_state->look.alarm, color) != color)
        newLooks();
}
QString LabelLayer::family() const
{
    return m_state->look.family;
}
void LabelLayer::setFamily(const QString& family)
{
    if (std::exchange(m_state->look.family, family) != family)
        newLooks();
}
std::vector<Obstacle> LabelLayer::boxes() const
{
    std::vector<Obstacle> list;
    for (const auto& [id, label] : m_state->drawn) {
        if (!label.wanted)
            continue;
        const QPointF middle = label.at + label.shiftGoal;
        const auto halfWidth = static_cast<float>(label.size.width() / 2);
        const auto halfHeight = static_cast<float>(label.size.height() / 2);
        const auto x = static_cast<float>(middle.x());
        const auto y = static_cast<float>(middle.y());
        list.push_back({x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight});
    }
    return list;
}

int LabelLayer::placedCount() const
{
    return m_state->placed;
}

} // namespace sandtable::scene
