// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/city/CityModel.h>
#include <sandtable/dispatching/Dispatching.h>

#include <string>

namespace sandtable::dispatching {

/// The district of these tests; a cell is 100 m, x runs east and y north, the origin is the lower left corner.
///
///        0    1    2    3    4    5    6    7
///      +----+----+----+----+----+----+----+----+
///    3 | 河滨社区 (B)      |B 永新社区 (C)     |      同济路 runs east-west at y = 200 m
///      |   grid B1         |  grid C1          |      汾江路 runs north-south at x = 400 m
///    2 +--------同济路-----+---------同济路----+      人民路 runs north-south at x = 700 m
///    1 | 东升社区 (A)      | grid C2           |      T 通济桥 at (150, 250)
///      |  A1     |  A2     |                   |      P 人民公园 at (650, 100) and another at (50, 350)
///    0 +----+----+----+----+----+----+----+----+
///
/// Streets: 祖庙街道 holds A and B (x < 400), 南庄镇 holds C. Houses: 同济路 1…39 odd on the south side from west to
/// east every 20 m, 汾江路 2…20 even from south to north every 20 m. Workers: W1, W2 in A1, W3 in A2, W4 in B1, W5 in
/// C1.
class SmallDistrict
{
public:
    SmallDistrict();

    city::CityModel city;
    catalogue::Catalogue catalogue;

    std::uint32_t grid(const std::string& code) const { return city.regionByCode(code); }
    protocol::Point point(double x, double y) const;

    static constexpr const char* kGridA1 = "440604012001001";
    static constexpr const char* kGridA2 = "440604012001002";
    static constexpr const char* kGridB1 = "440604012002001";
    static constexpr const char* kGridC1 = "440604100001001";
    static constexpr const char* kGridC2 = "440604100001002";

private:
    std::uint32_t addRegion(city::Tier tier, const char* code, const char* name, const char* nameEn,
                            std::uint32_t parent, double x0, double y0, double x1, double y1);
    void addRoads();
    void addHouses();
    void addPlaces();
};

} // namespace sandtable::dispatching
