// SPDX-License-Identifier: GPL-3.0-or-later
#include "RuleBook.h"

#include <sandtable/city/Fingerprint.h>

#include <cmath>
#include <future>

namespace sandtable::city {

CityCounts countCity(const CityModel& model)
{
    CityCounts counts;
    counts.districts = model.tierRange(Tier::District).second;
    counts.streets = model.tierRange(Tier::Street).second;
    counts.communities = model.tierRange(Tier::Community).second;
    counts.microGrids = model.tierRange(Tier::MicroGrid).second;
    counts.roadNodes = model.roadNodes.size();
    counts.roads = model.roads.size();
    counts.waters = model.waters.size();
    counts.greens = model.greens.size();
    counts.buildings = model.buildings.size();
    counts.addresses = model.addresses.size();
    counts.enterprises = model.enterprises.size();
    counts.components = model.components.size();
    counts.cameras = model.cameras.size();
    counts.places = model.places.size();
    counts.workers = model.workers.size();
    counts.pipeNodes = model.pipeNodes.size();
    for (const Pipe& pipe : model.pipes) {
        const auto kind = static_cast<std::size_t>(pipe.kind) - 1;
        ++counts.pipes[kind];
        counts.pipeKm[kind] += geo::length(model.pipeLine(pipe)) / 1000;
    }
    for (const Road& road : model.roads) {
        counts.roadKm += geo::length(road.line) / 1000;
    }
    for (const Region& region : model.regions) {
        if (region.tier == Tier::District) {
            counts.areaKm2 += std::abs(geo::signedArea(region.outer)) / 1e6;
        }
    }
    return counts;
}

std::size_t Inspection::breaks() const
{
    std::size_t sum = 0;
    for (const BrokenRule& rule : broken) {
        sum += rule.count;
    }
    return sum;
}

namespace {
geo::Bounds everything(const CityModel& model)
{
    geo::Bounds bounds = model.bounds();
    bounds.add(model.roadNodes);
    bounds.add(model.buildingVertices);
    for (const Component& component : model.components) {
        bounds.add(component.at);
    }
    return bounds;
}
} // namespace

Inspection inspectCity(const CityModel& model)
{
    // The sites of buildings cost about as much as all the rest, so they get a core of their own.
    auto sites = std::async(std::launch::async, [&model] {
        RuleBook book;
        checkBuildingSites(model, book);
        checkPipeSites(model, book);
        return book.finish();
    });
    Inspection inspection;
    inspection.counts = countCity(model);
    inspection.bounds = everything(model);
    inspection.fingerprint = contentFingerprint(model);
    RuleBook book;
    if (!model.fingerprint.empty() && model.fingerprint != inspection.fingerprint) {
        book.broken("file.fingerprint", "the file says {}, its content is {}", model.fingerprint,
                    inspection.fingerprint);
    }
    checkRegions(model, book);
    checkTiling(model, book);
    checkRoads(model, book);
    checkBuildings(model, book);
    checkThings(model, book);
    checkPipes(model, book);
    inspection.broken = book.finish();
    for (BrokenRule& rule : sites.get()) {
        inspection.broken.push_back(std::move(rule));
    }
    return inspection;
}

} // namespace sandtable::city
