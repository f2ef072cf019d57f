// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/cases/CaseBook.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sandtable::dispatching {

/// The open cases by place and item, so that a new report finds its possible duplicates without a walk through the
/// book. Lives beside the CaseBook, on the same strand or thread; whoever applies an event tells it:
///
///     cases::apply(book, event);
///     openCases.noteApplied(event, book);
class CaseIndex
{
public:
    CaseIndex() = default;
    /// From a book that was restored from a snapshot.
    explicit CaseIndex(const cases::CaseBook& book);

    /// After the event was applied to the book: takes a new case in, moves a relocated one and lets a closed or
    /// rejected one go. Other events cost nothing.
    void noteApplied(const protocol::Event& event, const cases::CaseBook& book);

    /// Ids of open cases of the same subclass, or of any when it is empty, that were reported within `windowUs` before
    /// `nowUs` and lie within `radiusM` (at most kCellM) metres of the point, newest first, at most `limit`.
    std::vector<std::uint64_t> near(const protocol::Point& point, std::string_view subclassCode, double radiusM,
                                    std::int64_t nowUs, std::int64_t windowUs, std::size_t limit) const;

    std::size_t size() const { return m_places.size(); }

    static constexpr double kCellM = 60;
    /// Looked at per cell and item at most; a cell that overflows answers from its newest cases.
    static constexpr std::size_t kLookBack = 256;

private:
    struct Entry
    {
        std::uint64_t caseId;
        std::int64_t reportedUs;
        double lon;
        double lat;
    };

    void add(const protocol::Case& found);
    void remove(std::uint64_t caseId);

    /// Cell and subclass, and cell alone → its cases, oldest first.
    std::unordered_map<std::uint64_t, std::vector<Entry>> m_cells;
    /// Case → its keys in m_cells: with its subclass, and with any.
    std::unordered_map<std::uint64_t, std::array<std::uint64_t, 2>> m_places;
};

} // namespace sandtable::dispatching
