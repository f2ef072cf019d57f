// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/scene/MapLayer.h>

#include <QColor>
#include <QList>
#include <QPointF>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace sandtable::scene {

/// What a person draws on the map: a line to measure, a box or a lasso to count what lies inside. It lies on the ground
/// and stays there while the camera moves. Who owns it tells it of the pointer, in pixels of the view. GUI thread.
class DrawingLayer : public sandtable::scene::MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int tool READ tool WRITE setTool NOTIFY toolChanged) ///< of Tool; another one begins anew
    Q_PROPERTY(bool drawn READ drawn NOTIFY changed)                ///< something lies on the map
    Q_PROPERTY(bool closed READ closed NOTIFY changed)
    Q_PROPERTY(int points READ points NOTIFY changed)
    Q_PROPERTY(QString lengthText READ lengthText NOTIFY changed) ///< of a measured line, with the part to the cursor
    Q_PROPERTY(QString areaText READ areaText NOTIFY changed)     ///< empty while the line is open
    /// Lengths along a measured line beside its vertices: {x, y, width, height (pixels), text}.
    Q_PROPERTY(QVariantList labels READ labels NOTIFY labelsChanged)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY lookChanged)
    Q_PROPERTY(QColor halo MEMBER m_halo NOTIFY lookChanged)
    Q_PROPERTY(QString family MEMBER m_family NOTIFY lookChanged)
    Q_PROPERTY(int pixelSize MEMBER m_pixelSize NOTIFY lookChanged)

public:
    enum Tool
    {
        None,
        Measure,
        Box,
        Lasso
    };
    Q_ENUM(Tool)

    explicit DrawingLayer(QQuickItem* parent = nullptr);
    ~DrawingLayer() override;

    int tool() const { return m_tool; }
    void setTool(int tool);
    bool drawn() const;
    bool closed() const;
    int points() const;
    QString lengthText() const;
    QString areaText() const;
    QVariantList labels() const;

    Q_INVOKABLE void press(QPointF at);
    Q_INVOKABLE void move(QPointF at);
    Q_INVOKABLE void release(QPointF at);
    /// Enter or a double click: the measured line is as long as it shall be.
    Q_INVOKABLE void finish();
    /// The last point of a measured line goes; a finished one goes on.
    Q_INVOKABLE void takeBack();
    Q_INVOKABLE void clear();

    /// "412 m", "3.25 km".
    static QString lengthWords(double metres);
    /// "860 m²", "4.31 ha", "12.60 km²".
    static QString areaWords(double squareMetres);

signals:
    void toolChanged();
    void changed();
    void labelsChanged();
    void lookChanged();
    /// A box or a lasso was drawn: its ring in metres of the city's frame.
    void selected(const QList<QPointF>& ring);

protected:
    void onView() override;
    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;

private:
    struct State;
    void note();
    void pressMeasure(QPointF at);
    void drawBox(QPointF corner);

    std::unique_ptr<State> m_state;
    int m_tool = None;
    QColor m_color{Qt::white};
    QColor m_halo{Qt::black};
    QString m_family;
    int m_pixelSize = 12;
};

} // namespace sandtable::scene
