// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/LabelLayer.h>
#include <sandtable/scene/MapLayer.h>

#include <QColor>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace sandtable::scene {

/// Door numbers of the city's addresses, from close by; they keep off the names. They are read from the scene's city
/// file, on a thread of its own, when the camera first comes near enough. GUI thread.
class DoorLayer : public sandtable::scene::MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool near READ near NOTIFY nearChanged)   ///< the camera is so close that numbers can be read
    Q_PROPERTY(bool ready READ ready NOTIFY nearChanged) ///< what should be shown has been read
    Q_PROPERTY(int drawn READ drawn NOTIFY drawnChanged)
    Q_PROPERTY(QString errorText READ errorText NOTIFY nearChanged)
    Q_PROPERTY(sandtable::scene::LabelLayer* labels MEMBER m_labels NOTIFY looksChanged)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY looksChanged)
    Q_PROPERTY(QColor halo MEMBER m_halo NOTIFY looksChanged)
    Q_PROPERTY(QString family MEMBER m_family NOTIFY looksChanged)

public:
    /// Metres that a pixel may span at most.
    static constexpr double kNearMpp = 0.22;

    explicit DoorLayer(QQuickItem* parent = nullptr);
    ~DoorLayer() override;

    bool near() const;
    bool ready() const;
    int drawn() const;
    QString errorText() const;

signals:
    void nearChanged();
    void drawnChanged();
    void looksChanged();

protected:
    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void onView() override;
    void onScene() override;

private:
    struct State;
    void read();

    std::unique_ptr<State> m_state;
    QPointer<LabelLayer> m_labels;
    QColor m_color{Qt::white};
    QColor m_halo{Qt::black};
    QString m_family = QStringLiteral("Noto Sans CJK SC");
};

} // namespace sandtable::scene
