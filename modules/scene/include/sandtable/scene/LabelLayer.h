// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/MapLayer.h>
#include <sandtable/scene/MarkerLayer.h>
#include <sandtable/scene/RegionBadge.h>

#include <QColor>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace sandtable::scene {

struct Obstacle;
struct LabelFigures;

/// Names of regions, roads, waters and places over the map: never overlapping, the more important first, fading in and
/// out. Each text becomes a small texture once; a frame only moves them.
class LabelLayer : public sandtable::scene::MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    /// Names give way to its pins: they step aside, or go.
    Q_PROPERTY(sandtable::scene::MarkerLayer* markers READ markers WRITE setMarkers NOTIFY markersChanged)
    Q_PROPERTY(bool chinese READ chinese WRITE setChinese NOTIFY looksChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY looksChanged)
    Q_PROPERTY(QColor halo READ halo WRITE setHalo NOTIFY looksChanged)
    Q_PROPERTY(QColor water READ water WRITE setWater NOTIFY looksChanged)
    Q_PROPERTY(QColor alarm READ alarm WRITE setAlarm NOTIFY looksChanged) ///< of what is overdue in a badge
    Q_PROPERTY(QString family READ family WRITE setFamily NOTIFY looksChanged)
    Q_PROPERTY(int placedCount READ placedCount NOTIFY placed)

public:
    explicit LabelLayer(QQuickItem* parent = nullptr);
    ~LabelLayer() override;

    MarkerLayer* markers() const;
    void setMarkers(MarkerLayer* markers);
    bool chinese() const;
    void setChinese(bool on);
    QColor color() const;
    void setColor(const QColor& color);
    QColor halo() const;
    void setHalo(const QColor& color);
    QColor water() const;
    void setWater(const QColor& color);
    QColor alarm() const;
    void setAlarm(const QColor& color);
    QString family() const;
    void setFamily(const QString& family);
    int placedCount() const;
    /// What the names of the last frame cover, pixels; smaller things on the map keep off.
    std::vector<Obstacle> boxes() const;

    /// Figures under the names of these regions, all others have none. Only what changed is drawn anew.
    void setBadges(std::vector<RegionBadge> badges);

signals:
    void markersChanged();
    void looksChanged();
    void placed();

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void updatePolish() override;
    void releaseResources() override;

private:
    struct State;
    void newLooks();
    std::vector<Obstacle> obstacles() const;
    QString textOf(const city::MapLabel& label) const;
    void matchBadges();
    LabelFigures figuresOf(std::uint32_t label) const;
    void place();

    std::unique_ptr<State> m_state;
};

} // namespace sandtable::scene
