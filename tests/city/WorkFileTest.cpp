// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleCity.h"

#include <sandtable/city/CityFile.h>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <fstream>

namespace sandtable::city {
namespace {

/// Starts a process that writes a city and kills itself in the middle of it; returns its id when it is dead.
pid_t killedWriter(const std::filesystem::path& file)
{
    CityModel city = sampleCity();
    city.components.resize(20000);
    const pid_t writer = ::fork();
    if (writer == 0) {
        const auto written = writeCity(city, file, [](double, const char*) { return ::raise(SIGKILL) == 0; });
        ::_exit(written ? 0 : 1);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(writer, &status, 0), writer);
    EXPECT_TRUE(WIFSIGNALED(status));
    return writer;
}

void touch(const std::filesystem::path& file)
{
    std::ofstream(file) << "half a city";
}

TEST(WorkFile, TheNextWriteRemovesWhatAKilledOneLeft)
{
    const TemporaryFolder folder;
    CityModel city = sampleCity();
    ASSERT_TRUE(writeCity(city, folder / "city.gpkg"));
    const pid_t writer = killedWriter(folder / "city.gpkg");
    const std::string left = ".city.gpkg.part-" + std::to_string(writer);
    ASSERT_TRUE(std::filesystem::exists(folder / left.c_str()));
    EXPECT_EQ(readFingerprint(folder / "city.gpkg").value_or(""), city.fingerprint) << "the old file is whole";
    ASSERT_TRUE(writeCity(city, folder / "city.gpkg"));
    EXPECT_FALSE(std::filesystem::exists(folder / left.c_str()));
    EXPECT_EQ(folder.files(), 1u);
}

TEST(WorkFile, FilesOfLivingWritersAndOfOtherCitiesStay)
{
    const TemporaryFolder folder;
    const std::string dead = std::to_string(killedWriter(folder / "other.gpkg"));
    const std::string living = ".city.gpkg.part-" + std::to_string(::getppid());
    const std::string notes = ".city.gpkg.part-" + dead + "-notes";
    touch(folder / living.c_str());
    touch(folder / notes.c_str());
    CityModel city = sampleCity();
    ASSERT_TRUE(writeCity(city, folder / "city.gpkg"));
    EXPECT_TRUE(std::filesystem::exists(folder / living.c_str()));
    EXPECT_TRUE(std::filesystem::exists(folder / notes.c_str()));
    EXPECT_TRUE(std::filesystem::exists(folder / (".other.gpkg.part-" + dead).c_str()));
    EXPECT_EQ(folder.files(), 4u);
}

} // namespace
} // namespace sandtable::city
