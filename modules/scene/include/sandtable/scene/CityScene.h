// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Tiles.h>
#include <sandtable/geo/Frame.h>
#include <sandtable/imagery/HeightField.h>
#include <sandtable/scene/Lighting.h>
#include <sandtable/scene/MapCamera.h>

#include <QAbstractListModel>
#include <QObject>
#include <QPointer>
#include <QQuick3DGeometry>
#include <QQuick3DTextureData>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace sandtable::scene {

struct OpenedCity;
struct PreparedMesh;
struct BorderPart;

/// A city file as what the map draws: tiles by the camera's need, borders, labels.
/// Lives on the GUI thread; reading and decoding happen on a worker thread of its own, which hands over finished
/// buffers. A failed load sets errorText and leaves the scene empty.
class CityScene : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString file READ file WRITE setFile NOTIFY fileChanged)
    Q_PROPERTY(sandtable::scene::MapCamera* camera READ camera WRITE setCamera NOTIFY cameraChanged)
    Q_PROPERTY(bool ready READ ready NOTIFY readyChanged)            ///< the whole district can be drawn
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged) ///< 0…1 of the first load
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorTextChanged)
    Q_PROPERTY(QString cityName READ cityName NOTIFY readyChanged)
    Q_PROPERTY(QString cityNameEn READ cityNameEn NOTIFY readyChanged)
    Q_PROPERTY(QString source READ source NOTIFY readyChanged) ///< attribution, as the file states it
    Q_PROPERTY(QAbstractListModel* tiles READ tiles
                   CONSTANT) ///< roles geometryOfTile, shown, origin, unit (metres), rank (level)
    /// The colours as the shaders look them up (Palette.h).
    Q_PROPERTY(QQuick3DTextureData* palette READ palette CONSTANT)
    Q_PROPERTY(QAbstractListModel* borders READ borders CONSTANT) ///< roles geometryOfTile, shown, rank (tier)
    Q_PROPERTY(QVariantMap colors READ colors WRITE setColors NOTIFY colorsChanged) ///< keys as in README.md
    Q_PROPERTY(int tier READ tier WRITE setTier NOTIFY tierChanged) ///< 1…4: which borders and labels show
    Q_PROPERTY(int triangles READ triangles NOTIFY countersChanged) ///< shown now
    Q_PROPERTY(int drawCalls READ drawCalls NOTIFY countersChanged)
    /// Bytes of meshes handed to the graphics driver since the city was opened.
    Q_PROPERTY(qint64 uploadedBytes READ uploadedBytes NOTIFY countersChanged)
    Q_PROPERTY(int pendingTiles READ pendingTiles NOTIFY countersChanged) ///< asked for and not there yet

public:
    explicit CityScene(QObject* parent = nullptr);
    ~CityScene() override;

    QString file() const;
    void setFile(const QString& path); ///< starts loading; "" closes the city
    MapCamera* camera() const;
    void setCamera(MapCamera* camera);
    bool ready() const;
    double progress() const;
    QString errorText() const;
    QString cityName() const;
    QString cityNameEn() const;
    QString source() const;
    QQuick3DTextureData* palette() const;
    QAbstractListModel* tiles() const;
    QAbstractListModel* borders() const;
    QVariantMap colors() const;
    void setColors(const QVariantMap& colors);
    /// Neutral light shows `colors`, any other the materials of the city. MapLight does this.
    void setLighting(const Lighting& light);
    int tier() const;
    void setTier(int tier);
    int triangles() const;
    int drawCalls() const;
    qint64 uploadedBytes() const;
    int pendingTiles() const;
    /// Everything but the meshes; null until the file is open. Stays valid while the caller holds it.
    std::shared_ptr<const city::TileSet> city() const;
    std::optional<geo::Frame> frame() const;
    /// Puts the city on hills, or with nothing back on the flat. What is shown is replaced tile by tile; the camera
    /// follows the ground.
    void setRelief(std::shared_ptr<const imagery::HeightField> relief);
    const std::shared_ptr<const imagery::HeightField>& relief() const;
    /// What is drawn of it: coarser while everything is far away, so what lies on the ground is to follow this.
    const std::shared_ptr<const imagery::HeightField>& shownGround() const;
    /// Where a label of city() may stand, metres, see LabelRoom.h; empty: anywhere near.
    const std::vector<geo::LocalMetres>& labelRoom(std::size_t label) const;

signals:
    void fileChanged();
    void cameraChanged();
    void readyChanged();
    void progressChanged();
    void errorTextChanged();
    void tierChanged();
    void colorsChanged();
    void countersChanged();
    void reliefChanged();
    void groundChanged(); ///< shownGround() is another, with or without another relief()

private:
    struct State;
    void onOpened(int session, const std::shared_ptr<const OpenedCity>& city);
    void onLoaded(int session, quint32 tile, const std::shared_ptr<const PreparedMesh>& mesh);
    void onBordersLifted(int session, int relief, const std::shared_ptr<const std::vector<BorderPart>>& parts);
    void onFailed(int session, const QString& message);
    void onTileFailed(int session, quint32 tile, const QString& message);
    void request(quint32 tile);
    void noteFirst(quint32 tile);
    void closeCity();
    void scheduleChoice();
    void choose();
    void showBorders();
    void evict();

    std::unique_ptr<State> m_state;
};

} // namespace sandtable::scene
