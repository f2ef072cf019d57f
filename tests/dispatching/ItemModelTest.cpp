// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmallDistrict.h"

#include <sandtable/dispatching/ItemModel.h>
#include <sandtable/wording/LabelledFile.h>
#include <sandtable/wording/Text.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace sandtable::dispatching {
namespace {

const std::filesystem::path kHeldOut = std::filesystem::path(SANDTABLE_SOURCE_DIR) / "tests/data/intake";

class ItemModelTest : public testing::Test
{
protected:
    SmallDistrict m_district;

    std::vector<wording::Sample> heldOut() const
    {
        auto read = wording::readLabelledFile(kHeldOut / "faults.csv", "words", "item");
        EXPECT_TRUE(read) << read.error().message;
        return read ? std::move(*read) : std::vector<wording::Sample>();
    }
};

TEST_F(ItemModelTest, EverySampleBearsAnItemOfTheListAndEveryItemHasSamples)
{
    std::set<std::string> labels;
    for (const wording::Sample& sample : trainingSamples(m_district.catalogue)) {
        ASSERT_NE(m_district.catalogue.item(sample.label), nullptr) << sample.label;
        ASSERT_FALSE(sample.text.empty()) << sample.label;
        labels.insert(sample.label);
    }
    EXPECT_EQ(labels.size(), m_district.catalogue.items().size());
}

TEST_F(ItemModelTest, NoHeldOutSentenceIsTrainedOn)
{
    std::set<std::u32string> trained;
    for (const wording::Sample& sample : trainingSamples(m_district.catalogue)) {
        trained.insert(wording::normalise(sample.text));
    }
    for (const catalogue::Subclass& subclass : m_district.catalogue.subclasses()) {
        for (const std::string& word : subclass.words) {
            trained.insert(wording::normalise(word));
        }
    }
    const auto held = heldOut();
    EXPECT_GT(held.size(), 700u);
    std::set<std::string> classes;
    for (const wording::Sample& sample : held) {
        EXPECT_FALSE(trained.contains(wording::normalise(sample.text))) << sample.text;
        EXPECT_NE(m_district.catalogue.item(sample.label), nullptr) << sample.label;
        classes.insert(sample.label.substr(0, 5));
    }
    EXPECT_EQ(classes.size(), m_district.catalogue.subclasses().size()) << "every subclass is asked for";
}

TEST_F(ItemModelTest, HeldOutTemplatesAreNotAmongWhatIsTrainedOn)
{
    std::set<std::string> trained;
    for (const wording::Sample& sample : trainingSamples(m_district.catalogue)) {
        trained.insert(sample.text);
    }
    std::ifstream in(kHeldOut / "templates.txt");
    int templates = 0;
    for (std::string line; std::getline(in, line);) {
        templates += line.starts_with("#") ? 0 : 1;
        EXPECT_FALSE(trained.contains(line)) << line;
    }
    EXPECT_GE(templates, 30);
}

TEST_F(ItemModelTest, HeldOutSentencesAreMostlyUnderstoodWithoutAClassifier)
{
    const Dispatcher dispatcher(m_district.city, m_district.catalogue);
    std::size_t right = 0;
    const auto held = heldOut();
    for (const wording::Sample& sample : held) {
        protocol::SubmitReport report;
        report.set_text(sample.text);
        const auto proposal = dispatcher.propose(report, {}, {}, {}, 0);
        for (const protocol::LikelyItem& likely : proposal.likely_items()) {
            right += likely.item_code() == sample.label ? 1 : 0;
        }
    }
    EXPECT_GT(static_cast<double>(right), 0.9 * static_cast<double>(held.size()));
}

TEST_F(ItemModelTest, DialectMeansWhatTheListSays)
{
    const Dispatcher dispatcher(m_district.city, m_district.catalogue);
    protocol::SubmitReport report;
    for (const char* text : {"上水井盖唔见咗", "上水井盖不见了", "上水井盖冇咗"}) {
        report.set_text(text);
        EXPECT_EQ(dispatcher.propose(report, {}, {}, {}, 0).item_code(), "C010101") << text;
    }
}

TEST_F(ItemModelTest, ClosedCasesTeachWhatTheListDoesNotSay)
{
    std::vector<wording::Sample> cases;
    for (int i = 0; i < 40; ++i) {
        cases.push_back({"呼噜呼噜怪声" + std::to_string(i), "C013701"});
        cases.push_back({"不相干", "Z999999"}); // not of the list
    }
    // Small and quick; the shipped settings take ten seconds.
    const auto trained =
        trainItemModel(m_district.catalogue, cases, wording::TrainingSettings{24, 12, 0.5, 10, 2, 1, 1});
    ASSERT_TRUE(trained) << trained.error().message;
    EXPECT_EQ(trained->labels().size(), m_district.catalogue.items().size());
    const auto guesses = trained->classify(wording::normalise("呼噜呼噜怪声"), 1);
    ASSERT_EQ(guesses.size(), 1u);
    EXPECT_EQ(guesses[0].label, "C013701");
}

TEST_F(ItemModelTest, NoFileIsNoModelAndAWrongFileIsAnError)
{
    const auto none = openItemModel({});
    ASSERT_TRUE(none);
    EXPECT_EQ(*none, nullptr);
    EXPECT_EQ(openItemModel("/nowhere/items.model").error().code, ErrorCode::NotFound);
    EXPECT_EQ(openItemModel(kHeldOut / "templates.txt").error().code, ErrorCode::Malformed);
}

} // namespace
} // namespace sandtable::dispatching
