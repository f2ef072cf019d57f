// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/MapLayer.h>
#include <sandtable/scene/PipeCity.h>
#include <sandtable/scene/PipeMarks.h>

#include <QColor>
#include <QList>
#include <QQuick3DGeometry>
#include <QVariantList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace sandtable::scene {

/// What lies under the streets: decides which pipes the view shows and hands their meshes to the 3D scene. The pipes
/// are read from the scene's city file when the layer is first shown; reading and planning have a thread of their own.
/// GUI thread.
class PipeLayer : public sandtable::scene::MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(
        bool ready READ ready NOTIFY readyChanged) ///< nothing is to be waited for: the city is read or cannot be
    Q_PROPERTY(QString errorText READ errorText NOTIFY readyChanged)
    Q_PROPERTY(int total READ total NOTIFY readyChanged) ///< pipes in the city
    Q_PROPERTY(bool settled READ settled NOTIFY planned) ///< the drawing is that of the view
    Q_PROPERTY(QQuick3DGeometry* pipes READ pipes CONSTANT)
    Q_PROPERTY(bool hasPipes READ hasPipes NOTIFY planned)
    Q_PROPERTY(QQuick3DGeometry* marks READ marks CONSTANT)
    Q_PROPERTY(bool hasMarks READ hasMarks NOTIFY planned)
    Q_PROPERTY(bool asked READ asked NOTIFY planned)      ///< more stands out than the chosen pipe
    Q_PROPERTY(double thin READ thin NOTIFY planned)      ///< of PipePlan, for the shader
    Q_PROPERTY(int segments READ segments NOTIFY planned) ///< of pipes drawn, marks not counted
    Q_PROPERTY(double planMs READ planMs NOTIFY planned)  ///< of the planner's thread, for the last plan
    /// A bit for each kind, 1 for water, 2 for drain …
    Q_PROPERTY(int kinds READ kinds WRITE setKinds NOTIFY kindsChanged)
    /// {kind, pipes, lengthM} of each kind that the city has, of what lies in the view whether drawn or not.
    Q_PROPERTY(QVariantList inView READ inView NOTIFY inViewChanged)
    /// Of symbols: the six kinds, a valve to be closed, the end of a trace.
    Q_PROPERTY(QList<QColor> colors READ colors WRITE setColors NOTIFY colorsChanged)
    Q_PROPERTY(QString family READ family WRITE setFamily NOTIFY familyChanged)

public:
    explicit PipeLayer(QQuickItem* parent = nullptr);
    ~PipeLayer() override;

    /// What lies under a point: {pipe} or {node}, and its place {localX, localY}; empty where nothing lies. A symbol
    /// comes before the pipe below it. Beyond reachPx nothing is found.
    Q_INVOKABLE QVariantMap pipeAt(QPointF point, double reachPx = 6) const;

    bool shown() const;
    void setShown(bool on);
    bool ready() const;
    QString errorText() const;
    int total() const;
    bool settled() const;
    QQuick3DGeometry* pipes() const;
    bool hasPipes() const;
    QQuick3DGeometry* marks() const;
    bool hasMarks() const;
    bool asked() const;
    double thin() const;
    int segments() const;
    double planMs() const;
    int kinds() const;
    void setKinds(int kinds);
    QVariantList inView() const;
    QList<QColor> colors() const;
    void setColors(const QList<QColor>& colors);
    QString family() const;
    void setFamily(const QString& family);
    /// Null until it has been read.
    PipeCityPtr city() const;
    const PipeMarks& marked() const;
    void setMarked(PipeMarks marks);

signals:
    void shownChanged();
    void readyChanged();
    void planned();
    void kindsChanged();
    void inViewChanged();
    void colorsChanged();
    void familyChanged();

protected:
    void onView() override;
    void onScene() override;
    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;

private:
    struct State;
    void read();
    void plan();
    void count();
    template <class Work>
    void post(Work work);

    std::unique_ptr<State> m_state;
};

} // namespace sandtable::scene
