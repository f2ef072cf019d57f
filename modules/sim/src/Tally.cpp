// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/Workflow.h>
#include <sandtable/sim/Tally.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>

namespace sandtable::sim {
namespace {

/// Enough for a day's percentiles at any rate, and bounded.
constexpr std::size_t kSamples = 2'000'000;

float millisecondsBetween(Tally::Wall from, Tally::Wall to)
{
    return std::chrono::duration<float, std::milli>(to - from).count();
}

void sample(std::vector<float>& samples, float value)
{
    if (samples.size() < kSamples) {
        samples.push_back(value);
    }
}

/// The value below which the share of the samples lies (nearest rank), or null when there is none.
nlohmann::json quantile(std::vector<float> samples, double share)
{
    if (samples.empty()) {
        return nullptr;
    }
    const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(samples.size() - 1) + 0.5);
    std::nth_element(samples.begin(), samples.begin() + rank, samples.end());
    return samples[static_cast<std::size_t>(rank)];
}

/// The highest stage that a case has been in.
int highestStage(const protocol::Case& item)
{
    int highest = item.stage();
    for (const protocol::Step& step : item.steps()) {
        highest = std::max<int>(highest, step.stage());
    }
    return highest;
}

constexpr std::array kStageNames{"collection", "filing",     "dispatch",  "handling",
                                 "feedback",   "inspection", "evaluation"};

} // namespace

void Tally::sent(const protocol::Command& command, Wall at)
{
    if (!command.has_submit_report()) {
        return;
    }
    ++m_reported;
    m_waiting.emplace(command.command_id(), at);
    m_expected.emplace(command.command_id(), at);
}

void Tally::answered(const protocol::CommandResult& result, Wall at)
{
    const auto waiting = m_waiting.find(result.command_id());
    if (result.has_refusal()) {
        ++m_refused;
        ++m_refusals[protocol::Refusal::Code_Name(result.refusal().code())];
        if (waiting != m_waiting.end()) {
            ++m_reportsRefused;
            m_waiting.erase(waiting);
            m_expected.erase(result.command_id());
        }
        return;
    }
    if (waiting == m_waiting.end()) {
        return;
    }
    ++m_acknowledged;
    sample(m_ackMs, millisecondsBetween(waiting->second, at));
    m_waiting.erase(waiting);
    if (m_expected.contains(result.command_id())) {
        m_unseen.insert(result.command_id());
    }
}

void Tally::happened(const protocol::Event& event, Wall at)
{
    ++m_events[std::string(cases::kindOf(event.body_case()))];
    if (event.has_inspected() && !event.inspected().passed()) {
        ++m_events["rework"];
    }
    if (event.has_report_received() && !m_received.insert(event.command_id()).second) {
        ++m_doubled;
    }
    const auto expected = m_expected.find(event.command_id());
    if (event.has_report_received() && expected != m_expected.end()) {
        sample(m_pushMs, millisecondsBetween(expected->second, at));
        m_expected.erase(expected);
        m_unseen.erase(event.command_id());
    }
}

std::string Tally::summary(const cases::CaseBook& book) const
{
    const auto count = [&](const char* kind) {
        const auto found = m_events.find(kind);
        return found == m_events.end() ? std::uint64_t{0} : found->second;
    };
    nlohmann::ordered_json out;
    out["reported"] = m_reported;
    out["acknowledged"] = m_acknowledged;
    out["unanswered"] = m_waiting.size();
    out["received"] = count("report_received");
    out["verified"] = count("verified");
    out["rejected"] = count("case_rejected");
    out["filed"] = count("filed");
    out["dispatched"] = count("dispatched");
    out["returned"] = count("handling_returned");
    out["finished"] = count("handling_finished");
    out["inspected"] = count("inspected");
    out["reworks"] = count("rework");
    out["closed"] = count("case_closed");
    out["refused"] = m_refused;
    out["refusals"] = m_refusals;
    out["lost"] = lost();
    out["doubled"] = m_doubled;

    std::array<std::uint64_t, kStageNames.size()> passed{};
    for (const std::uint64_t id : book.order()) {
        const protocol::Case& item = *book.find(id);
        const int highest = highestStage(item);
        for (int stage = 1; stage <= static_cast<int>(passed.size()); ++stage) {
            const bool last = stage == protocol::STAGE_EVALUATION && item.outcome() == protocol::OUTCOME_CLOSED;
            passed[static_cast<std::size_t>(stage - 1)] += highest > stage || last ? 1 : 0;
        }
    }
    for (std::size_t i = 0; i < passed.size(); ++i) {
        out["stages"][kStageNames[i]] = passed[i];
    }
    out["report_to_ack_p50_ms"] = quantile(m_ackMs, 0.5);
    out["report_to_ack_p99_ms"] = quantile(m_ackMs, 0.99);
    out["report_to_push_p50_ms"] = quantile(m_pushMs, 0.5);
    out["report_to_push_p99_ms"] = quantile(m_pushMs, 0.99);
    return out.dump(2) + "\n";
}

Result<void> Tally::write(const cases::CaseBook& book, const std::filesystem::path& file) const
{
    // Beside the target first: who waits for the summary never reads half of it.
    const std::filesystem::path part = file.string() + ".part";
    std::error_code error;
    {
        std::ofstream stream(part, std::ios::binary | std::ios::trunc);
        stream << summary(book);
        stream.close();
        if (!stream) {
            std::filesystem::remove(part, error);
            return failure(ErrorCode::Unavailable, fmt::format("summary {} cannot be written", part.string()));
        }
    }
    std::filesystem::rename(part, file, error);
    if (error) {
        return failure(ErrorCode::Unavailable, fmt::format("summary {}: {}", file.string(), error.message()));
    }
    return {};
}

} // namespace sandtable::sim
