// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorFixture.h"
#include "SampleCity.h"

#include <fstream>
#include <set>

namespace sandtable::city {
namespace {

/// A copy of the shipped profile in which one text of one file is replaced.
Result<Profile> loadEdited(const std::string& file, const std::string& from, const std::string& to)
{
    const TemporaryFolder folder;
    const std::filesystem::path shipped = std::string(SANDTABLE_SOURCE_DIR) + "/data/chancheng";
    for (const auto& entry : std::filesystem::directory_iterator(shipped)) {
        std::ifstream in(entry.path());
        std::string text((std::istreambuf_iterator<char>(in)), {});
        if (entry.path().filename() == file) {
            const auto at = text.find(from);
            EXPECT_NE(at, std::string::npos) << from;
            text.replace(at, from.size(), to);
        }
        std::ofstream(folder / entry.path().filename().c_str()) << text;
    }
    return Profile::load(folder / "");
}

TEST(Profile, ChanchengHasItsPublishedFigures)
{
    const Profile& p = chancheng();
    EXPECT_EQ(p.code, "440604");
    EXPECT_EQ(p.streets.size(), 4U);
    EXPECT_EQ(p.counts.communities, 139U);
    EXPECT_EQ(p.counts.microGrids, 921U);
    EXPECT_EQ(p.counts.buildings, 450000U);
    EXPECT_EQ(p.counts.addresses, 390000U);
    EXPECT_EQ(p.counts.enterprises, 160000U);
    EXPECT_EQ(p.counts.components, 580000U);
    EXPECT_EQ(p.counts.cameras, 5000U);
    EXPECT_EQ(p.counts.workers, 1050U);
    std::set<std::string> codes;
    for (const Profile::Street& street : p.streets)
        for (const Profile::Community& c : street.communities)
            codes.insert(street.code + c.code);
    EXPECT_EQ(codes.size(), 139U);
}

TEST(Profile, AMissingFolderIsNotFound)
{
    const auto profile = Profile::load("/nowhere/at/all");
    ASSERT_FALSE(profile);
    EXPECT_EQ(profile.error().code, ErrorCode::NotFound);
    EXPECT_NE(profile.error().message.find("profile.toml"), std::string::npos);
}

TEST(Profile, BrokenTomlNamesFileAndLine)
{
    const auto profile = loadEdited("roads.toml", "[[roads]]", "[[roads]\n");
    ASSERT_FALSE(profile);
    EXPECT_EQ(profile.error().code, ErrorCode::Malformed);
    EXPECT_NE(profile.error().message.find("roads.toml: line"), std::string::npos) << profile.error().message;
}

struct Damage
{
    const char* file;
    const char* from;
    const char* to;
    const char* named; ///< what the message must hold
};

class ProfileDamage : public testing::TestWithParam<Damage>
{
};

TEST_P(ProfileDamage, IsRefusedByFileAndField)
{
    const Damage& d = GetParam();
    const auto profile = loadEdited(d.file, d.from, d.to);
    ASSERT_FALSE(profile);
    EXPECT_EQ(profile.error().code, ErrorCode::Malformed);
    EXPECT_NE(profile.error().message.find(d.file), std::string::npos) << profile.error().message;
    EXPECT_NE(profile.error().message.find(d.named), std::string::npos) << profile.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Fields, ProfileDamage,
    testing::Values(Damage{"profile.toml", "area_km2 = 154.0", "area_km2 = -3", "area_km2"},
                    Damage{"profile.toml", "code = \"440604\"", "code = \"44060\"", "code"},
                    Damage{"profile.toml", "buildings = 450000", "buildings = 99999999999", "buildings"},
                    Damage{"profile.toml", "origin = [113.07, 22.99]", "origin = [513.07, 22.99]", "origin"},
                    Damage{"profile.toml", "kind = \"temple\"", "kind = \"volcano\"", "volcano"},
                    Damage{"roads.toml", "class = 2", "class = 9", "class"},
                    Damage{"roads.toml", "street_border = true", "street_border = 1", "street_border"},
                    Damage{"communities.toml", "code = \"440604012\"", "code = \"110101012\"", "110101012"},
                    Damage{"communities.toml", "communities = [", "communities = [ [\"999\", \"多\", \"Extra\"],",
                           "communities"},
                    Damage{"names.toml", "weights = [", "weights = [1, ", "weights"},
                    Damage{"components.toml", "code = \"0101\"", "code = \"0901\"", "0901"},
                    Damage{"components.toml", "where = \"kerb\"", "where = \"moon\"", "moon"}));

TEST(Profile, PipeNetworksAreCheckedByField)
{
    const auto problem = [](const char* from, const char* to) {
        const auto profile = loadEdited("pipes.toml", from, to);
        return profile ? std::string("was read") : profile.error().message;
    };
    EXPECT_EQ(chancheng().pipeNetworks.size(), 6U);
    EXPECT_NE(problem("\"drain\"", "\"oil\"").find("pipes.toml: kind: \"oil\" is not one of"), std::string::npos);
    EXPECT_NE(problem("\"gas\"", "\"sewage\"").find("kind: \"sewage\" occurs twice"), std::string::npos);
    EXPECT_NE(problem("\"drain\"", "\"gas\"").find("sites: are missing"), std::string::npos);
    EXPECT_NE(problem("\"0103\"", "\"103\"").find("cover: \"103\" is not 4 digits"), std::string::npos);
}

} // namespace
} // namespace sandtable::city
