// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/Workflow.h>

#include <fmt/format.h>

namespace sandtable::cases {
namespace {

constexpr int kLastStage = protocol::STAGE_EVALUATION;
constexpr int kLastRole = protocol::ROLE_SERVICE;
constexpr int kLastOutcome = protocol::OUTCOME_MERGED;

std::string tick(bool set)
{
    return set ? " ● |" : "  |";
}

/// Names of the bits that are set, with commas.
template <class WordsOf>
std::string namesOf(std::uint32_t bits, int last, const WordsOf& wordsOf)
{
    std::string names;
    for (int value = 0; value <= last; ++value) {
        if ((bits & 1u << value) != 0) {
            names += (names.empty() ? "" : ", ") + std::string(wordsOf(value).en);
        }
    }
    return names;
}

std::string rowOf(const Rule& rule)
{
    std::string row = fmt::format("| {} {} |", rule.name.zh, rule.name.en);
    for (int stage = 1; stage <= kLastStage; ++stage) {
        row += tick((rule.stages & 1u << stage) != 0);
    }
    const auto outcome = [](int value) { return outcomeWords(static_cast<protocol::Outcome>(value)); };
    const auto role = [](int value) { return roleWords(static_cast<protocol::Role>(value)); };
    row += rule.stages == 0 ? "  |" : fmt::format(" {} |", namesOf(rule.outcomes, kLastOutcome, outcome));
    row += tick(rule.suspended) + tick(rule.higherTier);
    return row + fmt::format(" {} |\n", namesOf(rule.roles, kLastRole, role));
}

} // namespace

std::string workflowTable()
{
    std::string table = "| command |";
    std::string line = "|---|";
    for (int stage = 1; stage <= kLastStage; ++stage) {
        table += fmt::format(" {} |", stageWords(static_cast<protocol::Stage>(stage)).zh);
        line += "---|";
    }
    table += " of cases that are | 挂账 | 层级 | by |\n" + line + "---|---|---|---|\n";
    for (const Rule& rule : rules()) {
        table += rowOf(rule);
    }
    return table;
}

} // namespace sandtable::cases
