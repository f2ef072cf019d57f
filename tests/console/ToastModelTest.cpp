// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/CityTime.h>
#include <sandtable/console/Figures.h>
#include <sandtable/console/TargetsModel.h>
#include <sandtable/console/ToastModel.h>
#include <sandtable/console/Words.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <gtest/gtest.h>

namespace sandtable::console {
namespace {

Target target(const char* code)
{
    Target made;
    made.code = QString::fromLatin1(code);
    return made;
}

TEST(ToastModel, OldestGoesWhenThereAreTooMany)
{
    ToastModel toasts;
    QAbstractItemModelTester tester(&toasts, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int i = 0; i < ToastModel::kMost + 2; ++i)
        toasts.show(QString::number(i), ToastModel::Kind::Info);
    EXPECT_EQ(toasts.count(), ToastModel::kMost);
    EXPECT_EQ(toasts.texts().first(), "2");
}

TEST(ToastModel, UndoIsAskedOnceForTheNewest)
{
    ToastModel toasts;
    QSignalSpy asked(&toasts, &ToastModel::undoAsked);
    toasts.show("a", ToastModel::Kind::Good, 7);
    toasts.show("b", ToastModel::Kind::Good, 8);
    toasts.show("c", ToastModel::Kind::Info);
    EXPECT_TRUE(toasts.undoLatest());
    EXPECT_EQ(asked.at(0).at(0).toULongLong(), 8U);
    EXPECT_EQ(toasts.texts(), (QStringList{"a", "c"}));
    EXPECT_TRUE(toasts.undoLatest());
    EXPECT_FALSE(toasts.undoLatest());
    EXPECT_EQ(asked.count(), 2);
}

TEST(TargetsModel, NewListKeepsRowsAndTellsOnlyWhatDiffers)
{
    TargetsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.set({target("a"), target("b"), target("c")});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.set({target("a"), target("x")});
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(model.count(), 2);
    EXPECT_EQ(model.codeAt(1), "x");
    EXPECT_EQ(model.codeAt(2), "");
    EXPECT_NE(model.find("a"), nullptr);
    EXPECT_EQ(model.find("c"), nullptr);
}

TEST(Words, SpansAndDeadlinesAreSaidInWords)
{
    constexpr std::int64_t kSecond = 1'000'000;
    EXPECT_EQ(Words::span(59 * kSecond), "59 s");
    EXPECT_EQ(Words::span(-90 * kSecond), "1 min");
    EXPECT_EQ(Words::span(7500 * kSecond), "2 h 5 min");
    EXPECT_EQ(Words::span(3 * 86400 * kSecond), "3 d");
    EXPECT_EQ(Words::left(100 * kSecond, 40 * kSecond), "1 min left");
    EXPECT_EQ(Words::left(100 * kSecond, 220 * kSecond), "overdue by 2 min");
    EXPECT_EQ(Words::left(0, 5), "");
    EXPECT_EQ(Words::clock(0, 480), "–");
    EXPECT_EQ(Words::clock(1 * kSecond, 480), "08:00:01");
}

TEST(CityTime, RunsFasterThanTheWall)
{
    CityTime clock;
    const CityTime::Steady start{};
    EXPECT_EQ(clock.at(start), 0);
    clock.set(1000, 60, start);
    EXPECT_EQ(clock.at(start + std::chrono::seconds(1)), 1000 + 60'000'000);
}

TEST(Samples, PercentilesByNearestRank)
{
    Samples samples;
    EXPECT_EQ(samples.percentile(0.99), 0);
    for (int i = 100; i >= 1; --i)
        samples.add(i);
    EXPECT_EQ(samples.percentile(0.5), 50);
    EXPECT_EQ(samples.percentile(0.99), 99);
    EXPECT_EQ(samples.percentile(1), 100);
    for (std::size_t i = 0; i < Samples::kKept; ++i)
        samples.add(7);
    EXPECT_EQ(samples.percentile(1), 7) << "only the latest are kept";
}

TEST(Figures, JsonNamesWhatTheHeadlessRunReads)
{
    Figures figures;
    figures.graphicsApi = "OpenGL";
    const std::string json = figures.json();
    for (const char* key : {"first_frame_ms", "frame_ms_p50", "frame_ms_p99", "gui_data_ms_p99", "rss_mb",
                            "graphics_api", "drop_to_ack_ms_p50", "drop_to_ack_ms_p99"})
        EXPECT_NE(json.find('"' + std::string(key) + '"'), std::string::npos) << key;
    EXPECT_GT(residentMegabytes(), 1);
    EXPECT_GT(sinceProcessStartMs(), 0);
}

} // namespace
} // namespace sandtable::console
