// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorPlan.h"

#include <sandtable/scene/DoorLayer.h>

#include <QQuickWindow>

#include <optional>
#include <thread>
#include <utility>

namespace sandtable::scene {
namespace {

/// A little past the limit numbers stay, so that a camera on it does not make them come and go.
constexpr double kStayFactor = 1.15;

GlyphSheet doorSheet(const DoorScript& script, const QString& family, const QColor& ink, const QColor& halo)
{
    GlyphSheet sheet;
    sheet.signs = script.signs();
    sheet.family = family;
    sheet.cellWidthPx = DoorScript::kWidePx + 4;
    sheet.cellHeightPx = 18;
    sheet.bold = false;
    sheet.ink = ink;
    sheet.halo = halo;
    return sheet;
}

class DoorNode : public QSGNode
{
public:
    DoorNode(QQuickWindow* window, const GlyphSheet& sheet) : glyphs(window, sheet)
    {
        glyphs.setFlag(QSGNode::OwnedByParent, false);
        appendChildNode(&glyphs);
    }
    GlyphNode glyphs;
};

} // namespace

struct DoorLayer::State
{
    QString file;
    QString errorText;
    bool near = false;
    bool newLooks = false;
    CityThingsPtr things;
    std::optional<DoorScript> script;
    std::vector<DrawnDoor> doors;
    std::jthread reader;
};

DoorLayer::DoorLayer(QQuickItem* parent) : MapLayer(parent), m_state(std::make_unique<State>())
{
    connect(this, &DoorLayer::looksChanged, this, [this] {
        m_state->newLooks = true;
        polish();
    });
}

DoorLayer::~DoorLayer() = default;

void DoorLayer::onScene()
{
    State& s = *m_state;
    const QString file = scene() ? scene()->file() : QString();
    if (std::exchange(s.file, file) != file) {
        s.things.reset();
        s.script.reset();
        s.errorText.clear();
    }
    onView();
}

void DoorLayer::onView()
{
    State& s = *m_state;
    const double limit = s.near ? kNearMpp * kStayFactor : kNearMpp;
    const bool near = camera() && scene() && scene()->ready() && camera()->metresPerPixel() < limit;
    if (near && !s.things && s.errorText.isEmpty())
        read();
    if (std::exchange(s.near, near) != near)
        emit nearChanged();
    if (near || !s.doors.empty())
        polish();
}

void DoorLayer::read()
{
    State& s = *m_state;
    if (s.reader.joinable() || s.file.isEmpty())
        return;
    s.reader = std::jthread([this, file = s.file] {
        auto read = readAddresses(file.toStdString());
        std::optional<DoorScript> script;
        if (read)
            script.emplace((*read)->numbers);
        QMetaObject::invokeMethod(this, [this, file, read = std::move(read), script = std::move(script)]() mutable {
            State& state = *m_state;
            state.reader.join();
            if (file == state.file) {
                if (read)
                    state.things = *read;
                else
                    state.errorText = QString::fromStdString(read.error().message);
                state.script = std::move(script);
                state.newLooks = true;
                emit nearChanged();
            }
            onView();
        });
    });
}

void DoorLayer::updatePolish()
{
    State& s = *m_state;
    const auto before = s.doors.size();
    s.doors.clear();
    // Until they have faded they stay where they belong.
    if (s.things && camera() && (s.near || opacity() > 0)) {
        std::vector<Obstacle> names;
        if (m_labels) {
            m_labels->ensurePolished();
            names = m_labels->boxes();
        }
        s.doors = placeDoors(*s.things, *s.script, camera()->projection(), names);
    }
    if (before != s.doors.size())
        emit drawnChanged();
    update();
}

QSGNode* DoorLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    State& s = *m_state;
    auto* node = static_cast<DoorNode*>(old);
    if (!s.things)
        return node;
    if (node == nullptr || std::exchange(s.newLooks, false)) {
        delete node;
        node = new DoorNode(window(), doorSheet(*s.script, m_family, m_color, m_halo));
        s.newLooks = false;
    }
    std::vector<Glyph> glyphs;
    for (const DrawnDoor& door : s.doors)
        s.script->write(s.things->numbers[door.source], door.x, door.y, glyphs);
    node->glyphs.setGlyphs(glyphs);
    return node;
}

bool DoorLayer::near() const
{
    return m_state->near;
}
bool DoorLayer::ready() const
{
    return !m_state->near || m_state->things || !m_state->errorText.isEmpty();
}
int DoorLayer::drawn() const
{
    return static_cast<int>(m_state->doors.size());
}
QString DoorLayer::errorText() const
{
    return m_state->errorText;
}

} // namespace sandtable::scene
