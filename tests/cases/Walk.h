// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CaseWorld.h"

#include <sandtable/base/Random.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace sandtable::cases {

constexpr std::size_t kOpenCases = 60;
constexpr std::size_t kWalked = 120;

inline const std::array<std::string, 5> kWorkers{"W0001", "W0002", "W0003", "W0900", "W7777"};
inline const std::array<std::string, 3> kUnits{CaseWorld::kUnit, CaseWorld::kOtherUnit, "D99"};

/// The last one: a place that nobody understands.
inline const std::array<std::string, 4> kGrids{CaseWorld::kGrid, "440604012001002", "440604100001001", ""};

inline const std::array<std::string, 3> kAreas{"440604", "440604012", "440604012001"};

/// Any command at any time: the walk knows the protocol's words, not its rules.
struct Walk
{
    CaseWorld world;
    Random random{20260301};
    std::vector<std::uint64_t> ids;
    std::uint64_t known = 0; ///< cases up to this one have been in the walk
    int reporters = 0;

    const std::string& worker(const protocol::Case& item)
    {
        const bool holder = !item.worker_code().empty() && random.chance(0.8);
        return holder ? item.worker_code() : kWorkers[random.below(kWorkers.size())];
    }
    const std::string& unit(const protocol::Case& item)
    {
        const bool holder = !item.unit_code().empty() && random.chance(0.8);
        return holder ? item.unit_code() : kUnits[random.below(kUnits.size())];
    }

    void addNew()
    {
        for (; known < world.book.lastCaseId(); ++known) {
            ids.push_back(known + 1);
        }
    }
    /// Ended cases stay for a while, so that they are reopened; then the walk keeps to living ones.
    void forgetOld()
    {
        if (ids.size() > kWalked) {
            const auto old = std::find_if(ids.begin(), ids.end(), [&](std::uint64_t id) {
                return world.at(id).outcome() != protocol::OUTCOME_OPEN;
            });
            if (old != ids.end()) {
                ids.erase(old);
            }
        }
    }

    std::int64_t later(std::int64_t than)
    {
        return than + static_cast<std::int64_t>(random.below(100)) * 3'600'000'000LL;
    }

    protocol::Command command()
    {
        protocol::Command c;
        if (ids.empty() || (world.book.openCount() < kOpenCases && random.chance(0.2))) {
            world.proposal.set_grid_code(kGrids[random.below(kGrids.size())]);
            c.mutable_submit_report()->set_text("walk");
            c.mutable_submit_report()->set_channel(protocol::CHANNEL_PHONE);
            c.mutable_submit_report()->set_reporter(random.chance(0.7) ? "wx-" + std::to_string(++reporters) : "");
            return c;
        }
        const protocol::Case& item = world.at(ids[random.below(static_cast<std::uint32_t>(ids.size()))]);
        c.set_case_id(item.id());
        if (random.chance(0.3)) {
            c.set_seen_version(item.version() - random.below(2));
        }
        switch (random.below(36)) {
        case 0:
            c.mutable_assign_verifier()->set_worker_code(worker(item));
            break;
        case 1:
            c.mutable_accept_assignment()->set_worker_code(worker(item));
            break;
        case 2:
            c.mutable_arrive()->set_worker_code(worker(item));
            break;
        case 3:
            c.mutable_verify()->set_worker_code(worker(item));
            c.mutable_verify()->set_genuine(random.chance(0.9));
            c.mutable_verify()->set_note("n");
            break;
        case 4:
            c.mutable_file_case();
            break;
        case 5:
            if (random.chance(0.3)) {
                c.mutable_reject_case()->set_reason("r");
            } else {
                c.mutable_file_case();
            }
            break;
        case 6:
            c.mutable_dispatch()->set_unit_code(unit(item));
            break;
        case 7:
            c.mutable_accept_handling()->set_unit_code(unit(item));
            break;
        case 8:
            c.mutable_return_handling()->set_unit_code(unit(item));
            c.mutable_return_handling()->set_reason(random.chance(0.3) ? "r" : "");
            break;
        case 9:
            c.mutable_finish_handling()->set_unit_code(unit(item));
            break;
        case 10:
            c.mutable_assign_inspector()->set_worker_code(worker(item));
            break;
        case 11:
            c.mutable_inspect()->set_worker_code(worker(item));
            c.mutable_inspect()->set_passed(random.chance(0.7));
            c.mutable_inspect()->set_note("n");
            break;
        case 12:
            c.mutable_close_case();
            break;
        case 13:
            c.mutable_supervise()->set_note("s");
            break;
        case 14:
            c.mutable_withdraw_assignment();
            break;
        case 15:
            c.mutable_set_duty()->set_worker_code(worker(item));
            c.mutable_set_duty()->set_on_duty(random.chance(0.7));
            break;
        case 17:
            c.mutable_ask_extension()->set_unit_code(unit(item));
            c.mutable_ask_extension()->set_reason("r");
            c.mutable_ask_extension()->set_due_us(later(item.due_us()));
            break;
        case 18:
            c.mutable_decide_extension()->set_granted(random.chance(0.7));
            c.mutable_decide_extension()->set_reason("r");
            break;
        case 19:
            c.mutable_suspend()->set_reason("r");
            c.mutable_suspend()->set_until_us(random.chance(0.5) ? later(toMicros(world.now)) : 0);
            break;
        case 20:
            c.mutable_resume();
            break;
        case 21:
            c.mutable_answer_supervision()->set_note("a");
            c.mutable_answer_supervision()->set_unit_code(random.chance(0.5) ? unit(item) : "");
            break;
        case 22:
            c.mutable_escalate()->set_reason("r");
            c.mutable_escalate()->set_to(static_cast<protocol::Tier>(random.below(6)));
            break;
        case 23:
            c.mutable_delegate()->set_to(static_cast<protocol::Tier>(random.below(6)));
            break;
        case 24:
            c.mutable_ask_assistance()->set_unit_code(kUnits[random.below(kUnits.size())]);
            break;
        case 25:
        case 26:
            c.mutable_finish_assistance()->set_unit_code(kUnits[random.below(kUnits.size())]);
            break;
        case 27:
            c.mutable_end_assistance()->set_unit_code(kUnits[random.below(kUnits.size())]);
            c.mutable_end_assistance()->set_reason("r");
            break;
        case 28:
            c.mutable_split()->set_reason("r");
            for (std::uint32_t part = random.chance(0.05) ? random.below(3) : 0; part > 0; --part) {
                c.mutable_split()->add_parts()->set_text("part");
            }
            break;
        case 29:
            c.mutable_merge()->set_main(random.chance(0.1) ? ids[random.below(static_cast<std::uint32_t>(ids.size()))]
                                                           : 0);
            break;
        case 30:
        case 31:
            c.mutable_reopen()->set_reason(random.chance(0.1) ? "r" : "");
            break;
        case 32:
            c.mutable_follow_up()->set_reached(random.chance(0.8));
            c.mutable_follow_up()->set_satisfaction(random.below(7));
            break;
        case 33:
            c.mutable_finish_handling()->set_unit_code(unit(item));
            break;
        case 34:
            c.mutable_verify()->set_worker_code(worker(item));
            c.mutable_verify()->set_genuine(true);
            break;
        case 16:
            world.proposal.set_grid_code(kGrids[random.below(kGrids.size())]);
            c.mutable_relocate()->set_address("there");
            break;
        default:
            c.mutable_accept_assignment()->set_worker_code(worker(item));
            break;
        }
        return c;
    }
};

} // namespace sandtable::cases
