// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/base/Random.h>
#include <sandtable/city/CityModel.h>

#include <string>

namespace sandtable::scene::test {

/// A square district of `blocks` × `blocks` street blocks, each 160 m wide, with houses along its edges: enough of
/// everything that the map draws. Two streets, four communities, sixteen micro-grids.
inline city::CityModel syntheticCity(int blocks, std::uint64_t seed = 7)
{
    using namespace city;
    constexpr double kBlockM = 160;
    CityModel model;
    model.code = "990001";
    model.name = "演示区";
    model.nameEn = "Demo District";
    model.source = "synthetic, for tests";
    Random random(seed);
    const double side = blocks * kBlockM;
    const double low = -side / 2;
    const auto square = [](double x, double y, double w, double h) {
        return geo::Ring{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
    };
    const auto addRegion = [&](Tier tier, std::string code, std::string name, std::uint32_t parent, geo::Ring ring) {
        const geo::LocalMetres middle{(ring[0].x + ring[2].x) / 2, (ring[0].y + ring[2].y) / 2};
        model.regions.push_back({tier, std::move(code), name, "Region " + name, parent, std::move(ring), middle});
        return static_cast<std::uint32_t>(model.regions.size() - 1);
    };
    addRegion(Tier::District, "990001", "演示区", kNone, square(low, low, side, side));
    for (int i = 0; i < 2; ++i)
        addRegion(Tier::Street, "99000100" + std::to_string(i), i == 0 ? "东街道" : "西街道", 0,
                  square(low + i * side / 2, low, side / 2, side));
    for (int i = 0; i < 4; ++i)
        addRegion(Tier::Community, "99000100" + std::to_string(i / 2) + "00" + std::to_string(i % 2),
                  "第" + std::to_string(i + 1) + "社区", static_cast<std::uint32_t>(1 + i / 2),
                  square(low + (i / 2) * side / 2, low + (i % 2) * side / 2, side / 2, side / 2));
    for (int i = 0; i < 16; ++i)
        addRegion(Tier::MicroGrid, "9900010010000" + std::to_string(10 + i), "网格" + std::to_string(i + 1),
                  static_cast<std::uint32_t>(3 + (i / 8) * 2 + (i % 4) / 2),
                  square(low + (i / 4) * side / 4, low + (i % 4) * side / 4, side / 4, side / 4));

    for (int row = 0; row <= blocks; ++row)
        for (int column = 0; column <= blocks; ++column)
            model.roadNodes.push_back({low + column * kBlockM, low + row * kBlockM});
    const auto node = [&](int column, int row) { return static_cast<std::uint32_t>(row * (blocks + 1) + column); };
    const auto addRoad = [&](int c0, int r0, int c1, int r1, int line) {
        Road road;
        road.name = model.intern((r0 == r1 ? "横" : "纵") + std::to_string(line) + "路");
        road.nameEn = model.intern((r0 == r1 ? "Cross " : "Long ") + std::to_string(line));
        road.roadClass = line % 8 == 0 ? RoadClass::Arterial : line % 4 == 0 ? RoadClass::Secondary : RoadClass::Branch;
        road.widthM = road.roadClass == RoadClass::Arterial ? 32 : road.roadClass == RoadClass::Secondary ? 22 : 12;
        road.from = node(c0, r0);
        road.to = node(c1, r1);
        road.line = {model.roadNodes[road.from], model.roadNodes[road.to]};
        model.roads.push_back(std::move(road));
    };
    for (int row = 0; row <= blocks; ++row)
        for (int column = 0; column <= blocks; ++column) {
            if (column < blocks)
                addRoad(column, row, column + 1, row, row);
            if (row < blocks)
                addRoad(column, row, column, row + 1, column);
        }

    const auto addBuilding = [&](geo::Ring ring, float heightM, BuildingUse use) {
        Building building;
        building.firstVertex = static_cast<std::uint32_t>(model.buildingVertices.size());
        building.vertexCount = static_cast<std::uint16_t>(ring.size());
        building.heightM = heightM;
        building.storeys = static_cast<std::uint16_t>(heightM / 3);
        building.use = use;
        model.buildingVertices.insert(model.buildingVertices.end(), ring.begin(), ring.end());
        model.buildings.push_back(building);
    };
    for (int row = 0; row < blocks; ++row)
        for (int column = 0; column < blocks; ++column) {
            const double x = low + column * kBlockM + 20;
            const double y = low + row * kBlockM + 20;
            if (random.chance(0.06)) {
                model.waters.push_back({WaterKind::Pond, {}, {square(x, y, 120, 120), {}}});
                continue;
            }
            if (random.chance(0.06)) {
                model.greens.push_back({GreenKind::Park, "公园", {square(x, y, 120, 120), {}}});
                continue;
            }
            for (int house = 0; house < 30; ++house) {
                const double hx = x + (house % 6) * 20;
                const double hy = y + (house / 6) * 24;
                const double w = random.between(9, 16);
                const double h = random.between(9, 19);
                const float tall =
                    static_cast<float>(random.chance(0.04) ? random.between(40, 110) : random.between(4, 24));
                geo::Ring ring = square(hx, hy, w, h);
                if (random.chance(0.2))
                    ring = {
                        {hx, hy},    {hx + w, hy}, {hx + w, hy + h / 2}, {hx + w / 2, hy + h / 2}, {hx + w / 2, hy + h},
                        {hx, hy + h}};
                addBuilding(std::move(ring), tall, BuildingUse::Residential);
            }
        }
    model.places.push_back({PlaceKind::Landmark, "祖庙", "Ancestral Temple", {0, 0}, kNone});
    model.places.push_back({PlaceKind::Hospital, "第一医院", "First Hospital", {300, 200}, kNone});
    return model;
}

} // namespace sandtable::scene::test
