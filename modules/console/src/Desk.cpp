// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/city/CityFile.h>
#include <sandtable/console/Desk.h>
#include <sandtable/console/Words.h>

#include <algorithm>
#include <utility>

namespace sandtable::console {
namespace {

constexpr int kFlushMs = 100;       // models hear of changes at most ten times a second
constexpr int kFrameMs = 16;        // the rest of a full mailbox waits for the next frame
constexpr int kCandidatesMs = 2000; // workers walk

template <class... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
// clang before 17 does not deduce an aggregate's arguments.
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace

Desk::Desk(Options options, QObject* parent)
    : QObject(parent), m_options(std::move(options)),
      m_commands(m_fold, m_names, m_toasts, [this] { return m_linkModel.cityNowUs(); }), m_queue(m_fold, m_names),
      m_current(m_fold, m_names, m_commands, m_advisor), m_drag(m_fold, m_names, m_commands, m_workers),
      m_report(m_fold, m_names, m_commands, m_advisor, [this] { return m_linkModel.cityNowUs(); }),
      m_locate(m_fold, m_names, m_commands, m_advisor, [this] { return m_linkModel.cityNowUs(); }), m_search(m_advisor),
      m_map(
          m_fold, m_names, m_workers, m_drag, [this] { return m_linkModel.cityNowUs(); }, m_figures),
      m_area(
          m_fold, m_names, m_workers, m_map, [this] { return m_linkModel.cityNowUs(); }, m_options.cityFile, m_figures),
      m_tiers(m_fold, m_names, m_map, m_queue, [this] { return m_linkModel.cityNowUs(); }),
      m_pipes(m_names, m_options.cityFile)
{
    m_names.setChinese(m_options.chinese);
    connect(&m_advisor, &Advisor::ready, this, [this] {
        m_advisorReady = true;
        emit cityChanged();
    });
    connect(&m_advisor, &Advisor::failed, this, [this](const Error& why) {
        m_toasts.show(Desk::tr("No proposals: %1").arg(Words::failure(why)), ToastModel::Kind::Warning);
    });
    connect(&m_advisor, &Advisor::proposalMade, this,
            [this](quint64, const protocol::Proposal&, double ms) { m_figures.proposeMs.add(ms); });
    connect(&m_workers, &WorkerFeed::moved, this, [this] { m_advisor.setPlaces(m_workers.places()); });
    connect(&m_commands, &CommandDesk::acknowledged, this, [this](quint64, quint64, double ms, bool dropped) {
        if (dropped)
            m_figures.dropToAckMs.add(ms);
    });
    connect(&m_current, &CaseModel::caseChanged, this, [this] { m_map.select(m_current.caseId()); });
    connect(&m_search, &SearchModel::chosen, this, [this](const Found& found) {
        if (found.kind == Found::Kind::Case)
            m_current.select(found.caseId);
        if (found.kind == Found::Kind::Unit)
            m_queue.setText(m_names.unit(found.code.toStdString())); // the cases that it has
        if (found.kind == Found::Kind::Camera)
            m_map.setCamerasShown(true);
        if (found.placed)
            m_tiers.leaveExploded();
        if (found.placed)
            m_map.flyTo(found.at, found.kind == Found::Kind::Camera ? 400 : 900);
    });

    connect(&m_commands, &CommandDesk::locateWanted, &m_locate, &LocateModel::begin);
    connect(&m_locate, &LocateModel::previewed, this, [this](const geo::LocalMetres& at) {
        m_tiers.leaveExploded();
        m_map.flyTo(at, 900);
    });

    connect(&m_advisor, &Advisor::restored, this,
            [this](const std::shared_ptr<cases::CaseBook>& book) { restore(std::move(*book)); });
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(kFlushMs);
    connect(&m_flushTimer, &QTimer::timeout, this, &Desk::flush);
    m_tickTimer.setInterval(1000);
    connect(&m_tickTimer, &QTimer::timeout, this, [this] {
        const DataTurn turn(m_figures, "tick");
        m_shift = m_fold.figures(m_linkModel.cityNowUs());
        m_alarms.refresh();
        m_tiers.tick();
        emit tick();
    });
    connect(&m_tickTimer, &QTimer::timeout, &m_area, &AreaModel::refresh);
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setInterval(kFrameMs);
    connect(&m_drainTimer, &QTimer::timeout, this, &Desk::drain);
    m_candidateTimer.setInterval(kCandidatesMs);
    connect(&m_candidateTimer, &QTimer::timeout, this, [this] {
        if (m_current.caseId() != 0)
            m_current.refreshCandidates();
    });
    m_flushTimer.start();
    m_tickTimer.start();
    m_candidateTimer.start();
}

Desk::~Desk()
{
    m_link.reset();
    if (m_loader)
        m_loader->wait();
}

void Desk::start()
{
    loadCity();
    if (!m_options.link)
        return;
    m_link = std::make_unique<client::Link>(
        *m_options.link, [this] { QMetaObject::invokeMethod(this, &Desk::drain, Qt::QueuedConnection); });
    m_commands.setSender([this](protocol::Command command) { return m_link->send(std::move(command)); });
    m_link->start();
}

void Desk::loadCity()
{
    m_advisor.open(m_options.cityFile, m_options.catalogueFolder);
    m_loader.reset(QThread::create([this] {
        auto loaded = CityContext::load(m_options.cityFile, m_options.catalogueFolder,
                                        city::kPlaces | city::kWorkers | city::kCameras);
        QMetaObject::invokeMethod(this, [this, loaded = std::move(loaded)] {
            if (loaded) {
                setCity(*loaded);
                return;
            }
            m_cityFailure = loaded.error();
            emit cityChanged();
        });
    }));
    m_loader->start();
}

void Desk::setCity(std::shared_ptr<const CityContext> city)
{
    m_names.setCity(city);
    m_linkModel.setOurCity(QString::fromStdString(city->model.fingerprint));
    m_workers.setCity(std::move(city));
    m_fold.touchAll();
    m_current.retranslate();
    m_map.feedCameras();
    m_map.retranslate();
    m_pipes.retranslate();
    m_tiers.setCity();
    m_look.retranslate();
    emit cityChanged();
}

QString Desk::cityError() const
{
    return m_cityFailure ? Words::failure(*m_cityFailure) : QString();
}

QString Desk::cityName() const
{
    const CityContext* city = m_names.city();
    return city ? m_names.pick(city->model.name, city->model.nameEn) : QString();
}

void Desk::setChinese(bool chinese)
{
    m_names.setChinese(chinese);
    m_fold.touchAll();
    m_current.retranslate();
    m_map.retranslate();
    m_pipes.retranslate();
    m_tiers.retranslate();
    m_look.retranslate();
    m_linkModel.retranslate();
    emit m_area.changed();
    emit m_report.changed();
    emit m_locate.activeChanged();
    emit m_locate.changed();
    emit cityChanged();
    emit chineseChanged();
    emit tick();
}

void Desk::drain()
{
    if (!m_link || m_drainTimer.isActive())
        return;
    const DataTurn turn(m_figures, "drain");
    const bool more = m_link->drain([this](client::Incoming&& incoming) { take(std::move(incoming)); }, kDataBudget);
    if (more)
        m_drainTimer.start();
}

void Desk::flush()
{
    const DataTurn turn(m_figures, "flush");
    const bool more = m_fold.flush(kDataBudget);
    m_flushTimer.start(more ? kFrameMs : kFlushMs);
}

void Desk::fold(const protocol::Events& events)
{
    for (const protocol::Event& event : events.events()) {
        m_fold.take(event);
        noteDelay(event);
    }
    m_figures.eventsFolded = m_fold.eventsFolded();
}

void Desk::restore(cases::CaseBook book)
{
    const DataTurn turn(m_figures, "snapshot");
    m_fold.take(std::move(book));
    m_restoring = false;
    for (const auto& events : std::exchange(m_afterSnapshot, {}))
        fold(*events);
}

void Desk::noteDelay(const protocol::Event& event)
{
    // City time runs faster than the wall; only what came after we joined says anything about the way here.
    if (!event.has_report_received() || m_linkModel.state() != LinkModel::Live || m_linkModel.delayMs() < 0)
        return;
    const double cityUs = nowUs() - static_cast<double>(event.time_us());
    const double wallMs = cityUs / m_linkModel.citySpeed() / 1000.0;
    constexpr double kBacklogMs = 60'000; // older than that is catching up after a pause, not delay
    if (wallMs < kBacklogMs)
        m_figures.reportToFoldMs.add(std::max(wallMs, 0.0));
}

void Desk::take(client::Incoming&& incoming)
{
    std::visit(Overloaded{
                   [this](const client::LinkState& state) {
                       m_linkModel.take(state);
                       m_figures.linkState = m_linkModel.stateText().toStdString();
                       if (m_linkModel.state() != LinkModel::Live)
                           m_drag.cancel();
                   },
                   [this](const protocol::Welcome& welcome) {
                       // Another log: nothing that was folded holds.
                       if (!m_seenLog.empty() && m_seenLog != welcome.log_id()) {
                           m_fold.clear();
                           m_afterSnapshot.clear();
                           m_advisor.clear();
                       }
                       m_seenLog = welcome.log_id();
                       m_linkModel.take(welcome);
                       m_commands.setOperator(m_linkModel.whoActs());
                       emit tick();
                   },
                   [this](protocol::Snapshot& snapshot) {
                       m_restoring = true;
                       m_afterSnapshot.clear();
                       m_advisor.take(std::make_shared<const protocol::Snapshot>(std::move(snapshot)));
                       m_linkModel.heard();
                   },
                   [this](protocol::Events& events) {
                       const auto shared = std::make_shared<const protocol::Events>(std::move(events));
                       m_advisor.take(shared);
                       if (m_restoring)
                           m_afterSnapshot.push_back(shared);
                       else
                           fold(*shared);
                       m_linkModel.heard();
                   },
                   [this](const protocol::CommandResult& result) { m_commands.take(result); },
                   [this](const protocol::Positions& positions) {
                       m_workers.take(positions);
                       m_linkModel.heard();
                   },
                   [this](const client::RoundTrip& trip) { m_linkModel.take(trip); },
               },
               incoming);
}

QString Desk::clockText(double us) const
{
    return Words::clock(static_cast<std::int64_t>(us), m_names.utcOffsetMinutes());
}

QString Desk::shortSpanText(double us) const
{
    return Words::shortSpan(static_cast<std::int64_t>(us));
}

QString Desk::leftText(double dueUs, double nowUs) const
{
    return Words::left(static_cast<std::int64_t>(dueUs), static_cast<std::int64_t>(nowUs));
}

QString Desk::stageName(int stage) const
{
    return Words::stage(stage);
}

QString Desk::channelName(int channel) const
{
    return Words::channel(channel);
}

QString Desk::regionName(const QString& code) const
{
    return code.isEmpty() ? QString() : m_names.grid(code.toStdString());
}

QString Desk::gradeName(int grade) const
{
    return Words::grade(grade);
}

QString Desk::roleName(int role) const
{
    return Words::role(role);
}

} // namespace sandtable::console
