// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConsoleWorld.h"
#include "PipeAnswers.h"

#include <sandtable/city/CityFile.h>
#include <sandtable/console/PipeModel.h>
#include <sandtable/console/PipeWords.h>

#include <QtCore/QTemporaryDir>
#include <gtest/gtest.h>

#include <set>

namespace sandtable::console {
namespace {

enum Node : std::uint32_t
{
    kPlant,
    kFirstValve,
    kTee,
    kSecondValve,
    kFar,
    kSewerHead,
    kSewerFoot
};
enum Line : std::uint32_t
{
    kPlantToValve,
    kMain,
    kMainOn,
    kBeyond,
    kSewer
};

///     plant──valve──tee──valve──far     and a sewer of one piece
city::CityModel twoNetworks()
{
    city::CityModel model = smallCity()->model;
    const auto node = [&](city::PipeKind network, city::PipeNodeKind kind, double x, double y) {
        city::PipeNode made;
        made.network = network;
        made.kind = kind;
        made.at = {x, y};
        model.pipeNodes.push_back(made);
    };
    using enum city::PipeNodeKind;
    node(city::PipeKind::Water, Source, 100, 500);
    node(city::PipeKind::Water, Valve, 400, 500);
    node(city::PipeKind::Water, Joint, 700, 500);
    node(city::PipeKind::Water, Valve, 1000, 500);
    node(city::PipeKind::Water, End, 1300, 500);
    node(city::PipeKind::Sewage, Manhole, 200, 300);
    node(city::PipeKind::Sewage, Works, 600, 300);
    model.pipeNodes[kFirstValve].component = 4406040101000001;
    model.pipeNodes[kSecondValve].component = 4406040101000002;
    model.pipeNodes[kSewerHead].component = 4406040102000001;
    model.pipeNodes[kPlant].name = model.intern("石湾水厂");
    model.pipeNodes[kPlant].nameEn = model.intern("Shiwan Water Works");
    const auto pipe = [&](std::uint32_t from, std::uint32_t to, std::uint16_t diameterMm) {
        city::Pipe made;
        made.from = from;
        made.to = to;
        made.kind = model.pipeNodes[from].network;
        made.diameterMm = diameterMm;
        made.depthFromMm = 1000;
        made.depthToMm = 1200;
        made.year = 2004;
        made.owner = model.intern("U01");
        made.firstVertex = static_cast<std::uint32_t>(model.pipeVertices.size());
        made.vertexCount = 2;
        model.pipeVertices.push_back(model.pipeNodes[from].at);
        model.pipeVertices.push_back(model.pipeNodes[to].at);
        model.pipes.push_back(made);
    };
    pipe(kPlant, kFirstValve, 800);
    pipe(kFirstValve, kTee, 400);
    pipe(kTee, kSecondValve, 400);
    pipe(kSecondValve, kFar, 200);
    pipe(kSewerHead, kSewerFoot, 600);
    const auto address = [&](double x, double y) {
        city::Address made;
        made.at = {x, y};
        made.grid = 3;
        model.addresses.push_back(made);
    };
    address(300, 520);  // fed before the first valve
    address(650, 530);  // on the broken main
    address(1200, 490); // beyond the second valve
    address(1200, 900); // far from any pipe
    city::Place hospital;
    hospital.kind = city::PlaceKind::Hospital;
    hospital.name = "第一医院";
    hospital.nameEn = "First Hospital";
    hospital.at = {1100, 520};
    city::Place park = hospital;
    park.kind = city::PlaceKind::Park;
    model.places = {park, hospital};
    return model;
}

QString of(const QVariantList& rows, const QString& name)
{
    for (const QVariant& row : rows)
        if (row.toMap().value("name") == name)
            return row.toMap().value("value").toString();
    return "–";
}

class PipeModelTest : public testing::Test
{
protected:
    PipeModelTest()
    {
        names.setCity(smallCity());
        city::CityModel onDisk = twoNetworks();
        const auto written = city::writeCity(onDisk, file.toStdString());
        EXPECT_TRUE(written.has_value()) << (written ? "" : written.error().message);
        model = std::make_unique<PipeModel>(names, file.toStdString());
        model->setCity(std::make_shared<const scene::PipeCity>(twoNetworks()));
    }
    bool answered() const
    {
        return QTest::qWaitFor([&] { return !model->waiting(); });
    }

    QTemporaryDir folder;
    QString file = folder.filePath("city.gpkg");
    Names names;
    std::unique_ptr<PipeModel> model;
};

TEST_F(PipeModelTest, AChosenPipeSaysWhatItIsAndWhoseAndWhereToLookIn)
{
    EXPECT_FALSE(model->active());
    model->choose(kMain);
    EXPECT_EQ(model->code(), "JS-000002");
    EXPECT_EQ(model->title(), "Water supply · DN 400");
    EXPECT_EQ(of(model->facts(), "Owner"), names.unit("U01"));
    EXPECT_NE(of(model->facts(), "Owner"), "U01");
    EXPECT_EQ(of(model->facts(), "Length"), "300 m");
    EXPECT_EQ(of(model->facts(), "Depth of the crown"), "1.00 → 1.20 m");
    EXPECT_EQ(of(model->facts(), "Laid"), "2004");
    EXPECT_EQ(of(model->facts(), "Fall"), "–");
    ASSERT_EQ(model->covers().size(), 2);
    const QVariantMap nearest = model->covers()[0].toMap();
    EXPECT_EQ(nearest.value("code"), "4406040101000001");
    EXPECT_EQ(nearest.value("distance"), "0 m");
    EXPECT_EQ(model->covers()[1].toMap().value("distance"), "300 m");
    EXPECT_EQ(model->placeOfNode(nearest.value("node").toUInt()).value("x"), 400);
    EXPECT_EQ(model->placeOfPipe().value("x"), 550);
}

TEST_F(PipeModelTest, ATraceSaysHowFarItGoesAndWhatItReaches)
{
    model->choose(kMainOn);
    model->traceUp();
    EXPECT_TRUE(model->waiting());
    ASSERT_TRUE(answered());
    EXPECT_EQ(model->question(), "up");
    EXPECT_EQ(of(model->answer(), "Pipe"), "900 m");
    EXPECT_EQ(of(model->answer(), "Fed from"), "1");
    ASSERT_EQ(model->answerNodes().size(), 1);
    EXPECT_EQ(model->answerNodes()[0].toMap().value("name"), "Shiwan Water Works");
    model->traceDown();
    ASSERT_TRUE(answered());
    EXPECT_EQ(of(model->answer(), "Pipe"), "600 m");
    EXPECT_EQ(of(model->answer(), "Fed from"), "–");
    model->choose(kSewer);
    EXPECT_EQ(model->question(), "") << "another pipe, another question";
    model->traceDown();
    ASSERT_TRUE(answered());
    EXPECT_EQ(of(model->answer(), "Ends in"), "1");
}

TEST_F(PipeModelTest, AnAnswerToAnOlderQuestionIsIgnored)
{
    model->choose(kMain);
    model->traceDown();
    model->choose(kSewer);
    EXPECT_FALSE(model->waiting());
    model->traceUp();
    model->traceDown();
    ASSERT_TRUE(answered());
    // Whatever still comes from the first two must not change what the third said.
    QTest::qWait(50);
    EXPECT_EQ(model->question(), "down");
    EXPECT_EQ(of(model->answer(), "Pipe"), "400 m");
    EXPECT_EQ(of(model->answer(), "Ends in"), "1");
}

TEST_F(PipeModelTest, ShuttingOffNamesTheValvesAndThenWhoIsWithoutSupply)
{
    model->choose(kMain);
    EXPECT_TRUE(model->canIsolate());
    model->isolate();
    ASSERT_TRUE(answered());
    EXPECT_EQ(of(model->answer(), "Valves to close"), "2");
    EXPECT_EQ(of(model->answer(), "Drained"), "600 m");
    EXPECT_EQ(of(model->answer(), "Cut off beyond"), "300 m");
    EXPECT_EQ(model->answerNodes().size(), 2);
    ASSERT_TRUE(QTest::qWaitFor([&] { return of(model->answer(), "Addresses without supply") != "…"; }));
    EXPECT_EQ(of(model->answer(), "Addresses without supply"), "2");
    EXPECT_EQ(of(model->answer(), "To be told"), "1") << "a hospital, not a park";
    EXPECT_TRUE(model->text().contains("First Hospital"));
    EXPECT_TRUE(model->text().contains("4406040101000002"));
    model->choose(kSewer);
    EXPECT_FALSE(model->canIsolate());
    model->isolate();
    ASSERT_TRUE(answered());
    EXPECT_EQ(model->answerError(), "This kind has no valves.");
    EXPECT_TRUE(model->answer().isEmpty());
}

TEST_F(PipeModelTest, EscapeStepsBackFromTheAnswerToThePipeToNothing)
{
    model->choose(kMain);
    model->traceDown();
    ASSERT_TRUE(answered());
    EXPECT_TRUE(model->stepBack());
    EXPECT_EQ(model->question(), "");
    EXPECT_TRUE(model->active());
    EXPECT_TRUE(model->stepBack());
    EXPECT_FALSE(model->active());
    EXPECT_FALSE(model->stepBack());
}

TEST_F(PipeModelTest, KeysWalkAlongTheFlowAndBack)
{
    model->choose(kPlantToValve);
    EXPECT_FALSE(model->chooseNext(false)) << "nothing leads to the works";
    EXPECT_TRUE(model->chooseNext(true));
    EXPECT_EQ(model->chosen(), kMain);
    EXPECT_TRUE(model->chooseNext(true));
    EXPECT_TRUE(model->chooseNext(true));
    EXPECT_EQ(model->chosen(), kBeyond);
    EXPECT_FALSE(model->chooseNext(true));
    EXPECT_TRUE(model->chooseNext(false));
    EXPECT_EQ(model->chosen(), kMainOn);
    model->chooseAtNode(kFirstValve);
    EXPECT_EQ(model->chosen(), kPlantToValve) << "the widest that meets there";
}

TEST_F(PipeModelTest, WhatDoesNotExistIsNeverChosen)
{
    model->choose(77);
    EXPECT_FALSE(model->active());
    EXPECT_EQ(model->pipeText(77), "");
    EXPECT_EQ(model->nodeText(77), "");
    EXPECT_TRUE(model->placeOfNode(77).isEmpty());
    model->traceDown();
    EXPECT_FALSE(model->waiting());
    model->choose(kMain);
    model->setCity(nullptr);
    EXPECT_FALSE(model->active()) << "another city";
    EXPECT_TRUE(model->pipeText(kMain).isEmpty());
}

TEST(PipeWords, EveryKindMaterialAndNodeHasWordsOfItsOwn)
{
    std::set<QString> words;
    int expected = 0;
    const auto add = [&](const QString& word) {
        EXPECT_FALSE(word.isEmpty());
        words.insert(word);
        ++expected;
    };
    for (std::uint8_t i = 1; i <= city::kPipeKinds; ++i) {
        add(PipeWords::kind(static_cast<city::PipeKind>(i)));
        add(PipeWords::code(static_cast<city::PipeKind>(i), 0));
    }
    for (std::uint8_t i = 1; i <= static_cast<std::uint8_t>(city::PipeMaterial::Conduit); ++i)
        add(PipeWords::material(static_cast<city::PipeMaterial>(i)));
    for (std::uint8_t i = 1; i <= static_cast<std::uint8_t>(city::PipeNodeKind::Pump); ++i)
        add(PipeWords::node(static_cast<city::PipeNodeKind>(i)));
    for (std::uint8_t i = 1; i <= static_cast<std::uint8_t>(city::PipeLaying::Drilled); ++i)
        add(PipeWords::laying(static_cast<city::PipeLaying>(i)));
    EXPECT_EQ(words.size(), static_cast<std::size_t>(expected));
    EXPECT_EQ(PipeWords::length(999.4), "999 m");
    EXPECT_EQ(PipeWords::length(12'340), "12.3 km");
    EXPECT_EQ(PipeWords::length(9'554'600), "9555 km");
}

} // namespace
} // namespace sandtable::console
