// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/imagery/Basemap.h>
#include <sandtable/imagery/TileFetcher.h>
#include <sandtable/scene/CityScene.h>
#include <sandtable/scene/MapCamera.h>

#include <QAbstractListModel>
#include <QObject>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace sandtable::scene {

/// A picture of the ground under roads and buildings, from one of the definitions that it lists (docs/basemaps.md).
/// Reading happens on other threads and is never waited for; while nothing is chosen it has neither threads nor
/// textures. GUI thread.
class BasemapLayer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sandtable::scene::CityScene* scene READ scene WRITE setScene NOTIFY sceneChanged)
    Q_PROPERTY(sandtable::scene::MapCamera* camera READ camera WRITE setCamera NOTIFY cameraChanged)
    /// {"id", "name", "nameEn", "attribution", "opacity", "dem"}
    Q_PROPERTY(QVariantList maps READ maps NOTIFY mapsChanged)
    Q_PROPERTY(QStringList problems READ problems NOTIFY mapsChanged)               ///< definitions that cannot be used
    Q_PROPERTY(QString current READ current WRITE setCurrent NOTIFY mapChanged)     ///< an id; "" shows none
    Q_PROPERTY(double opacity READ opacity WRITE setOpacity NOTIFY lookChanged)     ///< 0.05 … 1
    Q_PROPERTY(bool overRoads READ overRoads WRITE setOverRoads NOTIFY lookChanged) ///< the picture hides roads too
    Q_PROPERTY(QString attribution READ attribution NOTIFY mapChanged)
    Q_PROPERTY(sandtable::scene::BasemapLayer::State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged) ///< what went wrong last, at which source
    Q_PROPERTY(QString problemTime READ problemTime NOTIFY stateChanged)
    Q_PROPERTY(int pending READ pending NOTIFY stateChanged) ///< squares in view that have not come yet
    /// Roles geometryOfTile, pictureOfTile, origin, shown, fading, solid.
    Q_PROPERTY(QAbstractListModel* tiles READ tiles CONSTANT)

public:
    enum State
    {
        Off,
        Loading,
        Shown,
        Failed ///< it is tried again by itself
    };
    Q_ENUM(State)
    static constexpr int kFadeMs = 180;

    explicit BasemapLayer(QObject* parent = nullptr);
    /// Waits for requests under way, at most for their time-out.
    ~BasemapLayer() override;

    CityScene* scene() const;
    void setScene(CityScene* scene);
    MapCamera* camera() const;
    void setCamera(MapCamera* camera);

    /// Lists the definitions in these folders; a later folder's go before an earlier one's of the same id.
    void setFolders(const std::vector<std::filesystem::path>& folders);
    /// Adds one more, which a user named.
    void add(imagery::Basemap map);
    void setSourceOptions(const imagery::SourceOptions& options);
    QVariantList maps() const;
    QStringList problems() const;

    QString current() const;
    void setCurrent(const QString& id); ///< one that is not listed is kept in mind until it is
    double opacity() const;
    void setOpacity(double opacity);
    bool overRoads() const;
    void setOverRoads(bool over);
    QString attribution() const;
    /// The chosen definition, or nothing.
    const imagery::Basemap* map() const;

    State state() const;
    QString problem() const;
    QString problemTime() const;
    int pending() const;
    QAbstractListModel* tiles() const;

signals:
    void sceneChanged();
    void cameraChanged();
    void mapsChanged();
    void mapChanged();
    void lookChanged();
    void stateChanged();

private:
    struct Private;
    void restart();
    void leave();
    void onOpened(int session, const imagery::SourceFacts& facts);
    void onRead(int session, const imagery::TileKey& key, const QByteArray& pixels, bool solid);
    void onFailed(int session, const QString& message);
    void schedule();
    void choose();
    void show(const std::vector<imagery::TileKey>& shown);
    void evict();
    void endFades();
    void followGround();

    std::unique_ptr<Private> m_private;
};

} // namespace sandtable::scene
