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
