// SPDX-License-Identifier: GPL-3.0-or-later
#include "CaseImages.h"

#include <gtest/gtest.h>

using namespace sandtable;
using server::CaseImages;

namespace {
class Images : public testing::Test
{
protected:
    void fold(protocol::Event event)
    {
        event.set_seq(m_book.lastSeq() + 1);
        cases::apply(m_book, event);
        m_images.changed(event.case_id(), m_book);
    }
    void report(std::uint64_t id)
    {
        protocol::Event event;
        event.set_case_id(id);
        event.mutable_report_received()->mutable_proposal()->set_grid_code("440604010001001");
        fold(event);
    }
    void supervise(std::uint64_t id)
    {
        protocol::Event event;
        event.set_case_id(id);
        event.mutable_supervised()->set_note("催办");
        fold(event);
    }
    void expectUpToDate(const CaseImages::List& images)
    {
        ASSERT_EQ(images.size(), m_book.order().size());
        for (std::size_t i = 0; i < images.size(); ++i) {
            EXPECT_EQ(images[i]->bytes, m_book.find(m_book.order()[i])->SerializeAsString()) << i;
            EXPECT_EQ(images[i]->area, "440604010001001");
        }
    }

    cases::CaseBook m_book;
    CaseImages m_images;
};
} // namespace

TEST_F(Images, OnlyWhatChangedIsEncodedAgainAndOldListsStayAsTheyWere)
{
    report(1);
    report(2);
    const auto before = m_images.all(m_book);
    expectUpToDate(before);
    const std::string secondBefore = before[1]->bytes;
    supervise(2);
    report(3);
    const auto after = m_images.all(m_book);
    expectUpToDate(after);
    EXPECT_EQ(after[0], before[0]) << "the same image";
    EXPECT_EQ(before.size(), 2);
    EXPECT_EQ(before[1]->bytes, secondBefore);
}

TEST_F(Images, ManyChangesBetweenTwoListsAreAllSeen)
{
    for (std::uint64_t id = 1; id <= 1'000; ++id) {
        report(id);
        if (id % 3 == 0) {
            supervise(id / 2);
        }
    }
    expectUpToDate(m_images.all(m_book));
}
