// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/CityModel.h>
#include <sandtable/protocol/sandtable.pb.h>

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sandtable::console {

/// What a region has on its hands. Every tier's figures hold those of the regions inside it.
struct CaseFigures
{
    int open = 0;
    int overdue = 0; ///< open and past the clock that runs (runningDueUs())
    int fresh = 0;   ///< reported in the last hour of city time, whatever became of them
    bool operator==(const CaseFigures&) const = default;
};

/// The figures of every region, kept up as cases change and as time passes: a change costs one case and its four tiers,
/// a second costs the cases whose deadline or hour ran out in it. A case without a place counts for the district alone.
/// Not thread-safe.
class RegionFigures
{
public:
    static constexpr std::int64_t kFreshUs = 3'600'000'000;

    RegionFigures() = default;
    /// The regions of a city; only codes and parents are taken. The district is the first.
    explicit RegionFigures(std::span<const city::Region> regions);

    /// A case as it stands now; nullptr: it has gone. Says whether any figure changed.
    bool note(std::uint64_t id, const protocol::Case* item);
    /// City time in microseconds; should it go back, everything is counted again. Says whether any figure changed.
    bool advance(std::int64_t nowUs);
    /// No case is known any more.
    void clear();

    /// Position of the region with this code, or city::kNone.
    std::uint32_t find(const std::string& code) const;
    /// Position as in the regions; all zero for one that is not there.
    CaseFigures at(std::uint32_t region) const;
    const std::vector<CaseFigures>& all() const { return m_figures; }
    /// Cases that are remembered: the open ones and those of the last hour.
    std::size_t remembered() const { return m_cases.size(); }

private:
    struct Noted
    {
        std::uint32_t region = 0;
        std::int64_t dueUs = 0; ///< 0: no clock runs
        std::int64_t reportedUs = 0;
        bool open = false;
        bool overdue = false; ///< as counted
        bool fresh = false;
    };
    using Alarm = std::pair<std::int64_t, std::uint64_t>; ///< when, and which case

    std::uint32_t regionOf(const protocol::Case& item) const;
    bool isOverdue(const Noted& noted) const;
    void count(const Noted& noted, int by);
    void setAlarms(std::uint64_t id, const Noted& noted);
    void dropAlarms(std::uint64_t id, const Noted& noted);

    std::unordered_map<std::string, std::uint32_t> m_byCode;
    std::vector<std::uint32_t> m_parents;
    std::vector<CaseFigures> m_figures;
    std::unordered_map<std::uint64_t, Noted> m_cases;
    std::set<Alarm> m_due;   ///< open, not overdue yet
    std::set<Alarm> m_stale; ///< fresh until then
    std::int64_t m_nowUs = 0;
};

} // namespace sandtable::console
