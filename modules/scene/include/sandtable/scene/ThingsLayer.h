// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/MapLayer.h>

#include <QtQml/qqmlregistration.h>

#include <memory>

namespace sandtable::scene {

/// The city's components over the map: counts of squares from afar, each thing with its sign from near by.
/// They are read from the scene's city file on a thread of its own when the layer is first shown. GUI thread.
class ThingsLayer : public sandtable::scene::MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(bool ready READ ready NOTIFY readyChanged) ///< what is shown has been read
    Q_PROPERTY(int total READ total NOTIFY readyChanged)  ///< things in the city
    Q_PROPERTY(int drawn READ drawn NOTIFY drawnChanged)  ///< discs on the screen
    Q_PROPERTY(QString errorText READ errorText NOTIFY readyChanged)
    Q_PROPERTY(QString family READ family WRITE setFamily NOTIFY familyChanged)

public:
    explicit ThingsLayer(QQuickItem* parent = nullptr);
    ~ThingsLayer() override;

    /// What lies under a point: {count, localX, localY (metres)}, and of a single component {code (16 digits), type
    /// (class × 100 + subclass)}; empty where nothing lies.
    Q_INVOKABLE QVariantMap thingAt(QPointF point) const;

    bool shown() const;
    void setShown(bool on);
    bool ready() const;
    int total() const;
    int drawn() const;
    QString errorText() const;
    QString family() const;
    void setFamily(const QString& family);

signals:
    void shownChanged();
    void readyChanged();
    void drawnChanged();
    void familyChanged();

protected:
    void onView() override;
    void onScene() override;
    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;

private:
    struct State;
    void openFile();
    void read();

    std::unique_ptr<State> m_state;
};

} // namespace sandtable::scene
