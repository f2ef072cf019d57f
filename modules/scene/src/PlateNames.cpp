// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlateNames.h"

#include "LabelLayout.h"

#include <QQuickWindow>
#include <QSGSimpleTextureNode>
#include <QSGTexture>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace sandtable::scene {
namespace {

constexpr std::size_t kMostNames = 70;
constexpr float kNameMarginPx = 4;
/// Smaller regions on the screen are not asked whether their name would fit.
constexpr double kLeastRegionPx = 34;

city::LabelKind kindOn(Plate plate)
{
    return plate == Plate::Streets       ? city::LabelKind::Street
           : plate == Plate::Communities ? city::LabelKind::Community
                                         : city::LabelKind::MicroGrid;
}

class PlateNameNode : public QSGSimpleTextureNode
{
public:
    PlateNameNode(QQuickWindow* window, const QImage& image)
    {
        setOwnsTexture(true);
        setTexture(window->createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
        setFiltering(QSGTexture::Nearest);
    }
};

class PlateNamesRoot : public QSGNode
{
public:
    void drop(std::uint32_t region)
    {
        const auto found = nodes.find(region);
        if (found == nodes.end())
            return;
        removeChildNode(found->second);
        delete found->second;
        nodes.erase(found);
    }
    std::unordered_map<std::uint32_t, PlateNameNode*> nodes;
};

/// How wide and high a region is on the screen, roughly: that of the box around it.
QSizeF extentOf(const geo::Ring& ring, const Projection& view)
{
    geo::Bounds bounds;
    bounds.add(ring);
    double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
    for (const double x : {bounds.min.x, bounds.max.x})
        for (const double y : {bounds.min.y, bounds.max.y}) {
            const auto at = view.toScreen({x, y});
            if (!at)
                return {};
            left = std::min(left, at->x);
            right = std::max(right, at->x);
            top = std::min(top, at->y);
            bottom = std::max(bottom, at->y);
        }
    return {right - left, bottom - top};
}

} // namespace

void PlateNames::forget()
{
    m_texts.clear();
    m_placed.clear();
    m_rebuild = true;
}

PlateNames::Text& PlateNames::textOf(const PlateStack& stack, std::uint32_t region, int value, bool chinese,
                                     const LabelLook& look)
{
    const city::Region& source = stack.regions()[region];
    const std::string& name = chinese || source.nameEn.empty() ? source.name : source.nameEn;
    QString words = QString::fromStdString(name);
    if (value > 0)
        words += QLatin1Char(' ') + QString::number(value);
    Text& text = m_texts[region];
    if (text.words != words) {
        text.words = words;
        text.size = labelSize(words, kindOn(static_cast<Plate>(4 - static_cast<int>(source.tier))), look);
        text.image = {};
    }
    return text;
}

void PlateNames::place(const PlateStack& stack, std::span<const PlateFigures> figures, PlateFigure figure,
                       const Projection& view, PlateLift lift, bool chinese, const LabelLook& look)
{
    std::vector<LabelWish> wishes;
    for (const Plate plate : {Plate::Streets, Plate::Communities, Plate::Grids})
        for (const std::uint32_t region : stack.on(plate)) {
            const auto at = view.toScreen(stack.node(region));
            const QSizeF room = extentOf(stack.outline(region), view);
            if (!at || room.width() < kLeastRegionPx)
                continue;
            const double y = at->y - lift.of(plate);
            if (at->x < 0 || at->x > view.width() || y < 0 || y > view.height())
                continue;
            const int value = region < figures.size() ? valueOf(figures[region], figure) : 0;
            const Text& text = textOf(stack, region, value, chinese, look);
            if (text.size.width() > room.width() * 0.95 || text.size.height() > room.height() * 1.1)
                continue;
            // Under a higher plate it would seem to be that one's.
            const auto top = plateAt(stack, view, lift, at->x, y);
            if (top && top->plate > plate)
                continue;
            LabelWish wish;
            wish.id = region;
            wish.x = static_cast<float>(at->x);
            // Above its node, or the dot would stand in the name.
            wish.y = static_cast<float>(y - text.size.height() / 2 - 4);
            wish.width = static_cast<float>(text.size.width());
            wish.height = static_cast<float>(text.size.height());
            wish.importance = 10'000 * static_cast<int>(plate) + std::min(value, 9'999);
            wishes.push_back(wish);
        }
    m_placed.clear();
    const LabelFrame frame{static_cast<float>(view.width()), static_cast<float>(view.height()), kNameMarginPx,
                           kMostNames};
    for (const PlacedLabel& label : placeLabels(wishes, frame)) {
        const auto wish =
            std::find_if(wishes.begin(), wishes.end(), [&](const auto& one) { return one.id == label.id; });
        Text& text = m_texts.at(label.id);
        if (text.image.isNull()) {
            const auto plate = static_cast<Plate>(4 - static_cast<int>(stack.regions()[label.id].tier));
            text.image = labelImage(text.words, kindOn(plate), look);
            text.renewed = true;
        }
        m_placed.push_back({label.id,
                            {std::round(wish->x - text.size.width() / 2), std::round(wish->y - text.size.height() / 2)},
                            text.size});
    }
}

QSGNode* PlateNames::paint(QSGNode* old, QQuickWindow* window)
{
    auto* root = static_cast<PlateNamesRoot*>(old);
    if (!root)
        root = new PlateNamesRoot;
    std::vector<std::uint32_t> gone;
    for (const auto& [region, node] : root->nodes)
        if (m_rebuild || std::none_of(m_placed.begin(), m_placed.end(),
                                      [wanted = region](const Placed& p) { return p.region == wanted; }))
            gone.push_back(region);
    for (const std::uint32_t region : gone)
        root->drop(region);
    m_rebuild = false;
    for (const Placed& name : m_placed) {
        Text& text = m_texts.at(name.region);
        if (std::exchange(text.renewed, false))
            root->drop(name.region);
        auto& node = root->nodes[name.region];
        if (!node) {
            node = new PlateNameNode(window, text.image);
            root->appendChildNode(node);
        }
        node->setRect(QRectF(name.topLeft, name.size));
    }
    return root;
}

} // namespace sandtable::scene
