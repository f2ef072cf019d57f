// SPDX-License-Identifier: GPL-3.0-or-later
#include "Audit.h"

#include "Tasks.h"

#include <sandtable/base/Sha256.h>
#include <sandtable/cases/CaseBook.h>

#include <fmt/format.h>
#include <google/protobuf/util/json_util.h>
#include <nlohmann/json.hpp>

#include <array>
#include <fstream>
#include <iostream>
#include <set>
#include <string_view>
#include <utility>

using namespace sandtable;

namespace {

/// A stage is passed when the event that ends it stands in the flow record.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kEndOfStage{{
    {"collection", "verified"},
    {"filing", "filed"},
    {"dispatch", "dispatched"},
    {"handling", "handling_finished"},
    {"feedback", "inspector_assigned"},
    {"inspection", "inspected"},
    {"evaluation", "case_closed"},
}};

nlohmann::ordered_json countCases(const cases::CaseBook& book)
{
    std::size_t dispatched = 0;
    std::size_t rejected = 0;
    std::size_t closed = 0;
    std::array<std::size_t, kEndOfStage.size()> passed{};
    for (const std::uint64_t id : book.order()) {
        const protocol::Case& item = *book.find(id);
        std::set<std::string_view> kinds;
        for (const protocol::Step& step : item.steps()) {
            kinds.insert(step.kind());
        }
        for (std::size_t stage = 0; stage < kEndOfStage.size(); ++stage) {
            passed[stage] += kinds.contains(kEndOfStage[stage].second);
        }
        dispatched += kinds.contains("dispatched");
        rejected += item.outcome() == protocol::OUTCOME_REJECTED;
        closed += item.outcome() == protocol::OUTCOME_CLOSED;
    }
    nlohmann::ordered_json stages;
    for (std::size_t stage = 0; stage < kEndOfStage.size(); ++stage) {
        stages[std::string(kEndOfStage[stage].first)] = passed[stage];
    }
    return {{"reported", book.order().size()}, {"dispatched", dispatched}, {"rejected", rejected}, {"closed", closed},
            {"open", book.openCount()},        {"passed_stage", stages}};
}

Result<void> finish(const std::filesystem::path& path, std::ofstream& file)
{
    if (!file.flush()) {
        return failure(ErrorCode::Unavailable, fmt::format("cannot write {}", path.string()));
    }
    return {};
}

Result<void> writeEvents(const storage::EventLog& log, const std::filesystem::path& path)
{
    constexpr std::size_t kEventsAtOnce = 4096;
    constexpr std::size_t kBytesAtOnce = 4 * 1024 * 1024;
    google::protobuf::util::JsonPrintOptions names;
    names.preserve_proto_field_names = true;
    std::ofstream file(path);
    for (std::uint64_t seq = 1; seq <= log.lastSeq();) {
        const auto stored = log.read(seq, kEventsAtOnce, kBytesAtOnce);
        if (!stored) {
            return tl::unexpected(stored.error());
        }
        for (const storage::StoredEvent& one : *stored) {
            protocol::Event event;
            std::string line;
            if (!event.ParseFromString(one.body) ||
                !google::protobuf::util::MessageToJsonString(event, &line, names).ok()) {
                return failure(ErrorCode::Malformed, fmt::format("event log: event {} is damaged", one.seq));
            }
            file << line << '\n';
            seq = one.seq + 1;
        }
    }
    return finish(path, file);
}

} // namespace

Result<void> audit(const Arguments& arguments)
{
    const auto log = openLog(arguments, {});
    if (!log) {
        return tl::unexpected(log.error());
    }
    const auto verified = (*log)->verify();
    if (!verified) {
        return tl::unexpected(verified.error());
    }
    if (!arguments.events.empty()) {
        if (auto written = writeEvents(**log, arguments.events); !written) {
            return written;
        }
    }
    if (arguments.json.empty()) {
        fmt::print("{} events, chain {}, log {}\n", verified->events, toHex(verified->chain), (*log)->id());
        return {};
    }
    const auto book = (*log)->foldAll();
    if (!book) {
        return tl::unexpected(book.error());
    }
    const auto quick = (*log)->restore();
    if (!quick) {
        return tl::unexpected(quick.error());
    }
    if (quick->stateHash() != book->stateHash()) {
        return failure(ErrorCode::Malformed,
                       fmt::format("{}: the fold from the snapshot differs from the fold of all events; delete "
                                   "events.db.snapshot, the next start makes another one",
                                   arguments.data.string()));
    }
    nlohmann::ordered_json report = countCases(*book);
    report["events"] = verified->events;
    report["chain_ok"] = true;
    report["chain"] = toHex(verified->chain);
    report["log_id"] = (*log)->id();
    report["state_hash"] = book->stateHash();
    const std::string text = report.dump(2) + "\n";
    if (arguments.json == "-") {
        std::cout << text;
        return {};
    }
    std::ofstream file(arguments.json);
    file << text;
    return finish(arguments.json, file);
}
