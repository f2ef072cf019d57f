// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CaseFold.h>
#include <sandtable/console/Figures.h>
#include <sandtable/console/MapFeed.h>
#include <sandtable/console/Names.h>
#include <sandtable/console/WorkerFeed.h>
#include <sandtable/scene/AreaIndex.h>

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QPointF>
#include <QtCore/QThread>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace sandtable::console {

constexpr int kGrades = 4;

/// Where the things are that move or change, at one moment.
struct AreaThings
{
    struct OpenCase
    {
        geo::LocalMetres at;
        int grade = kGrades;
        bool overdue = false;
    };
    std::vector<OpenCase> cases;
    std::vector<geo::LocalMetres> workers; ///< on duty
};

/// How many of them lie in an area.
struct AreaNow
{
    int cases = 0;
    std::array<int, kGrades> byGrade{}; ///< most urgent first
    int overdue = 0;
    int workers = 0;
    bool operator==(const AreaNow&) const = default;
};

class AreaCounter;

/// What lies in an area that was drawn on the map: cases and workers as they are now, renewed by refresh(), and what
/// stands there. The city's part is read once, at the first area; that and the counting happen on a thread of its own.
/// GUI thread.
class AreaModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(bool active READ active NOTIFY changed)          ///< an area is drawn
    Q_PROPERTY(bool reading READ reading NOTIFY changed)        ///< the city's part is not there yet
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed) ///< why it never will be
    /// {name, value, detail, level (0 a main figure, 1 a part of the one above), alarm} in the order of a call.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY changed)
    Q_PROPERTY(double countMs READ countMs NOTIFY changed) ///< the last count of the city's part

public:
    using CityNow = std::function<std::int64_t()>;

    AreaModel(const CaseFold& fold, const Names& names, const WorkerFeed& workers, const MapFeed& map, CityNow now,
              std::filesystem::path cityFile, Figures& figures, QObject* parent = nullptr);
    ~AreaModel() override;

    /// A tool was taken that will select an area: the city is read meanwhile.
    Q_INVOKABLE void prepare();
    /// The ring in metres of the city's frame, without its first point at the end.
    Q_INVOKABLE void select(const QList<QPointF>& ring);
    Q_INVOKABLE void clear();
    /// The figures as lines of text to the clipboard.
    Q_INVOKABLE void copy() const;

    bool active() const { return !m_area.outer.empty(); }
    bool reading() const { return active() && !m_counted && m_errorText.isEmpty(); }
    QString errorText() const { return m_errorText; }
    QVariantList rows() const;
    double countMs() const { return m_countMs; }
    QString text() const;
    /// Counts cases and workers again; an earlier count that still runs makes it wait.
    void refresh();

signals:
    void changed();

private:
    AreaThings things() const;
    void take(int ticket, const AreaNow& now);
    void take(int ticket, const scene::AreaCounts& counts, double ms);
    void fail(int ticket, const Error& why);
    QVariantList caseRows() const;
    QVariantList componentRows() const;

    const CaseFold& m_fold;
    const Names& m_names;
    const WorkerFeed& m_workers;
    const MapFeed& m_map;
    CityNow m_cityNow;
    Figures& m_figures;
    QThread m_thread;
    AreaCounter* m_counter; ///< lives on m_thread and is deleted there
    geo::Polygon m_area;
    int m_ticket = 0; ///< of the area; answers about an earlier one are dropped
    bool m_counting = false;
    bool m_counted = false;
    double m_areaM2 = 0;
    QString m_errorText;
    AreaNow m_now;
    scene::AreaCounts m_counts;
    double m_countMs = 0;
};

} // namespace sandtable::console
