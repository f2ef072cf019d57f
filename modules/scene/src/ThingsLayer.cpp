// SPDX-License-Identifier: GPL-3.0-or-later
#include "ComponentLook.h"
#include "ThingsPlan.h"

#include <sandtable/scene/ThingsLayer.h>

#include <QElapsedTimer>
#include <QQuickWindow>

#include <algorithm>
#include <thread>
#include <utility>

namespace sandtable::scene {
namespace {

constexpr float kFadeMs = 150;
/// A longer pause than this between frames is none that the eye sees as one.
constexpr float kLongestStep = 0.35F;

GlyphSheet signSheet(const QString& family)
{
    GlyphSheet sheet;
    sheet.signs = componentSigns();
    sheet.family = family;
    sheet.cellWidthPx = 14;
    sheet.cellHeightPx = 16;
    sheet.bold = false;
    return sheet;
}

class ThingsNode : public QSGNode
{
public:
    ThingsNode(QQuickWindow* window, const QString& family)
        : sheet(numberSheet(family)), digits(window, sheet), signs(window, signSheet(family))
    {
        for (QSGNode* child :
             {static_cast<QSGNode*>(&discs), static_cast<QSGNode*>(&digits), static_cast<QSGNode*>(&signs)}) {
            child->setFlag(QSGNode::OwnedByParent, false);
            appendChildNode(child);
        }
    }
    const GlyphSheet sheet;
    MarkerNode discs{MarkerNode::Draws::Discs};
    GlyphNode digits;
    GlyphNode signs;
};

} // namespace

struct ThingsLayer::State
{
    bool shown = false;
    QString family = QStringLiteral("Noto Sans CJK SC");
    QString file;
    QString errorText;
    CityThingsPtr things;
    ThingsPlan plan;
    QElapsedTimer clock;
    std::jthread reader;
};

ThingsLayer::ThingsLayer(QQuickItem* parent) : MapLayer(parent), m_state(std::make_unique<State>())
{
    m_state->clock.start();
}

ThingsLayer::~ThingsLayer() = default;

void ThingsLayer::onView()
{
    if (m_state->shown)
        polish();
}

void ThingsLayer::onScene()
{
    openFile();
}

void ThingsLayer::openFile()
{
    State& s = *m_state;
    const QString file = scene() ? scene()->file() : QString();
    if (file == s.file)
        return;
    s.file = file;
    s.things.reset();
    s.errorText.clear();
    s.plan.clear();
    emit readyChanged();
    read();
}

void ThingsLayer::read()
{
    State& s = *m_state;
    if (!s.shown || s.file.isEmpty() || s.things || !s.errorText.isEmpty())
        return;
    // An earlier reader of another file is waited for: it is nearly done, and two would fight for the disk.
    s.reader = std::jthread([this, file = s.file] {
        auto read = readComponents(file.toStdString());
        QMetaObject::invokeMethod(this, [this, file, read = std::move(read)] {
            State& state = *m_state;
            if (file != state.file)
                return;
            if (read)
                state.things = *read;
            else
                state.errorText = QString::fromStdString(read.error().message);
            emit readyChanged();
            polish();
        });
    });
}

void ThingsLayer::updatePolish()
{
    State& s = *m_state;
    bool fading = false;
    if (s.shown && s.things && camera())
        fading = s.plan.update(*s.things, camera()->projection(),
                               std::min(kLongestStep, static_cast<float>(s.clock.restart()) / kFadeMs));
    else
        s.plan.clear();
    emit drawnChanged();
    update();
    if (fading)
        QMetaObject::invokeMethod(this, &QQuickItem::polish, Qt::QueuedConnection);
}

QSGNode* ThingsLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    auto* node = static_cast<ThingsNode*>(old);
    if (node == nullptr)
        node = new ThingsNode(window(), m_state->family);
    node->discs.setSprites(m_state->plan.sprites());
    node->digits.setGlyphs(glyphsOf(m_state->plan.numbers(), node->sheet));
    node->signs.setGlyphs(m_state->plan.signs());
    return node;
}

QVariantMap ThingsLayer::thingAt(QPointF point) const
{
    const State& s = *m_state;
    const DrawnThing* thing = s.plan.at(static_cast<float>(point.x()), static_cast<float>(point.y()));
    if (thing == nullptr)
        return {};
    QVariantMap found{{QStringLiteral("count"), thing->count},
                      {QStringLiteral("localX"), thing->at.x},
                      {QStringLiteral("localY"), thing->at.y}};
    if (thing->count == 1 && thing->source < s.things->codes.size()) {
        found.insert(QStringLiteral("code"),
                     QStringLiteral("%1").arg(s.things->codes[thing->source], 16, 10, QLatin1Char('0')));
        found.insert(QStringLiteral("type"), thing->kind);
    }
    return found;
}

bool ThingsLayer::shown() const
{
    return m_state->shown;
}
void ThingsLayer::setShown(bool on)
{
    if (std::exchange(m_state->shown, on) == on)
        return;
    read();
    emit shownChanged();
    emit readyChanged();
    polish();
}
bool ThingsLayer::ready() const
{
    return !m_state->shown || m_state->things || !m_state->errorText.isEmpty();
}
int ThingsLayer::total() const
{
    return m_state->things ? static_cast<int>(m_state->things->points.size()) : 0;
}
int ThingsLayer::drawn() const
{
    return static_cast<int>(m_state->plan.sprites().size());
}
QString ThingsLayer::errorText() const
{
    return m_state->errorText;
}
QString ThingsLayer::family() const
{
    return m_state->family;
}
void ThingsLayer::setFamily(const QString& family)
{
    if (std::exchange(m_state->family, family) == family)
        return;
    emit familyChanged();
    update();
}

} // namespace sandtable::scene
