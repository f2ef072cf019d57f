// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Generator.h>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace sandtable::city {

/// The shipped profile; every test of the generator starts from it.
inline const Profile& chancheng()
{
    static const Result<Profile> profile = Profile::load(std::string(SANDTABLE_SOURCE_DIR) + "/data/chancheng");
    if (!profile)
        throw std::runtime_error(profile.error().message);
    return *profile;
}

constexpr double kTestScale = 0.05;

/// One city at 1/20 of the size, made once for all tests of this program that only look at it.
inline const CityModel& smallCity()
{
    static const Result<CityModel> model = generate(chancheng(), {7, kTestScale});
    if (!model)
        throw std::runtime_error(model.error().message);
    return *model;
}

inline geo::Ring footprint(const CityModel& model, const Building& building)
{
    const auto first = model.buildingVertices.begin() + building.firstVertex;
    return {first, first + building.vertexCount};
}

} // namespace sandtable::city
