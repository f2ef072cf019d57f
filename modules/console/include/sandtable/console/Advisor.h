// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Result.h>
#include <sandtable/cases/CaseBook.h>
#include <sandtable/console/CityContext.h>
#include <sandtable/dispatching/Dispatching.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QThread>

#include <filesystem>
#include <memory>
#include <vector>

namespace sandtable::console {

/// Something that F3 found.
struct Found
{
    enum class Kind
    {
        Case,
        Place,
        Worker,
        Unit,
        Camera
    };
    Kind kind = Kind::Place;
    QString title;
    QString detail;
    std::uint64_t caseId = 0;
    QString code;       ///< of a worker, a unit or a camera
    bool placed = true; ///< false for a case that lies nowhere yet
    geo::LocalMetres at;
};

/// Answers what takes longer than a frame allows: what a report would become, who could go, where something is.
/// It has a thread of its own with its own fold of the log, fed with the same events; questions are answered in order
/// and an older question of the same sort is skipped when a newer one waits. Its signals arrive on the owner's thread.
class Advisor : public QObject
{
    Q_OBJECT

public:
    explicit Advisor(QObject* parent = nullptr);
    ~Advisor() override;

    /// Reads roads, addresses, places and workers on its own thread; then `ready` or `failed`.
    void open(const std::filesystem::path& cityFile, const std::filesystem::path& catalogueFolder);
    void open(std::shared_ptr<const CityContext> city);

    void take(std::shared_ptr<const protocol::Events> events);
    /// Makes a fold for itself and one for the owner, who gets it with `restored`.
    void take(std::shared_ptr<const protocol::Snapshot> snapshot);
    void clear();
    void setPlaces(dispatching::WorkerPlaces places);

    /// Each returns the ticket that the answer carries.
    /// `item`: code of the case's item or subclass.
    quint64 askCandidates(quint64 caseId, geo::LocalMetres at, const std::string& item, std::size_t limit);
    quint64 askProposal(const protocol::SubmitReport& report, std::int64_t nowUs);
    quint64 askFor(const QString& text, std::size_t limit);

signals:
    void ready();
    void failed(const sandtable::Error& why);
    void candidatesFound(quint64 ticket, quint64 caseId,
                         const std::vector<sandtable::dispatching::Candidate>& candidates);
    void proposalMade(quint64 ticket, const sandtable::protocol::Proposal& proposal, double milliseconds);
    void restored(const std::shared_ptr<sandtable::cases::CaseBook>& book);
    void found(quint64 ticket, const std::vector<sandtable::console::Found>& results);

private:
    class Desk;
    template <class Task>
    void post(Task task);

    QThread m_thread;
    Desk* m_desk; ///< lives on m_thread and is deleted there
    quint64 m_lastTicket = 0;
};

} // namespace sandtable::console
