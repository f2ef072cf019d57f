// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/client/Link.h>
#include <sandtable/console/Advisor.h>
#include <sandtable/console/AlarmModel.h>
#include <sandtable/console/AreaModel.h>
#include <sandtable/console/CaseActs.h>
#include <sandtable/console/CaseFold.h>
#include <sandtable/console/CaseModel.h>
#include <sandtable/console/CommandDesk.h>
#include <sandtable/console/DragModel.h>
#include <sandtable/console/Figures.h>
#include <sandtable/console/LinkModel.h>
#include <sandtable/console/LocateModel.h>
#include <sandtable/console/LookModel.h>
#include <sandtable/console/MapFeed.h>
#include <sandtable/console/Names.h>
#include <sandtable/console/PipeModel.h>
#include <sandtable/console/QueueCursor.h>
#include <sandtable/console/QueueModel.h>
#include <sandtable/console/ReportModel.h>
#include <sandtable/console/SearchModel.h>
#include <sandtable/console/Tiers.h>
#include <sandtable/console/ToastModel.h>
#include <sandtable/console/ViewsModel.h>
#include <sandtable/console/WorkerFeed.h>

#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace sandtable::console {

/// The workbench behind its window: wires the link, the fold and the models, and keeps the GUI thread's time on data
/// within kDataBudget a frame. GUI thread.
class Desk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(sandtable::console::LinkModel* link READ link CONSTANT)
    Q_PROPERTY(sandtable::console::QueueModel* queue READ queue CONSTANT)
    Q_PROPERTY(sandtable::console::QueueCursor* cursor READ cursor CONSTANT)
    Q_PROPERTY(sandtable::console::CaseModel* current READ current CONSTANT)
    Q_PROPERTY(sandtable::console::CommandDesk* commands READ commands CONSTANT)
    Q_PROPERTY(sandtable::console::CaseActs* acts READ acts CONSTANT)
    Q_PROPERTY(sandtable::console::AlarmModel* alarms READ alarms CONSTANT)
    Q_PROPERTY(sandtable::console::DragModel* drag READ drag CONSTANT)
    Q_PROPERTY(sandtable::console::ReportModel* report READ report CONSTANT)
    Q_PROPERTY(sandtable::console::LocateModel* locate READ locate CONSTANT)
    Q_PROPERTY(sandtable::console::SearchModel* search READ search CONSTANT)
    Q_PROPERTY(sandtable::console::ToastModel* toasts READ toasts CONSTANT)
    Q_PROPERTY(sandtable::console::MapFeed* map READ map CONSTANT)
    Q_PROPERTY(sandtable::console::AreaModel* area READ area CONSTANT)
    Q_PROPERTY(sandtable::console::Tiers* tiers READ tiers CONSTANT)
    Q_PROPERTY(sandtable::console::LookModel* look READ look CONSTANT)
    Q_PROPERTY(sandtable::console::ViewsModel* views READ views CONSTANT)
    Q_PROPERTY(sandtable::console::PipeModel* pipes READ pipes CONSTANT)
    Q_PROPERTY(QString cityFile READ cityFile CONSTANT)
    Q_PROPERTY(QString cityName READ cityName NOTIFY cityChanged)
    Q_PROPERTY(QString cityError READ cityError NOTIFY cityChanged) ///< why there is no city; empty when there is one
    Q_PROPERTY(int utcOffsetMinutes READ utcOffsetMinutes NOTIFY cityChanged)
    Q_PROPERTY(bool advisorReady READ advisorReady NOTIFY cityChanged)
    Q_PROPERTY(bool chinese READ chinese NOTIFY chineseChanged)
    Q_PROPERTY(double nowUs READ nowUs NOTIFY tick) ///< city time, told once a wall second
    Q_PROPERTY(int reported READ reported NOTIFY tick)
    Q_PROPERTY(int openCases READ openCases NOTIFY tick)
    Q_PROPERTY(int overdue READ overdue NOTIFY tick)
    Q_PROPERTY(int needAct READ needAct NOTIFY tick)
    Q_PROPERTY(int closed READ closed NOTIFY tick)

public:
    /// What the GUI thread may spend on data in one frame.
    static constexpr std::chrono::microseconds kDataBudget{4000};

    struct Options
    {
        std::filesystem::path cityFile;
        std::filesystem::path catalogueFolder;
        std::optional<client::Link::Options> link; ///< none: no server, the window says so
        bool chinese = true;
    };

    explicit Desk(Options options, QObject* parent = nullptr);
    ~Desk() override;

    void start();

    LinkModel* link() { return &m_linkModel; }
    QueueModel* queue() { return &m_queue; }
    QueueCursor* cursor() { return &m_cursor; }
    CaseModel* current() { return &m_current; }
    CommandDesk* commands() { return &m_commands; }
    CaseActs* acts() { return &m_acts; }
    AlarmModel* alarms() { return &m_alarms; }
    DragModel* drag() { return &m_drag; }
    ReportModel* report() { return &m_report; }
    LocateModel* locate() { return &m_locate; }
    SearchModel* search() { return &m_search; }
    ToastModel* toasts() { return &m_toasts; }
    MapFeed* map() { return &m_map; }
    AreaModel* area() { return &m_area; }
    Tiers* tiers() { return &m_tiers; }
    LookModel* look() { return &m_look; }
    ViewsModel* views() { return &m_views; }
    PipeModel* pipes() { return &m_pipes; }
    const CaseFold& fold() const { return m_fold; }
    const Names& names() const { return m_names; }
    const WorkerFeed& workers() const { return m_workers; }
    Figures& figures() { return m_figures; }
    QString cityFile() const { return QString::fromStdString(m_options.cityFile.string()); }
    QString cityName() const;
    QString cityError() const;
    int utcOffsetMinutes() const { return m_names.utcOffsetMinutes(); }
    bool advisorReady() const { return m_advisorReady; }
    bool chinese() const { return m_names.chinese(); }
    /// Every text is made anew; the translator is the program's business.
    void setChinese(bool chinese);
    double nowUs() const { return static_cast<double>(m_linkModel.cityNowUs()); }
    int reported() const { return m_shift.reported; }
    int openCases() const { return m_shift.open; }
    int overdue() const { return m_shift.overdue; }
    int needAct() const { return m_shift.needAct; }
    int closed() const { return m_shift.closed; }

    /// One thing that came over the link; public so that tests can play a server.
    void take(client::Incoming&& incoming);
    void setCity(std::shared_ptr<const CityContext> city);
    /// The advisor works with a city that is in memory already.
    void openAdvisor(std::shared_ptr<const CityContext> city) { m_advisor.open(std::move(city)); }

    Q_INVOKABLE QString clockText(double us) const;
    Q_INVOKABLE QString shortSpanText(double us) const;
    Q_INVOKABLE QString leftText(double dueUs, double nowUs) const;
    Q_INVOKABLE QString stageName(int stage) const;
    Q_INVOKABLE QString channelName(int channel) const;
    Q_INVOKABLE QString gradeName(int grade) const;
    /// Of a region's code, of any tier; empty for an empty code.
    Q_INVOKABLE QString regionName(const QString& code) const;
    Q_INVOKABLE QString roleName(int role) const;

signals:
    void cityChanged();
    void chineseChanged();
    void tick();

private:
    void drain();
    void flush();
    void fold(const protocol::Events& events);
    void restore(cases::CaseBook book);
    void loadCity();
    void noteDelay(const protocol::Event& event);

    Options m_options;
    Figures m_figures;
    Names m_names;
    CaseFold m_fold;
    WorkerFeed m_workers;
    Advisor m_advisor;
    LinkModel m_linkModel;
    ToastModel m_toasts;
    CommandDesk m_commands;
    QueueModel m_queue;
    QueueCursor m_cursor{m_queue};
    CaseModel m_current;
    CaseActs m_acts{m_fold, m_names, m_commands};
    AlarmModel m_alarms{m_fold, m_names, m_commands, [] { return std::chrono::steady_clock::now(); }};
    DragModel m_drag;
    ReportModel m_report;
    LocateModel m_locate;
    SearchModel m_search;
    MapFeed m_map;
    AreaModel m_area;
    Tiers m_tiers;
    LookModel m_look{m_map, m_names};
    ViewsModel m_views{m_map};
    PipeModel m_pipes;
    ShiftFigures m_shift;
    std::optional<Error> m_cityFailure;
    bool m_advisorReady = false;
    std::string m_seenLog;
    /// While a snapshot is being folded elsewhere the events after it wait here.
    bool m_restoring = false;
    std::vector<std::shared_ptr<const protocol::Events>> m_afterSnapshot;
    QTimer m_flushTimer;
    QTimer m_tickTimer;
    QTimer m_drainTimer;
    QTimer m_candidateTimer;
    std::unique_ptr<QThread> m_loader;
    std::unique_ptr<client::Link> m_link; ///< last: its thread ends before anything it wakes
};

} // namespace sandtable::console
