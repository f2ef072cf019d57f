// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"

#include <sandtable/console/Settings.h>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

class SettingsTest : public testing::Test
{
protected:
    QTemporaryDir folder;
    QString file = folder.filePath("console.ini");
    CaseFold fold;
    Names names;
};

TEST_F(SettingsTest, WhatWasSetComesBackInTheNextRun)
{
    {
        Settings settings(file);
        QueueModel queue(fold, names);
        settings.keep(queue);
        settings.setDark(false);
        settings.setTier(3);
        settings.setDatum(2);
        settings.setDatum(9); // no such datum
        settings.setLanguage("en");
        queue.setStage(protocol::STAGE_FILING);
        queue.setGrade(2);
        queue.setNeedsMe(true);
        queue.setText("人民路");
        settings.write();
    }
    Settings settings(file);
    QueueModel queue(fold, names);
    settings.keep(queue);
    EXPECT_FALSE(settings.dark());
    EXPECT_EQ(settings.tier(), 3);
    EXPECT_EQ(settings.datum(), 2);
    EXPECT_EQ(settings.language(), "en");
    EXPECT_EQ(queue.stage(), protocol::STAGE_FILING);
    EXPECT_EQ(queue.channel(), 0);
    EXPECT_EQ(queue.grade(), 2);
    EXPECT_TRUE(queue.needsMe());
    EXPECT_EQ(queue.text(), "人民路");
}

TEST_F(SettingsTest, AViewOfTheSameNameIsRenewedAndTheFirstOneStays)
{
    SmallServer server;
    const auto desk = server.join("amy");
    scene::MapCamera camera;
    camera.setCity(geo::Frame(geo::Wgs84{113.1, 23}), {{-5000, -5000}, {5000, 5000}});
    desk->map()->setCamera(&camera);
    ViewsModel& views = *desk->views();
    camera.setPose({{100, 200}, 500, 30, 60});
    EXPECT_TRUE(views.add("  桥头 ", 2));
    camera.setPose({{-100, 200}, 900, 0, 60});
    EXPECT_TRUE(views.add("广场", 4));
    camera.setPose({{7, 8}, 700, 0, 60});
    EXPECT_TRUE(views.add("桥头", 3));
    EXPECT_FALSE(views.add("   ", 3));
    ASSERT_EQ(views.count(), 2);
    EXPECT_EQ(views.views()[0], (SavedView{"桥头", {{7, 8}, 700, 0, 60}, 3}));

    int tier = 0;
    QObject::connect(&views, &ViewsModel::flown, [&](const QString&, int to) { tier = to; });
    views.fly(1);
    EXPECT_EQ(tier, 4);
    EXPECT_TRUE(soon([&] { return !camera.flying(); }));
    EXPECT_EQ(camera.pose().target, (geo::LocalMetres{-100, 200}));
    views.fly(2); // none
    views.remove(0);
    EXPECT_EQ(views.count(), 1);
    for (int i = 0; i < ViewsModel::kMost + 3; ++i)
        views.add(QString::number(i), 1);
    EXPECT_TRUE(views.full());
}

TEST_F(SettingsTest, LightAndWeatherComeBackInTheNextRun)
{
    {
        Settings settings(file);
        scene::MapLight light;
        scene::MapEffects effects;
        settings.keep(light, effects);
        EXPECT_EQ(light.mode(), scene::MapLight::Neutral) << "the control room's look until somebody wants another";
        light.setMode(scene::MapLight::Night);
        light.setRain(0.6);
        effects.setShadows(scene::MapEffects::Off);
        effects.setGlow(scene::MapEffects::On);
        effects.setGlow(17); // no such wish
        effects.setStillness(true);
        settings.write();
    }
    Settings settings(file);
    scene::MapLight light;
    scene::MapEffects effects;
    settings.keep(light, effects);
    EXPECT_EQ(light.mode(), scene::MapLight::Night);
    EXPECT_DOUBLE_EQ(light.rain(), 0.6);
    EXPECT_EQ(effects.shadows(), scene::MapEffects::Off);
    EXPECT_EQ(effects.contact(), scene::MapEffects::Auto);
    EXPECT_EQ(effects.glow(), scene::MapEffects::On);
    EXPECT_TRUE(effects.stillness());
}

TEST_F(SettingsTest, ChangesAreWrittenWithoutBeingAsked)
{
    Settings settings(file);
    settings.setDark(false);
    EXPECT_TRUE(soon([&] { return QFile::exists(file); }));
}

TEST_F(SettingsTest, ValuesThatMakeNoSenseAreLeftOut)
{
    QFile broken(file);
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
    broken.write("tier=77\ndark=false\n[filters]\nstage=-3\ngrade=abc\nchannel=4\ntext=" + QByteArray(5000, 'x'));
    broken.close();
    Settings settings(file);
    QueueModel queue(fold, names);
    settings.keep(queue);
    EXPECT_EQ(settings.tier(), 0) << "by the zoom";
    EXPECT_FALSE(settings.dark());
    EXPECT_EQ(queue.stage(), 0);
    EXPECT_EQ(queue.grade(), 0);
    EXPECT_EQ(queue.channel(), 4);
    EXPECT_LE(queue.text().size(), 200);
}

TEST_F(SettingsTest, WithoutAFileNothingIsKept)
{
    Settings settings{QString()};
    QueueModel queue(fold, names);
    settings.keep(queue);
    settings.setDark(false);
    settings.write();
    EXPECT_FALSE(settings.dark()) << "for this run it holds";
    EXPECT_FALSE(QFile::exists(file));
}

} // namespace
} // namespace sandtable::console
