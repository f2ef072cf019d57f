// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeGeometry.h"
#include "PipePlanner.h"

#include <sandtable/scene/PipeLayer.h>

#include <QThread>

#include <utility>

namespace sandtable::scene {

struct PipeLayer::State
{
    bool shown = false;
    QString file;
    QString errorText;
    bool reading = false;
    PipeCityPtr city;
    city::PipeKinds kinds = city::PipeKinds::all();
    int kindBits = (1 << city::kPipeKinds) - 1;
    MarkedPipesPtr marked = std::make_shared<const std::vector<MarkedPipes>>();

    PlannedView view;
    bool planning = false;
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
    emit readyChanged();
    emit planned();
    read();
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
            plan();
        });
    });
}

void PipeLayer::onView()
{
    plan();
}

void PipeLayer::plan()
{
    State& s = *m_state;
    if (!s.shown || !s.city || camera() == nullptr || width() <= 0 || height() <= 0 || s.planning)
        return;
    if (!s.stale && s.view.covers(camera()->pose(), width(), height()))
        return;
    s.planning = true;
    s.stale = false;
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
}
PipeCityPtr PipeLayer::city() const
{
    return m_state->city;
}

} // namespace sandtable::scene
