// SPDX-License-Identifier: GPL-3.0-or-later
#include "CityThings.h"

#include <sandtable/city/CityFile.h>

namespace sandtable::scene {

Result<CityThingsPtr> readComponents(const std::filesystem::path& cityFile)
{
    const auto model = city::readCity(cityFile, city::kComponents);
    if (!model)
        return tl::unexpected(model.error());
    std::vector<PyramidPoint> points;
    std::vector<std::uint64_t> codes;
    points.reserve(model->components.size());
    codes.reserve(model->components.size());
    for (const city::Component& component : model->components) {
        const auto kind = static_cast<std::uint16_t>(component.classCode() * 100 + component.subclassCode());
        points.push_back({component.at, static_cast<std::uint32_t>(codes.size()), kind});
        codes.push_back(component.code);
    }
    return std::make_shared<const CityThings>(CityThings{PointPyramid(std::move(points)), std::move(codes), {}});
}

Result<CityThingsPtr> readAddresses(const std::filesystem::path& cityFile)
{
    auto model = city::readCity(cityFile, city::kAddresses);
    if (!model)
        return tl::unexpected(model.error());
    std::vector<PyramidPoint> points;
    std::vector<std::string> numbers;
    points.reserve(model->addresses.size());
    numbers.reserve(model->addresses.size());
    for (city::Address& address : model->addresses) {
        points.push_back({address.at, static_cast<std::uint32_t>(numbers.size()), 0});
        numbers.push_back(std::move(address.number));
    }
    return std::make_shared<const CityThings>(CityThings{PointPyramid(std::move(points)), {}, std::move(numbers)});
}

} // namespace sandtable::scene
