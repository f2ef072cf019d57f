// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/base/Random.h>
#include <sandtable/crowd/DensityField.h>
#include <sandtable/crowd/LevelOfService.h>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace sandtable::crowd {
namespace {

geo::Bounds square(double low, double high)
{
    geo::Bounds bounds;
    bounds.add(geo::LocalMetres{low, low});
    bounds.add(geo::LocalMetres{high, high});
    return bounds;
}

double persons(const DensityField& field)
{
    const auto& cells = field.cells();
    return std::accumulate(cells.begin(), cells.end(), 0.0) * field.cellM() * field.cellM();
}

TEST(DensityField, OnePersonIsSpreadOverNineSquaresAndNotLost)
{
    DensityField field(square(-50, 50), 10);
    const Person one{1, 1};
    field.rebuild({&one, 1});
    EXPECT_NEAR(persons(field), 1, 1e-5);
    EXPECT_NEAR(field.at({1, 1}), 0.25 / 100, 1e-7);
    EXPECT_NEAR(field.at({11, 1}), 0.125 / 100, 1e-7);
    EXPECT_NEAR(field.at({11, 11}), 0.0625 / 100, 1e-7);
    EXPECT_EQ(field.at({21, 1}), 0);
}

TEST(DensityField, AgreesWithCountingEachSquareAlone)
{
    Random random(4);
    std::vector<Person> people;
    for (int i = 0; i < 3000; ++i)
        people.push_back(
            {static_cast<float>(random.between(-120, 120)), static_cast<float>(random.between(-120, 120))});
    DensityField field(square(-100, 100), 20);
    field.rebuild(people, 2.5F);
    // The same by its definition: a person counts for the squares around with 1/4, 1/8, 1/16.
    const auto index = [](float v) { return static_cast<int>(std::floor((v + 100) / 20)); };
    for (int row = 0; row < field.rows(); ++row)
        for (int column = 0; column < field.columns(); ++column) {
            double sum = 0;
            for (const Person& person : people) {
                const int dx = std::abs(index(person.x) - column);
                const int dy = std::abs(index(person.y) - row);
                const bool counted = index(person.x) >= 0 && index(person.x) < 10 && index(person.y) >= 0 &&
                                     index(person.y) < 10 && dx <= 1 && dy <= 1;
                sum += counted ? 2.5 / (1 << (2 + dx + dy)) : 0;
            }
            EXPECT_NEAR(field.at({-90.0 + column * 20, -90.0 + row * 20}), sum / 400, 1e-4);
        }
}

TEST(DensityField, WhoStandsOutsideIsToldApart)
{
    DensityField field(square(0, 100), 10);
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::vector<Person> people{{50, 50}, {-1, 50}, {50, 1e9F}, {nan, 3}, {99.9F, 0}};
    field.rebuild(people, 10);
    EXPECT_DOUBLE_EQ(field.inside(), 20);
    EXPECT_DOUBLE_EQ(field.outside(), 30);
}

TEST(DensityField, RebuildForgetsTheLastCrowd)
{
    DensityField field(square(0, 100), 10);
    const std::vector<Person> people(500, Person{55, 55});
    field.rebuild(people);
    EXPECT_GT(field.at({55, 55}), 1);
    field.rebuild({});
    EXPECT_EQ(persons(field), 0);
}

TEST(DensityField, AHugeAreaGetsLargerSquaresRatherThanAllTheMemory)
{
    const DensityField field(square(-1e6, 1e6), 1);
    EXPECT_LE(static_cast<long long>(field.columns()) * field.rows(), DensityField::kMaxCells);
    EXPECT_GE(field.bounds().max.x, 1e6);
    const DensityField nowhere(geo::Bounds{}, 10);
    EXPECT_EQ(nowhere.columns() * nowhere.rows(), 1);
}

TEST(LevelOfService, FollowsFruin)
{
    EXPECT_EQ(levelOf(0), LevelOfService::A);
    EXPECT_EQ(levelOf(0.31), LevelOfService::A);
    EXPECT_EQ(levelOf(0.32), LevelOfService::B);
    EXPECT_EQ(levelOf(0.7), LevelOfService::C);
    EXPECT_EQ(levelOf(1), LevelOfService::D);
    EXPECT_EQ(levelOf(2.15), LevelOfService::E);
    EXPECT_EQ(levelOf(3), LevelOfService::F);
    EXPECT_EQ(levelOf(5), LevelOfService::Contact);
    EXPECT_EQ(levelOf(7.1), LevelOfService::Dangerous);
}

} // namespace
} // namespace sandtable::crowd
