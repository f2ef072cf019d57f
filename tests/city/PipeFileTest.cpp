// SPDX-License-Identifier: GPL-3.0-or-later
#include "PipeCity.h"

#include <sandtable/city/CityFile.h>
#include <sandtable/city/Fingerprint.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

namespace sandtable::city {
namespace {

using testing::HasSubstr;

class PipeFile : public testing::Test
{
protected:
    void SetUp() override
    {
        m_city = pipedCity();
        ASSERT_TRUE(writeCity(m_city, m_file));
    }
    void spoil(const char* sql)
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(m_file.c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
        sqlite3_close(database);
    }
    void expectMalformed(const char* text) const
    {
        const auto read = readCity(m_file);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, ErrorCode::Malformed);
        EXPECT_THAT(read.error().message, HasSubstr(text));
    }

    TemporaryFolder m_folder;
    std::filesystem::path m_file = m_folder / "city.gpkg";
    CityModel m_city;
};

TEST_F(PipeFile, EverythingComesBack)
{
    const auto back = readCity(m_file);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(contentFingerprint(*back), m_city.fingerprint);
    ASSERT_EQ(back->pipes.size(), m_city.pipes.size());
    const Pipe& trunk = back->pipes[kLToTreatment];
    EXPECT_EQ(trunk.kind, PipeKind::Sewage);
    EXPECT_EQ(trunk.material, PipeMaterial::Concrete);
    EXPECT_EQ(trunk.diameterMm, 0);
    EXPECT_EQ(trunk.widthMm, 2000);
    EXPECT_EQ(trunk.heightMm, 1500);
    EXPECT_EQ(trunk.depthFromMm, 4000);
    EXPECT_EQ(trunk.depthToMm, 5500);
    EXPECT_EQ(trunk.year, 2004);
    EXPECT_EQ(back->strings[trunk.owner], "U05");
    EXPECT_EQ(back->pipeLine(trunk).size(), 2u);
    EXPECT_EQ(back->pipeLine(trunk)[1], (geo::LocalMetres{1950, 497}));
    const PipeNode& works = back->pipeNodes[kWaterWorks];
    EXPECT_EQ(works.kind, PipeNodeKind::Source);
    EXPECT_EQ(works.component, 0u);
    EXPECT_EQ(back->strings[works.name], "石湾水厂");
    EXPECT_EQ(back->pipeNodes[kBendI].at, (geo::LocalMetres{400.125, 492}));
    EXPECT_EQ(back->pipeNodes[kSewerK].component, 4406040102000001u);
}

TEST_F(PipeFile, WhoDoesNotWantPipesReadsNone)
{
    spoil("UPDATE pipes SET material='cheese'");
    const auto back = readCity(m_file, kEverything & ~kPipes);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_TRUE(back->pipes.empty());
    EXPECT_TRUE(back->pipeNodes.empty());
    EXPECT_EQ(contentFingerprint(*back), contentFingerprint([] {
                  CityModel bare = pipedCity();
                  bare.pipes.clear();
                  bare.pipeNodes.clear();
                  return bare;
              }()));
}

TEST_F(PipeFile, AFileFromBeforePipesHasNone)
{
    spoil("DROP TABLE pipes; DROP TABLE pipe_nodes");
    const auto back = readCity(m_file);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_TRUE(back->pipes.empty());
    EXPECT_EQ(back->roads.size(), 4u);
}

TEST_F(PipeFile, OneLayerWithoutTheOtherIsMissing)
{
    spoil("DROP TABLE pipe_nodes");
    expectMalformed("table pipe_nodes is missing");
}

TEST_F(PipeFile, AViewInsteadOfPipesIsRefused)
{
    spoil("DROP TABLE pipes; CREATE VIEW pipes AS SELECT * FROM roads");
    expectMalformed("table pipes is missing");
}

TEST_F(PipeFile, FieldsAreChecked)
{
    const auto spoiled = [&](const char* sql, const char* problem) {
        spoil(sql);
        expectMalformed(problem);
    };
    spoiled("UPDATE pipes SET year=-3 WHERE fid=2", "table pipes, row 2, field year: is -3, not within 0 to 9999");
    spoiled("UPDATE pipes SET depth_to_mm=70000 WHERE fid=2", "field depth_to_mm: is 70000, not within 0 to 65535");
    spoiled("UPDATE pipes SET depth_from_mm='deep' WHERE fid=2", "field depth_from_mm: is not a whole number");
    spoiled("UPDATE pipes SET laying='flown' WHERE fid=2", "field laying: \"flown\" is none of the known words");
    spoiled("UPDATE pipes SET to_node=19 WHERE fid=2", "row 2, field to_node: refers to row 19, where 18 exist");
    spoiled("UPDATE pipes SET kind='oil' WHERE fid=1", "table pipes, row 1, field kind");
    spoiled("UPDATE pipes SET geom=x'4750' WHERE fid=1", "table pipes, row 1, field geom: is cut short");
    spoiled("UPDATE pipe_nodes SET component=-1 WHERE fid=4", "table pipe_nodes, row 4, field component: is -1");
    spoiled("UPDATE pipe_nodes SET network='oil' WHERE fid=1", "table pipe_nodes, row 1, field network");
    spoiled("DELETE FROM pipe_nodes WHERE fid=1", "table pipe_nodes, row 1: fid is 2");
}

TEST_F(PipeFile, APipeWithoutALineIsNotWritten)
{
    m_city.pipes[kCToD].vertexCount = 0;
    const auto written = writeCity(m_city, m_file);
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().message, HasSubstr("layer pipes, row 4"));
}

TEST(PipeFingerprint, CoversPipesAndTheirNodes)
{
    const std::string before = contentFingerprint(pipedCity());
    CityModel city = pipedCity();
    city.pipes[kAToB].depthToMm += 1;
    EXPECT_NE(contentFingerprint(city), before);
    city = pipedCity();
    city.pipeNodes[kValveA].kind = PipeNodeKind::Manhole;
    EXPECT_NE(contentFingerprint(city), before);
    city = pipedCity();
    city.pipeVertices[3].x += 0.001;
    EXPECT_NE(contentFingerprint(city), before);
    EXPECT_NE(contentFingerprint(sampleCity()), before);
}

} // namespace
} // namespace sandtable::city
