// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/CaseBook.h>
#include <sandtable/city/CityFile.h>
#include <sandtable/console/Advisor.h>
#include <sandtable/dispatching/CaseIndex.h>
#include <sandtable/dispatching/ItemModel.h>

#include <atomic>
#include <chrono>

namespace sandtable::console {
namespace {

constexpr std::uint32_t kParts =
    city::kRoads | city::kAddresses | city::kPlaces | city::kWorkers | city::kCameras | city::kComponents;

Found foundCase(const protocol::Case& item, const city::CityModel& city)
{
    Found found;
    found.kind = Found::Kind::Case;
    found.title = QString::fromStdString(item.number());
    found.detail = QString::fromStdString(item.proposal().place() + " · " + item.text());
    found.caseId = item.id();
    found.placed = item.proposal().has_point();
    if (found.placed)
        found.at = city.frame.toLocal({item.proposal().point().lon(), item.proposal().point().lat()});
    return found;
}

} // namespace

/// The part that lives on the advisor's thread.
class Advisor::Desk : public QObject
{
public:
    std::shared_ptr<const CityContext> city;
    std::unique_ptr<dispatching::Dispatcher> dispatcher;
    cases::CaseBook book;
    dispatching::CaseIndex openCases;
    dispatching::WorkerPlaces places;
    /// The newest question of each sort; written by the owner, so that an outdated one is not worked on.
    std::atomic<quint64> newestCandidates{0};
    std::atomic<quint64> newestProposal{0};
    std::atomic<quint64> newestSearch{0};

    void use(std::shared_ptr<const CityContext> opened)
    {
        city = std::move(opened);
        // A model that cannot be read costs likeness, not words; the server tells when it starts.
        const auto itemModel = dispatching::openItemModel(dispatching::shippedItemModel());
        dispatcher =
            std::make_unique<dispatching::Dispatcher>(city->model, city->catalogue, itemModel.value_or(nullptr));
        if (places.at.size() != city->model.workers.size()) {
            places.at.clear();
            for (const city::Worker& worker : city->model.workers)
                places.at.push_back(worker.home);
        }
    }

    std::vector<Found> search(const QString& text, std::size_t limit) const
    {
        std::vector<Found> results;
        const std::string needle = text.toStdString();
        const auto& order = book.order();
        for (auto id = order.rbegin(); id != order.rend() && results.size() < limit / 2; ++id) {
            const protocol::Case* item = book.find(*id);
            if (item->number().find(needle) != std::string::npos || item->text().find(needle) != std::string::npos ||
                item->proposal().place().find(needle) != std::string::npos)
                results.push_back(foundCase(*item, city->model));
        }
        for (std::size_t i = 0; i < city->model.workers.size() && results.size() < limit * 3 / 4; ++i) {
            const city::Worker& worker = city->model.workers[i];
            const QString code = QString::fromStdString(worker.code);
            const QString name = QString::fromStdString(worker.name);
            if (!code.contains(text, Qt::CaseInsensitive) && !name.contains(text))
                continue;
            const QString home = QString::fromStdString(
                worker.homeGrid == city::kNone ? std::string() : city->model.regionPath(worker.homeGrid, " › "));
            results.push_back({Found::Kind::Worker, name + QLatin1Char(' ') + code, home, 0, code, true, places.at[i]});
        }
        addUnits(text, limit * 7 / 8, results);
        addCameras(text, limit * 7 / 8, results);
        for (const auto& place : dispatcher->findPlaces(needle, limit)) {
            if (results.size() >= limit)
                break;
            const std::uint32_t grid = dispatcher->gridAt(place.at);
            const std::string path = grid == city::kNone ? std::string() : city->model.regionPath(grid, " › ");
            results.push_back({Found::Kind::Place, QString::fromStdString(place.text), QString::fromStdString(path), 0,
                               QString(), true, place.at});
        }
        return results;
    }

    void addUnits(const QString& text, std::size_t limit, std::vector<Found>& results) const
    {
        for (const catalogue::Unit& unit : city->catalogue.units()) {
            const QString code = QString::fromStdString(unit.code);
            const QString chinese = QString::fromStdString(unit.nameZh);
            const QString english = QString::fromStdString(unit.nameEn);
            if (results.size() < limit && (code.compare(text, Qt::CaseInsensitive) == 0 || chinese.contains(text) ||
                                           english.contains(text, Qt::CaseInsensitive)))
                results.push_back(
                    {Found::Kind::Unit, chinese, english + QStringLiteral(" · ") + code, 0, code, false, {}});
        }
    }

    void addCameras(const QString& text, std::size_t limit, std::vector<Found>& results) const
    {
        for (const city::Camera& camera : city->model.cameras) {
            const QString code = QString::fromStdString(camera.code);
            const QString name = QString::fromStdString(camera.name);
            if (results.size() < limit && (name.contains(text, Qt::CaseInsensitive) || code.endsWith(text)))
                results.push_back({Found::Kind::Camera, name, code, 0, code, true, camera.at});
        }
    }
};

Advisor::Advisor(QObject* parent) : QObject(parent), m_desk(new Desk)
{
    m_thread.setObjectName(QStringLiteral("advisor"));
    m_desk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
    m_thread.start();
}

Advisor::~Advisor()
{
    m_thread.quit();
    m_thread.wait();
}

template <class Task>
void Advisor::post(Task task)
{
    QMetaObject::invokeMethod(m_desk, std::move(task), Qt::QueuedConnection);
}

void Advisor::open(const std::filesystem::path& cityFile, const std::filesystem::path& catalogueFolder)
{
    post([this, cityFile, catalogueFolder] {
        auto loaded = CityContext::load(cityFile, catalogueFolder, kParts);
        if (loaded)
            m_desk->use(*loaded);
        const std::optional<Error> why = loaded ? std::nullopt : std::optional(loaded.error());
        QMetaObject::invokeMethod(this, [this, why] { why ? emit failed(*why) : emit ready(); });
    });
}

void Advisor::open(std::shared_ptr<const CityContext> city)
{
    post([this, city] {
        m_desk->use(city);
        QMetaObject::invokeMethod(this, [this] { emit ready(); });
    });
}

void Advisor::take(std::shared_ptr<const protocol::Events> events)
{
    post([this, events = std::move(events)] {
        for (const protocol::Event& event : events->events()) {
            cases::apply(m_desk->book, event);
            m_desk->openCases.noteApplied(event, m_desk->book);
        }
    });
}

void Advisor::take(std::shared_ptr<const protocol::Snapshot> snapshot)
{
    post([this, snapshot = std::move(snapshot)] {
        auto theirs = std::make_shared<cases::CaseBook>(cases::CaseBook::fromSnapshot(*snapshot));
        m_desk->book = *theirs;
        m_desk->openCases = dispatching::CaseIndex(m_desk->book);
        QMetaObject::invokeMethod(this, [this, theirs] { emit restored(theirs); });
    });
}

void Advisor::clear()
{
    post([this] {
        m_desk->book = cases::CaseBook();
        m_desk->openCases = dispatching::CaseIndex();
    });
}

void Advisor::setPlaces(dispatching::WorkerPlaces places)
{
    post([this, places = std::move(places)]() mutable { m_desk->places = std::move(places); });
}

quint64 Advisor::askCandidates(quint64 caseId, geo::LocalMetres at, const std::string& item, std::size_t limit)
{
    const quint64 ticket = ++m_lastTicket;
    m_desk->newestCandidates = ticket;
    post([this, ticket, caseId, at, item, limit] {
        if (!m_desk->dispatcher || m_desk->newestCandidates != ticket)
            return;
        auto found = m_desk->dispatcher->candidates(at, item, m_desk->book, m_desk->places, limit);
        QMetaObject::invokeMethod(
            this, [this, ticket, caseId, found = std::move(found)] { emit candidatesFound(ticket, caseId, found); });
    });
    return ticket;
}

quint64 Advisor::askProposal(const protocol::SubmitReport& report, std::int64_t nowUs)
{
    const quint64 ticket = ++m_lastTicket;
    m_desk->newestProposal = ticket;
    post([this, ticket, report, nowUs] {
        if (!m_desk->dispatcher || m_desk->newestProposal != ticket)
            return;
        const auto start = std::chrono::steady_clock::now();
        auto proposal = m_desk->dispatcher->propose(report, m_desk->book, m_desk->openCases, m_desk->places, nowUs);
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        QMetaObject::invokeMethod(
            this, [this, ticket, ms, proposal = std::move(proposal)] { emit proposalMade(ticket, proposal, ms); });
    });
    return ticket;
}

quint64 Advisor::askFor(const QString& text, std::size_t limit)
{
    const quint64 ticket = ++m_lastTicket;
    m_desk->newestSearch = ticket;
    post([this, ticket, text, limit] {
        if (!m_desk->dispatcher || m_desk->newestSearch != ticket)
            return;
        auto results = m_desk->search(text, limit);
        QMetaObject::invokeMethod(this, [this, ticket, results = std::move(results)] { emit found(ticket, results); });
    });
    return ticket;
}

} // namespace sandtable::console
