// SPDX-License-Identifier: GPL-3.0-or-later
#include "../Words.h"
#include "../draft/Draft.h"
#include "ExactCity.h"
#include "SourceGathering.h"
#include "SourceReader.h"

#include <sandtable/city/Import.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace sandtable::city {

namespace {

/// Reading takes about half of the time.
constexpr double kReadAt = 0.5;

/// A step that cannot fail.
template <void (*Run)(Draft&)>
Result<void> sure(Draft& draft)
{
    Run(draft);
    return {};
}

Result<void> build(Draft& draft, const std::string& name, const std::string& plainName, const Progress& progress)
{
    if (auto found = findOutline(draft, name, plainName); !found) {
        return found;
    }
    struct Step
    {
        const char* stage;
        Result<void> (*run)(Draft&);
    };
    static constexpr Step kSteps[] = {{"roads", addRoads},
                                      {"regions", addRegions},
                                      {"water and green", sure<addLand>},
                                      {"sea", sure<addSea>},
                                      {"buildings", sure<addBuildings>},
                                      {"road widths", sure<fitRoads>},
                                      {"places and addresses", sure<addPlaces>},
                                      {"components and cameras", sure<addFurniture>},
                                      {"pipes", sure<addPipes>}};
    for (std::size_t i = 0; i < std::size(kSteps); ++i) {
        const double fraction = kReadAt + (1 - kReadAt) * static_cast<double>(i) / std::size(kSteps);
        if (progress && !progress(fraction, kSteps[i].stage)) {
            return failure(ErrorCode::Cancelled, "the import was cancelled");
        }
        if (auto done = kSteps[i].run(draft); !done) {
            return done;
        }
    }
    return {};
}

std::string madeFrom(const Mapping& mapping, const std::vector<std::string>& sources,
                     const std::vector<std::string>& notes)
{
    if (!mapping.madeFrom.empty()) {
        return mapping.madeFrom;
    }
    std::vector<std::string> names;
    for (const std::string& source : sources) {
        names.push_back(sourceName(source));
    }
    std::string text = fmt::format("imported from {}", fmt::join(names, ", "));
    if (!mapping.licence.empty()) {
        text += ", " + mapping.licence;
    }
    for (std::size_t i = 0; i < notes.size(); ++i) {
        text += "; " + notes[i];
    }
    return text;
}

/// A misspelt layer would be lost without a word.
void tellIdleRules(const Mapping& mapping, Import& result)
{
    for (const MappedLayer& rule : mapping.layers) {
        const auto& layers = result.report.layers;
        if (std::none_of(layers.begin(), layers.end(), [&](const ImportLayer& layer) {
                return layer.read && matchesAny(rule.sources, layer.source) && matchesAny(rule.from, layer.layer);
            })) {
            result.notes.push_back(fmt::format("{}, line {}: the rule for {} fits no layer of the sources",
                                               mapping.file, rule.line, wordOf(rule.to)));
        }
    }
}

} // namespace

Result<Import> importCity(const ImportOptions& options, const Progress& progress)
{
    const auto mapping = readMapping(options.mapping);
    if (!mapping) {
        return tl::unexpected(mapping.error());
    }
    if (options.sources.empty()) {
        return failure(ErrorCode::Malformed, "there is no source to import");
    }
    Progress reading;
    if (progress) {
        reading = [&](double fraction, const char* stage) { return progress(fraction * kReadAt, stage); };
    }
    Import result;
    const auto gathered = gatherSources(options.sources, *mapping, result.report, reading);
    if (!gathered) {
        return tl::unexpected(gathered.error());
    }
    const auto inSources = [&](const Error& error) {
        return failure(error.code, fmt::format("{}{}: {}", options.sources.front(),
                                               options.sources.size() > 1 ? " and others" : "", error.message));
    };
    for (const ImportTarget needed : mapping->needs) {
        const auto& rows = result.report.rows;
        if (std::none_of(rows.begin(), rows.end(), [&](const ImportRow& row) {
                return row.target == needed && row.verdict != ImportVerdict::Refused &&
                       row.verdict != ImportVerdict::Unmatched;
            })) {
            return inSources({ErrorCode::Malformed,
                              fmt::format("there are no {} in it, and the mapping needs some", wordOf(needed))});
        }
    }
    if (mapping->exact) {
        auto model = exactCity(*gathered, *mapping, result.report);
        if (!model) {
            return inSources(model.error());
        }
        result.model = std::move(*model);
    } else {
        Draft draft{*gathered, *mapping, result.report, {}, {}, {}, {}, {}, {}, 0, {}, {}, {}, 0, {}};
        const std::string name = sourceName(options.sources.front());
        if (auto built = build(draft, options.name, name.substr(0, name.find('.')), progress); !built) {
            return inSources(built.error());
        }
        result.model = std::move(draft.model);
        result.notes = std::move(draft.notes);
    }
    result.model.source = madeFrom(*mapping, options.sources, result.notes);
    tellIdleRules(*mapping, result);
    return result;
}

} // namespace sandtable::city
