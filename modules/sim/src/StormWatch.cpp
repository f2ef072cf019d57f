// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/sim/StormWatch.h>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <unordered_set>

namespace sandtable::sim {
namespace {

constexpr std::chrono::seconds kConsolesMayLag{30};

client::Link::Options consoleLogin(const Session::Options& session)
{
    client::Link::Options login;
    login.host = session.host;
    login.port = session.port;
    login.program = "sandtable-sim console";
    login.user = session.user;
    login.password = session.password;
    return login;
}

/// City seconds from the report to the first time that somebody was sent, of each case that somebody was sent to.
std::vector<double> waits(const cases::CaseBook& book)
{
    std::vector<double> seconds;
    for (const std::uint64_t id : book.order()) {
        const protocol::Case& item = *book.find(id);
        const auto sent = std::ranges::find(item.steps(), "verifier_assigned", &protocol::Step::kind);
        if (sent != item.steps().end()) {
            seconds.push_back(static_cast<double>(sent->time_us() - item.reported_us()) / 1e6);
        }
    }
    std::ranges::sort(seconds);
    return seconds;
}

} // namespace

StormWatch::StormWatch(std::size_t reports, std::size_t consoles, const Session::Options& session)
    : m_reports(reports), m_heard(consoles),
      m_audience(consoles, consoleLogin(session), [this](std::size_t seat, const protocol::Events& events) {
          for (const protocol::Event& event : events.events()) {
              if (event.has_report_received()) {
                  ++m_heard[seat][event.case_id()];
              }
          }
      })
{
}

StormWatch::~StormWatch()
{
    m_audience.stop();
}

Result<void> StormWatch::start()
{
    return m_heard.empty() ? Result<void>() : m_audience.start();
}

bool StormWatch::hasOwner(const protocol::Case& item)
{
    if (item.outcome() != protocol::OUTCOME_OPEN) {
        return true;
    }
    switch (item.stage()) {
    case protocol::STAGE_COLLECTION:
        return !item.worker_code().empty() || !item.proposal().has_point();
    case protocol::STAGE_HANDLING:
        return !item.unit_code().empty();
    case protocol::STAGE_FILING:
    case protocol::STAGE_DISPATCH:
    case protocol::STAGE_FEEDBACK:
    case protocol::STAGE_INSPECTION:
        return true;
    default:
        return false;
    }
}

bool StormWatch::isOver(const cases::CaseBook& book, const Tally& tally) const
{
    if (tally.reported() < m_reports || tally.reportsUnanswered() > 0 || tally.lost() > 0) {
        return false;
    }
    return std::ranges::all_of(book.order(), [&](std::uint64_t id) { return hasOwner(*book.find(id)); });
}

std::vector<std::string> StormWatch::findings(std::size_t reports, const cases::CaseBook& book, const Tally& tally,
                                              const std::vector<Heard>& consoles)
{
    std::vector<std::string> wrong;
    const auto say = [&](std::uint64_t count, const char* what) {
        if (count > 0) {
            wrong.push_back(fmt::format("{} {}", count, what));
        }
    };
    say(reports - std::min<std::uint64_t>(reports, tally.reported()), "reports were never sent");
    say(tally.reportsRefused(), "reports were refused");
    say(tally.reportsUnanswered(), "reports got no answer");
    say(tally.lost(), "acknowledged reports are lost");
    say(tally.doubled(), "reports made more than one case");
    std::unordered_set<std::string> numbers;
    std::uint64_t sameNumber = 0;
    std::uint64_t ownerless = 0;
    for (const std::uint64_t id : book.order()) {
        const protocol::Case& item = *book.find(id);
        sameNumber += numbers.insert(item.number()).second ? 0 : 1;
        ownerless += hasOwner(item) ? 0 : 1;
    }
    say(sameNumber, "cases have a number twice");
    say(ownerless, "cases have no owner");
    std::uint64_t missed = 0;
    std::uint64_t twice = 0;
    for (const Heard& heard : consoles) {
        for (const std::uint64_t id : book.order()) {
            const auto times = heard.find(id);
            missed += times == heard.end() ? 1 : 0;
            twice += times != heard.end() && times->second > 1 ? 1 : 0;
        }
    }
    say(missed, "times a console did not hear of a case");
    say(twice, "times a console heard of a case again");
    return wrong;
}

Result<void> StormWatch::verdict(const cases::CaseBook& book, const Tally& tally)
{
    if (!m_heard.empty()) {
        const bool upToDate = m_audience.waitFor(book.lastSeq(), kConsolesMayLag);
        m_audience.stop();
        if (const std::string why = m_audience.fellOut(); !why.empty()) {
            return failure(ErrorCode::Unavailable, "storm: a console fell out: " + why);
        }
        if (!upToDate) {
            return failure(ErrorCode::Unavailable, "storm: the consoles did not catch up");
        }
    }
    if (const auto seconds = waits(book); !seconds.empty()) {
        spdlog::info(
            "storm: {} cases, {} consoles; somebody was sent after {:.0f} s (median), {:.0f} s (99 %), {:.0f} s "
            "(longest) of city time",
            book.order().size(), m_heard.size(), seconds[seconds.size() / 2], seconds[(seconds.size() - 1) * 99 / 100],
            seconds.back());
    }
    const auto unplaced =
        std::ranges::count_if(book.order(), [&](std::uint64_t id) { return !book.find(id)->proposal().has_point(); });
    if (unplaced > 0) {
        spdlog::info("storm: {} cases wait for the centre to find their place", unplaced);
    }
    const auto wrong = findings(m_reports, book, tally, m_heard);
    if (!wrong.empty()) {
        return failure(ErrorCode::Refused, fmt::format("storm: {}", fmt::join(wrong, "; ")));
    }
    spdlog::info("storm: no case lost, doubled or without an owner");
    return {};
}

} // namespace sandtable::sim
