// SPDX-License-Identifier: GPL-3.0-or-later
#include "Digits.h"
#include "RuleBook.h"

#include <unordered_set>

namespace sandtable::city {

namespace {

/// Metres: points are stored to the millimetre, so one on a border may come to lie just beyond it.
constexpr double kBorderTolerance = 0.002;

bool onBorder(const geo::Ring& ring, geo::LocalMetres p)
{
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        if (geo::distanceToSegment(p, ring[j], ring[i]) <= kBorderTolerance) {
            return true;
        }
    }
    return false;
}

/// Checks that things lie in the micro-grid that they name.
class GridRule
{
public:
    GridRule(const CityModel& model, RuleBook& book) : m_model(model), m_book(book) {}

    void check(const char* rule, std::size_t position, std::uint32_t grid, geo::LocalMetres at)
    {
        if (grid >= m_model.regions.size() || m_model.regions[grid].tier != Tier::MicroGrid) {
            m_book.broken(rule, "row {} has no micro-grid", rowOf(position));
            return;
        }
        const Region& region = m_model.regions[grid];
        if (!geo::contains(region.outer, at) && !onBorder(region.outer, at)) {
            m_book.broken(rule, "row {} at ({:.1f}, {:.1f}) is not in {}", rowOf(position), at.x, at.y, region.code);
        }
    }

private:
    const CityModel& m_model;
    RuleBook& m_book;
};

void checkAddresses(const CityModel& model, RuleBook& book)
{
    GridRule grids(model, book);
    std::unordered_set<std::string> texts;
    texts.reserve(model.addresses.size());
    for (std::size_t i = 0; i < model.addresses.size(); ++i) {
        const Address& address = model.addresses[i];
        grids.check("addresses.grid", i, address.grid, address.at);
        if (address.road == 0 || address.road >= model.strings.size() || address.number.empty()) {
            book.broken("addresses.text", "row {} has no road or no number", rowOf(i));
        } else if (!texts.insert(model.addressText(address)).second) {
            book.broken("addresses.unique", "row {}: {} occurs twice", rowOf(i), model.addressText(address));
        }
        if (address.building != kNone && address.building >= model.buildings.size()) {
            book.broken("addresses.building", "row {} has a building that does not exist", rowOf(i));
        }
    }
}

void checkEnterprises(const CityModel& model, RuleBook& book)
{
    GridRule grids(model, book);
    for (std::size_t i = 0; i < model.enterprises.size(); ++i) {
        const Enterprise& enterprise = model.enterprises[i];
        grids.check("enterprises.grid", i, enterprise.grid, enterprise.at);
        // GB/T 4754-2017 has the sections A to T.
        if (enterprise.sector.size() != 1 || enterprise.sector[0] < 'A' || enterprise.sector[0] > 'T') {
            book.broken("enterprises.sector", "row {}: \"{}\" is no section letter", rowOf(i), enterprise.sector);
        }
        if (enterprise.name.empty()) {
            book.broken("enterprises.name", "row {} has no name", rowOf(i));
        }
        if (enterprise.address != kNone && enterprise.address >= model.addresses.size()) {
            book.broken("enterprises.address", "row {} has an address that does not exist", rowOf(i));
        }
    }
}

void checkComponents(const CityModel& model, RuleBook& book)
{
    GridRule grids(model, book);
    std::unordered_set<std::uint64_t> codes;
    codes.reserve(model.components.size());
    for (std::size_t i = 0; i < model.components.size(); ++i) {
        const Component& component = model.components[i];
        grids.check("components.grid", i, component.grid, component.at);
        const std::string code = fmt::format("{:016}", component.code);
        if (code.size() != 16 || !code.starts_with(model.code) || component.classCode() < 1 ||
            component.classCode() > 5 || component.subclassCode() < 1) {
            book.broken("components.code", "row {}: {} is not the city's code, class 01 to 05, subclass and sequence",
                        rowOf(i), code);
        }
        if (!codes.insert(component.code).second) {
            book.broken("components.unique", "row {}: {} occurs twice", rowOf(i), code);
        }
    }
}

void checkCameras(const CityModel& model, RuleBook& book)
{
    GridRule grids(model, book);
    std::unordered_set<std::string_view> codes;
    for (std::size_t i = 0; i < model.cameras.size(); ++i) {
        const Camera& camera = model.cameras[i];
        grids.check("cameras.grid", i, camera.grid, camera.at);
        const std::string_view code = camera.code;
        // GB/T 28181, appendix: centre 8, industry 2, type 3 (131 camera, 132 network camera), sequence 7.
        const bool wellFormed = code.size() == 20 && allDigits(code) && code.starts_with(model.code) &&
                                (code.substr(10, 3) == "131" || code.substr(10, 3) == "132");
        if (!wellFormed) {
            book.broken("cameras.code", "row {}: \"{}\" is not a camera's 20 digits", rowOf(i), code);
        }
        if (!codes.insert(code).second) {
            book.broken("cameras.unique", "row {}: {} occurs twice", rowOf(i), code);
        }
        if (!(camera.headingDeg >= 0 && camera.headingDeg < 360) || !(camera.viewAngleDeg > 0) ||
            !(camera.viewAngleDeg <= 360) || !(camera.rangeM > 0)) {
            book.broken("cameras.view", "row {}: heading {}°, angle {}°, range {} m", rowOf(i), camera.headingDeg,
                        camera.viewAngleDeg, camera.rangeM);
        }
    }
}

void checkPlacesAndWorkers(const CityModel& model, RuleBook& book)
{
    GridRule grids(model, book);
    for (std::size_t i = 0; i < model.places.size(); ++i) {
        grids.check("places.grid", i, model.places[i].grid, model.places[i].at);
        if (model.places[i].name.empty()) {
            book.broken("places.name", "row {} has no name", rowOf(i));
        }
    }
    std::unordered_set<std::string_view> codes;
    for (std::size_t i = 0; i < model.workers.size(); ++i) {
        const Worker& worker = model.workers[i];
        grids.check("workers.grid", i, worker.homeGrid, worker.home);
        if (worker.code.empty() || !codes.insert(worker.code).second) {
            book.broken("workers.unique", "row {}: code \"{}\" is empty or occurs twice", rowOf(i), worker.code);
        }
        if (worker.name.empty()) {
            book.broken("workers.name", "row {} has no name", rowOf(i));
        }
    }
}

} // namespace

void checkThings(const CityModel& model, RuleBook& book)
{
    checkAddresses(model, book);
    checkEnterprises(model, book);
    checkComponents(model, book);
    checkCameras(model, book);
    checkPlacesAndWorkers(model, book);
}

} // namespace sandtable::city
