// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/imagery/RasterSource.h>
#include <sandtable/scene/BasemapLayer.h>
#include <sandtable/scene/CityScene.h>

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace sandtable::scene {

/// The hills that the city stands on, read once from a raster of heights, on a thread of its own. The raster is the one
/// given with setDem(), else that of the chosen basemap. GUI thread.
class Terrain : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(sandtable::scene::CityScene* scene READ scene WRITE setScene NOTIFY sceneChanged)
    Q_PROPERTY(sandtable::scene::BasemapLayer* basemap READ basemap WRITE setBasemap NOTIFY basemapChanged)
    Q_PROPERTY(bool available READ available NOTIFY stateChanged) ///< there is a raster to read
    Q_PROPERTY(bool reading READ reading NOTIFY stateChanged)
    Q_PROPERTY(bool standing READ standing NOTIFY stateChanged) ///< the city stands on hills now
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)
    Q_PROPERTY(double lowestM READ lowestM NOTIFY stateChanged) ///< of the ground, above the raster's own datum
    Q_PROPERTY(double highestM READ highestM NOTIFY stateChanged)
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY lookChanged)
    Q_PROPERTY(bool flat READ flat WRITE setFlat NOTIFY lookChanged) ///< for a while, whatever shown says
    Q_PROPERTY(double exaggeration READ exaggeration WRITE setExaggeration NOTIFY lookChanged) ///< 1 … 5

public:
    explicit Terrain(QObject* parent = nullptr);
    /// Waits for a read under way, at most for its time-out.
    ~Terrain() override;

    CityScene* scene() const { return m_scene; }
    void setScene(CityScene* scene);
    BasemapLayer* basemap() const { return m_basemap; }
    void setBasemap(BasemapLayer* basemap);
    /// Whatever GDAL opens; empty: the chosen basemap's.
    void setDem(const std::string& source, imagery::Datum datum = imagery::Datum::Wgs84);

    bool available() const { return !wanted().source.empty(); }
    bool reading() const { return m_reading; }
    bool standing() const;
    QString problem() const { return m_problem; }
    double lowestM() const;
    double highestM() const;
    bool shown() const { return m_shown; }
    void setShown(bool shown);
    bool flat() const { return m_flat; }
    void setFlat(bool flat);
    double exaggeration() const { return m_exaggeration; }
    void setExaggeration(double factor);

signals:
    void sceneChanged();
    void basemapChanged();
    void stateChanged();
    void lookChanged();

private:
    struct Source
    {
        std::string source;
        imagery::Datum datum = imagery::Datum::Wgs84;
        bool operator==(const Source&) const = default;
    };
    Source wanted() const;
    void refresh();
    void read(const Source& source);
    void leave();
    void onRead(int session, const std::shared_ptr<const imagery::HeightField>& field, const QString& problem);
    void raise();

    QPointer<CityScene> m_scene;
    QPointer<BasemapLayer> m_basemap;
    Source m_given;
    std::optional<Source> m_read; ///< what m_field is, or is being made, from
    bool m_hadCity = false;
    int m_session = 0;
    bool m_reading = false;
    std::shared_ptr<const imagery::HeightField> m_field;
    std::shared_ptr<std::atomic<bool>> m_stop;
    std::vector<std::future<void>> m_reads;
    QString m_problem;
    bool m_shown = true;
    bool m_flat = false;
    double m_exaggeration = 1;
};

} // namespace sandtable::scene
