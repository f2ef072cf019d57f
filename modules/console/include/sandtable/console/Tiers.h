// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CaseFold.h>
#include <sandtable/console/MapFeed.h>
#include <sandtable/console/Names.h>
#include <sandtable/console/QueueModel.h>
#include <sandtable/console/RegionFigures.h>
#include <sandtable/console/TierZoom.h>
#include <sandtable/scene/LabelLayer.h>
#include <sandtable/scene/MapCamera.h>
#include <sandtable/scene/PlatesLayer.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <vector>

namespace sandtable::console {

/// The four tiers at the desk: which one is in work, which region the map shows, the figures of every region, and the
/// ways down and up. Figures change at most ten times a second. GUI thread.
class Tiers : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(sandtable::scene::MapCamera* camera READ camera WRITE setCamera NOTIFY attached)
    Q_PROPERTY(sandtable::scene::LabelLayer* labels READ labels WRITE setLabels NOTIFY attached)
    Q_PROPERTY(sandtable::scene::PlatesLayer* plates READ plates WRITE setPlates NOTIFY attached)
    /// The tiers lie apart as plates over the region in view; entering a region stays there.
    Q_PROPERTY(bool exploded READ exploded WRITE setExploded NOTIFY explodedChanged)
    Q_PROPERTY(int tier READ tier NOTIFY tierChanged)                     ///< in work, 1 … 4
    Q_PROPERTY(int pinned READ pinned WRITE setPinned NOTIFY tierChanged) ///< 0: the tier follows the zoom
    Q_PROPERTY(QString here READ here NOTIFY hereChanged)                 ///< code of the region in view
    /// From the district to the region in view: {"code", "name", "tier"} each.
    Q_PROPERTY(QVariantList path READ path NOTIFY hereChanged)
    Q_PROPERTY(
        QString beyond READ beyond NOTIFY beyondChanged) ///< where the cursor or the open case is, below the path
    Q_PROPERTY(int open READ open NOTIFY figuresChanged) ///< of the region in view
    Q_PROPERTY(int overdue READ overdue NOTIFY figuresChanged)
    Q_PROPERTY(int fresh READ fresh NOTIFY figuresChanged) ///< reported in the last hour

public:
    using CityNow = std::function<std::int64_t()>;

    Tiers(const CaseFold& fold, const Names& names, MapFeed& map, QueueModel& queue, CityNow now,
          QObject* parent = nullptr);

    scene::MapCamera* camera() const { return m_camera; }
    void setCamera(scene::MapCamera* camera);
    scene::LabelLayer* labels() const { return m_labels; }
    void setLabels(scene::LabelLayer* labels);

    scene::PlatesLayer* plates() const { return m_plates; }
    void setPlates(scene::PlatesLayer* plates);
    bool exploded() const { return m_exploded; }
    /// Off, it goes back to where the map was before, or to the region that was gone into.
    void setExploded(bool exploded);
    /// Off, and the camera goes where somebody else sends it.
    Q_INVOKABLE void leaveExploded();

    int tier() const { return m_tier; }
    int pinned() const { return m_pinned; }
    void setPinned(int tier);
    /// A key or button of a tier: pins it; once more lets the zoom choose again.
    Q_INVOKABLE void press(int tier);

    QString here() const;
    QVariantList path() const;
    QString beyond() const { return m_beyond; }
    int open() const { return m_shown.open; }
    int overdue() const { return m_shown.overdue; }
    int fresh() const { return m_shown.fresh; }

    /// Into the region of the tier in work at a place of the ground, metres; says whether there is one
    /// that is not in view already.
    Q_INVOKABLE bool drillAt(double localX, double localY);
    /// Into the region in the middle of the map.
    Q_INVOKABLE bool drill();
    /// The figures of a region, for a tip: {"open", "overdue", "fresh"}.
    Q_INVOKABLE QVariantMap figuresOf(const QString& code) const;
    /// Shows a region whole, and what is a tier below it.
    Q_INVOKABLE void enter(const QString& code);
    /// Out to the region around the one in view; at the district, all of it.
    Q_INVOKABLE void up();

    /// Once the city is there.
    void setCity();
    /// Time has passed.
    void tick();
    void retranslate();
    const RegionFigures& figures() const { return m_figures; }

signals:
    void attached();
    void tierChanged();
    void explodedChanged();
    void hereChanged();
    void beyondChanged();
    void figuresChanged();

private:
    void recount();
    void noteCases(const std::vector<std::uint64_t>& ids);
    void look();
    void setTier(int tier);
    void setHere(std::uint32_t region);
    std::uint32_t regionInView() const;
    bool stillThere(std::uint32_t region) const;
    void enterRegion(std::uint32_t region);
    void tellFigures();
    void feedBadges();
    void feedPlates();
    void noteBeyond();

    const CaseFold& m_fold;
    const Names& m_names;
    MapFeed& m_map;
    QueueModel& m_queue;
    CityNow m_now;
    QPointer<scene::MapCamera> m_camera;
    QPointer<scene::LabelLayer> m_labels;
    RegionFigures m_figures;
    TierZoom m_zoom;
    std::int64_t m_nowUs = 0;
    int m_tier = 1;
    int m_pinned = 0;
    std::uint32_t m_here = 0;
    std::uint32_t m_entered = city::kNone; ///< the region that was asked for; until the map is moved off it
    double m_enteredDistanceM = 0;
    CaseFigures m_shown;
    QPointer<scene::PlatesLayer> m_plates;
    bool m_exploded = false;
    bool m_platesStale = false; ///< a case or a figure has changed since the plates were told
    scene::CameraPose m_poseBefore;
    std::uint32_t m_hereBefore = 0;
    QString m_beyond;
    QTimer m_lookTimer;
};

} // namespace sandtable::console
