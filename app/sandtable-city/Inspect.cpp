// SPDX-License-Identifier: GPL-3.0-or-later
#include "Commands.h"

#include <sandtable/city/Rules.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace sandtable::app {

namespace {

using Json = nlohmann::ordered_json;

Json toJson(const city::CityModel& model, const city::Inspection& found)
{
    const city::CityCounts& counts = found.counts;
    Json json;
    json["code"] = model.code;
    json["name"] = model.name;
    json["name_en"] = model.nameEn;
    json["source"] = model.source;
    json["fingerprint"] = found.fingerprint;
    json["counts"] = {
        {"districts", counts.districts},   {"streets", counts.streets},         {"communities", counts.communities},
        {"microgrids", counts.microGrids}, {"road_nodes", counts.roadNodes},    {"roads", counts.roads},
        {"waters", counts.waters},         {"greens", counts.greens},           {"buildings", counts.buildings},
        {"addresses", counts.addresses},   {"enterprises", counts.enterprises}, {"components", counts.components},
        {"cameras", counts.cameras},       {"places", counts.places},           {"workers", counts.workers},
        {"pipe_nodes", counts.pipeNodes}};
    json["pipes"] = Json::object();
    for (std::size_t kind = 0; kind < city::kPipeKinds; ++kind) {
        const auto word = city::pipeKindWord(static_cast<city::PipeKind>(kind + 1));
        json["pipes"][std::string(word)] = {{"count", counts.pipes[kind]}, {"km", counts.pipeKm[kind]}};
    }
    json["area_km2"] = counts.areaKm2;
    json["road_km"] = counts.roadKm;
    if (!found.bounds.empty()) {
        const geo::Wgs84 low = model.frame.toWgs84(found.bounds.min);
        const geo::Wgs84 high = model.frame.toWgs84(found.bounds.max);
        json["extent"] = {{"west", low.lon}, {"south", low.lat}, {"east", high.lon}, {"north", high.lat}};
    }
    json["broken_rules"] = found.breaks();
    json["broken"] = Json::array();
    for (const city::BrokenRule& rule : found.broken) {
        json["broken"].push_back({{"rule", rule.rule}, {"count", rule.count}, {"examples", rule.examples}});
    }
    return json;
}

void print(const Json& json)
{
    fmt::print("{} {} {}\n{}\n", json["code"].get<std::string>(), json["name"].get<std::string>(),
               json["name_en"].get<std::string>(), json["source"].get<std::string>());
    fmt::print("fingerprint  {}\n", json["fingerprint"].get<std::string>());
    fmt::print("area         {:.3f} km²\n", json["area_km2"].get<double>());
    if (json.contains("extent")) {
        const Json& extent = json["extent"];
        fmt::print("extent       {:.6f} {:.6f} to {:.6f} {:.6f} degrees\n", extent["west"].get<double>(),
                   extent["south"].get<double>(), extent["east"].get<double>(), extent["north"].get<double>());
    }
    for (const auto& [name, count] : json["counts"].items()) {
        fmt::print("{:<12} {}\n", name, count.get<std::size_t>());
    }
    fmt::print("roads        {:.1f} km\n", json["road_km"].get<double>());
    for (const auto& [kind, pipes] : json["pipes"].items()) {
        fmt::print("{:<12} {} pipes, {:.1f} km\n", kind, pipes["count"].get<std::size_t>(), pipes["km"].get<double>());
    }
    if (json["broken"].empty()) {
        fmt::print("every rule is kept\n");
    }
    for (const Json& rule : json["broken"]) {
        fmt::print("broken {}: {} times\n", rule["rule"].get<std::string>(), rule["count"].get<std::size_t>());
        for (const Json& example : rule["examples"]) {
            fmt::print("    {}\n", example.get<std::string>());
        }
    }
}

Result<void> save(const Json& json, const std::string& file)
{
    std::ofstream stream(file);
    stream << json.dump(2) << '\n';
    stream.close();
    if (!stream) {
        return failure(ErrorCode::Unavailable, fmt::format("{}: cannot be written", file));
    }
    return {};
}

} // namespace

Result<bool> inspect(const InspectOptions& options)
{
    const auto model = city::readCity(options.file);
    if (!model) {
        return tl::unexpected(model.error());
    }
    const city::Inspection found = city::inspectCity(*model);
    const Json json = toJson(*model, found);
    if (options.json == "-") {
        fmt::print("{}\n", json.dump(2));
    } else {
        print(json);
        if (!options.json.empty()) {
            if (auto saved = save(json, options.json); !saved) {
                return tl::unexpected(saved.error());
            }
        }
    }
    return found.broken.empty();
}

} // namespace sandtable::app
