// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/wording/CrossValidation.h>
#include <sandtable/wording/LabelledFile.h>
#include <sandtable/wording/Text.h>
#include <sandtable/wording/TextClassifier.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace sandtable::wording {
namespace {

using testing::HasSubstr;

/// Three classes told by their words, in many sentences.
std::vector<Sample> smallCollection()
{
    std::vector<Sample> samples;
    const std::pair<const char*, std::vector<const char*>> classes[] = {
        {"水", {"水管漏水", "水喉爆裂", "自来水停了", "水压很低"}},
        {"路", {"路面坑洞", "路砖松动", "井盖塌陷", "车道破损"}},
        {"电", {"路灯不亮", "电线垂落", "停电了", "变压器冒烟"}},
    };
    for (const auto& [label, phrases] : classes) {
        for (const char* phrase : phrases) {
            for (const char* ending : {"", "请处理", "好几天了", "谢谢", "很危险"}) {
                samples.push_back({std::string(phrase) + ending, label});
            }
        }
    }
    return samples;
}

class ClassifierFile : public testing::Test
{
protected:
    std::filesystem::path m_file =
        std::filesystem::temp_directory_path() / ("sandtable-classifier-" + std::to_string(::getpid()));
    ~ClassifierFile() override { std::filesystem::remove(m_file); }

    void write(const std::string& bytes) const { std::ofstream(m_file, std::ios::binary) << bytes; }
    std::string read() const
    {
        std::ifstream in(m_file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
};

TEST_F(ClassifierFile, WhatWasTrainedIsToldAndStaysTheSameThroughItsFile)
{
    const auto samples = smallCollection();
    const auto trained = TextClassifier::train(samples, {});
    ASSERT_TRUE(trained) << trained.error().message;
    ASSERT_TRUE(trained->save(m_file));
    const auto loaded = TextClassifier::load(m_file);
    ASSERT_TRUE(loaded) << loaded.error().message;
    for (const TextClassifier* each : {&*trained, &*loaded}) {
        const auto guesses = each->classify(normalise("这里水管漏水"), 3);
        ASSERT_EQ(guesses.size(), 3u);
        EXPECT_EQ(guesses[0].label, "水");
        EXPECT_GT(guesses[0].confidence, guesses[1].confidence);
    }
    EXPECT_EQ(trained->classify(normalise("路灯"), 1)[0].confidence,
              loaded->classify(normalise("路灯"), 1)[0].confidence);
}

TEST_F(ClassifierFile, TheSameSamplesGiveTheSameFile)
{
    const auto samples = smallCollection();
    ASSERT_TRUE(TextClassifier::train(samples, {})->save(m_file));
    const std::string first = read();
    ASSERT_TRUE(TextClassifier::train(samples, {})->save(m_file));
    EXPECT_EQ(read(), first);
}

TEST_F(ClassifierFile, TextOfUnknownGramsTellsNothing)
{
    const auto trained = TextClassifier::train(smallCollection(), {});
    EXPECT_TRUE(trained->classify(normalise("嗯哼"), 3).empty());
    EXPECT_TRUE(trained->classify(normalise(""), 3).empty());
}

TEST_F(ClassifierFile, OneLabelIsNothingToTellApart)
{
    const std::vector<Sample> samples{{"水管漏水", "水"}, {"停水", "水"}};
    const auto trained = TextClassifier::train(samples, {});
    ASSERT_FALSE(trained);
    EXPECT_EQ(trained.error().code, ErrorCode::OutOfRange);
}

TEST_F(ClassifierFile, DamagedFilesAreRefusedByName)
{
    EXPECT_EQ(TextClassifier::load(m_file).error().code, ErrorCode::NotFound);
    write("something else\n");
    EXPECT_THAT(TextClassifier::load(m_file).error().message, HasSubstr(m_file.string()));
    ASSERT_TRUE(TextClassifier::train(smallCollection(), {})->save(m_file));
    std::string bytes = read();
    for (const std::size_t length : {bytes.size() / 2, bytes.size() - 1, std::size_t{30}}) {
        write(bytes.substr(0, length));
        EXPECT_EQ(TextClassifier::load(m_file).error().code, ErrorCode::Malformed);
    }
    bytes[bytes.size() / 2] ^= 1;
    write(bytes);
    EXPECT_THAT(TextClassifier::load(m_file).error().message, HasSubstr("checksum"));
}

TEST_F(ClassifierFile, LabelledFilesMayHaveQuotesLineBreaksAndAByteOrderMark)
{
    write(
        "\xef\xbb\xbf编号,内容,类别\r\n1,\"水管漏水，\n已经\"\"三天\"\"了\",水\r\n2,,水\r\n3,路灯不亮,电\r\n\r\n4\r\n");
    const auto samples = readLabelledFile(m_file, "内容", "类别");
    ASSERT_TRUE(samples) << samples.error().message;
    ASSERT_EQ(samples->size(), 2u);
    EXPECT_EQ((*samples)[0].text, "水管漏水，\n已经\"三天\"了");
    EXPECT_EQ((*samples)[1].label, "电");
}

TEST_F(ClassifierFile, LabelledFilesInGb18030AreRead)
{
    write("text,label\n\xc0\xac\xbb\xf8,\xcb\xae\n");
    const auto samples = readLabelledFile(m_file, "text", "label");
    ASSERT_TRUE(samples) << samples.error().message;
    EXPECT_EQ((*samples)[0].text, "垃圾");
    EXPECT_EQ((*samples)[0].label, "水");
}

TEST_F(ClassifierFile, AMissingColumnIsNamedWithThoseThatThereAre)
{
    write("id,content\n1,a\n");
    const auto samples = readLabelledFile(m_file, "text", "label");
    ASSERT_FALSE(samples);
    EXPECT_THAT(samples.error().message, testing::AllOf(HasSubstr("'text'"), HasSubstr("id, content")));
}

TEST(CrossValidation, SeparableClassesAreToldAndTheSeedDecidesTheFolds)
{
    const auto samples = smallCollection();
    const auto settings = settingsFor(samples.size(), 3);
    const auto scores = crossValidate(samples, 5, 7, settings);
    ASSERT_TRUE(scores) << scores.error().message;
    EXPECT_EQ(scores->rows, samples.size());
    EXPECT_EQ(scores->classes, 3u);
    EXPECT_GT(scores->accuracy, 0.95);
    EXPECT_GT(scores->macroF1, 0.95);
    EXPECT_EQ(crossValidate(samples, 5, 7, settings)->macroF1, scores->macroF1);
}

TEST(CrossValidation, LabelsWithoutAnyRelationToTheTextsScoreLikeGuessing)
{
    std::vector<Sample> samples = smallCollection();
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i].label = i * 7919 % 11 % 2 == 0 ? "a" : "b";
    }
    EXPECT_LT(crossValidate(samples, 5, 7, settingsFor(samples.size(), 2))->accuracy, 0.8);
}

TEST(CrossValidation, AClassOfOneRowCountsThoughNobodyCanKnowIt)
{
    std::vector<Sample> samples = smallCollection();
    samples.push_back({"彗星来了", "天"});
    const auto scores = crossValidate(samples, 5, 7, settingsFor(samples.size(), 4));
    ASSERT_TRUE(scores) << scores.error().message;
    EXPECT_EQ(scores->classes, 4u);
    EXPECT_LT(scores->macroF1, 0.8);
}

TEST(CrossValidation, TooFewRowsAreRefused)
{
    const std::vector<Sample> samples{{"水", "a"}, {"电", "b"}};
    EXPECT_EQ(crossValidate(samples, 5, 7, {}).error().code, ErrorCode::OutOfRange);
    EXPECT_EQ(crossValidate(samples, 1, 7, {}).error().code, ErrorCode::OutOfRange);
}

} // namespace
} // namespace sandtable::wording
