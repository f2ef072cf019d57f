// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/MapLayer.h>
#include <sandtable/scene/Plates.h>

#include <QPointF>
#include <QRectF>
#include <QVariantList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace sandtable::scene {

/// The exploded view: streets, communities and micro-grids as three glass plates over the city, filled by a figure,
/// with threads from the open cases on the ground up through them. Its triangles stay on the graphics side; a frame
/// costs a matrix and the places of the names. It costs nothing while `lift` is 0. GUI thread.
class PlatesLayer : public sandtable::scene::MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double lift READ lift WRITE setLift NOTIFY liftChanged)                 ///< 0 on the ground … 1
    Q_PROPERTY(int figure READ figure WRITE setFigure NOTIFY figureChanged)            ///< 0 open, 1 overdue, 2 new
    Q_PROPERTY(QRectF freeArea READ freeArea WRITE setFreeArea NOTIFY freeAreaChanged) ///< that no bar covers
    Q_PROPERTY(bool chinese READ chinese WRITE setChinese NOTIFY lookChanged)
    /// Keys glass, thread, alarm, mark, grids, communities, streets (outlines), ink, halo, family; ramp: a list of
    /// colours from the least to the most.
    Q_PROPERTY(QVariantMap look READ look WRITE setLook NOTIFY lookChanged)
    /// A plate each, the highest first: {"tier", "regions", "most"}.
    Q_PROPERTY(QVariantList legend READ legend NOTIFY filled)
    Q_PROPERTY(int cases READ cases NOTIFY filled)     ///< open ones with a place in what is shown
    Q_PROPERTY(int threads READ threads NOTIFY filled) ///< of them with a thread to themselves
    /// The left ends of the plates, the highest first, as points of this item.
    Q_PROPERTY(QVariantList ends READ ends NOTIFY placed)

public:
    /// Cases with a thread to themselves; the bundles above them count all.
    static constexpr std::size_t kMostThreads = 1'500;

    explicit PlatesLayer(QQuickItem* parent = nullptr);
    ~PlatesLayer() override;

    /// The regions of a city; they are kept as long as they are shown.
    void setRegions(std::shared_ptr<const std::vector<city::Region>> regions);
    /// Of every region, by position.
    void setFigures(std::vector<PlateFigures> figures);
    void setCases(std::vector<PlateCase> cases);
    /// Shows what is in a region, and flies to where all of it is seen.
    void show(std::uint32_t region);
    std::uint32_t scope() const;

    /// The region under a point of this item: {"code", "tier", "name"}; empty if none.
    Q_INVOKABLE QVariantMap regionAt(QPointF at) const;
    /// Marks a region on all plates; "" none.
    Q_INVOKABLE void mark(const QString& code);

    double lift() const;
    void setLift(double lift);
    int figure() const;
    void setFigure(int figure);
    QRectF freeArea() const;
    void setFreeArea(QRectF area);
    bool chinese() const;
    void setChinese(bool on);
    QVariantMap look() const;
    void setLook(const QVariantMap& look);
    QVariantList legend() const;
    int cases() const;
    int threads() const;
    QVariantList ends() const;

signals:
    void liftChanged();
    void figureChanged();
    void freeAreaChanged();
    void lookChanged();
    void filled();
    void placed();

protected:
    void onView() override;
    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void releaseResources() override;

private:
    struct State;
    PlateLift plateLift() const;
    void refill();
    void cutShapes();
    void placeNames(const Projection& view);
    void placeEnds(const Projection& view);

    std::unique_ptr<State> m_state;
};

} // namespace sandtable::scene
