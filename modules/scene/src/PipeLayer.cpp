// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeGeometry.h"
#include "PipePick.h"
#include "PipePlanner.h"
#include "PipeSymbols.h"

#include <sandtable/scene/PipeLayer.h>

#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace sandtable::scene {
namespace {

/// What lies in the view is counted when the camera has come to rest, or this often while it moves.
constexpr int kCountMs = 150;
/// From the start of one plan to the next while the camera moves: planning takes a core from a software renderer.
constexpr int kPlanMs = 150;

GlyphSheet pipeSignSheet(const QString& family)
{
    GlyphSheet sheet;
    sheet.signs = pipeSigns();
    sheet.family = family;
    sheet.cellWidthPx = 14;
    sheet.cellHeightPx = 16;
    sheet.bold = false;
    return sheet;
}

class SymbolsNode : public QSGNode
{
public:
    SymbolsNode(QQuickWindow* window, const QString& family) : signs(window, pipeSignSheet(family))
    {
        for (QSGNode* child : {static_cast<QSGNode*>(&discs), static_cast<QSGNode*>(&signs)}) {
            child->setFlag(QSGNode::OwnedByParent, false);
            appendChildNode(child);
        }
    }
    MarkerNode discs{MarkerNode::Draws::Discs};
    GlyphNode signs;
};

} // namespace

struct PipeLayer::State
{
    bool shown = false;
    QString file;
    QString errorText;
    bool reading = false;
    PipeCityPtr city;
    city::PipeKinds kinds = city::PipeKinds::all();
    int kindBits = (1 << city::kPipeKinds) - 1;
    std::shared_ptr<const PipeMarks> marked = std::make_shared<const PipeMarks>();
    PipesInView inView;
    bool counting = false;
    QTimer countTimer;
    QList<QColor> colors;
    QString family = QStringLiteral("Noto Sans CJK SC");
    std::vector<std::uint32_t> nodes;
    PipeSymbols symbols;

    PlannedView view;
    bool planning = false;
    QTimer planTimer;
    QElapsedTimer sincePlan;
    bool stale = true; ///< whatever the view: what shall be drawn has changed
    PipeGeometry pipes;
    PipeGeometry marks;
    std::shared_ptr<const PipePlan> plan = std::make_shared<const PipePlan>();
    double planMs = 0;

    QThread thread;
    QObject* worker = new QObject; ///< lives on the thread and is deleted there
};

PipeLayer::PipeLayer(QQuickItem* parent) : MapLayer(parent), m_state(std::make_unique<State>())
{
    m_state->worker->moveToThread(&m_state->thread);
    connect(&m_state->thread, &QThread::finished, m_state->worker, &QObject::deleteLater);
    m_state->thread.setObjectName(QStringLiteral("pipes"));
    m_state->countTimer.setSingleShot(true);
    m_state->countTimer.setInterval(kCountMs);
    m_state->planTimer.setSingleShot(true);
    connect(&m_state->planTimer, &QTimer::timeout, this, &PipeLayer::plan);
    connect(&m_state->countTimer, &QTimer::timeout, this, &PipeLayer::count);
}

PipeLayer::~PipeLayer()
{
    if (!m_state->thread.isRunning()) {
        delete m_state->worker;
        return;
    }
    m_state->thread.quit();
    m_state->thread.wait();
}

template <class Work>
void PipeLayer::post(Work work)
{
    // A console that never looks under the ground has no thread for it.
    if (!m_state->thread.isRunning())
        m_state->thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_state->worker, std::move(work));
}

void PipeLayer::onScene()
{
    State& s = *m_state;
    const QString file = scene() != nullptr ? scene()->file() : QString();
    if (file == s.file)
        return;
    s.file = file;
    s.city.reset();
    s.errorText.clear();
    s.reading = false;
    s.stale = true;
    s.pipes.show({});
    s.marks.show({});
    s.nodes.clear();
    s.marked = std::make_shared<const PipeMarks>();
    s.inView = {};
    emit readyChanged();
    emit planned();
    emit inViewChanged();
    read();
    polish();
}

void PipeLayer::read()
{
    State& s = *m_state;
    if (!s.shown || s.file.isEmpty() || s.city || s.reading || !s.errorText.isEmpty())
        return;
    s.reading = true;
    post([this, file = s.file] {
        auto city = PipeCity::read(file.toStdString());
        QMetaObject::invokeMethod(this, [this, file, city = std::move(city)] {
            State& state = *m_state;
            if (file != state.file)
                return;
            state.reading = false;
            if (city)
                state.city = *city;
            else
                state.errorText = QString::fromStdString(city.error().message);
            emit readyChanged();
            emit inViewChanged();
            plan();
            count();
        });
    });
}

void PipeLayer::onView()
{
    if (!m_state->shown)
        return;
    plan();
    polish();
    if (!m_state->countTimer.isActive())
        m_state->countTimer.start();
}

void PipeLayer::count()
{
    State& s = *m_state;
    if (!s.shown || !s.city || camera() == nullptr || s.counting)
        return;
    s.counting = true;
    const CameraPose pose = camera()->pose();
    post([this, city = s.city, pose, view = Projection(pose, width(), height())] {
        const PipesInView found = pipesIn(*city, view);
        QMetaObject::invokeMethod(this, [this, city, pose, found] {
            State& state = *m_state;
            state.counting = false;
            if (city == state.city && std::exchange(state.inView, found) != found)
                emit inViewChanged();
            if (camera() != nullptr && camera()->pose() != pose && !state.countTimer.isActive())
                state.countTimer.start();
        });
    });
}

void PipeLayer::updatePolish()
{
    State& s = *m_state;
    if (s.shown && s.city && camera() != nullptr) {
        PipeColors colors;
        const auto color = [&](std::size_t i) {
            return i < static_cast<std::size_t>(s.colors.size()) ? s.colors[static_cast<qsizetype>(i)]
                                                                 : QColor(Qt::white);
        };
        for (std::size_t kind = 0; kind < city::kPipeKinds; ++kind)
            colors.kinds[kind] = color(kind);
        colors.valve = color(city::kPipeKinds);
        colors.end = color(city::kPipeKinds + 1);
        s.symbols.update(*s.city, camera()->projection(), s.nodes, s.kinds, *s.marked, colors);
    } else
        s.symbols.clear();
    update();
}

QSGNode* PipeLayer::updatePaintNode(QSGNode* old, UpdatePaintNodeData*)
{
    auto* node = static_cast<SymbolsNode*>(old);
    if (node == nullptr)
        node = new SymbolsNode(window(), m_state->family);
    node->discs.setSprites(m_state->symbols.sprites());
    node->signs.setGlyphs(m_state->symbols.signs());
    return node;
}

QVariantMap PipeLayer::pipeAt(QPointF point, double reachPx) const
{
    const State& s = *m_state;
    if (!s.shown || !s.city || camera() == nullptr)
        return {};
    if (const auto node = s.symbols.at(static_cast<float>(point.x()), static_cast<float>(point.y()))) {
        const geo::LocalMetres at = s.city->model().pipeNodes[*node].at;
        return {{QStringLiteral("node"), *node}, {QStringLiteral("localX"), at.x}, {QStringLiteral("localY"), at.y}};
    }
    const auto hit = pickPipe(*s.city, camera()->projection(), point.x(), point.y(), s.kinds, s.plan->thin, reachPx);
    if (!hit)
        return {};
    return {{QStringLiteral("pipe"), hit->pipe},
            {QStringLiteral("localX"), hit->axis.at.x},
            {QStringLiteral("localY"), hit->axis.at.y}};
}

void PipeLayer::plan()
{
    State& s = *m_state;
    if (!s.shown || !s.city || camera() == nullptr || width() <= 0 || height() <= 0 || s.planning)
        return;
    if (!s.stale && s.view.covers(camera()->pose(), width(), height()))
        return;
    const qint64 waited = s.sincePlan.isValid() ? s.sincePlan.elapsed() : kPlanMs;
    if (!s.stale && waited < kPlanMs) {
        if (!s.planTimer.isActive())
            s.planTimer.start(static_cast<int>(kPlanMs - waited));
        return;
    }
    s.planning = true;
    s.stale = false;
    s.sincePlan.start();
    post([this, city = s.city, view = PlannedView(camera()->pose(), width(), height()), kinds = s.kinds,
          marked = s.marked] {
        auto made = planFor(*city, view, kinds, *marked);
        QMetaObject::invokeMethod(this, [this, city, made = std::move(made)] {
            State& state = *m_state;
            state.planning = false;
            if (city == state.city) {
                state.view = made.view;
                state.plan = made.plan;
                state.planMs = made.ms;
                state.pipes.show(made.mesh);
                state.marks.show(made.marks);
                state.nodes = made.nodes;
                polish();
                emit planned();
            }
            plan(); // the camera may have gone on meanwhile
        });
    });
}

bool PipeLayer::shown() const
{
    return m_state->shown;
}
void PipeLayer::setShown(bool on)
{
    if (std::exchange(m_state->shown, on) == on)
        return;
    read();
    plan();
    count();
    polish();
    emit shownChanged();
    emit readyChanged();
    emit planned();
}
bool PipeLayer::ready() const
{
    return !m_state->shown || m_state->city || !m_state->errorText.isEmpty();
}
QString PipeLayer::errorText() const
{
    return m_state->errorText;
}
int PipeLayer::total() const
{
    return m_state->city ? static_cast<int>(m_state->city->model().pipes.size()) : 0;
}
bool PipeLayer::settled() const
{
    return !m_state->shown || (ready() && !m_state->planning && !m_state->stale);
}
QQuick3DGeometry* PipeLayer::pipes() const
{
    return &m_state->pipes;
}
bool PipeLayer::hasPipes() const
{
    return m_state->shown && m_state->pipes.filled();
}
QQuick3DGeometry* PipeLayer::marks() const
{
    return &m_state->marks;
}
bool PipeLayer::hasMarks() const
{
    return m_state->shown && m_state->marks.filled();
}
double PipeLayer::thin() const
{
    return m_state->plan->thin;
}
int PipeLayer::segments() const
{
    return static_cast<int>(m_state->plan->segments);
}
double PipeLayer::planMs() const
{
    return m_state->planMs;
}
int PipeLayer::kinds() const
{
    return m_state->kindBits;
}
void PipeLayer::setKinds(int kinds)
{
    State& s = *m_state;
    if (std::exchange(s.kindBits, kinds) == kinds)
        return;
    s.kinds = {};
    for (unsigned kind = 1; kind <= city::kPipeKinds; ++kind)
        if ((static_cast<unsigned>(kinds) >> (kind - 1) & 1U) != 0)
            s.kinds = s.kinds.with(static_cast<city::PipeKind>(kind));
    s.stale = true;
    emit kindsChanged();
    plan();
    polish();
}
QVariantList PipeLayer::inView() const
{
    QVariantList kinds;
    for (std::size_t i = 0; i < city::kPipeKinds; ++i)
        if (m_state->city && m_state->city->network().totalLengthM(static_cast<city::PipeKind>(i + 1)) > 0)
            kinds.append(QVariantMap{{QStringLiteral("kind"), static_cast<int>(i + 1)},
                                     {QStringLiteral("pipes"), m_state->inView.pipes[i]},
                                     {QStringLiteral("lengthM"), m_state->inView.lengthM[i]}});
    return kinds;
}
QList<QColor> PipeLayer::colors() const
{
    return m_state->colors;
}
void PipeLayer::setColors(const QList<QColor>& colors)
{
    if (colors == m_state->colors)
        return;
    m_state->colors = colors;
    emit colorsChanged();
    polish();
}
QString PipeLayer::family() const
{
    return m_state->family;
}
void PipeLayer::setFamily(const QString& family)
{
    if (std::exchange(m_state->family, family) == family)
        return;
    emit familyChanged();
    update();
}
bool PipeLayer::asked() const
{
    return !m_state->marked->traced.empty() || !m_state->marked->drained.empty();
}
const PipeMarks& PipeLayer::marked() const
{
    return *m_state->marked;
}
void PipeLayer::setMarked(PipeMarks marks)
{
    m_state->marked = std::make_shared<const PipeMarks>(std::move(marks));
    m_state->stale = true;
    plan();
    polish();
}
PipeCityPtr PipeLayer::city() const
{
    return m_state->city;
}

} // namespace sandtable::scene
