// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceGathering.h"

#include "Gatherer.h"
#include "RowQuery.h"
#include "SourceReader.h"

#include <fmt/format.h>

#include <map>

namespace sandtable::city {

namespace {

struct AskedRule
{
    const MappedLayer* rule;
    RowQuery query;
};

/// Asks each row of a source against the rules of its layer.
class Asking
{
public:
    Asking(const Mapping& mapping, Expressions& expressions, ImportReport& report, Gathered& gathered)
        : m_mapping(mapping), m_expressions(expressions), m_report(report), m_gatherer(gathered, report, mapping.exact)
    {
    }

    SourceSink sink()
    {
        return {[this](std::uint32_t layer) { return !rulesOf(layer).empty(); },
                [this](std::uint32_t layer, const std::vector<std::string>& names) { return begin(layer, names); },
                [this](SourceRow& row) { return take(row); }};
    }

private:
    std::vector<const MappedLayer*> rulesOf(std::uint32_t layer) const
    {
        std::vector<const MappedLayer*> rules;
        for (const MappedLayer& rule : m_mapping.layers) {
            if (matchesAny(rule.sources, m_report.layers[layer].source) &&
                matchesAny(rule.from, m_report.layers[layer].layer)) {
                rules.push_back(&rule);
            }
        }
        return rules;
    }

    Result<void> begin(std::uint32_t layer, const std::vector<std::string>& names)
    {
        for (const MappedLayer* rule : rulesOf(layer)) {
            auto query = RowQuery::make(m_expressions, m_mapping, *rule, names);
            if (!query) {
                return failure(query.error().code,
                               fmt::format("{} (for layer {} of {})", query.error().message,
                                           m_report.layers[layer].layer, m_report.layers[layer].source));
            }
            m_rules[layer].push_back({rule, std::move(*query)});
        }
        return {};
    }

    Result<void> take(SourceRow& row)
    {
        bool wanted = false;
        for (AskedRule& asked : m_rules[row.layer]) {
            auto answers = asked.query.ask(row.values);
            if (!answers) {
                return failure(answers.error().code,
                               fmt::format("{} (row {} of layer {} of {})", answers.error().message, row.fid,
                                           m_report.layers[row.layer].layer, m_report.layers[row.layer].source));
            }
            if (*answers) {
                wanted = true;
                m_gatherer.take(*asked.rule, MappedRow(*asked.rule, std::move(**answers)), row);
            }
        }
        if (!wanted) {
            m_report.unmatched(row.layer, row.fid);
        }
        return {};
    }

    const Mapping& m_mapping;
    Expressions& m_expressions;
    ImportReport& m_report;
    Gatherer m_gatherer;
    std::map<std::uint32_t, std::vector<AskedRule>> m_rules;
};

} // namespace

Result<Gathered> gatherSources(const std::vector<std::string>& sources, const Mapping& mapping, ImportReport& report,
                               const Progress& progress)
{
    auto expressions = Expressions::make();
    if (!expressions) {
        return tl::unexpected(expressions.error());
    }
    Gathered gathered;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        Progress part;
        if (progress) {
            part = [&](double fraction, const char* stage) {
                return progress((static_cast<double>(i) + fraction) / static_cast<double>(sources.size()), stage);
            };
        }
        Asking asking(mapping, **expressions, report, gathered);
        if (auto read = readSource(sources[i], mapping, report, asking.sink(), part); !read) {
            return tl::unexpected(read.error());
        }
    }
    if (report.rows.empty()) {
        std::string layers;
        for (const ImportLayer& layer : report.layers) {
            layers += fmt::format("{}{} of {}", layers.empty() ? "" : ", ", layer.layer, layer.source);
        }
        return failure(ErrorCode::Malformed, fmt::format("{}: no rule takes a row of the sources; their layers are: {}",
                                                         mapping.file, layers));
    }
    return gathered;
}

} // namespace sandtable::city
