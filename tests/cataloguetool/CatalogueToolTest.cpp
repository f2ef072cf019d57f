// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

using testing::AllOf;
using testing::HasSubstr;

struct Outcome
{
    int status = -1;
    std::string text; ///< standard output and error together
};

/// Runs the real program on a copy of the shipped list.
class CatalogueTool : public testing::Test
{
protected:
    void SetUp() override
    {
        m_folder = std::filesystem::temp_directory_path() / ("sandtable-cataloguetool-" + std::to_string(::getpid()));
        std::filesystem::copy(std::string(SANDTABLE_SOURCE_DIR) + "/data/catalogue", m_folder,
                              std::filesystem::copy_options::recursive);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    static Outcome run(const std::string& arguments)
    {
        Outcome outcome;
        const std::string command =
            std::string(SANDTABLE_BIN_DIR) + "/sandtable-catalogue " + arguments + " 2>&1 </dev/null";
        FILE* pipe = ::popen(command.c_str(), "r");
        std::array<char, 4096> chunk;
        while (pipe && std::fgets(chunk.data(), static_cast<int>(chunk.size()), pipe)) {
            outcome.text += chunk.data();
        }
        const int status = pipe ? ::pclose(pipe) : -1;
        outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return outcome;
    }
    Outcome check() const { return run("check " + m_folder.string()); }

    std::filesystem::path m_folder;
};

TEST_F(CatalogueTool, CountsAListThatKeepsEveryRule)
{
    const Outcome told = check();
    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.text, AllOf(HasSubstr("departments     18\n"), HasSubstr("classes         17\n"),
                                 HasSubstr("subclasses      133\n"), HasSubstr("items           1367\n"),
                                 HasSubstr("patrol items    334\n"), HasSubstr("every rule is kept\n")));
}

TEST_F(CatalogueTool, TellsEveryBrokenRuleOfSeveralFilesAndCountsThem)
{
    std::ofstream(m_folder / "patrol.csv", std::ios::app) << "P335,C010101,moon,7,新的一条,a new one\n";
    std::ofstream(m_folder / "steps.csv", std::ios::app) << "stop,再停,stopped again\n";
    std::ofstream(m_folder / "stages.toml") << "accept_minutes = 0\n";
    const Outcome told = check();
    EXPECT_EQ(told.status, 3);
    EXPECT_THAT(told.text, AllOf(HasSubstr("patrol.csv, line 336, column place: 'moon' is not in places.csv\n"),
                                 HasSubstr("steps.csv, line 16, column code: 'stop' is there twice\n"),
                                 HasSubstr("stages.toml, line 1, column 18, accept_minutes: must be"),
                                 HasSubstr("broken rules: 3\n")));
}

TEST_F(CatalogueTool, AFolderThatIsNotThereIsToldFileByFile)
{
    const Outcome told = run("check " + (m_folder / "nothing").string());
    EXPECT_EQ(told.status, 3);
    EXPECT_THAT(told.text, AllOf(HasSubstr("units.csv: no such file"), HasSubstr("patrol.csv: no such file")));
}

TEST_F(CatalogueTool, WrongUseIsAnError)
{
    EXPECT_NE(run("").status, 0);
    EXPECT_NE(run("mend").status, 0);
}

} // namespace
