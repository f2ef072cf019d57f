// SPDX-License-Identifier: GPL-3.0-or-later
#include "AreaCounter.h"
#include "ConsoleWorld.h"

#include <sandtable/base/Random.h>
#include <sandtable/city/CityFile.h>

#include <QtCore/QTemporaryDir>
#include <gtest/gtest.h>

#include <cmath>

namespace sandtable::console {
namespace {

QString valueOf(const AreaModel& area, const QString& name)
{
    for (const QVariant& row : area.rows())
        if (row.toMap().value("name") == name)
            return row.toMap().value("value").toString();
    return {};
}

const QList<QPointF> kEverywhere{{-100, -100}, {2100, -100}, {2100, 1100}, {-100, 1100}};

class AreaModelTest : public testing::Test
{
protected:
    AreaModelTest()
    {
        city::CityModel model = smallCity()->model;
        model.components.push_back({4406040102'000001ULL, {200, 500}});
        model.components.push_back({4406040102'000002ULL, {300, 500}});
        model.components.push_back({4406040305'000003ULL, {1500, 500}});
        const auto written = city::writeCity(model, file.toStdString());
        EXPECT_TRUE(written.has_value()) << (written ? "" : written.error().message);
    }
    /// A model over the desk's own fold, and a city file of its own.
    std::unique_ptr<AreaModel> over(Desk& desk, const QString& cityFile)
    {
        return std::make_unique<AreaModel>(
            desk.fold(), desk.names(), desk.workers(), *desk.map(),
            [&desk] { return static_cast<std::int64_t>(desk.nowUs()); }, cityFile.toStdString(), figures);
    }

    QTemporaryDir folder;
    QString file = folder.filePath("city.gpkg");
    Figures figures;
    SmallServer server;
};

TEST_F(AreaModelTest, WhatLiesInTheAreaIsCountedOnceTheCityIsRead)
{
    const auto desk = server.join("chen");
    const auto area = over(*desk, file);
    EXPECT_FALSE(area->active());
    area->select({{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}});
    EXPECT_TRUE(area->active());
    EXPECT_TRUE(area->reading());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !area->reading(); }));
    EXPECT_EQ(area->errorText(), "");
    EXPECT_EQ(valueOf(*area, "Area"), "1.00 km²");
    EXPECT_EQ(valueOf(*area, "Components"), "2");
    EXPECT_EQ(valueOf(*area, "Public utilities"), "2");
    EXPECT_EQ(valueOf(*area, "City appearance facilities"), "");
    EXPECT_EQ(valueOf(*area, "Cameras"), "0");
    EXPECT_EQ(valueOf(*area, "Workers on duty"), "2");
    EXPECT_TRUE(area->text().contains("Components\t2"));
    area->select(kEverywhere);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !area->reading(); }));
    EXPECT_EQ(valueOf(*area, "Components"), "3");
    EXPECT_EQ(valueOf(*area, "Cameras"), "1");
    EXPECT_EQ(valueOf(*area, "Workers on duty"), "4");
}

TEST_F(AreaModelTest, ACaseThatComesWhileTheAreaStandsIsCountedAtTheNextRefresh)
{
    const auto desk = server.join("chen");
    const auto area = over(*desk, file);
    area->select(kEverywhere);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !area->reading(); }));
    EXPECT_EQ(valueOf(*area, "Open cases"), "0");
    server.report();
    ASSERT_TRUE(QTest::qWaitFor([&] {
        area->refresh();
        return valueOf(*area, "Open cases") == "1";
    }));
    area->clear();
    EXPECT_FALSE(area->active());
}

TEST_F(AreaModelTest, ACityThatCannotBeReadIsSaidAndTheCasesCountAllTheSame)
{
    const auto desk = server.join("chen");
    const auto area = over(*desk, folder.filePath("none.gpkg"));
    area->select(kEverywhere);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !area->errorText().isEmpty(); }));
    EXPECT_FALSE(area->reading());
    ASSERT_TRUE(QTest::qWaitFor([&] { return valueOf(*area, "Workers on duty") == "4"; }));
    EXPECT_EQ(valueOf(*area, "Components"), "");
}

TEST(AreaNow, AgreesWithEveryCaseAndWorkerTriedAlone)
{
    Random random(9);
    AreaThings things;
    for (int i = 0; i < 3000; ++i)
        things.cases.push_back({{random.between(0, 1000), random.between(0, 1000)},
                                1 + static_cast<int>(random.below(4)),
                                random.chance(0.3)});
    for (int i = 0; i < 500; ++i)
        things.workers.push_back({random.between(0, 1000), random.between(0, 1000)});
    for (int round = 0; round < 20; ++round) {
        geo::Polygon area;
        const geo::LocalMetres middle{random.between(0, 1000), random.between(0, 1000)};
        for (int i = 0; i < 40; ++i) {
            const double reach = random.between(50, 600);
            area.outer.push_back({middle.x + reach * std::cos(i * 0.157), middle.y + reach * std::sin(i * 0.157)});
        }
        AreaNow expected;
        for (const auto& item : things.cases)
            if (geo::contains(area, item.at)) {
                ++expected.cases;
                ++expected.byGrade[static_cast<std::size_t>(item.grade) - 1];
                expected.overdue += item.overdue ? 1 : 0;
            }
        for (const auto& worker : things.workers)
            expected.workers += geo::contains(area, worker) ? 1 : 0;
        EXPECT_EQ(countNow(area, things), expected);
        EXPECT_GT(expected.cases, 0);
    }
}

} // namespace
} // namespace sandtable::console
