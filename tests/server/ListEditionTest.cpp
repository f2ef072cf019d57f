// SPDX-License-Identifier: GPL-3.0-or-later
#include "Folder.h"
#include "ServerProcess.h"
#include "TestClient.h"

#include <sandtable/cases/CaseBook.h>

#include <gtest/gtest.h>

#include <fstream>
#include <memory>

using namespace sandtable;
using namespace sandtable::test;

namespace {
constexpr std::int64_t kHourUs = 3'600'000'000;

/// A server whose responsibility list is a copy that changes while it runs.
class ListEdition : public testing::Test
{
protected:
    ListEdition()
    {
        std::filesystem::copy(std::string(SANDTABLE_SOURCE_DIR) + "/data/catalogue", m_list,
                              std::filesystem::copy_options::recursive);
        setWaterCovers("2", "2");
        m_server.useCatalogue(m_list);
        m_server.start();
        m_field = std::make_unique<TestClient>(m_server.port(), "sim");
    }

    /// Gives the water supply covers and every item of theirs another grade and limit, in urgent hours.
    void setWaterCovers(const std::string& grade, const std::string& hours)
    {
        const std::string start = "C0101,上水井盖,Water supply manhole cover,";
        rewrite(m_list / "subclasses.csv", [&](std::string& line) {
            if (line.starts_with(start)) {
                line = start + grade + "," + hours + line.substr(line.find(",urgent_hour"));
            }
        });
        rewrite(m_list / "items/C01.csv", [&](std::string& line) {
            if (line.starts_with("C0101")) {
                const std::size_t names = line.find(',', line.find(',', line.find(',') + 1) + 1) + 1;
                const std::size_t rest = line.find(',', line.find(',', names) + 1);
                line = line.substr(0, names) + grade + ",repair " + hours + " urgent_hour" + line.substr(rest);
            }
        });
    }

    template <class Change>
    static void rewrite(const std::filesystem::path& file, Change&& change)
    {
        std::ifstream in(file);
        std::string text;
        for (std::string line; std::getline(in, line);) {
            change(line);
            text += line + "\n";
        }
        in.close();
        std::ofstream(file) << text;
    }

    /// Files a new case of the water supply covers.
    std::uint64_t fileOne(TestClient& anna)
    {
        const std::uint64_t id = submit(anna);
        EXPECT_FALSE(anna.ask(assignVerifier(id, "W1")).has_refusal());
        protocol::Command accept;
        accept.mutable_accept_assignment()->set_worker_code("W1");
        protocol::Command arrive;
        arrive.mutable_arrive()->set_worker_code("W1");
        protocol::Command verify;
        verify.mutable_verify()->set_worker_code("W1");
        verify.mutable_verify()->set_genuine(true);
        for (protocol::Command* command : {&accept, &arrive, &verify}) {
            command->set_case_id(id);
            command->set_on_behalf_of("W1");
            const auto result = m_field->ask(*command);
            EXPECT_FALSE(result.has_refusal()) << result.refusal().message_en();
        }
        protocol::Command file;
        file.set_case_id(id);
        file.mutable_file_case();
        const auto filed = anna.ask(file);
        EXPECT_FALSE(filed.has_refusal()) << filed.refusal().message_en();
        return id;
    }

    static std::uint64_t submit(TestClient& anna)
    {
        protocol::Command command = report("自来水井盖响");
        command.mutable_submit_report()->set_subclass_code("C0101");
        return anna.ask(command).case_id();
    }

    const protocol::Case* fold(TestClient& client, std::uint64_t id)
    {
        for (; m_folded < client.events.size(); ++m_folded) {
            cases::apply(m_book, client.events[m_folded]);
        }
        return m_book.find(id);
    }

    /// Reports until one has the grade: then the server has read the list.
    bool gradeBecomes(TestClient& anna, protocol::Grade grade)
    {
        return anna.until([&] {
            const std::uint64_t id = submit(anna);
            const protocol::Case* item = nullptr;
            return anna.until([&] { return (item = fold(anna, id)) != nullptr; }) && item->grade() == grade;
        });
    }

    /// From dispatch to the deadline.
    std::int64_t limitUs(TestClient& anna, std::uint64_t id)
    {
        protocol::Command dispatch;
        dispatch.set_case_id(id);
        dispatch.mutable_dispatch()->set_unit_code("U01");
        const auto result = anna.ask(dispatch);
        EXPECT_FALSE(result.has_refusal()) << result.refusal().message_en();
        std::int64_t limit = 0;
        EXPECT_TRUE(anna.until([&] {
            for (const protocol::Event& event : anna.events) {
                if (event.case_id() == id && event.has_dispatched()) {
                    limit = event.dispatched().due_us() - event.time_us();
                }
            }
            return limit > 0;
        }));
        return limit;
    }

    Folder m_folder;
    std::filesystem::path m_list = m_folder.path() / "list";
    ServerProcess m_server{m_folder.path()};
    cases::CaseBook m_book;
    std::size_t m_folded = 0;
    std::unique_ptr<TestClient> m_field; ///< speaks for the workers
};
} // namespace

TEST_F(ListEdition, AChangedListCountsWithoutARestartAndFiledCasesKeepTheirs)
{
    TestClient anna(m_server.port());
    const std::uint64_t before = fileOne(anna);
    setWaterCovers("1", "9");
    m_server.hangUp();
    ASSERT_TRUE(gradeBecomes(anna, protocol::GRADE_ONE));
    const std::uint64_t after = fileOne(anna);
    EXPECT_EQ(limitUs(anna, before), 2 * kHourUs);
    EXPECT_EQ(limitUs(anna, after), 9 * kHourUs);
}

TEST_F(ListEdition, AFiledCaseKeepsItsLimitOverARestartWithAnotherList)
{
    std::uint64_t before = 0;
    {
        TestClient anna(m_server.port());
        before = fileOne(anna);
    }
    m_field.reset();
    EXPECT_EQ(m_server.terminate(), 0);
    setWaterCovers("1", "9");
    m_server.start();
    TestClient anna(m_server.port());
    EXPECT_EQ(limitUs(anna, before), 2 * kHourUs);
}

TEST_F(ListEdition, AWrongListChangesNothingAndTheNextRightOneCounts)
{
    TestClient anna(m_server.port());
    setWaterCovers("7", "9");
    m_server.hangUp();
    setWaterCovers("4", "9");
    m_server.hangUp();
    ASSERT_TRUE(gradeBecomes(anna, protocol::GRADE_FOUR));
    for (const protocol::Event& event : anna.events) {
        if (event.has_report_received()) {
            const auto grade = event.report_received().proposal().grade();
            EXPECT_TRUE(grade == protocol::GRADE_TWO || grade == protocol::GRADE_FOUR) << grade;
        }
    }
    EXPECT_EQ(m_server.terminate(), 0);
}
